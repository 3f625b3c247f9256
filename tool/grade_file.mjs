// One completion file, graded: every task judged, the points of every lab, and what there is to say about it.
//
//   await gradeCompletion('ada.json', completion, course, pool)
//     ->  {file: 'ada.json', name: 'Ada', points: 12, of: 56, proven: 9, stated: 3, labs: […], …}

import {clean, cut} from './terminal_text.mjs';
import {judge} from './grade_tasks.mjs';

const LONGEST_NOTE = 400; // an assertion's message may be as long as its author likes

const earns = ({verdict}) => verdict === 'proven' || verdict === 'stated';
const sum = (tasks, key) => tasks.reduce((total, task) => total + task[key], 0);

function judged({lab, task, entries}, {verdict, sentence}) {
  const {id, title, kind, points: of} = task;
  const points = earns({verdict}) ? of : 0;
  const said = cut(clean(sentence), LONGEST_NOTE);
  return {lab: lab.id, task: id, title, kind, times: entries.length, verdict, points, of, sentence: said};
}

function notesOn(tasks, unknown) {
  const notes = tasks.flatMap(({lab, task, times, verdict, sentence}) => [
    ...(verdict === 'refused' || verdict === 'undecided' ? [`${lab}, ${task}: ${sentence}`] : []),
    ...(times > 1 ? [`${lab}, ${task}: ${times} times in the file; the first that can be an answer counts.`] : []),
  ]);
  if (unknown === 1) notes.push('One task in the file is not in this course.');
  if (unknown > 1) notes.push(`${unknown} tasks in the file are not in this course.`);
  return notes;
}

function grouped(completion) {
  const groups = new Map();
  for (const entry of completion.tasks) {
    const place = `${entry.lab}/${entry.task}`;
    if (!groups.has(place)) groups.set(place, []);
    groups.get(place).push(entry);
  }
  return groups;
}

function pointsOfLab({id}, tasks) {
  const own = tasks.filter(({lab}) => lab === id);
  return {id, points: sum(own, 'points'), of: sum(own, 'of')};
}

// What stands at the head of the file, as somebody typed it.
const headOf = ({name, exported, course}) => ({name: clean(name), exported, version: clean(course.version)});

export async function gradeCompletion(file, completion, course, pool) {
  if (completion.course.id !== course.id)
    return {file, trouble: `This file is from another course, “${clean(completion.course.title)}”.`};
  const groups = grouped(completion);
  const asked = course.labs.flatMap((lab) =>
    lab.tasks.map((task) => ({lab, task, entries: groups.get(`${lab.id}/${task.id}`) ?? []})),
  );
  const known = asked.reduce((count, {entries}) => count + entries.length, 0);
  const judging = asked.map(async (one) =>
    judged(one, await judge(one.entries, one.task, {programs: course.programs, lab: one.lab.id, pool})),
  );
  const tasks = await Promise.all(judging);
  const total = (verdict) => sum(tasks.filter((task) => task.verdict === verdict), 'points');
  return {
    file,
    ...headOf(completion),
    points: sum(tasks, 'points'),
    of: sum(tasks, 'of'),
    proven: total('proven'),
    stated: total('stated'),
    labs: course.labs.map((lab) => pointsOfLab(lab, tasks)),
    tasks,
    notes: notesOn(tasks, completion.tasks.length - known),
  };
}
