// Engines at work beside each other, one a thread. The same question is answered once.
//
//   const pool = await openPool({lib: 'build/lib'});
//   await pool.prove('print(1)\n')             ->  {holds: true, verdict: 'holds', sentence: 'Holds: in every …'}
//   await pool.goals(source, '1_2-2_1')        ->  [{goal: 1, reach: 'fails', reached: true, reachable: 'yes', …}]
//   await pool.report(source)                  ->  what `racecourse check --json --promise` prints
//   await pool.close();
//
// A question that takes too much memory or time is answered by {trouble: a sentence}, and its thread is replaced.

import {createHash} from 'node:crypto';
import {availableParallelism} from 'node:os';
import {Worker, isMainThread, parentPort, workerData} from 'node:worker_threads';
import {openEngine} from './engine.mjs';
import {libFolder} from './places.mjs';

// What one question may take. The page's Prove has 512 MB; who asks for more states gets more, of the engine's 2 GB.
const SECONDS = 60;
const limitsFor = (maxStates) =>
  maxStates ? ['--max-states', `${maxStates}`, '--max-memory', '1500M'] : ['--max-memory', '512M'];
const LONGEST_SCHEDULE = 200_000; // characters
const ROLE = 'racecourse-engine';

const FILE = 'program.py';
const ENDED = 'The work was ended before this was done.';

// What a question may be answered by instead of JSON.
function answerOf({trouble, stdout, stderr}) {
  if (trouble) return {trouble};
  try {
    return JSON.parse(stdout);
  } catch {
    return {trouble: stderr.trim() || 'The engine gave no answer.'};
  }
}

class Pool {
  memo = new Map();
  waiting = [];
  idle = [];
  workers = new Set();

  constructor({workers, lib, seconds, maxStates}) {
    Object.assign(this, {most: workers, lib, seconds, limits: limitsFor(maxStates)});
  }

  // `holds` says whether it is proven for every schedule.
  async prove(text) {
    const report = await this.ask(['check', '--json', '--no-count', ...this.limits], text);
    const {trouble, refused, verdict, sentence, stopped} = report;
    if (trouble) return {holds: false, trouble};
    if (refused) return {holds: false, verdict: 'refused', sentence: refused.message, refused};
    return {holds: verdict === 'holds', verdict, sentence, ...(verdict === 'stopped' && {stopped})};
  }

  // Of a program's file with its head. With a schedule, `reached` says whether it leads to the goal, and `misfit` why it
  // cannot be taken, if it cannot; `statements` says that its steps are whole statements. Without `search`, whether a goal
  // is reachable at all stays unknown.
  async goals(source, schedule, {statements = false, search = true} = {}) {
    if (schedule?.length > LONGEST_SCHEDULE) return {trouble: 'The schedule is longer than any that the page makes.'};
    const given = schedule === undefined ? [] : [`--schedule=${schedule}`];
    const options = [...(statements ? ['--statements'] : []), ...(search ? [] : ['--max-states', '1'])];
    const {trouble, refused, goals, misfit} = await this.ask(['goals', '--json', ...given, ...options], source);
    if (trouble) return {trouble};
    if (refused) return {trouble: refused.message};
    return goals.map(({reached, ...goal}) => ({...goal, ...(schedule !== undefined && {reached, misfit})}));
  }

  report(source) {
    return this.ask(['check', '--json', '--promise', ...this.limits], source);
  }

  ask(words, source) {
    const key = createHash('sha256').update(JSON.stringify([words, source])).digest('base64');
    const answered = async () => answerOf(await this.run([...words, FILE], {[FILE]: source}));
    if (!this.memo.has(key)) this.memo.set(key, answered());
    return this.memo.get(key);
  }

  // The engine's {stdout, stderr, status}, or {trouble}.
  run(words, files) {
    return new Promise((resolve) => {
      this.waiting.push({words, files, resolve});
      this.next();
    });
  }

  next() {
    if (this.waiting.length === 0) return;
    const worker = this.idle.pop() ?? (this.workers.size < this.most ? this.start() : null);
    if (worker) this.give(worker, this.waiting.shift());
  }

  start() {
    const worker = new Worker(new URL(import.meta.url), {workerData: {role: ROLE, lib: this.lib}});
    worker.on('message', (answer) => this.done(worker, answer));
    worker.on('error', (error) => this.lose(worker, `The engine stopped: ${error.message.split('\n')[0]}`));
    this.workers.add(worker);
    return worker;
  }

  give(worker, job) {
    worker.job = job;
    const late = () => this.lose(worker, `It was not done within ${this.seconds} s.`);
    worker.timer = setTimeout(late, this.seconds * 1000);
    worker.postMessage({words: job.words, files: job.files});
  }

  done(worker, answer) {
    clearTimeout(worker.timer);
    const {job} = worker;
    worker.job = null;
    this.idle.push(worker);
    job.resolve(answer);
    this.next();
  }

  lose(worker, trouble) {
    clearTimeout(worker.timer);
    this.workers.delete(worker);
    worker.removeAllListeners('error').on('error', () => {});
    worker.removeAllListeners('message');
    worker.terminate();
    worker.job?.resolve({trouble});
    worker.job = null;
    this.next();
  }

  async close() {
    const workers = [...this.workers];
    this.waiting.splice(0).forEach(({resolve}) => resolve({trouble: ENDED}));
    workers.forEach((worker) => this.lose(worker, ENDED));
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

// `workers` at most work at the same time, each question for at most `seconds` and, if it is given, `maxStates`; `lib`
// has engine.mjs and engine.wasm.
export async function openPool({workers = availableParallelism(), lib = libFolder(), seconds = SECONDS, maxStates} = {}) {
  return new Pool({workers, lib, seconds, maxStates});
}

// In the thread of a worker.
async function serve() {
  const engine = await openEngine(workerData.lib);
  parentPort.on('message', ({words, files}) => parentPort.postMessage(engine.run(words, files)));
}

if (!isMainThread && workerData?.role === ROLE) await serve();
