// What the lesson of the producer-consumer lab says about its programs is what the command finds.

import assert from 'node:assert/strict';
import {join} from 'node:path';
import {test} from 'node:test';
import {commandPath, output} from '../engine/command.mjs';
import {changed, lessonOf} from './lesson.mjs';

const {place, lesson, ids, says, textOf, fileOf, report, reportOn} = lessonOf('producer-consumer');

async function stepped(id, schedule, text = textOf(id)) {
  const {stdout} = await output(commandPath(), ['step', '--json', '--schedule', schedule, fileOf(id, text)]);
  return JSON.parse(stdout);
}

test('[lesson] the verdict of every program', async () => {
  const verdicts = {
    ahead: 'holds', early_sentinel: 'assertion', library_queue: 'holds', look_first: 'deadlock', monitor: 'holds', monitor_if: 'error',
    mutex_first: 'deadlock', no_waiting: 'error', notify_all: 'holds', one_condition: 'deadlock', one_sentinel: 'deadlock', ring: 'holds',
    ring_two: 'assertion', semaphores: 'holds', sentinel_each: 'holds', write_buffer: 'deadlock',
  }; // prettier-ignore
  assert.deepEqual(Object.keys(verdicts).sort(), ids);
  for (const [id, verdict] of Object.entries(verdicts)) assert.equal((await reportOn(id)).verdict, verdict, id);
});

test('[lesson] how many schedules each has, and how many fail', async () => {
  const counts = {
    no_waiting: ['2 of 4', 'in 2 of 4 schedules the consumer takes from an empty list'],
    semaphores: ['0 of 3844', 'all 3 844 schedules hold'],
    mutex_first: ['37 of 655', 'It deadlocks in 37 of 655 schedules, which is 6 %.'],
    ring_two: ['850 of 924', 'This happens in 850 of 924 schedules.'],
    monitor: ['0 of 28', 'it holds in all 28 schedules'],
    monitor_if: ['4 of 28', 'It happens in 4 of 28 schedules.'],
    one_condition: ['2 of 30', 'happens in 2 of 30 schedules'],
    notify_all: ['0 of 40', 'which holds in all 40 schedules'],
    look_first: ['4 of 6', 'deadlocks in 4 of 6 schedules'],
    ahead: ['0 of 14338', 'holds in all 14 338 schedules'],
    one_sentinel: ['208 of 208', '**Deadlock in all 208 schedules.**'],
    sentinel_each: ['0 of 632', 'all 632 schedules hold'],
    early_sentinel: ['38 of 210', 'in 38 of 210 schedules an item is left behind'],
  };
  for (const [id, [expected, sentence]] of Object.entries(counts)) {
    const {failing, schedules} = await reportOn(id);
    assert.equal(`${failing} of ${schedules}`, expected, id);
    says(sentence);
  }
});

test('[lesson] two semaphores and a mutex: 82 states', async () => {
  assert.equal((await reportOn('semaphores')).states, 82);
  says('they are 82 states');
});

test('[lesson] the mutex first: 6 % of the schedules, 68 % at random, and one step of the consumer is enough', async () => {
  const {failingShare, failingProbability, counterexample} = await reportOn('mutex_first');
  assert.deepEqual([Math.round(100 * failingShare), Math.round(100 * failingProbability), counterexample], [6, 68, '2']);
  assert.equal((await stepped('mutex_first', '2')).end, 'deadlock');
  says('deadlocks in 68 % of its runs');
  says('the shortest is a single step of the consumer');
  const full = await stepped('mutex_first', '1-13');
  assert.equal(full.end, 'deadlock', 'it deadlocks when the producer has to wait, too');
});

test('[lesson] a ring without a mutex has no data race with one thread on each side, and one with two producers', async () => {
  assert.deepEqual((await reportOn('ring')).races, []);
  assert.ok((await reportOn('ring_two')).races.some(({place}) => place === 'tail'));
  says('it holds in every schedule, and without a data race');
});

test('[lesson] one condition for both sides is right with two threads, and its shortest deadlock is 22 steps long with three', async () => {
  const {counterexample, lostWakeup} = await reportOn('one_condition');
  const {steps, end} = await stepped('one_condition', counterexample);
  assert.deepEqual([steps.length, end, lostWakeup], [22, 'deadlock', true]);
  const woken = steps.filter(({text}) => text.startsWith('wakes')).map(({thread, text}) => `${thread} ${text}`);
  assert.deepEqual(woken, ['1 wakes thread 2 (notify)', '2 wakes thread 3 (notify)']);
  const {stdout} = await output(commandPath(), ['goals', '--json', join(place, 'programs/one_condition.py')]);
  assert.equal(JSON.parse(stdout).goals[0].schedule.split('_').reduce((sum, part) => sum + Number(part.split('-')[1] ?? 1), 0), 22);
  says('It takes 22 steps');

  const alone = changed(textOf('one_condition'), 'Thread(target=get), Thread(target=get)', 'Thread(target=consume)');
  const consume = 'def consume():\n    for _ in range(2): get()\n\nthreads = [';
  assert.equal((await report('one_each', changed(alone, 'threads = [', consume))).verdict, 'holds');
  says('with one producer and one consumer the same code holds');
});

test('[lesson] the table of capacities: orders and fewest switches, and Catalan numbers', async () => {
  const rows = [...lesson.matchAll(/^\| (\d+) \| (\d+) \| (\d+) \|$/gm)].map(([, ...row]) => row.map(Number));
  assert.deepEqual(rows.map(([slots]) => slots), [1, 2, 3, 4]);
  const withSlots = (slots) => changed(textOf('library_queue'), 'maxsize=2', `maxsize=${slots}`);
  for (const [slots, orders, switches] of rows) {
    const {schedules, verdict} = await report(`slots_${slots}`, withSlots(slots));
    assert.deepEqual([verdict, Number(schedules)], ['holds', orders], `${slots} slots`);
    assert.equal(switches, 2 * Math.ceil(4 / slots) - 1);
    const turns = Array.from({length: Math.ceil(4 / slots)}, (_, turn) => Math.min(slots, 4 - turn * slots));
    const run = await stepped(`turns_${slots}`, turns.map((n) => `1-${n}_2-${n}`).join('_'), withSlots(slots));
    assert.deepEqual([run.end, run.switches], ['finished', switches]);
  }
  assert.equal((await report('five', withSlots(5))).schedules, '14');
  says('A fifth slot buys nothing for four items.');
});

test('[lesson] the producer is at most capacity + 2 ahead, and capacity + producers + consumers with more of them', async () => {
  const ahead = textOf('ahead');
  const withBound = (text, slots, bound) =>
    changed(changed(text, 'CAPACITY = 1', `CAPACITY = ${slots}`), 'made - used <= CAPACITY + 2', `made - used <= ${bound}`);
  for (const slots of [1, 2, 3, 4]) {
    assert.equal((await report('bound', withBound(ahead, slots, slots + 2))).verdict, 'holds', `${slots} slots`);
    assert.equal((await report('bound', withBound(ahead, slots, slots + 1))).verdict, 'invariant', `${slots} slots`);
  }
  const {steps, values} = await stepped('ahead', '1-5_2_1-3');
  assert.deepEqual([steps.length, values.made, values.used], [9, '3', '0']);
  says('nine steps are enough');
  says('With $N$ slots it is $N + 2$, and with $p$ producers and $c$ consumers $N + p + c$.');

  const counted = ['made', 'used'].reduce(
    (text, name) => changed(text, `        ${name} += 1\n`, `        with atomic:\n            ${name} += 1\n`),
    changed(ahead, 'import invariant', 'import atomic, invariant').replaceAll('range(CAPACITY + 3)', 'range(ITEMS)'),
  );
  const crowd = (producers, consumers, bound) => {
    const threads = `threads = [Thread(target=produce, args=(${2 * consumers},)) for _ in range(${producers})] + [Thread(target=consume, args=(${2 * producers},)) for _ in range(${consumers})]`;
    const text = changed(counted, 'threads = [Thread(target=produce), Thread(target=consume)]', threads);
    return withBound(text.replaceAll('def produce()', 'def produce(items)').replaceAll('def consume()', 'def consume(items)').replaceAll('ITEMS', 'items'), 1, bound);
  };
  for (const [producers, consumers] of [[2, 1], [1, 2], [2, 2]]) {
    const bound = 1 + producers + consumers;
    assert.equal((await report('crowd', crowd(producers, consumers, bound))).verdict, 'holds', `${producers} and ${consumers}`);
    assert.equal((await report('crowd', crowd(producers, consumers, bound - 1))).verdict, 'invariant', `${producers} and ${consumers}`);
  }
});

test('[lesson] several consumers may use the items in either order', async () => {
  const {outcomes} = await reportOn('sentinel_each');
  assert.deepEqual(outcomes.map(({values}) => values.first).sort(), ['1', '2']);
});

test('[lesson] what it shows of a program stands in that program', () => {
  const lines = (text) => text.split('\n').map((line) => line.trim()).join('\n');
  const python = [...lesson.matchAll(/^```python\n([\s\S]*?)^```$/gm)].map(([, code]) => lines(code).trim());
  assert.equal(python.length, 2);
  assert.ok(lines(textOf('semaphores')).replace('assert len(buffer) <= 2, "there are two slots"\n', '').includes(python[0]));
  assert.ok(lines(textOf('monitor')).includes(python[1]));
});

test('[lesson] it names every program of the lab, and no other', () => {
  const named = new Set([...lesson.matchAll(/(?:lab:|^)program(?: = "|=)(\w+)|^show = "program=(\w+)/gm)].map(([, id, shown]) => id ?? shown));
  assert.deepEqual([...named].sort(), ids);
});

test('[lesson] the shares of the experiment are those of the chain, and eight consumers are 1.9 times four', () => {
  const table = lesson.slice(lesson.indexOf('| slots | share'));
  const rows = [...table.matchAll(/^\| (\d+) \| (\d+\.\d) % \|$/gm)].map(([, slots, share]) => [Number(slots), share]);
  assert.deepEqual(rows.map(([slots]) => slots), [1, 2, 4, 16, 256]);
  for (const [slots, share] of rows) assert.equal(share, ((100 * (slots + 2)) / (slots + 3)).toFixed(1), `${slots} slots`);

  // Items made and not yet used are a birth-death chain; in items a millisecond.
  const throughput = ({slots, producers, consumers, make, use}) => {
    const most = slots + producers + consumers;
    const chain = [1];
    for (let n = 1; n <= most; ++n)
      chain.push((chain[n - 1] * (Math.min(producers, most - n + 1) / make)) / (Math.min(n, consumers) / use));
    const sum = chain.reduce((a, b) => a + b);
    return chain.reduce((busy, p, n) => busy + (p / sum) * Math.min(n, consumers), 0) / use;
  };
  assert.ok(Math.abs(throughput({slots: 1, producers: 1, consumers: 1, make: 1, use: 1}) - 0.75) < 1e-9);
  const sides = (consumers) => throughput({slots: 16, producers: 4, consumers, make: 1, use: 2});
  assert.equal((sides(8) / sides(4)).toFixed(1), '1.9');
  says('1.9 times by theory');
  assert.match(lesson, /number = 2\nwithin = 0\.11\nmeasured = "most consumers over half"/);
  assert.match(lesson, /number = 75\nunit = "%"\nwithin = 0\.07\nmeasured = "one slot over 256"/);
});
