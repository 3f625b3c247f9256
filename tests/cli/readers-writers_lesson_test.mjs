// What the lesson of the readers-writers lab says about its programs is what the command finds.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {commandPath, output} from '../engine/command.mjs';
import {changed, lessonOf} from './lesson.mjs';

const {place, lesson, ids, says, textOf, report, reportOn} = lessonOf('readers-writers');

test('[lesson] the verdict of every program', async () => {
  const verdicts = {
    look_again: 'holds', meet_mutex: 'deadlock', meet_rw_lock: 'holds', mutex: 'holds', no_lock: 'assertion', one_reader: 'never finishes',
    read_twice: 'deadlock', reader_starves: 'never finishes', readers_first: 'holds', release_first: 'assertion', rw_lock: 'holds',
    tickets: 'holds', turnstile: 'never finishes', upgrade: 'deadlock', upgrade_last: 'deadlock', write_as_reader: 'assertion',
    write_reader: 'assertion', writer_starves: 'never finishes', writers_first: 'holds',
  }; // prettier-ignore
  assert.deepEqual(Object.keys(verdicts).sort(), ids);
  for (const [id, verdict] of Object.entries(verdicts)) assert.equal((await reportOn(id)).verdict, verdict, id);
});

test('[lesson] how many schedules each has, and how many fail', async () => {
  const counts = {
    no_lock: ['5 of 15', 'in 5 of 15 schedules'],
    mutex: ['0 of 6', 'come in six orders, and there are six schedules'],
    rw_lock: ['0 of 142', 'it is whole in all 142 schedules'],
    meet_mutex: ['2 of 2', '**Deadlock in both schedules.**'],
    meet_rw_lock: ['0 of 18', '[With a read-write lock](lab:program=meet_rw_lock&view=prove&prove) all 18 schedules hold'],
    write_as_reader: ['36 of 70', 'It happens in 36 of 70 schedules.'],
    readers_first: ['0 of 253946', 'in all 253 946 schedules, which are 468 states'],
    upgrade: ['6 of 6', '[Every schedule](lab:program=upgrade&view=prove&prove) of that deadlocks'],
    upgrade_last: ['60 of 62', '60 of 62 schedules end like this.'],
    release_first: ['40 of 42', 'The program has 42 schedules.'],
    look_again: ['0 of 42', 'all 42 schedules hold'],
    read_twice: ['1 of 107', 'It is a single one of 107 schedules'],
  };
  for (const [id, [expected, sentence]] of Object.entries(counts)) {
    const {failing, schedules} = await reportOn(id);
    assert.equal(`${failing} of ${schedules}`, expected, id);
    says(sentence);
  }
});

test('[lesson] states, and a number of schedules that is too long to write', async () => {
  assert.equal((await reportOn('readers_first')).states, 468);
  const {states, schedules, failing} = await reportOn('writers_first');
  assert.deepEqual([states, schedules, failing], [1788, '61836559126', '0']);
  says('in more than 61 billion schedules and 1 788 states');
});

test('[lesson] who starves, and under which fairness', async () => {
  const loops = {
    writer_starves: [3, true, 'no grade of fairness helps: **even under a strongly fair scheduler**, says Prove'],
    one_reader: [2, false, 'A strongly fair one must let it in.'],
    reader_starves: [1, true, '[the reader never gets in](lab:program=reader_starves&view=prove&prove), even under a strongly fair scheduler'],
    turnstile: [3, false, 'The fault of the policy is gone'],
  };
  for (const [id, [thread, stronglyFair, sentence]] of Object.entries(loops)) {
    const {loop} = await reportOn(id);
    assert.deepEqual([loop.starving.filter((one) => one > 0), loop.livelock, loop.stronglyFair], [[thread], false, stronglyFair], id);
    says(sentence);
  }
  const {loop, endless, endlessProbability} = await reportOn('tickets');
  assert.deepEqual([loop, endless, endlessProbability], [null, true, 0]);
  says('**every** weakly fair scheduler lets the writer in');
});

test('[lesson] picking at random lets the writer in with certainty', async () => {
  for (const id of ['writer_starves', 'one_reader']) assert.equal((await reportOn(id)).endlessProbability, 0, id);
});

test('[lesson] the loop in which the writer starves', async () => {
  const {loop} = await reportOn('writer_starves');
  assert.equal(loop.steps.length, 22);
  const moves = loop.steps.filter(({text}) => text.startsWith('writes readers')).map(({thread, text}) => `${thread} ${text}`);
  assert.deepEqual(moves, ['2 writes readers: 1 -> 2', '1 writes readers: 2 -> 1', '1 writes readers: 1 -> 2', '2 writes readers: 2 -> 1']);
  says('of 22 steps: while `T1` is inside, `T2` comes; `T1` leaves and comes back; then `T2` leaves');
});

test('[lesson] the room that one reader takes is given back by the other', async () => {
  const {stdout} = await output(commandPath(), ['step', '--json', '--schedule', '1-8_2-5_1-5_2-8_3-6', join(place, 'programs/readers_first.py')]);
  const {steps, end} = JSON.parse(stdout);
  assert.equal(end, 'finished');
  const room = steps.filter(({text}) => text.endsWith(' room')).map(({thread, text}) => `${thread} ${text}`);
  assert.deepEqual(room, ['1 acquires room', '2 releases room', '3 acquires room', '3 releases room']);
});

test('[lesson] a thread that upgrades waits for itself, and the last reader may upgrade only if it is alone', async () => {
  const alone = (id) => changed(changed(textOf(id), 'range(2)', 'range(1)'), 'assert price == 2', 'assert price == 1');
  assert.equal((await report('alone', alone('upgrade'))).verdict, 'deadlock');
  assert.equal((await report('last', alone('upgrade_last'))).verdict, 'holds');
  says('a reader is in the room: the thread itself');
});

test('[lesson] reading twice: one in four at random with a turnstile, none without', async () => {
  assert.equal((await reportOn('read_twice')).failingProbability, 0.25);
  says('finds it in 25 % of its runs');
  const preferred = changed(textOf('read_twice'), 'with turnstile:\n        with mutex:', 'with nothing:\n        with mutex:');
  assert.equal((await report('preferred', changed(preferred, 'mutex = Lock()\n', 'mutex = Lock()\nnothing = Lock()\n'))).verdict, 'holds');
  says('With readers’ preference this is well.');
});

test('[lesson] in the task, a reader’s side that is a mutex is not enough', async () => {
  const solution = readFileSync(join(place, 'solutions/write-the-readers.py'), 'utf8');
  assert.equal((await report('solution', solution)).verdict, 'holds');
  assert.equal((await report('disguise', changed(solution, 'while writing:', 'while writing or readers > 0:'))).verdict, 'deadlock');
});

const gain = (reads, cores) => 1 / (1 - reads + reads / cores);

test('[lesson] the table of speed-ups, and its prediction', () => {
  const rows = [...lesson.matchAll(/^\| (\d+) % \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$/gm)];
  assert.deepEqual(rows.map(([, share]) => share), ['50', '90', '99']);
  for (const [, share, ...row] of rows) assert.deepEqual(row, [2, 4, 8].map((cores) => gain(share / 100, cores).toFixed(2)));
  assert.equal(gain(0.9, 16).toFixed(2), '6.40');
  says('number = 6.4');
  assert.equal(gain(0.9, Infinity).toFixed(2), '10.00');
  says('Even with any number of cores it could not be more than 10.');
});

test('[lesson] what it shows of a program stands in that program', () => {
  const lines = (text) => text.split('\n').map((line) => line.trim()).join('\n');
  const python = [...lesson.matchAll(/^```python\n([\s\S]*?)^```$/gm)].map(([, code]) => lines(code).trim());
  assert.equal(python.length, 1);
  assert.ok(lines(textOf('readers_first')).includes(python[0]));
});

test('[lesson] it names every program of the lab, and no other', () => {
  const named = new Set([...lesson.matchAll(/(?:lab:|^)program(?: = "|=)(\w+)|^show = "program=(\w+)/gm)].map(([, id, shown]) => id ?? shown));
  assert.deepEqual([...named].sort(), ids);
});

test('[lesson] what it says about the measured locks is what their links set', () => {
  const links = [...lesson.matchAll(/measure=waiting&([^"&]+&[^"&]+&[^"&]+&[^"&]+)/g)].map(([, settings]) => settings);
  assert.deepEqual([...new Set(links)], ['read=10&write=10&pause=1&trial=1000']);
  says('Four readers and two writers stay inside for 10 ms each and come back 1 ms later, for one second with each lock.');
  says('each reader is away for 1 ms in 11');
  const accesses = [...lesson.matchAll(/measure=share&threads=(\d+)&(?:work=computing&)?section=(\d+)/g)].map(([, threads, ns]) => `${threads} ${ns}`);
  assert.deepEqual([...new Set(accesses)], ['4 1000000', '4 0']);
  says('[With long accesses](lab:view=experiment&measure=share&threads=4&section=1000000&run), 1 ms each');
  says('$\\frac{1}{0.1 + 0.9/4} = 3.08$');
  assert.equal(gain(0.9, 4).toFixed(2), '3.08');
});
