// What the lesson of the locks lab says about its programs is what the command finds.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {changed, lessonOf} from './lesson.mjs';

const {lesson, ids, says, textOf, report, reportOn} = lessonOf('locks');

// The locks that are proven, and what turns their program into one with three threads.
const FAMILY = ['test_and_set', 'test_and_test_and_set', 'backoff', 'ticket', 'mcs', 'futex', 'mutex'];

const withThree = (id) => changed(textOf(id), 'for i in range(2)]', 'for i in range(3)]');

const counts = ({failing, schedules}) => `${failing} of ${schedules}`;
const percent = (share) => `${Math.round(100 * share)} %`;

test('[lesson] the verdict of every program', async () => {
  const verdicts = {
    backoff: 'holds', buckets_crossed: 'deadlock', buckets_one_by_one: 'assertion', buckets_one_lock: 'holds', filter_lock: 'holds',
    flags_only: 'deadlock', futex: 'holds', futex_blind: 'deadlock', mcs: 'holds', mutex: 'holds', naive_flag: 'assertion',
    peterson: 'holds', peterson_swapped: 'assertion', peterson_three: 'assertion', test_and_set: 'holds', test_and_test_and_set: 'holds',
    ticket: 'holds', try_lock: 'assertion', turn_only: 'never finishes',
  }; // prettier-ignore
  assert.deepEqual(Object.keys(verdicts).sort(), ids);
  for (const [id, verdict] of Object.entries(verdicts)) assert.equal((await reportOn(id)).verdict, verdict, id);
});

test('[lesson] every lock of the family holds with two threads and with three, without a data race, in as many states as it says', async () => {
  const rows = [...lesson.matchAll(/^\| \[[\w-]+\]\(lab:program=(\w+)&view=prove&prove\) \| .* \| ([\d ]+) \| ([\d ]+) \|$/gm)];
  assert.deepEqual(rows.map(([, id]) => id), FAMILY);
  for (const [, id, ...states] of rows) {
    const all = [await reportOn(id), await report(`${id}_three`, withThree(id))];
    for (const {verdict, races} of all) assert.deepEqual([verdict, races], ['holds', []], id);
    assert.deepEqual(all.map((one) => String(one.states)), states.map((number) => number.replaceAll(' ', '')), id);
  }
});

test('[lesson] Peterson’s lock holds for two, the filter lock for two and three', async () => {
  assert.equal((await reportOn('peterson')).verdict, 'holds');
  says('Prove finds no schedule that breaks it');
  const filter = textOf('filter_lock');
  assert.equal((await report('filter_two', filter.replace('N = 3', 'N = 2'))).verdict, 'holds');
  assert.equal((await reportOn('filter_lock')).verdict, 'holds');
  says('With three threads it holds');
});

test('[lesson] how likely a random scheduler is to fail', async () => {
  assert.equal(percent((await reportOn('naive_flag')).failingProbability), '19 %');
  says('a scheduler that picks at random would fail in 19 % of its runs.');
  assert.equal((await reportOn('flags_only')).failingProbability + (await reportOn('flags_only')).endlessProbability, 0.5);
  says('picking at random ends like this in half of all runs');
  assert.equal(percent((await reportOn('peterson_swapped')).failingProbability), '2 %');
  says('A random scheduler shows it in 2 % of its runs.');
});

test('[lesson] the schedules that it counts', async () => {
  const counted = {
    flags_only: ['4 of 24', 'in 4 of 24 schedules [both wait for ever]'],
    futex_blind: ['12 of 82', 'deadlocks in 12 of 82 schedules.'],
    buckets_one_by_one: ['2 of 72', '2 of 72 schedules are wrong'],
    buckets_crossed: ['2 of 6', 'a deadlock in 2 of 6 schedules'],
  };
  for (const [id, [expected, sentence]] of Object.entries(counted)) {
    assert.equal(counts(await reportOn(id)), expected, id);
    says(sentence);
  }
  assert.deepEqual((await reportOn('buckets_one_by_one')).races, []);
  says('each access is under a lock, there is no data race');
});

test('[lesson] a flag that both look at and then raise lets two in; one step that does both does not', async () => {
  const split = textOf('test_and_set').replace('    while taken.exchange(True):\n        pass\n', '    while taken.load():\n        pass\n    taken.store(True)\n');
  assert.equal((await report('split', split)).verdict, 'assertion');
  const swapped = textOf('peterson_swapped').replace('    turn = other\n    wants[me] = True\n', '    wants[me] = True\n    turn = other\n');
  assert.equal((await report('unswapped', swapped)).verdict, 'holds');
});

test('[lesson] what it shows of a program stands in that program', () => {
  const lines = (text) => text.split('\n').map((line) => line.trim()).join('\n');
  const python = [...lesson.matchAll(/^```python\n([\s\S]*?)^```$/gm)].map(([, code]) => lines(code).trim());
  assert.equal(python.length, 2);
  assert.ok(lines(textOf('naive_flag')).includes(python[0]));
  assert.ok(lines(textOf('peterson')).includes(python[1]));
});

test('[lesson] it names every program of the lab, and no other', () => {
  const named = new Set([...lesson.matchAll(/(?:lab:|^)program(?: = "|=)(\w+)|^show = "program=(\w+)/gm)].map(([, id, shown]) => id ?? shown));
  assert.deepEqual([...named].sort(), ids);
});
