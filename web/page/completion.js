// The completion file: what a reader did, as a file to hand in or to carry to another browser. Pure rules, without a
// page. It says what was answered, not what that is worth: “right” and “solved” are for whoever reads it to find out.
//
//   const text = writeCompletion({course, name: 'Ada', when: new Date(), recordOf: (lab, task) => record});
//   readCompletion(text)                      ->  {completion: {course, name, exported, tasks: [{lab: 'race', …}]}}
//   readCompletion('[')                       ->  {trouble: 'This is no completion file, or a damaged one: …'}
//   merge(course, completion, recordOf)       ->  {records: [['race', task, record]], added: 1, newer: 0, …}
//
// `course` is what courseData() of web/build/course_data.mjs gives. Where a lab is asked for, its id stands for it.

import {isRight, readRecord, stateOf} from './task_rules.js';

const COMPLETION_FORMAT = 'racecourse-completion';
const COMPLETION_VERSION = 1;
export const COMPLETION_LIMITS = {file: 8 * 2 ** 20, text: 65_536, tasks: 2_000, name: 200};

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const isBrief = (value) => typeof value === 'string' && value.length <= COMPLETION_LIMITS.name;
const isLong = (value) => typeof value === 'string' && value.length <= COMPLETION_LIMITS.text;
const isTime = (value) => isBrief(value) && ISO_TIME.test(value) && !Number.isNaN(Date.parse(value));
const isTruth = (value) => typeof value === 'boolean';
const isFiniteOrNull = (value) => value === null || Number.isFinite(value);
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isChoices = (value) => Array.isArray(value) && value.length <= 100 && value.every(Number.isSafeInteger);

// What each key has to be. What is not listed is left out when a file is read.
const SHAPES = {
  file: {name: isBrief, exported: isTime, tasks: Array.isArray, course: (value) => isShaped(value, SHAPES.course)},
  course: {id: isBrief, title: isBrief, version: isBrief},
  place: {lab: isBrief, task: isBrief, print: isBrief, when: isTime},
  deed: {
    answer: (value) => Number.isFinite(value) || isLong(value) || isChoices(value),
    schedule: isLong,
    steps: (value) => value === 'accesses' || value === 'statements',
    text: isLong,
    measured: (value) => isShaped(value, SHAPES.measured),
    seen: isTruth,
    early: isTruth,
  },
  measured: {name: isBrief, value: Number.isFinite, unit: isBrief, machine: (value) => isShaped(value, SHAPES.machine)},
  machine: {cores: Number.isFinite, threads: isTruth, isolated: isTruth, clockStepNs: isFiniteOrNull},
};

// The first key that is there and is not what it has to be.
function misshapen(value, shape) {
  return Object.keys(shape).find((key) => Object.hasOwn(value, key) && !shape[key](value[key]));
}

function isShaped(value, shape) {
  return isRecord(value) && misshapen(value, shape) === undefined;
}

const missingKey = (value, shape) => Object.keys(shape).find((key) => !Object.hasOwn(value, key));

// A copy of `value` with the keys of `shape` alone.
function onlyKeys(value, shape) {
  const there = Object.keys(shape).filter((key) => Object.hasOwn(value, key) && value[key] !== undefined);
  return Object.fromEntries(there.map((key) => [key, value[key]]));
}

function entryOf(lab, task, record) {
  return {lab, task: task.id, ...onlyKeys(record, {print: true, when: true}), ...onlyKeys(record, SHAPES.deed)};
}

// The file as text. `name` is as the reader typed it, `when` a Date; `recordOf(lab, task)` gives what readRecord() gave.
// A record that could not be read again, because somebody changed what the browser keeps, is left out: it would take
// the others with it.
export function writeCompletion({course, name, when, recordOf}) {
  const {id, title, version} = course;
  const tasks = course.labs.flatMap((lab) =>
    lab.tasks
      .map((task) => [task, recordOf(lab.id, task)])
      .filter(([task, record]) => stateOf(task, record) !== 'open')
      .map(([task, record]) => entryOf(lab.id, task, record))
      .filter((entry) => !entryTrouble(entry, 0)),
  );
  const head = {format: COMPLETION_FORMAT, version: COMPLETION_VERSION, course: {id, title, version}};
  const file = {...head, name: name.trim().slice(0, COMPLETION_LIMITS.name), exported: when.toISOString(), tasks};
  return `${JSON.stringify(file, null, 1)}\n`;
}

function parsed(text) {
  try {
    return {value: JSON.parse(text.replace(/^\uFEFF/, ''))};
  } catch {
    return {trouble: 'This is no completion file, or a damaged one: it is not complete JSON.'};
  }
}

function headTrouble(file) {
  if (!isRecord(file) || file.format !== COMPLETION_FORMAT)
    return `This is JSON, but no completion file: its "format" is not "${COMPLETION_FORMAT}".`;
  if (file.version !== COMPLETION_VERSION)
    return `This completion file is not of version ${COMPLETION_VERSION}, the only one that is understood here.`;
  const key = missingKey(file, SHAPES.file) ?? misshapen(file, SHAPES.file) ?? missingKey(file.course, SHAPES.course);
  if (key !== undefined) return `This completion file is damaged: its "${key}" is missing or is not what it has to be.`;
  const most = COMPLETION_LIMITS.tasks;
  return file.tasks.length > most ? `This completion file has ${file.tasks.length} tasks; at most ${most} are read.` : '';
}

function entryTrouble(entry, at) {
  if (!isRecord(entry)) return `This completion file is damaged: task ${at + 1} in it is no record.`;
  const key = missingKey(entry, SHAPES.place) ?? misshapen(entry, SHAPES.place) ?? misshapen(entry, SHAPES.deed);
  if (key === undefined) return '';
  return `This completion file is damaged: in task ${at + 1}, "${key}" is missing or is not what it has to be.`;
}

// Pieces of a measurement may be missing, but nothing unknown gets through.
function cleanDeed(entry) {
  const deed = onlyKeys(entry, SHAPES.deed);
  if (!deed.measured) return deed;
  const {machine, ...fact} = onlyKeys(deed.measured, SHAPES.measured);
  return {...deed, measured: {...fact, ...(machine && {machine: onlyKeys(machine, SHAPES.machine)})}};
}

// The file in `text`: {completion}, or {trouble}, a sentence. Everything in it has the right shape then; whether it is
// true is another question.
export function readCompletion(text) {
  if (text.trim() === '') return {trouble: 'This file is empty.'};
  if (text.length > COMPLETION_LIMITS.file) return {trouble: 'This file is larger than 8 MB, which no completion file is.'};
  const {value: file, trouble} = parsed(text);
  const wrong = trouble || headTrouble(file) || file.tasks.map(entryTrouble).find(Boolean);
  if (wrong) return {trouble: wrong};
  const tasks = file.tasks.map((entry) => ({...onlyKeys(entry, SHAPES.place), ...cleanDeed(entry)}));
  return {completion: {course: onlyKeys(file.course, SHAPES.course), name: file.name, exported: file.exported, tasks}};
}

// What the browser would have kept about an entry, with its prediction compared anew; null when it belongs to another
// question, or to another kind of task.
export function recordIn({lab: _lab, task: _task, ...entry}, task) {
  const record = readRecord(JSON.stringify(entry), task);
  if (!record || task.kind !== 'predict') return record;
  return {...record, right: isRight(task, record.answer)};
}

// What loading `completion` changes: an import adds what is missing, and takes the newer where both have one.
//   {records: [[lab, task, record], …] to be kept, added, newer, same, foreign}, the last four are counts
//   {trouble}, a sentence, when it is another course's file
export function merge(course, completion, recordOf) {
  if (completion.course.id !== course.id)
    return {trouble: `This file is from another course, “${completion.course.title}”. Nothing was loaded.`};
  const news = {records: [], added: 0, newer: 0, same: 0, foreign: 0};
  const tasks = new Map(course.labs.flatMap((lab) => lab.tasks.map((task) => [`${lab.id}/${task.id}`, task])));
  for (const entry of completion.tasks) mergeOne(news, tasks, entry, recordOf);
  return news;
}

function mergeOne(news, tasks, entry, recordOf) {
  const place = `${entry.lab}/${entry.task}`;
  const task = tasks.get(place);
  const record = task && recordIn(entry, task);
  if (!record) return news.foreign++;
  const ours = recordOf(entry.lab, task);
  const what = stateOf(task, ours) === 'open' ? 'added' : record.when > ours.when ? 'newer' : 'same';
  tasks.delete(place); // a second entry about the same task counts as foreign
  news[what]++;
  if (what !== 'same') news.records.push([entry.lab, task, ours?.seen ? {...record, seen: true} : record]);
}

// What these tasks of a lab are worth, and how much of it is earned. A prediction earns its points when it is committed,
// the others when they are solved. `recordOf(task)` gives the record of each.
export function scoreOf(tasks, recordOf) {
  const score = {points: 0, of: 0};
  for (const task of tasks) {
    score.of += task.points;
    if (stateOf(task, recordOf(task)) !== 'open') score.points += task.points;
  }
  return score;
}
