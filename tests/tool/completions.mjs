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
