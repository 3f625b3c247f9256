// `racecourse run` from end to end. No test depends on how the threads happen to meet.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {COUNTER, FORKS, racecourse} from './command.mjs';

async function run(source, options) {
  const {stdout, status} = await racecourse(['run', '--json', ...options, 'a.py'], {files: {'a.py': source}});
  return {...JSON.parse(stdout), status};
}

test('every run is counted, and nothing happens that cannot', async () => {
  const {runs, outcomes, impossible, verdict, allOutcomes, environment} = await run(COUNTER, ['--times', '2000']);
  assert.equal(runs, 2000);
  assert.equal(outcomes.reduce((sum, {count}) => sum + count, 0), 2000);
  assert.deepEqual(outcomes.map(({kind}) => kind).sort(), ['assertion', 'holds']);
  assert.ok(outcomes.every(({possible}) => possible === true));
  assert.equal(impossible, false);
  assert.equal(verdict, 'assertion');
  assert.equal(allOutcomes, true);
  assert.equal(environment.threads, 3);
  assert.ok(environment.cores >= 1);
});

test('what can happen and did not is listed with 0', async () => {
  const source = "from racecourse import choose\nprint(choose(range(50)))\n";
  const {outcomes} = await run(source, ['--times', '1']);
  assert.equal(outcomes.length, 50);
  assert.deepEqual(outcomes.map(({count}) => count), [1, ...Array(49).fill(0)]);
});

test('deadlocks are counted and left', async () => {
  const {runs, outcomes, endless} = await run(FORKS, ['--times', '1000']);
  assert.equal(runs, 1000);
  assert.equal(endless, 0);
  assert.deepEqual(outcomes.map(({kind}) => kind).sort(), ['deadlock', 'holds']);
});

test('a program that never ends is stopped each time and ends with 4', async () => {
  const source = 'from threading import Thread\nx = 0\ndef work():\n    global x\n    while True: x = 1 - x\nThread(target=work).start()\n';
  const {runs, endless, status} = await run(source, ['--times', '2']);
  assert.deepEqual({runs, endless, status}, {runs: 2, endless: 2, status: 4});
});

test('without proof nothing is said about what is possible', async () => {
  const {outcomes, verdict} = await run('print(1)\n', ['--no-prove', '--times', '3']);
  assert.equal(verdict, null);
  assert.deepEqual(outcomes.map(({count, possible, probability}) => [count, possible, probability]), [[3, null, null]]);
});

test('--seconds ends it', async () => {
  const {runs, status} = await run('print(1)\n', ['--times', '1000000000', '--seconds', '0.05']);
  assert.ok(runs > 0 && runs < 1_000_000_000);
  assert.equal(status, 0);
});

test('Ctrl-C stops the threads, and what was counted is printed', async () => {
  const words = ['run', '--json', '--times', '1000000000', '--seconds', '1000', 'a.py'];
  const {stdout, status, signal} = await racecourse(words, {files: {'a.py': COUNTER}, interruptAfterMs: 500});
  assert.equal(signal, null);
  assert.equal(status, 130);
  const {runs, outcomes, interrupted} = JSON.parse(stdout);
  assert.equal(interrupted, true);
  assert.equal(outcomes.reduce((sum, {count}) => sum + count, 0), runs);
});

test('the report says on how many cores, and how often the threads overlapped', async () => {
  const {stdout} = await racecourse(['run', '--times', '100', 'a.py'], {files: {'a.py': COUNTER}});
  assert.match(stdout, /\n100 runs in [0-9.]+ s on [0-9]+ cores?, 3 threads a run\. In [<>0-9. ]+ % of the runs at least two threads were under way at the same time\.\n/);
  assert.match(stdout, /\nProven: The assertion on line 12 fails in 4 of 6 schedules\.\n/);
});

test('a program that needs the lock for everything says so', async () => {
  const source = COUNTER.replace('from threading', 'from racecourse import atomic\nfrom threading').replace('    counter += 1', '    with atomic:\n        counter += 1');
  const {stdout, status} = await racecourse(['run', '--times', '50', 'a.py'], {files: {'a.py': source}});
  assert.match(stdout, /a lock let one thread work at a time\./);
  assert.match(stdout, /100\.0 %/);
  assert.equal(status, 0);
});
