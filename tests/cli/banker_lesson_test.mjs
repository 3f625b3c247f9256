// What the lesson of the banker lab says about its programs is what the command finds. What it says about the textbook's
// bank and about cost is held by tests/labs/banker_test.cpp.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {check, commandPath, output} from '../engine/command.mjs';
import {lessonOf} from './lesson.mjs';

const LAB = join(import.meta.dirname, '../../labs/banker');
const {ids: programs, lesson, says} = lessonOf('banker');

const programFile = (id) => join(LAB, 'programs', `${id}.py`);

async function reportOf(file) {
  const [found] = await check([file]);
  assert.equal(found.refused, undefined);
  return found;
}

const report = (id) => reportOf(programFile(id));
const shareOf = ({failing, schedules}) => `${failing} of ${schedules}`;

// The report on a program with other texts in place of some of its own, each of which it has once.
async function reportWith(id, changes) {
  let text = readFileSync(programFile(id), 'utf8');
  for (const [own, other] of Object.entries(changes)) {
    assert.equal(text.split(own).length, 2, `${id} does not have “${own}” once`);
    text = text.replace(own, other);
  }
  const folder = await mkdtemp(join(tmpdir(), 'banker-'));
  try {
    const file = join(folder, `${id}.py`);
    await writeFile(file, text);
    return await reportOf(file);
  } finally {
    await rm(folder, {recursive: true});
  }
}

test('[lesson] the verdict of every program, how many of its schedules fail, and the sentence about it', async () => {
  const named = {
    trusting: ['deadlock', '12 of 16', '**Deadlock in 12 of 16 schedules.**'],
    banker: ['holds', '0 of 8', '[The banker’s program](lab:program=banker&view=prove&prove) holds in all 8 schedules.'],
    modest: ['deadlock', '6 of 15', '(lab:program=modest&view=prove&prove) deadlocks in 6 of 15 schedules.'],
    enough: ['holds', '0 of 50', 'With five units the bank without any check holds in all 50 schedules.'],
    checks_before: ['deadlock', '8 of 12', '[deadlock](lab:program=checks_before&view=prove&prove) in 8 of 12 schedules'],
    checks_apart: ['deadlock', '28 of 64', '[deadlock](lab:program=checks_apart&view=prove&prove) in 28 of 64 schedules'],
    one_can_finish: ['deadlock', '96 of 370', '**Deadlock in 96 of 370 schedules.**'],
    all_can_finish: ['holds', '0 of 396', '(lab:program=all_can_finish&view=prove&prove) the same customers hold in all 396 schedules.'],
    notify_one: ['deadlock', '6 of 120', '[deadlock](lab:program=notify_one&view=prove&prove) in 6 of 120 schedules'],
    over_claim: ['deadlock', '4 of 8', '[deadlock](lab:program=over_claim&view=prove&prove) in 4 of 8 schedules'],
    overtaken: ['never finishes', 'null of null', '[“Overtaken”](lab:program=overtaken&view=prove&prove)'],
    two_kinds: ['deadlock', '4 of 8', 'one customer takes the printer first and the other one the scanner: a deadlock in 4 of 8 schedules.'],
    write_safe: ['assertion', '1 of 1', 'program = "write_safe"'],
    write_detection: ['assertion', '1 of 1', 'program = "write_detection"'],
  };
  assert.deepEqual(Object.keys(named).sort(), programs);
  for (const [id, [verdict, share, sentence]] of Object.entries(named)) {
    const found = await report(id);
    assert.equal(found.verdict, verdict, id);
    assert.equal(shareOf(found), share, id);
    says(sentence);
  }
});

test('[lesson] a deadlock of the trusting bank leaves two units with one customer and one with the other', async () => {
  const {outcomes} = await report('trusting');
  const stuck = outcomes.filter(({kind}) => kind === 'deadlock').map(({values}) => `${values.free} ${values.loan}`);
  assert.deepEqual([...new Set(stuck)].sort(), ['0 [1, 2]', '0 [2, 1]']);
  says('In each deadlock the bank is empty, one customer holds two units and the other one holds one.');
});

test('[lesson] one unit each is one too many: no schedule of the trusting bank comes out of it', async () => {
  const {outcomes} = await report('trusting');
  for (const {kind, values} of outcomes) if (values.one_each === 'True') assert.equal(kind, 'deadlock');
});

test('[lesson] the modest customer can come out of it', async () => {
  const {outcomes} = await report('modest');
  const ends = outcomes.filter(({values}) => values.one_each === 'True').map(({kind}) => kind);
  assert.deepEqual([...new Set(ends)].sort(), ['deadlock', 'holds']);
});

test('[lesson] with four units, one fewer than enough, the trusting bank deadlocks with two loans of two', async () => {
  const found = await reportWith('enough', {'free = 5': 'free = 4', 'free == 5': 'free == 4'});
  assert.deepEqual([found.verdict, shareOf(found)], ['deadlock', '12 of 30']);
  says('With four it still deadlocks in 12 of 30: both hold two.');
  const stuck = found.outcomes.filter(({kind}) => kind === 'deadlock').map(({values}) => values.loan);
  assert.deepEqual([...new Set(stuck)], ['[2, 2]']);
});

test('[lesson] the bank that checks first ends with a unit that it does not lend', async () => {
  const {outcomes} = await report('checks_before');
  const stuck = outcomes.filter(({kind}) => kind === 'deadlock').map(({values}) => values);
  assert.ok(stuck.some(({free, loan}) => free === '1' && loan === '[1, 1]'));
});

test('[lesson] when somebody can finish, one unit and two needs of two may be left', async () => {
  const {outcomes} = await report('one_can_finish');
  const stuck = outcomes.filter(({kind}) => kind === 'deadlock').map(({values}) => values.loan);
  assert.ok(stuck.includes('[0, 1, 1]'), stuck.join(' '));
});

test('[lesson] the solutions hold in as many schedules as the lesson says', async () => {
  const holds = {
    'write-the-safety-check': ['6', 'With your check the printer and the scanner hold in all 6 schedules.'],
    'write-the-detector': ['8', 'With your detector that holds in all 8 schedules.'],
  };
  for (const [id, [schedules, sentence]] of Object.entries(holds)) {
    const found = await reportOf(join(LAB, 'solutions', `${id}.py`));
    assert.deepEqual([found.verdict, found.schedules], ['holds', schedules], id);
    says(sentence);
  }
});

test('[lesson] a safety check that always says yes or no is noticed, and so is a detector', async () => {
  for (const id of ['write_safe', 'write_detection'])
    for (const answer of ['True', 'False', '[]']) {
      const found = await reportWith(id, {'    pass\n': `    return ${answer}\n`});
      assert.notEqual(found.verdict, 'holds', `${id}: ${answer}`);
    }
});

test('[lesson] the overtaken customer may wait for ever, and almost surely does not', async () => {
  const {endless, endlessProbability, failing, outcomes} = await report('overtaken');
  assert.equal(endless, true);
  assert.equal(failing, null);
  assert.equal(endlessProbability, 0);
  assert.ok(outcomes.every(({kind}) => kind === 'holds'));
});

test('[lesson] every goal can be reached, and none is at the start', async () => {
  for (const id of programs.filter((name) => !name.startsWith('write_'))) {
    const {stdout} = await output(commandPath(), ['goals', '--json', programFile(id)]);
    const {goals} = JSON.parse(stdout);
    assert.ok(goals.length > 0, id);
    for (const {reachable, atStart} of goals) assert.deepEqual([reachable, atStart], ['yes', false], id);
  }
});

test('[lesson] it names every program of the lab, and no other', () => {
  const linked = new Set([...lesson.matchAll(/program ?= ?"?(\w+)/g)].map(([, id]) => id));
  assert.deepEqual([...linked].sort(), programs);
});
