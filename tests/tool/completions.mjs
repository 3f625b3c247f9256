// Completion files for tests and benchmarks, made as a page makes them.
//
//   const perfect = await perfectCompletion(course, pool);       // every task of the course done
//   fileOf(course, perfect, {name: 'Ada', minute: 3})            // its text

import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {writeCompletion} from '../../web/page/completion.js';

const MACHINE = {cores: 4, threads: true, isolated: true, clockStepNs: 5000};

const rightAnswer = {
  number: ({number}) => number ?? 1,
  text: () => 'as I expect',
  one: ({answer}) => answer ?? 1,
  several: ({answer}) => answer,
};

async function shortest({program, goal}, lab, {course, pool}) {
  const goals = await pool.goals(course.programs.get(`${lab.id}/${program}`).source);
  return goals[goal - 1].schedule;
}

function solution({id}, lab, {folder}) {
  const file = join(folder, lab.id, 'solutions', `${id}.py`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

const DEEDS = {
  predict: (task) => ({answer: rightAnswer[task.input](task)}),
  schedule: async (task, lab, tools) => ({schedule: await shortest(task, lab, tools), steps: 'accesses'}),
  fix: (task, lab, tools) => ({text: solution(task, lab, tools)}),
  build: (task, lab, tools) => ({text: solution(task, lab, tools)}),
  measure: ({fact, unit = ''}) => ({answer: 2, measured: {name: fact, value: 2, unit, machine: MACHINE}}),
};

// The best that can be done: a map from "lab/task" to what a record says besides print and time. `folder` has the
// solutions.
export async function perfectDeeds(course, {folder, pool}) {
  const deeds = new Map();
  for (const lab of course.labs)
    for (const task of lab.tasks) deeds.set(`${lab.id}/${task.id}`, await DEEDS[task.kind](task, lab, {course, folder, pool}));
  return deeds;
}

// The text of a file. Its answers are a second apart, beginning at a time that `at` decides: two files with the same
// `at` have the same times.
export function fileOf(course, deeds, {name = 'Ada', at = 0} = {}) {
  const begin = Date.UTC(2026, 10, 1) + at * 61_001;
  let nth = 0;
  const recordOf = (lab, task) => {
    const deed = deeds.get(`${lab}/${task.id}`);
    const when = new Date(begin + 1000 * nth++).toISOString();
    return deed ? {print: task.print, when, ...deed} : null;
  };
  return writeCompletion({course, name, when: new Date(begin + 3_600_000), recordOf});
}

// The file as an object, changed by `change`, as a text again.
export function forged(text, change) {
  const file = JSON.parse(text);
  return JSON.stringify(change(file) ?? file);
}

// The same program with names and spaces of one's own, as no other student's.
function own(text, nth) {
  const lines = text.split('\n').map((line) => (line.trim() === '' ? line : `${line}${' '.repeat(nth % 7)}`));
  return `# ${nth}: my own way\nmine_${nth} = ${nth}\n${lines.join('\n')}`;
}

const isEdit = ({kind}) => kind === 'fix' || kind === 'build';

// `count` files of one class: {name, text, points}, where points are what each is worth. Student n did all but every
// (n mod 9 + 2)th task; of their edited programs, every student with n mod 5 = 4 claims one that drops the kept lines.
// No two have the same program or the same times.
export async function makeClass(count, course, {folder, pool}) {
  const perfect = await perfectDeeds(course, {folder, pool});
  const tasks = course.labs.flatMap((lab) => lab.tasks.map((task) => ({place: `${lab.id}/${task.id}`, task})));
  return Array.from({length: count}, (_, nth) => {
    const done = tasks.filter((_, at) => (at + nth) % ((nth % 9) + 2) !== 0);
    const forges = nth % 5 === 4;
    const deed = ({place, task}) =>
      isEdit(task) ? {text: forges ? `claimed_${nth} = 1\n` : own(perfect.get(place).text, nth)} : perfect.get(place);
    const worth = done.filter(({task}) => !(forges && isEdit(task)));
    return {
      name: `student-${nth}`,
      text: fileOf(course, new Map(done.map((one) => [one.place, deed(one)])), {name: `student-${nth}`, at: nth + 1}),
      points: worth.reduce((sum, {task}) => sum + task.points, 0),
    };
  });
}
