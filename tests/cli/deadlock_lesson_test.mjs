// What the lesson of the deadlock lab says about its programs is what the command finds.

import assert from 'node:assert/strict';
import {join} from 'node:path';
import {test} from 'node:test';
import {check, commandPath, output} from '../engine/command.mjs';
import {lessonOf} from './lesson.mjs';

const LAB = join(import.meta.dirname, '../../labs/deadlock');
const {ids: programs, lesson, says} = lessonOf('deadlock');

const programFile = (id) => join(LAB, 'programs', `${id}.py`);

async function report(id) {
  const [found] = await check([programFile(id)]);
  assert.equal(found.refused, undefined);
  return found;
}

test('[lesson] the verdict of every program, and the sentence about it', async () => {
  const named = {
    deadlock: ['deadlock', '**Deadlock in 2 of 6 schedules.**'],
    no_exclusion: ['holds', '[No mutual exclusion](lab:program=no_exclusion&view=prove&prove) | holds in all 6 schedules'],
    all_at_once: ['holds', '[No hold and wait](lab:program=all_at_once&view=prove&prove) | holds in all 72 schedules'],
    give_back: ['holds', '[Preemption](lab:program=give_back&view=prove&prove) | holds in all 45 schedules'],
    ordered: ['holds', '[No circular wait](lab:program=ordered&view=prove&prove) | holds in both schedules'],
    livelock: ['never finishes', '**Never finishes.** Both take, both fail'],
    back_off: ['never finishes', 'does not change the verdict'],
    starvation: ['never finishes', '**Starvation** is what is left'],
    timeout: ['holds', 'two transfers can end in four ways'],
    wait_die: ['holds', '[Wait or die](lab:program=wait_die&view=prove&prove) holds in all 813 schedules'],
    take_both: ['assertion', 'it fails in both of its schedules'],
  };
  assert.deepEqual(Object.keys(named).sort(), programs);
  for (const [id, [verdict, sentence]] of Object.entries(named)) {
    assert.equal((await report(id)).verdict, verdict, id);
    says(sentence);
  }
});

test('[lesson] how many schedules each has, and how many fail', async () => {
  const counts = {
    deadlock: '2 of 6',
    no_exclusion: '0 of 6',
    all_at_once: '0 of 72',
    give_back: '0 of 45',
    ordered: '0 of 2',
    wait_die: '0 of 813',
    take_both: '2 of 2',
  };
  for (const [id, expected] of Object.entries(counts)) {
    const {failing, schedules} = await report(id);
    assert.equal(`${failing} of ${schedules}`, expected, id);
  }
});

test('[lesson] a random scheduler deadlocks in half of its runs, by the two first locks in either order', async () => {
  const {failingProbability} = await report('deadlock');
  assert.equal(failingProbability, 0.5);
  says('A scheduler that picks at random deadlocks in 50 % of its runs');
  for (const schedule of ['1_2', '2_1']) {
    const {stdout} = await output(commandPath(), ['step', '--json', '--schedule', schedule, programFile('deadlock')]);
    const {misfit, end} = JSON.parse(stdout);
    assert.deepEqual([misfit, end], [null, 'deadlock'], schedule);
  }
});

test('[lesson] with time-outs both can be done, either one, or none', async () => {
  const {outcomes} = await report('timeout');
  assert.deepEqual(outcomes.map(({values}) => values.done).sort(), [
    '[False, False]',
    '[False, True]',
    '[True, False]',
    '[True, True]',
  ]);
});

test('[lesson] throwing a coin ends the livelock almost surely, as picking at random does', async () => {
  for (const id of ['livelock', 'back_off']) {
    const {outcomes, endlessProbability} = await report(id);
    assert.equal(endlessProbability, 0, id);
    assert.ok(outcomes.some(({kind}) => kind === 'holds'), id);
  }
});

test('[lesson] it names every program of the lab, and no other', () => {
  const linked = new Set([...lesson.matchAll(/program ?= ?"?(\w+)/g)].map(([, id]) => id));
  assert.deepEqual([...linked].sort(), programs);
});
