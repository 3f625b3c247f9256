// Engines beside each other: what they answer, and that one that dies takes nothing with it.

import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {openPool} from '../../tool/pool.mjs';
import {COUNTER, FORKS, HUGE} from '../cli/command.mjs';

const pool = await openPool({workers: 2});
after(() => pool.close());

const GOAL = '# expect: fails\n# goal: fails | An update is lost.\n';

test('[pool] a program is proved, found wanting, or refused', async () => {
  assert.deepEqual(await pool.prove('print(1)\n'), {holds: true, verdict: 'holds', sentence: 'Holds: in every schedule every thread finishes.'});
  const [counter, forks, refused] = await Promise.all([COUNTER, FORKS, 'import os\n'].map((text) => pool.prove(text)));
  assert.deepEqual([counter.holds, counter.verdict], [false, 'assertion']);
  assert.deepEqual([forks.holds, forks.verdict], [false, 'deadlock']);
  assert.deepEqual([refused.holds, refused.verdict, refused.refused.line], [false, 'refused', 1]);
});

test('[pool] goals come with their shortest schedules, and with what a given one reaches', async () => {
  const goal = {goal: 1, reach: 'fails', sentence: 'An update is lost.', atStart: false, reachable: 'yes', schedule: '1_2_1_2'};
  assert.deepEqual(await pool.goals(GOAL + COUNTER), [goal]);
  assert.deepEqual(await pool.goals(GOAL + COUNTER, '1_2-2_1'), [{...goal, reached: true, misfit: null}]);
  assert.deepEqual(await pool.goals(GOAL + COUNTER, '1-2'), [{...goal, reached: false, misfit: null}]);
  assert.deepEqual(await pool.goals(GOAL + COUNTER, '1_7'), [{...goal, reached: false, misfit: 'step 2: thread 7 does not exist'}]);
  assert.match((await pool.goals(GOAL + COUNTER, 'rm -rf')).trouble, /^--schedule: /);
  assert.deepEqual(await pool.goals(GOAL + COUNTER, '1_'.repeat(200_000)), {trouble: 'The schedule is longer than any that the page makes.'});
});

test('[pool] a schedule of whole statements is replayed by whole statements', async () => {
  const goals = `${GOAL}# goal: ends when counter == 2 | None is.\n`;
  const [lost, kept] = await pool.goals(goals + COUNTER, '2_1', {statements: true});
  assert.deepEqual([lost.reachable, lost.reached], ['no', false]);
  assert.deepEqual([kept.schedule, kept.reached], ['1_2', true]);
});

test('[pool] a schedule is replayed without a search for others, if none is wanted', async () => {
  const [goal] = await pool.goals(GOAL + COUNTER, '1_2-2_1', {search: false});
  assert.deepEqual([goal.reached, goal.reachable, goal.schedule], [true, 'unknown', null]);
});

test('[pool] the same question is asked once', async () => {
  assert.equal(await pool.report(COUNTER), await pool.report(COUNTER));
  assert.equal((await pool.report(`# expect: fails\n${COUNTER}`)).promiseKept, true);
});

test('[pool] what is not done in time is troubled, and the next question is answered', async () => {
  const hasty = await openPool({workers: 1, seconds: 1});
  const [huge, next] = await Promise.all([hasty.prove(HUGE.replace('range(5)', 'range(9)')), hasty.prove('print(1)\n')]);
  await hasty.close();
  assert.deepEqual(huge, {holds: false, trouble: 'It was not done within 1 s.'});
  assert.equal(next.holds, true);
});

test('[pool] a limit of states leaves it open', async () => {
  const limited = await openPool({workers: 1, maxStates: 1000});
  const {holds, verdict, stopped} = await limited.prove(HUGE);
  await limited.close();
  assert.deepEqual([holds, verdict, stopped], [false, 'stopped', 'states']);
});

// An engine that dies of its second question, as one does that runs out of memory.
const MORTAL = `export default async ({preRun: [prepare]}) => {
  const FS = {init() {}, mkdirTree() {}, writeFile() {}, chdir() {}, unlink() {}};
  const module = {FS, callMain: (words) => { if (words.includes('goals')) throw new Error('out of memory\\nAborted'); return 0; }};
  prepare(module);
  return module;
};`;

test('[pool] an engine that dies is replaced', async () => {
  const lib = mkdtempSync(path.join(tmpdir(), 'racecourse-'));
  writeFileSync(path.join(lib, 'engine.mjs'), MORTAL);
  const mortal = await openPool({workers: 1, lib});
  const answers = await Promise.all([mortal.goals('a'), mortal.prove('b')]);
  await mortal.close();
  rmSync(lib, {recursive: true});
  assert.deepEqual(answers[0], {trouble: 'The engine stopped: out of memory'});
  assert.deepEqual(answers[1], {holds: false, trouble: 'The engine gave no answer.'});
});

test('[pool] closing answers what is still asked', async () => {
  const brief = await openPool({workers: 1});
  const answers = [brief.prove(HUGE), brief.prove('print(1)\n')];
  await brief.close();
  assert.deepEqual((await Promise.all(answers)).map(({trouble}) => trouble), Array(2).fill('The work was ended before this was done.'));
});
