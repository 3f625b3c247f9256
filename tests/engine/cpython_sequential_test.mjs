// Holds the language without threads against CPython: thousands of random programs, each with the same output and, if
// it fails, the same exception, message and line.
//
//     node --test tests/engine/cpython_sequential_test.mjs
//     RACECOURSE_SEQUENTIAL_SEED=90000 RACECOURSE_SEQUENTIAL_PROGRAMS=500 node --test tests/engine/cpython_sequential_test.mjs

import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {check} from './command.mjs';
import {sequentialProgram} from './cpython/programs.mjs';
import {runPython} from './cpython/python.mjs';

const PROGRAMS = Number(process.env.RACECOURSE_SEQUENTIAL_PROGRAMS ?? 4000);
const FIRST = Number(process.env.RACECOURSE_SEQUENTIAL_SEED ?? 1);
const BATCH = 500;
const MOST_SHOWN = 5;

const folder = mkdtempSync(join(tmpdir(), 'racecourse-sequential-'));
after(() => rmSync(folder, {recursive: true, force: true}));

// What Racecourse says it does differently: numbers of 64 bits, texts and lists of bounded size, no % on texts.
const isOwnLimit = (failure) => /^(OverflowError|MemoryError|NotImplementedError) on line/.test(failure);

function write(seed) {
  const file = join(folder, `${seed}.py`);
  writeFileSync(file, sequentialProgram(seed));
  return file;
}

// Nothing runs behind the first error in Racecourse, in CPython what `finally` says does.
const isSameOutput = (python, output) => (python.error ? python.output.startsWith(output) : python.output === output);

function difference(python, report) {
  if (python.error === 'too long' || python.error?.startsWith('MemoryError')) return 'skipped';
  if (report.refused) return `refused: ${report.refused}`;
  if (report.outcomes.length !== 1) return `${report.outcomes.length} outcomes`;
  const [{output, failure}] = report.outcomes;
  if (isOwnLimit(failure)) return 'skipped';
  if (failure !== (python.error ?? '')) return `${failure || 'no error'} instead of ${python.error ?? 'none'}`;
  return isSameOutput(python, output) ? undefined : `prints ${JSON.stringify(output)} instead of ${JSON.stringify(python.output)}`;
}

async function compareBatch(first, count) {
  const files = Array.from({length: count}, (_, i) => write(first + i));
  const runner = join(import.meta.dirname, 'cpython', 'run_all.py');
  const [ran, reports] = await Promise.all([runPython(['-W', 'ignore', runner, ...files], {timeout: 600_000}), check(files, ['--no-count'])]);
  assert.equal(ran.stderr, '');
  const results = ran.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  return results.map((python, i) => ({seed: first + i, file: files[i], error: python.error, found: difference(python, reports[i])}));
}

test('[sequential] random programs do what they do under CPython', async (t) => {
  const results = [];
  for (let done = 0; done < PROGRAMS; done += BATCH) results.push(...(await compareBatch(FIRST + done, Math.min(BATCH, PROGRAMS - done))));
  const skipped = results.filter(({found}) => found === 'skipped');
  const wrong = results.filter(({found}) => found !== undefined && found !== 'skipped');
  const failing = results.filter(({error}) => error);
  t.diagnostic(`${results.length} programs, ${failing.length} end in an error, ${skipped.length} beyond a limit of Racecourse's own`);
  assert.equal(wrong.length, 0, wrong.slice(0, MOST_SHOWN).map(({seed, found}) => `seed ${seed}: ${found}\n${sequentialProgram(seed)}`).join('\n'));
  assert.ok(skipped.length < results.length * 0.02, `${skipped.length} skipped`);
  assert.ok(failing.length > results.length * 0.1 && failing.length < results.length * 0.5, `${failing.length} fail`);
});

test('[sequential] a difference is noticed', () => {
  const python = {output: '1\n', error: null};
  const report = (output, failure = '') => ({outcomes: [{output, failure}]});
  assert.equal(difference(python, report('1\n')), undefined);
  assert.equal(difference(python, report('2\n')), 'prints "2\\n" instead of "1\\n"');
  assert.equal(difference(python, report('1\n', 'KeyError on line 2: 1')), 'KeyError on line 2: 1 instead of none');
  assert.equal(difference({output: '1\n2\n', error: 'KeyError on line 2: 1'}, report('1\n', 'KeyError on line 2: 1')), undefined);
});
