// `racecourse goals` from end to end.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {COUNTER, HUGE, racecourse} from './command.mjs';

const HEAD = '# expect: fails\n# goal: fails | An update is lost.\n# goal: ends when counter == 2 | None is.\n';
const goals = (head, source, ...options) => racecourse(['goals', ...options, 'a.py'], {files: {'a.py': head + source}});

async function found(head, source, ...options) {
  const {stdout, status} = await goals(head, source, '--json', ...options);
  return {...JSON.parse(stdout), status};
}

test('each goal has its shortest schedule', async () => {
  const {goals: [first, second], misfit, status} = await found(HEAD, COUNTER);
  assert.deepEqual(first, {
    goal: 1, reach: 'fails', sentence: 'An update is lost.', atStart: false, reachable: 'yes', schedule: '1_2_1_2', reached: null,
  });
  assert.equal(second.reach, 'ends when counter == 2');
  assert.equal(second.schedule, '1-2_2-2');
  assert.equal(misfit, null);
  assert.equal(status, 0);
});

test('people read sentences', async () => {
  const {stdout} = await goals(HEAD, COUNTER, '--schedule', '1-2_2-2');
  assert.equal(
    stdout,
    'a.py: 2 goals\nGoal 1, fails: An update is lost.\nIt can be reached in 4 steps, --schedule 1_2_1_2.\n' +
      'The schedule does not reach it.\nGoal 2, ends when counter == 2: None is.\n' +
      'It can be reached in 4 steps, --schedule 1-2_2-2.\nThe schedule reaches it.\n',
  );
});

test('a schedule reaches some goals and not others', async () => {
  const lost = await found(HEAD, COUNTER, '--schedule', '1_2-2_1');
  assert.deepEqual(lost.goals.map(({reached}) => reached), [true, false]);
  assert.equal(lost.status, 0);
  const none = await found(HEAD, COUNTER, '--schedule', '1-2');
  assert.deepEqual(none.goals.map(({reached}) => reached), [false, false]);
  assert.equal(none.status, 1);
});

test('a schedule that cannot be taken reaches nothing', async () => {
  const {goals: list, misfit, status} = await found(HEAD, COUNTER, '--schedule', '1_2-2_1-2');
  assert.deepEqual(list.map(({reached}) => reached), [false, false]);
  assert.equal(misfit, 'the program has failed after step 4');
  assert.equal(status, 1);
  const {stderr, status: usage} = await goals(HEAD, COUNTER, '--schedule', '1__2');
  assert.match(stderr, /^--schedule: /);
  assert.equal(usage, 2);
});

test('what cannot be reached, or is reached from the start, is said', async () => {
  const {goals: [never, already], status} = await found('# goal: deadlock | Get stuck.\n# goal: when counter == 0 | Begin.\n', COUNTER);
  assert.equal(never.reachable, 'no');
  assert.equal(never.schedule, null);
  assert.equal(already.atStart, true);
  assert.equal(already.schedule, '');
  assert.equal(status, 1);
});

test('a limit leaves it open', async () => {
  const {goals: [only], status} = await found('# goal: deadlock | Get stuck.\n', HUGE, '--max-states', '1000');
  assert.equal(only.reachable, 'unknown');
  assert.equal(status, 4);
});

test('a head without goals has none, and a goal that is none is refused', async () => {
  assert.deepEqual((await found('', COUNTER)).goals, []);
  const {stderr, status} = await goals('# expect: fails\n# goal: win | Win.\n', COUNTER);
  assert.match(stderr, /^a\.py:2:1: This is no goal\. Write what to reach, then " \| "/);
  assert.equal(status, 3);
});

test('steps may be whole statements, of the schedules that are found and of the one that is given', async () => {
  const {goals: [lost, kept]} = await found(HEAD, COUNTER, '--statements', '--schedule', '2_1');
  assert.deepEqual([lost.reachable, lost.reached], ['no', false]);
  assert.deepEqual([kept.schedule, kept.reached], ['1_2', true]);
});
