// What the lesson of the race lab says about its programs is what the command finds.

import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {check, commandPath, output} from '../engine/command.mjs';
import {lessonOf} from './lesson.mjs';

const LAB = join(import.meta.dirname, '../../labs/race');
const {lesson, says} = lessonOf('race');
const folder = mkdtempSync(join(tmpdir(), 'race-lesson-'));
after(() => rmSync(folder, {recursive: true}));

const programFile = (id) => join(LAB, 'programs', `${id}.py`);

// The report about a file, or about the text of a program.
async function report(file) {
  const [found] = await check([file]);
  assert.equal(found.refused, undefined);
  return found;
}

async function reportOn(name, text) {
  const file = join(folder, `${name}.py`);
  writeFileSync(file, text);
  return report(file);
}

// lost_update with another body of increment().
function withBody(lines) {
  const text = readFileSync(programFile('lost_update'), 'utf8');
  const body = lines.map((line) => `    ${line}\n`).join('');
  return text
    .replace('import Thread\n', 'import Thread, Lock\nlock = Lock()\n')
    .replace('    counter += 1\n', body);
}

const counts = ({failing, schedules}) => `${failing} of ${schedules}`;

test('[lesson] the verdicts that it names', async () => {
  const named = {
    lost_update: ['4 of 6', '**Fails in 4 of 6 schedules.**'],
    lost_update_twice: ['64 of 70', '= 70$ schedules. In 64 of them an update is lost'],
    with_lock: ['0 of 2', 'Of the six, two are left'],
    check_then_act: ['60 of 64', '60 of 64. Only a thread'],
    two_variables: ['2 of 6', 'It fails in 2 of 6 schedules. In one of them the reader'],
    lazy_initialisation: ['32 of 70', 'it fails in 32 of 70.'],
    bank_transfer: ['32 of 70', 'It fails in 32 of 70 schedules. Each account'],
    take_a_number: ['2 of 2', 'it fails in each of its schedules'],
    data_race_only: ['0 of 2', 'a data race that holds in every schedule'],
  };
  assert.deepEqual(
    Object.keys(named).sort(),
    readdirSync(join(LAB, 'programs')).map((name) => name.replace('.py', '')).sort(),
  );
  for (const [id, [expected, sentence]] of Object.entries(named)) {
    assert.equal(counts(await report(programFile(id))), expected, id);
    says(sentence);
  }
});

test('[lesson] picking at random loses with one half, and the counterexample is number 3', async () => {
  const {failingProbability, counterexample, outcomes} = await report(programFile('lost_update'));
  assert.equal(failingProbability, 0.5);
  says('would have failed: 50 %');
  assert.match(lesson, new RegExp(`\\[3\\]\\(lab:program=lost_update&view=step&schedule=${counterexample}\\)`));
  says('It is number 3 of the table');
  assert.deepEqual(outcomes.map(({values}) => values.counter), ['2', '1']);
});

test('[lesson] how schedules and states grow', {timeout: 120_000}, async () => {
  const rows = [...lesson.matchAll(/^\| (\d+) \| (\d+) \| ([\d ]+) \| ([\d ]+) \| ([\d ]+) \|$/gm)];
  assert.equal(rows.length, 7);
  const twice = readFileSync(programFile('lost_update_twice'), 'utf8');
  for (const [, threads, each, ...rest] of rows) {
    const text = twice
      .replace('args=(2,)', `args=(${each},)`)
      .replace('range(2)]', `range(${threads})]`)
      .replace('counter == 4,', `counter == ${threads * each},`);
    const {schedules, failing, states} = await reportOn(`grow_${threads}_${each}`, text);
    const numbers = rest.map((cell) => cell.replaceAll(' ', ''));
    assert.deepEqual([schedules, failing, String(states)], numbers, `${threads} x ${each}`);
  }
});

test('[lesson] the distinct orders', async () => {
  const [once, twice] = await Promise.all(['lost_update', 'lost_update_twice'].map((id) => report(programFile(id))));
  assert.deepEqual([once.orders, twice.orders], ['4', '34']);
  says('The 6 schedules of one increment each are');
  says('4 orders, the 70 of two increments each are 34.');
});

test('[lesson] half a lock, either half, and a lock around each half', async () => {
  const outside = await reportOn('outside', withBody(['seen = counter', 'with lock:', '    counter = seen + 1']));
  const inside = await reportOn('inside', withBody(['with lock:', '    seen = counter', 'counter = seen + 1']));
  assert.deepEqual([outside, inside].map(counts), ['6 of 10', '6 of 10']);
  says('It fails in 6 of 10 schedules.');
  says('6 of 10 again');
  const each = await reportOn('each', withBody(['with lock:', '    seen = counter', 'with lock:', '    counter = seen + 1']));
  assert.equal(counts(each), '4 of 6');
  assert.deepEqual(each.races, []);
  says('the data race is gone, while 4 of 6 schedules lose an update');
  const all = await reportOn('all', withBody(['with lock:', '    counter += 1']));
  assert.equal(all.verdict, 'holds');
});

test('[lesson] what the relatives can end in', async () => {
  const seats = await report(programFile('check_then_act'));
  assert.deepEqual([...new Set(seats.outcomes.map(({values}) => values.seats))].sort(), ['-1', '0']);
  const right = seats.outcomes.filter(({kind}) => kind === 'holds');
  assert.deepEqual(right.map(({schedules}) => schedules), ['2', '2']);
  const bank = await report(programFile('bank_transfer'));
  const sums = bank.outcomes.map(({values}) => Number(values.alice) + Number(values.bob));
  assert.deepEqual(sums.sort(), [180, 190, 200, 210, 220]);
  says('the sum is 180, 190, 200, 210 or 220');
  const race = await report(programFile('data_race_only'));
  assert.deepEqual([race.verdict, race.races.length], ['holds', 1]);
});

test('[lesson] every schedule it links to fits its program and goes to the end', async () => {
  const links = [...lesson.matchAll(/lab:program=(\w+)&view=step&schedule=([0-9._-]+)/g)];
  assert.equal(links.length, 8);
  for (const [, id, schedule] of links) {
    const {stdout} = await output(commandPath(), ['step', '--json', '--schedule', schedule, programFile(id)]);
    const {misfit, end} = JSON.parse(stdout);
    assert.deepEqual([misfit, end === 'open'], [null, false], `${id} ${schedule}`);
  }
});

test('[lesson] the smallest outcome of two increments each is the one it leads to', async () => {
  const {outcomes} = await report(programFile('lost_update_twice'));
  assert.deepEqual(outcomes.map(({values}) => values.counter).sort(), ['2', '3', '4']);
  const [, schedule] = /lost_update_twice&view=step&schedule=([0-9_-]+)/.exec(lesson);
  const {stdout} = await output(commandPath(), ['step', '--json', '--schedule', schedule, programFile('lost_update_twice')]);
  assert.equal(JSON.parse(stdout).values.counter, '2');
});

test('[lesson] it names every program of the lab, and no other', () => {
  const linked = new Set([...lesson.matchAll(/(?:lab:program=|"program=|^program = ")(\w+)/gm)].map(([, id]) => id));
  assert.deepEqual([...linked].sort(), readdirSync(join(LAB, 'programs')).map((name) => name.replace('.py', '')).sort());
});
