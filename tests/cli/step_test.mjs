// `racecourse step` from end to end.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {COUNTER, FORKS, racecourse} from './command.mjs';

async function step(source, options) {
  const {stdout, status} = await racecourse(['step', '--json', ...options, 'a.py'], {files: {'a.py': source}});
  return {...JSON.parse(stdout), status};
}

test('without a schedule, what can come first is listed', async () => {
  const {steps, next, end, status} = await step(COUNTER, []);
  assert.deepEqual(steps, []);
  assert.deepEqual(next.map(({thread, text}) => [thread, text]), [[1, 'reads counter: 0'], [2, 'reads counter: 0']]);
  assert.equal(end, 'open');
  assert.equal(status, 0);
});

test('a whole schedule ends with its values', async () => {
  const lost = await step(COUNTER, ['--schedule', '1_2-2_1']);
  assert.equal(lost.end, 'failed');
  assert.equal(lost.failure, 'AssertionError on line 12');
  assert.deepEqual(lost.values, {counter: '1'});
  assert.equal(lost.status, 1);
  const kept = await step(COUNTER, ['--schedule', '1-2_2-2']);
  assert.equal(kept.end, 'finished');
  assert.deepEqual(kept.values, {counter: '2'});
  assert.deepEqual(kept.next, []);
  assert.equal(kept.status, 0);
});

test('a schedule that stops fitting says where and why', async () => {
  const blocked = await step(FORKS, ['--schedule', '1_2_1']);
  assert.equal(blocked.misfit, 'step 3: thread 1 cannot take a step here: it waits for forks[1], which thread 2 holds');
  assert.equal(blocked.end, 'deadlock');
  assert.equal(blocked.status, 1);
  assert.match((await step(COUNTER, ['--schedule', '5'])).misfit, /^step 1: thread 5 does not exist/);
  assert.match((await step(COUNTER, ['--schedule', '1-2_2-2_1'])).misfit, /^step 5: /);
});

test('the same seed gives the same schedule, and the schedule can be given back', async () => {
  const first = await step(COUNTER, ['--random', '7']);
  const again = await step(COUNTER, ['--random', '7']);
  const given = await step(COUNTER, ['--schedule', first.schedule]);
  assert.equal(again.schedule, first.schedule);
  assert.deepEqual(given.steps, first.steps);
});

test('round robin takes turns, and no preemption is none', async () => {
  assert.equal((await step(COUNTER, ['--round-robin'])).schedule, '1_2_1_2');
  const calm = await step(COUNTER, ['--preemptions', '0', '--seed', '3']);
  assert.equal(calm.steps.filter(({preempted}) => preempted).length, 0);
  assert.equal(calm.end, 'finished');
});

test('with a clock, a sleep takes its time and a time-out comes only when it is due', async () => {
  const source = `from threading import Thread
from time import sleep
order = []
def work(n):
    sleep(n)
    order.append(n)
threads = [Thread(target=work, args=(n,)) for n in (3, 1, 2)]
for t in threads: t.start()
for t in threads: t.join()
print(order)
`;
  const {output, steps} = await step(source, ['--clock']);
  assert.equal(output, '[1, 2, 3]\n');
  assert.equal(steps.at(-1).clockMicroseconds, 3_000_000);
});

test('an endless program is stopped', async () => {
  const source = 'from threading import Thread\nx = 0\ndef work():\n    global x\n    while True: x = 1 - x\nThread(target=work).start()\n';
  const {steps, limited, status} = await step(source, ['--random', '1', '--max-steps', '50']);
  assert.equal(steps.length, 50);
  assert.equal(limited, true);
  assert.equal(status, 4);
});

test('with many threads, a column names them', async () => {
  const source = COUNTER.replace('range(2)', 'range(12)');
  const {stdout} = await racecourse(['step', '--schedule', '12_3', 'a.py'], {files: {'a.py': source}});
  assert.match(stdout, /step +thread +line +source +what happens\n +1 +12 increment +7 /);
});
