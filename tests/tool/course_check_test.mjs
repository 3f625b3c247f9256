// `racecourse course check`: it fails on every mistake, each with a line of its own, and on nothing else.

import assert from 'node:assert/strict';
import path from 'node:path';
import {after, test} from 'node:test';
import {checkCourse, summaryOf} from '../../tool/course_check.mjs';
import {libFolder} from '../../tool/places.mjs';
import {openPool} from '../../tool/pool.mjs';
import {readAssets} from '../../web/build/kept_assets.mjs';
import {HUGE} from '../cli/command.mjs';
import {SOLUTION, withCourse} from './small_course.mjs';

const pool = await openPool();
after(() => pool.close());
const assets = await readAssets(libFolder());

const check = (folder) => checkCourse(folder, {pool, assets});
const mistakesOf = async (changes) => (await withCourse(changes, check)).mistakes;

// A test for one change to the small course and the lines that it gives.
const finds = (name, changes, ...lines) =>
  test(`[course check] ${name}`, async () => assert.deepEqual(await mistakesOf(changes), lines));

const lesson = (...replacements) => ({
  'till/lesson.md': (text) => replacements.reduce((changed, [from, to]) => changed.replace(from, to), text),
});
const program = (...replacements) => ({
  'till/programs/counter.py': (text) => replacements.reduce((changed, [from, to]) => changed.replace(from, to), text),
});

test('[course check] the course has no mistakes', async () => {
  const found = await check(path.join(import.meta.dirname, '../../labs'));
  assert.deepEqual(found.mistakes, []);
  assert.equal(summaryOf(found), '9 labs, 142 tasks, 145 programs, 37 solutions: no mistakes.');
});

test('[course check] the small course has none', async () => {
  const found = await withCourse({}, check);
  assert.deepEqual(found.mistakes, []);
  assert.equal(summaryOf(found), '2 labs, 4 tasks, 1 program, 1 solution: no mistakes.');
});

test('[course check] files may have the line ends and the mark of other editors', async () => {
  const saved = (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  const names = ['course.toml', 'till/lesson.md', 'till/facts.toml', 'till/programs/counter.py', 'till/solutions/guard.py'];
  assert.deepEqual(await mistakesOf(Object.fromEntries(names.map((name) => [name, saved]))), []);
});

finds(
  'an unlisted folder',
  {'third/lesson.md': 'Text.'},
  'The folder third is not listed in course.toml. List it, or name it in "leave_out".',
);
finds(
  'a listed folder that is not there',
  {'course.toml': (text) => text.replace('"other"', '"other", "third"')},
  'course.toml lists the lab "third", but there is no folder third beside it.',
);
finds(
  'a missing lesson',
  {'other/lesson.md': null, 'other/notes.txt': ''},
  'The lab "other" has no lesson: other/lesson.md is missing.',
  'till/lesson.md links to ../other/#more, but there is no other/index.html.',
);
finds('no course at all', {'course.toml': 'id = \n'}, 'course.toml is not valid TOML: Invalid TOML document: invalid value');

finds(
  'a link to a page that is not there',
  lesson(['../other/#more', '../gone/']),
  'till/lesson.md links to ../gone/, but there is no gone/index.html.',
);
finds(
  'a link to a heading that is not there',
  lesson(['#more', '#less']),
  'till/lesson.md links to ../other/#less, but other/index.html has no "less".',
);
finds(
  'a link to a program that the lab does not have',
  lesson(['program=counter&view=prove', 'program=gone&view=prove']),
  'till/lesson.md: The link lab:program=gone&view=prove&prove asks for the program "gone", which this lab does not have.',
);
finds(
  'a link to a view that there is not',
  lesson(['view=prove', 'view=proof']),
  'till/lesson.md: The link lab:program=counter&view=proof&prove asks for the view "proof"; views are experiment, step, prove, run, fix.',
);

finds(
  'a broken promise',
  program(['expect: fails', 'expect: deadlock']),
  'till/programs/counter.py does not keep its promise. The promise is "deadlock"; what was found is "fails assertion line 16".',
);
finds(
  'a program that is refused',
  program(['import Thread', 'import Thread, Event, Gate']),
  'till/programs/counter.py is refused at line 5: Racecourse\'s threading has no Gate. ' +
    'It has Thread, Lock, RLock, Semaphore, BoundedSemaphore, Condition, Event and Barrier.',
);
finds(
  'a promise that is not on line 1',
  program(['# expect: fails\n# title: A counter\n', '# title: A counter\n# expect: fails\n']),
  'till/programs/counter.py has no promise that can be kept. Line 1 has to be the promise, such as "# expect: holds" or "# expect: fails".',
);
finds(
  'a head that is none, and no line about the lesson that needs the program',
  program(['# title: A counter', '# name: A counter']),
  'till/programs/counter.py, line 2: a program\'s head has no "name".',
);

finds(
  'a task without a solution',
  {'till/solutions/guard.py': null},
  'till/lesson.md: the fix task "guard" has no solution. Write till/solutions/guard.py.',
);
finds(
  'a solution that does not hold',
  {'till/solutions/guard.py': SOLUTION.replace('with lock', 'if True')},
  'till/lesson.md: the fix task "guard" has a solution, till/solutions/guard.py, that does not solve it. The assertion on line 14 fails in some schedules.',
);
finds(
  'a solution that drops a line that is kept',
  {'till/solutions/guard.py': SOLUTION.replace('counter += 1', 'counter = counter + 1')},
  'till/lesson.md: the fix task "guard" has a solution, till/solutions/guard.py, that lacks the line "counter += 1", which the task keeps.',
);
finds(
  'a solution without a task',
  {'till/solutions/old.py': SOLUTION},
  'till/solutions/old.py is the solution of no task in till/lesson.md.',
);
finds(
  'a task that is solved already',
  {
    ...program(['expect: fails', 'expect: holds data race'], [/# goal: fails.*\n/, ''], ['assert counter == 2', 'assert counter > 0']),
    ...lesson([/```schedule[^]*?```\n/, ''], ['number = 4', 'number = 0']),
  },
  'till/lesson.md: the fix task "guard" is solved already: till/programs/counter.py holds as it is.',
);
finds(
  'a task whose goal the program does not have',
  lesson(['goal = 1', 'goal = 3']),
  'till/lesson.md: The schedule task "lose-one" asks for goal 3 of "counter", which has 2.',
);

finds(
  'a goal that cannot be reached',
  program(['goal: fails', 'goal: deadlock']),
  'till/programs/counter.py: goal 1, "deadlock", cannot be reached by any schedule.',
);
finds(
  'a goal that is reached before the first step',
  program(['when counter == 2', 'when counter == 0']),
  'till/programs/counter.py: goal 2, "when counter == 0", is reached already, before the first step.',
);

finds(
  'a prediction that the engine contradicts',
  lesson(['number = 4', 'number = 5']),
  'till/lesson.md: the predict task "how-many" says 5, but counter.failing is 4.',
);
finds(
  'a number that the lab does not measure',
  lesson(['fact = "mutex over atomic"', 'fact = "mutex over all"']),
  'till/lesson.md: the measure task "price" asks for "mutex over all", which this lab does not measure (see till/facts.toml).',
);
finds(
  'a number where the lab measures none',
  {'till/facts.toml': null},
  'till/lesson.md: the measure task "price" asks for "mutex over atomic", which this lab does not measure (and there is no till/facts.toml).',
);

test('[course check] a program that is too large to be proved is said to be', async () => {
  const limited = await openPool({workers: 1, maxStates: 1000});
  const changes = {'till/programs/huge.py': `# expect: holds\n# title: Huge\n${HUGE}`};
  const {mistakes} = await withCourse(changes, (folder) => checkCourse(folder, {pool: limited, assets}));
  await limited.close();
  assert.equal(mistakes.length, 1);
  assert.match(mistakes[0], /^till\/programs\/huge\.py is too large to be proved\. /);
});

test('[course check] all mistakes are told, course first, then lab by lab', async () => {
  const found = await withCourse(
    {'third/lesson.md': 'Text.', 'till/solutions/guard.py': null, ...lesson(['#more', '#less'], ['number = 4', 'number = 5'])},
    check,
  );
  assert.deepEqual(found.mistakes.map((line) => line.slice(0, 30)), [
    'The folder third is not listed',
    'till/lesson.md links to ../oth',
    'till/lesson.md: the fix task "',
    'till/lesson.md: the predict ta',
  ]);
  assert.equal(summaryOf(found), '2 labs, 4 tasks, 1 program, 0 solutions: 4 mistakes.');
});
