// Reads the tasks of a lesson: fenced blocks of TOML, with the kind and an id behind the fence.
//
//   ```predict how-many
//   ask = "How many of the six schedules lose an update?"
//   number = 4
//   ```
//
//   parseTask('predict how-many', content, programs)
//     ->  {kind: 'predict', id: 'how-many', title: 'How many', ask: 'How many of …', number: 4}
//
// web/guide/tasks.md has every kind and its keys.

import {createHash} from 'node:crypto';
import {parse as parseToml} from 'smol-toml';
import {CourseError} from './error.mjs';

export const KINDS = ['predict', 'schedule', 'fix', 'measure', 'build'];

// What the command finds out about a program, for `fact` of a prediction.
export const FOUND = ['schedules', 'failing', 'states', 'orders', 'outcomes'];

// What `view=` of a link can ask for.
const VIEWS = ['experiment', 'step', 'prove', 'run', 'fix'];

const LAB_QUERY = /^[a-z]+(=[a-z0-9.,_-]+)?(&[a-z]+(=[a-z0-9.,_-]+)?)*$/;

const isText = (value) => typeof value === 'string' && value.trim() !== '';
const isWhole = (value) => Number.isInteger(value) && value > 0;
const isListOf = (is) => (value) => Array.isArray(value) && value.length > 0 && value.every(is);

const TEXT = {is: isText, words: 'a text'};
const NUMBER = {is: Number.isFinite, words: 'a number'};
const POINTS = {is: (value) => Number.isInteger(value) && value >= 0, words: 'a whole number'};
const SHARE = {is: (value) => Number.isFinite(value) && value >= 0 && value <= 1, words: 'a number from 0 to 1'};
const WHOLE = {is: isWhole, words: 'a whole number over 0'};
const TEXTS = {is: isListOf(isText), words: 'a list of texts'};
const ANSWER = {is: (value) => isWhole(value) || isListOf(isWhole)(value), words: 'the number of a choice, or a list of them'};
const UNIT = {is: (value) => typeof value === 'string', words: 'a text'};
const LINK = {is: (value) => LAB_QUERY.test(value), words: 'made of name=value pairs, joined by &'};

const COMMON = {ask: TEXT, title: TEXT, then: TEXT, points: POINTS};
const EDIT = {...COMMON, program: TEXT, keep: TEXTS};

const KEYS = {
  predict: {
    ...COMMON,
    number: NUMBER,
    within: SHARE,
    choices: TEXTS,
    answer: ANSWER,
    unit: UNIT,
    fact: TEXT,
    measured: TEXT,
    show: LINK,
  },
  schedule: {...COMMON, program: TEXT, goal: WHOLE},
  fix: EDIT,
  build: EDIT,
  measure: {...COMMON, run: LINK, fact: TEXT, unit: UNIT, within: SHARE},
};

const NEEDED = {
  predict: ['ask'],
  schedule: ['title', 'ask', 'program', 'goal'],
  fix: ['title', 'ask', 'program', 'keep'],
  build: ['title', 'ask', 'program', 'keep'],
  measure: ['title', 'ask', 'run', 'fact', 'within'],
};

// Whether a fence opens a task; its languages are single words.
export function isTask(info) {
  const words = info.trim().split(/\s+/);
  return words.length > 1 || KINDS.includes(words[0]);
}

function readHead(info) {
  const [kind, id, ...more] = info.trim().split(/\s+/);
  if (!KINDS.includes(kind)) throw new CourseError(`There is no kind of task "${kind}"; known are ${KINDS.join(', ')}.`);
  if (!/^[a-z0-9-]+$/.test(id ?? '') || more.length > 0)
    throw new CourseError(`A ${kind} task is opened by its kind and one id of a-z, 0-9 and -, not by "${info.trim()}".`);
  return {kind, id};
}

function readToml(content) {
  try {
    return parseToml(content);
  } catch (error) {
    throw new CourseError(`is not valid TOML: ${error.message.split('\n')[0]}.`);
  }
}

function checkKeys(kind, values) {
  const known = KEYS[kind];
  for (const [key, value] of Object.entries(values)) {
    if (!Object.hasOwn(known, key))
      throw new CourseError(`has no "${key}"; a ${kind} task has ${Object.keys(known).join(', ')}.`);
    if (!known[key].is(value)) throw new CourseError(`has a wrong "${key}": it is ${known[key].words}.`);
  }
  const missing = NEEDED[kind].find((key) => !Object.hasOwn(values, key));
  if (missing) throw new CourseError(`needs "${missing}".`);
}

function programCalled(id, programs) {
  const program = programs.find((one) => one.id === id);
  if (!program) throw new CourseError(`asks for the program "${id}", which this lab does not have.`);
  return program;
}

function checkChoices({choices, answer, number}) {
  if (choices && number !== undefined) throw new CourseError('has a number and choices; it is one or the other.');
  if (answer === undefined) return;
  if (!choices) throw new CourseError('has an "answer", but no "choices".');
  const answers = [answer].flat();
  if (new Set(answers).size < answers.length || answers.some((one) => one > choices.length))
    throw new CourseError(`has the answer ${answers.join(', ')}, but choices from 1 to ${choices.length}.`);
}

function checkFact({fact, number}, programs) {
  if (fact === undefined) return;
  const [program, found, ...more] = fact.split('.');
  if (!FOUND.includes(found) || more.length > 0)
    throw new CourseError(`has the fact "${fact}"; a fact is a program, a dot, and one of ${FOUND.join(', ')}.`);
  if (number === undefined) throw new CourseError('has a "fact", but no "number" to compare it with.');
  programCalled(program, programs);
}

// Why a link to the lab beside a lesson leads nowhere, as words behind its name; null if it leads somewhere.
export function troubleWithLink(query, programs) {
  if (!LAB_QUERY.test(query)) return 'is not made of name=value pairs';
  const asked = Object.fromEntries(query.split('&').map((part) => part.split('=')));
  if (asked.view !== undefined && !VIEWS.includes(asked.view))
    return `asks for the view "${asked.view}"; views are ${VIEWS.join(', ')}`;
  const {program} = asked;
  if (program !== undefined && !programs.some(({id}) => id === program))
    return `asks for the program "${program}", which this lab does not have`;
  return null;
}

function checkLink(query, programs) {
  const trouble = query === undefined ? null : troubleWithLink(query, programs);
  if (trouble) throw new CourseError(`${trouble}.`);
}

function checkPredict(task, programs) {
  checkChoices(task);
  checkFact(task, programs);
  checkLink(task.show, programs);
  if (task.within !== undefined && task.number === undefined) throw new CourseError('has "within", but no "number".');
  if (task.measured !== undefined && task.choices)
    throw new CourseError('has choices, which cannot be compared with what is measured.');
}

function checkSchedule({program, goal}, programs) {
  const {goals} = programCalled(program, programs);
  if (goal > goals.length)
    throw new CourseError(`asks for goal ${goal} of "${program}", which has ${goals.length}.`);
}

function checkEdit({program, keep}, programs) {
  const lines = programCalled(program, programs).text.split('\n').map((line) => line.trim());
  const gone = keep.find((line) => !lines.includes(line.trim()));
  if (gone !== undefined) throw new CourseError(`keeps the line "${gone}", which "${program}" does not have.`);
}

const CHECKS = {
  predict: checkPredict,
  schedule: checkSchedule,
  fix: checkEdit,
  build: checkEdit,
  measure: ({run}, programs) => checkLink(run, programs),
};

function titleFrom(id) {
  return id[0].toUpperCase() + id.slice(1).replaceAll('-', ' ');
}

// The task that a block declares. The error names the task, not the lesson.
export function parseTask(info, content, programs) {
  const {kind, id} = readHead(info);
  try {
    const values = readToml(content);
    checkKeys(kind, values);
    CHECKS[kind](values, programs);
    return {kind, id, title: titleFrom(id), ...values};
  } catch (error) {
    if (error instanceof CourseError) error.message = `The ${kind} task "${id}" ${error.message}`;
    throw error;
  }
}

// Eight digits that change with the question, with what answers it, and with the program it is about: an answer to
// another question is no answer to this one.
export function fingerprintOf(task, programs) {
  const {title: _title, then: _then, show: _show, points: _points, ...asked} = task;
  const text = programs.find(({id}) => id === task.program)?.text ?? '';
  return createHash('sha256').update(JSON.stringify(asked)).update('\0').update(text).digest('hex').slice(0, 8);
}
