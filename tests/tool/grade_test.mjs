// What `racecourse grade` believes: nothing. A file that is honest earns everything, and one that claims what is not so
// earns nothing for what it claims.

import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {gradeCompletion} from '../../tool/grade_file.mjs';
import {readGraded} from '../../tool/grade_course.mjs';
import {readCompletion} from '../../web/page/completion.js';
import {openPool} from '../../tool/pool.mjs';
import {HUGE} from '../cli/command.mjs';
import {fileOf, forged, perfectDeeds} from './completions.mjs';
import {LOST, MENDED, PERFECT, openGrading} from './grading.mjs';

let course;
let pool;
let close;

before(async () => {
  ({course, pool, close} = await openGrading());
});
after(() => close());

const perfect = (deeds = PERFECT) => fileOf(course, new Map(Object.entries(deeds)));
const graded = (text, {of = course, by = pool} = {}) => gradeCompletion('a.json', readCompletion(text).completion, of, by);

// What becomes of a perfect file in which the entry about `place` is changed.
async function judged(place, change, tools) {
  const text = forged(perfect(), (file) => {
    const entry = file.tasks.find(({lab, task}) => `${lab}/${task}` === place);
    Object.assign(entry, change);
  });
  const result = await graded(text, tools);
  const {points, of, verdict, sentence} = result.tasks.find(({lab, task}) => `${lab}/${task}` === place);
  return {lost: of - points, total: result.points, verdict, sentence};
}

const refusedFor = (lost, sentence) => ({lost, total: 8 - lost, verdict: 'refused', sentence});

test('[grade] a perfect file earns everything', async () => {
  const {points, of, proven, stated, labs, notes, tasks} = await graded(perfect());
  assert.deepEqual({points, of, proven, stated, notes}, {points: 8, of: 8, proven: 5, stated: 3, notes: []});
  assert.deepEqual(labs, [{id: 'a', points: 7, of: 7}, {id: 'b', points: 1, of: 1}]);
  assert.deepEqual(tasks.map(({lab, task, verdict, points: earned, sentence}) => [lab, task, verdict, earned, sentence]), [
    ['a', 'how-many', 'stated', 1, 'Committed, and right.'],
    ['a', 'which', 'stated', 1, 'Committed, and right.'],
    ['a', 'lose', 'proven', 2, 'Replayed: the schedule reaches the goal.'],
    ['a', 'mend', 'proven', 3, 'Proved: it holds in every schedule.'],
    ['b', 'open', 'stated', 1, 'Committed.'],
    ['b', 'price', 'stated', 0, 'Stated, not proven: 12, measured as 12.3 ns on 4 cores.'],
  ]);
});

test('[grade] a file without tasks earns nothing, and nothing is noted', async () => {
  const {points, of, notes, tasks} = await graded(perfect({}));
  assert.deepEqual([points, of, notes], [0, 8, []]);
  assert.deepEqual(new Set(tasks.map(({verdict, sentence}) => `${verdict}: ${sentence}`)), new Set(['open: Not done.']));
});

test('[grade] claims of being right, solved or worth something are not read', async () => {
  const claims = {right: true, solved: true, verdict: 'proven', points: 100, score: 100, holds: true};
  const text = forged(perfect({'a/how-many': {answer: 5}}), (file) => {
    Object.assign(file, claims);
    for (const task of file.tasks) Object.assign(task, claims);
    for (const task of ['lose', 'mend']) file.tasks.push({...file.tasks[0], task, answer: undefined});
  });
  const {points, tasks} = await graded(text);
  assert.equal(points, 1);
  const sentences = Object.fromEntries(tasks.map(({task, sentence}) => [task, sentence]));
  assert.equal(sentences['how-many'], 'Committed, and not right. A prediction counts when it is committed.');
  assert.equal(sentences.lose, 'This answers another version of the question. Do the task again with the present one.');
});

test('[grade] solved without content is not solved', async () => {
  const no = 'What the file has here cannot be an answer to this task.';
  assert.deepEqual(await judged('a/lose', {schedule: undefined}), refusedFor(2, no));
  assert.deepEqual(await judged('a/mend', {text: undefined}), refusedFor(3, no));
  assert.deepEqual(await judged('a/which', {answer: undefined}), refusedFor(1, no));
});

test('[grade] a schedule that does not reach the goal is not solved', async () => {
  const no = 'Replayed: the schedule does not reach the goal.';
  assert.deepEqual(await judged('a/lose', {schedule: '1-2_2-2'}), refusedFor(2, no));
  assert.deepEqual(await judged('a/lose', {schedule: '1_2_1'}), refusedFor(2, no));
  assert.deepEqual(await judged('a/lose', {schedule: ''}), refusedFor(2, no));
});

test('[grade] a schedule that cannot be taken is not solved', async () => {
  const fits = (why) => refusedFor(2, `The schedule cannot be taken: ${why}.`);
  assert.deepEqual(await judged('a/lose', {schedule: '1_2-2_1_1'}), fits('the program has failed after step 4'));
  assert.deepEqual(await judged('a/lose', {schedule: '1_7'}), fits('step 2: thread 7 does not exist'));
});

test('[grade] a text that is no schedule is not solved', async () => {
  for (const schedule of ['1__2', '--json', '1_2_1_2 --help', '1-4000000000', '1_', '\0', '1\n2', 'x'.repeat(65_536)]) {
    const {lost, verdict} = await judged('a/lose', {schedule});
    assert.deepEqual([lost, verdict], [2, 'refused'], schedule.slice(0, 20));
  }
});

test('[grade] a schedule is replayed by the steps that it was played with', async () => {
  assert.equal((await judged('a/lose', {schedule: '1_2', steps: 'statements'})).lost, 2);
  assert.equal((await judged('a/lose', {schedule: '1_2_1_2', steps: 'statements'})).lost, 2);
  assert.equal((await judged('a/lose', {schedule: '1_2-2_1'})).lost, 0);
});

test('[grade] a schedule for an edited program is replayed on the original', async () => {
  // With another step before each increment, this is the schedule that loses an update.
  assert.deepEqual(
    await judged('a/lose', {schedule: '1-2_2-2_1_2'}),
    refusedFor(2, 'The schedule cannot be taken: the program has ended after step 4.'),
  );
});

test('[grade] the program as it was given is no solution', async () => {
  const no = 'This is the program as it was given.';
  assert.deepEqual(await judged('a/mend', {text: course.programs.get('a/lost').text}), refusedFor(3, no));
});

test('[grade] a program that dropped a line to be kept is no solution', async () => {
  const gone = (line) => refusedFor(3, `The line “${line}” is gone, and it has to stay.`);
  const ASSERT = 'assert counter == 2, "an update was lost"';
  assert.deepEqual(await judged('a/mend', {text: MENDED.replace(ASSERT, 'pass')}), gone(ASSERT));
  assert.deepEqual(await judged('a/mend', {text: MENDED.replace(ASSERT, `"""\n${ASSERT}\n"""`)}), gone(ASSERT));
  assert.deepEqual(await judged('a/mend', {text: ''}), gone('counter += 1'));
});

test('[grade] a program that does not hold is no solution', async () => {
  assert.deepEqual(
    await judged('a/mend', {text: `# mended\n${LOST}`}),
    refusedFor(3, 'It does not hold. The assertion on line 13 fails in some schedules.'),
  );
});

test('[grade] a program that is refused is no solution', async () => {
  const {lost, verdict, sentence} = await judged('a/mend', {text: `import os\n${MENDED}`});
  assert.deepEqual([lost, verdict], [3, 'refused']);
  assert.match(sentence, /^Line 1 cannot be checked: /);
  for (const text of [`${MENDED}\n${'('.repeat(20_000)}`, `${MENDED}\u202e`])
    assert.match((await judged('a/mend', {text})).sentence, /^Line \d+ cannot be checked: /);
  for (const text of [`\0${MENDED}`, `${MENDED}# \ud800`])
    assert.deepEqual(await judged('a/mend', {text}), refusedFor(3, 'This cannot be read as the text of a program.'));
});

test('[grade] a program that never ends is no solution', async () => {
  const endless = `${MENDED}\nwhile True:\n    counter = 2\n`;
  const {lost, verdict, sentence} = await judged('a/mend', {text: endless});
  assert.deepEqual([lost, verdict], [3, 'refused']);
  assert.match(sentence, /^It does not hold\. /);
  const busy = await judged('a/mend', {text: `${MENDED}\nx = 0\nwhile x == 0: pass\n`});
  assert.equal(busy.lost, 3);
});

test('[grade] a program with too many states is undecided, and the note says how to look further', async () => {
  const few = await openPool({workers: 1, maxStates: 1000});
  const text = `${HUGE}if counter < 0:\n    counter += 1\n    assert counter == 2, "an update was lost"\n`;
  const {lost, verdict, sentence} = await judged('a/mend', {text}, {by: few});
  await few.close();
  assert.deepEqual([lost, verdict], [3, 'undecided']);
  assert.match(sentence, /^Stopped after 1,000 states: .* Nothing was decided within the limits; --max-states N looks further\.$/);
});

test('[grade] what the engine cannot do is undecided, and the rest is graded', async () => {
  const broken = {prove: async () => ({holds: false, trouble: 'The engine stopped: out of memory'}), goals: (...of) => pool.goals(...of)};
  assert.deepEqual(await judged('a/mend', {}, {by: broken}), {
    lost: 3, total: 5, verdict: 'undecided', sentence: 'The engine stopped: out of memory',
  });
});

test('[grade] a prediction that cannot be an answer earns nothing', async () => {
  const no = refusedFor(1, 'What the file has here cannot be an answer to this task.');
  for (const answer of [0, 4, -1, 1.5, 'two', [2]]) assert.deepEqual(await judged('a/which', {answer}), no);
  for (const answer of ['4', [4]]) assert.deepEqual(await judged('a/how-many', {answer}), no);
  assert.equal((await judged('a/which', {answer: 3})).lost, 0);
});

test('[grade] a prediction that came late earns its point, and its sentence says so', async () => {
  const seen = await judged('a/how-many', {seen: true});
  assert.deepEqual([seen.lost, seen.sentence], [0, 'Committed, and right. The file says that the answer had been seen before.']);
  assert.equal((await judged('b/open', {early: true})).sentence, 'Committed. The file says that the lab had measured it before.');
});

test('[grade] a measurement that contradicts its own answer is refused, and none is ever proven', async () => {
  const worth = structuredClone(course.labs);
  worth[1].tasks[1].points = 1;
  const of = {...course, labs: worth};
  assert.deepEqual(await judged('b/price', {answer: 20}, {of}), {
    lost: 1, total: 8, verdict: 'refused', sentence: 'The answer 20 is not what the file says was measured, 12.3 ns on 4 cores.',
  });
  const other = {name: 'gain', value: 12, unit: ''};
  assert.equal((await judged('b/price', {measured: other}, {of})).sentence, 'The measurement in the file is of something else.');
  const {stated, proven} = await graded(perfect(), {of});
  assert.deepEqual([stated, proven], [4, 5]);
});

test('[grade] an answer to another version of a question earns nothing', async () => {
  const no = 'This answers another version of the question. Do the task again with the present one.';
  const LOST = {'a/how-many': 1, 'a/lose': 2, 'a/mend': 3};
  for (const [place, lost] of Object.entries(LOST)) assert.deepEqual(await judged(place, {print: '00000000'}), refusedFor(lost, no));
});

test('[grade] unknown labs and tasks are counted and earn nothing', async () => {
  const text = forged(perfect({}), (file) => {
    const entry = {print: '0', when: '2026-11-21T10:00:00.000Z', answer: 4};
    for (const [lab, task] of [['a', 'gone'], ['gone', 'mend'], ['__proto__', 'constructor']]) file.tasks.push({lab, task, ...entry});
  });
  const {points, notes} = await graded(text);
  assert.deepEqual([points, notes], [0, ['3 tasks in the file are not in this course.']]);
});

test('[grade] of a task that is there twice, the first that can be an answer counts, and a note says so', async () => {
  const text = forged(perfect(), (file) => {
    const at = file.tasks.findIndex(({task}) => task === 'lose');
    file.tasks.splice(at, 0, {...file.tasks[at], print: '0'}, {...file.tasks[at], schedule: '1-2_2-2'});
  });
  const {points, notes} = await graded(text);
  assert.equal(points, 6);
  assert.deepEqual(notes, [
    'a, lose: Replayed: the schedule does not reach the goal.',
    'a, lose: 3 times in the file; the first that can be an answer counts.',
  ]);
});

test('[grade] another course’s file is not graded', async () => {
  const text = forged(perfect(), (file) => void Object.assign(file.course, {id: 'other', title: 'Another\x1b[2J course'}));
  assert.deepEqual(await graded(text), {file: 'a.json', trouble: 'This file is from another course, “Another course”.'});
});

test('[grade] the solutions and the shortest schedules of the course itself earn everything', async () => {
  const folder = join(import.meta.dirname, '../../labs');
  const real = await readGraded(folder);
  const text = fileOf(real, await perfectDeeds(real, {folder, pool}));
  const {points, of, tasks, notes} = await graded(text, {of: real});
  assert.deepEqual([points, notes], [of, []]);
  assert.equal(tasks.length, real.labs.flatMap((lab) => lab.tasks).length);
  assert.deepEqual(tasks.filter(({verdict}) => verdict === 'open' || verdict === 'refused'), []);
  const proven = tasks.filter(({verdict}) => verdict === 'proven').map(({kind}) => kind);
  assert.deepEqual([...new Set(proven)].sort(), ['build', 'fix', 'schedule']);
});
