// What the lesson of the primitives lab says about its programs is what the command finds.

import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {readCourse} from '../../web/build/course.mjs';
import {tasksOf} from '../../web/build/lesson.mjs';
import {check, commandPath, output} from '../engine/command.mjs';
import {lessonOf} from './lesson.mjs';

const LABS = join(import.meta.dirname, '../../labs');
const LAB = join(LABS, 'primitives');
const {ids, lesson, says} = lessonOf('primitives');
const folder = mkdtempSync(join(tmpdir(), 'primitives-lesson-'));
after(() => rmSync(folder, {recursive: true}));

const programFile = (id) => join(LAB, 'programs', `${id}.py`);
const textOf = (id) => readFileSync(programFile(id), 'utf8');
const counts = ({failing, schedules}) => `${failing} of ${schedules}`;
const link = (words, id) => `[${words}](lab:program=${id}&view=prove&prove)`;

// A read-write lock with a condition variable for each kind of thread.
const LAST_READER = `from threading import Thread, Lock, Condition

mutex = Lock()
for_readers = Condition(mutex)
for_writers = Condition(mutex)
readers = 0
writing = False
page = [0, 0]

def read():
    global readers
    with mutex:
        while writing: for_readers.wait()
        readers += 1
    assert page[0] == page[1]
    with mutex:
        readers -= 1
        if readers == 0: for_writers.notify()

def change():
    global writing
    with mutex:
        while writing or readers > 0: for_writers.wait()
        writing = True
    page[0] += 1
    page[1] += 1
    with mutex:
        writing = False
        for_readers.notify_all()
        for_writers.notify()

threads = [Thread(target=read), Thread(target=read), Thread(target=change), Thread(target=change)]
for t in threads: t.start()
for t in threads: t.join()
assert page == [2, 2]
`;

async function reportOn(file, options = []) {
  const [found] = await check([file], options);
  assert.equal(found.refused, undefined, file);
  return found;
}

// Of the program `id` with `before` replaced by `now`.
async function reportWith(id, before, now) {
  const text = textOf(id);
  assert.ok(text.includes(before), `${id}: ${before}`);
  const file = join(folder, `${id}_changed.py`);
  writeFileSync(file, text.replaceAll(before, now));
  return reportOn(file);
}

async function step(id, schedule) {
  const {stdout} = await output(commandPath(), ['step', '--json', '--schedule', schedule, programFile(id)]);
  const found = JSON.parse(stdout);
  assert.equal(found.misfit, null, `${id} ${schedule}`);
  return found;
}

const VERDICTS = {
  account: 'holds', account_notify: 'deadlock', account_open_door: 'assertion',
  book: 'holds', book_as_reader: 'assertion', extra_release: 'assertion',
  gate_count: 'deadlock', gate_round: 'holds', guests_if: 'assertion', guests_while: 'holds', look_again: 'holds',
  own_rw_lock: 'assertion', own_semaphore: 'assertion', phases: 'holds', phases_one_wait: 'assertion',
  pool: 'holds', pool_early: 'assertion', rendezvous: 'holds', rendezvous_crossed: 'deadlock',
  signal_if: 'holds', signal_lost: 'deadlock', signal_outside: 'deadlock', signal_while: 'holds',
  sleep: 'holds', spin: 'holds', spin_crossed: 'never finishes', spurious_if: 'assertion', spurious_while: 'holds',
  starting_gun: 'holds', starting_pulse: 'deadlock', upgrade: 'deadlock', upgrade_blind: 'assertion',
}; // prettier-ignore

test('[lesson] the verdict of every program, found among fewer than 2,000 states', async () => {
  assert.deepEqual(Object.keys(VERDICTS).sort(), ids);
  for (const [id, verdict] of Object.entries(VERDICTS)) {
    const report = await reportOn(programFile(id), ['--promise']);
    assert.deepEqual([report.verdict, report.promiseKept], [verdict, true], id);
    assert.ok(report.states < 2000, `${id}: ${report.states} states`);
  }
});

test('[lesson] the schedules that it counts', async () => {
  const counted = {
    pool_early: ['2166 of 105054', 'In 2 166 of 105 054 schedules a client acts on it.'],
    rendezvous_crossed: ['2 of 2', `${link('this one', 'rendezvous_crossed')} the two lines are swapped: a deadlock in both of its schedules.`],
    extra_release: ['90 of 912', 'in 90 of 912 schedules two threads meet in a room for one'],
    signal_outside: ['2 of 6', 'That is a deadlock in 2 of 6 schedules.'],
    guests_if: ['4 of 48', 'In how many of the 48 schedules do two guests sit down on one seat?'],
    guests_while: ['0 of 48', `${link('With `while`', 'guests_while')} the guest looks again`],
    spurious_if: ['1 of 8', 'With `if`, 1 of 8 schedules reads a report that is not there.'],
    spurious_while: ['0 of 8', `${link('With `while`', 'spurious_while')} all 8 are right.`],
    account: ['0 of 65', `${link('This account', 'account')} serves two customers and two deposits in all 65 schedules.`],
    account_open_door: ['20 of 42', 'in 20 of 42 schedules a deposit is lost'],
    account_notify: ['1 of 51', 'It happens in 1 of 51 schedules.'],
    phases_one_wait: ['48 of 372', 'while the slower one still reads this one, in 48 of 372 schedules.'],
    gate_count: ['2 of 6', 'a deadlock in 2 of 6 schedules.'],
    gate_round: ['0 of 6', 'A round that is over stays over, and it holds in every schedule.'],
    book_as_reader: ['16834 of 127348', 'a reader sees half of its change in 16 834 of 127 348 schedules'],
    upgrade: ['6 of 6', '"A deadlock in every schedule."'],
    upgrade_blind: ['40 of 42', 'both compute the answer in 40 of 42 schedules.'],
    look_again: ['0 of 42', `${link('Who looks again', 'look_again')} computes it once, in all 42.`],
  }; // prettier-ignore
  for (const [id, [expected, sentence]] of Object.entries(counted)) {
    assert.equal(counts(await reportOn(programFile(id))), expected, id);
    says(sentence);
  }
});

test('[lesson] a thread that asks always has a step, one that sleeps has none before the event is set', async () => {
  const asks = await reportOn(programFile('spin'));
  assert.deepEqual([asks.verdict, asks.endless, asks.endlessProbability], ['holds', true, 0]);
  assert.deepEqual((await reportOn(programFile('sleep'))).endless, false);
  for (const schedule of ['', '1', '1-5', '2'])
    assert.ok((await step('spin', schedule)).next.some(({thread}) => thread === 1), schedule);
  for (const schedule of ['1', '1_2']) assert.deepEqual((await step('sleep', schedule)).next.map(({thread}) => thread), [2], schedule);
  says('[In the first](lab:program=spin&view=step) you can choose `T1` at any time');
});

test('[lesson] what two threads do that ask for each other: for ever in loops, asleep at semaphores', async () => {
  const {loop} = await reportOn(programFile('spin_crossed'));
  assert.deepEqual([loop.livelock, loop.starving], [true, [1, 2]]);
  assert.equal((await reportOn(programFile('rendezvous_crossed'))).stuck.length > 0, true);
  says('With primitives the same mistake is a deadlock');
});

test('[lesson] a bounded semaphore raises an error in 816 schedules more', async () => {
  const {outcomes, failing, schedules} = await reportWith('extra_release', 'Semaphore', 'BoundedSemaphore');
  const of = (kind) => outcomes.filter((outcome) => outcome.kind === kind).reduce((sum, one) => sum + Number(one.schedules), 0);
  assert.deepEqual([of('assertion'), of('error'), failing, schedules], [90, 816, '906', '912']);
  says('816 more of the 912 schedules end in an error');
});

test('[lesson] a pool with a permit for each connection holds, with a permit too many it does not', async () => {
  assert.equal((await reportWith('pool', 'free = ["A", "B"]', 'free = ["A"]')).verdict, 'assertion');
  assert.equal((await reportOn(programFile('pool'))).verdict, 'holds');
});

test('[lesson] the average number of connections in use', () => {
  says('$L = \\lambda W = 300 \\cdot 0.02 = 6$');
  assert.equal(300 * 0.02, 6);
});

test('[lesson] woken for no reason at any moment, one look fails, and a loop is never wrong', async () => {
  const spurious = (id) => reportOn(programFile(id), ['--spurious']);
  const once = await spurious('signal_if');
  assert.deepEqual([once.verdict, counts(once)], ['assertion', '1 of 6']);
  says('finds the 1 of 6 schedules in which it fails');
  for (const id of ['signal_while', 'guests_while', 'account', 'gate_round']) {
    const {verdict, loop, outcomes} = await spurious(id);
    assert.deepEqual([verdict, loop.livelock, loop.stronglyFair], ['never finishes', false, false], id);
    assert.deepEqual(outcomes.map(({kind}) => kind), ['holds'], id);
  }
  says('the assertion stands even then. All that is left is a reader that is woken without end, each time before the writer gets the mutex.');
});

test('[lesson] where notify is enough, and where a woken thread must look again', async () => {
  for (const id of ['guests_while', 'signal_while']) assert.ok(textOf(id).includes('.notify()'), id);
  const solution = readFileSync(join(LAB, 'solutions/own-semaphore.py'), 'utf8');
  const file = join(folder, 'own_if.py');
  writeFileSync(file, solution.replace('while self.value == 0:', 'if self.value == 0:'));
  assert.notEqual((await reportOn(file)).verdict, 'holds');
});

test('[lesson] the last reader alone may wake a writer, and one writer is enough', async () => {
  says('So it is enough if the last reader wakes one writer, through a condition variable that is only for writers.');
  const file = join(folder, 'last_reader.py');
  writeFileSync(file, LAST_READER);
  assert.equal((await reportOn(file)).verdict, 'holds');
});

test('[lesson] a shot and silence: who waits at the shot runs, even if the flag is down again', async () => {
  const {outcomes} = await reportOn(programFile('starting_pulse'));
  const one = outcomes.filter(({kind, failure}) => kind === 'deadlock' && !failure.includes(';'));
  const both = outcomes.filter(({kind, failure}) => kind === 'deadlock' && failure.includes(';'));
  assert.deepEqual([one.map(({schedules}) => schedules), both.map(({schedules}) => schedules)], [['15', '15'], ['2']]);
  says('In 30 of 308 schedules it is one of them, in 2 it is both.');
  assert.equal((await reportOn(programFile('starting_pulse'))).schedules, '308');
});

test('[lesson] a reader that asks to write waits for itself, even alone', async () => {
  assert.equal((await reportWith('upgrade', 'range(2)', 'range(1)')).verdict, 'deadlock');
  says('Nobody else is needed for that: it waits for itself.');
});

test('[lesson] two of a signal: a semaphore counts both, an event remembers one, a condition variable none', async () => {
  const programs = {
    semaphore: ['s = Semaphore(0)', 's.release()', 's.acquire()', ['holds', 'holds', 'deadlock']],
    event: ['s = Event()', 's.set()', 's.wait()\ns.clear()', ['holds', 'deadlock', 'deadlock']],
    condition: ['s = Condition()', 'with s: s.notify()', 'with s: s.wait()', ['deadlock', 'deadlock', 'deadlock']],
  };
  for (const [id, [make, signal, wait, expected]] of Object.entries(programs))
    for (const waits of [1, 2, 3]) {
      const file = join(folder, `two_${id}_${waits}.py`);
      const lines = ['from threading import Semaphore, Event, Condition', make, signal, signal, ...Array(waits).fill(wait)];
      writeFileSync(file, `${lines.join('\n')}\n`);
      assert.equal((await reportOn(file)).verdict, expected[waits - 1], `${id}, ${waits} waits`);
    }
});

test('[lesson] what it shows of a program stands in that program', () => {
  const lines = (text) => text.split('\n').map((line) => line.trim()).join('\n');
  const shown = [...lesson.matchAll(/^```python\n([\s\S]*?)^```$/gm)].map(([, code]) => lines(code).trim());
  const from = ['spin', 'sleep', 'guests_if', 'signal_while', 'account', 'gate_count'];
  assert.equal(shown.length, from.length);
  for (const [k, id] of from.entries()) assert.ok(lines(textOf(id)).includes(shown[k]), id);
});

test('[lesson] programs that it sets side by side differ in a line or two', () => {
  const body = (id) => textOf(id).split('\n').filter((line) => line && !line.startsWith('# ')).map((line) => line.trim());
  const pairs = [
    ['pool', 'pool_early', 0], ['rendezvous', 'rendezvous_crossed', 0], ['guests_while', 'guests_if', 1],
    ['spurious_while', 'spurious_if', 1], ['account', 'account_notify', 1], ['starting_gun', 'starting_pulse', 1], ['phases', 'phases_one_wait', 1],
    ['gate_round', 'gate_count', 4], ['book', 'book_as_reader', 1], ['look_again', 'upgrade_blind', 1],
  ]; // prettier-ignore
  for (const [right, wrong, lines] of pairs) {
    const rest = body(wrong);
    const only = body(right).filter((line) => !(rest.includes(line) && rest.splice(rest.indexOf(line), 1)));
    assert.equal(Math.max(only.length, rest.length), lines, `${right} and ${wrong}`);
    assert.equal(VERDICTS[right], 'holds', right);
    assert.notEqual(VERDICTS[wrong], 'holds', wrong);
  }
});

test('[lesson] what equal shares of the cores leave to the neighbours', () => {
  const share = (ready, cores) => Math.min(1, cores / ready);
  says('$\\min\\left(1, \\frac{c}{n + w}\\right)$ of a core each');
  says('With two cores that is $\\frac{1}{6}$ in place of $\\frac{1}{2}$: a third is left.');
  says('Eight threads busy-wait beside four neighbours. What share of their work');
  assert.equal(share(4 + 8, 2), 1 / 6);
  assert.equal(share(4, 2), 1 / 2);
  assert.equal(share(4 + 8, 2) / share(4, 2), 1 / 3);
});

test('[lesson] the four ways to wait are called what the lab calls them, and its links set what it knows', () => {
  const names = readFileSync(join(LAB, 'experiment.h'), 'utf8').match(/kWayNames = \{([^}]*)\}/)[1].match(/[^",]+(?=")/g).filter((name) => name.trim());
  assert.deepEqual(names, ['Busy-wait', 'Yield', 'Polling', 'Condition']);
  for (const name of names) says(`(**${name}**)`);
  const links = [...lesson.matchAll(/view=experiment([^"\n)]*)&run/g)].flatMap(([, query]) => query.split('&').slice(1));
  for (const setting of links) assert.match(setting, /^(measure=(ways|crowd|nap)|(waiters|neighbours)=[0-8]|interval=10000|nap=1000)$/);
  assert.equal(links.filter((setting) => setting.startsWith('measure=')).length, 4);
});

test('[lesson] each primitive has its row in the first table and its rules in another', () => {
  const rows = [...lesson.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, first]) => first);
  assert.deepEqual(rows.slice(1), ['mutex', 'semaphore', 'condition variable', 'monitor', 'event', 'barrier', 'read-write lock']);
  for (const heading of ['Semaphore', 'Condition variable', 'Monitor', 'Event', 'Barrier', 'Read-write lock']) {
    const section = lesson.split(`\n## ${heading}\n`)[1].split('\n## ')[0];
    assert.match(section, /^\| (operation|a method) \| goes on when \| and then \|$/m, heading);
  }
});

test('[lesson] its tasks are of all five kinds', async () => {
  const course = await readCourse(LABS);
  const lab = course.units.flatMap(({labs}) => labs).find(({id}) => id === 'primitives');
  const kinds = {};
  for (const {kind} of tasksOf(lab)) kinds[kind] = (kinds[kind] ?? 0) + 1;
  assert.deepEqual(kinds, {predict: 8, schedule: 3, fix: 3, build: 2, measure: 2});
});

test('[lesson] it names every program of the lab, and no other', () => {
  const named = new Set([...lesson.matchAll(/program ?= ?"?(\w+)/g)].map(([, id]) => id));
  assert.deepEqual([...named].sort(), ids);
});
