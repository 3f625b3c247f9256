// Reads the programs of a lab: <id>/programs/*.py, each with a head of comment lines `# key: value` and the
// program below it. The head stays here, so that a reader never sees what the program is expected to do.
//
//   # expect: fails
//   # title: Lost update
//   # about: Two threads add one to the same counter.
//   # goal: fails | An update is lost: the assertion fails.
//   # order: 1
//
//   const programs = await readPrograms('/path/to/labs', 'race');
//   programs[0].goals[0].reach;   // "fails"

import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {CourseError, attempt, raise} from './error.mjs';
import {readText} from './read_text.mjs';

const HEAD_LINE = /^# ([a-z]+): ?(.*)$/;
const PROMISE = /^(holds|fails|deadlock|error|never finishes)\b/;
const CONSTANT = /^(-?\d+|True|False|None|'[^']*'|"[^"]*")$/;
const ENDS = ['fails', 'deadlock', 'error', 'invariant', 'ends'];

// `name == constant`, or several of them joined by `and`.
function isCondition(text) {
  return text.split(' and ').every((part) => {
    const [, name, constant] = /^([A-Za-z_]\w*) == (.+)$/.exec(part) ?? [];
    return name !== undefined && CONSTANT.test(constant);
  });
}

function isReach(text) {
  const condition = /^(?:ends when|when) (.+)$/.exec(text);
  return condition ? isCondition(condition[1]) : ENDS.includes(text);
}

function readGoal(value, where) {
  const [, reach, sentence] = /^(.*?) \| (.+)$/.exec(value) ?? [];
  if (!sentence) throw new CourseError(`${where}: a goal is what to reach, then " | ", then a sentence for the reader.`);
  if (!isReach(reach))
    throw new CourseError(
      `${where}: a goal cannot reach "${reach}". It is one of ${ENDS.join(', ')}, or "ends when" or "when" with name == constant.`,
    );
  return {reach, sentence};
}

function needText(value, where, key) {
  if (!value) throw new CourseError(`${where}: "${key}" has no text.`);
  return value;
}

// What each key of a head gives, from its value and its place.
const KEYS = {
  title: (value, where) => ({title: needText(value, where, 'title')}),
  about: (value, where) => ({about: needText(value, where, 'about')}),
  order(value, where) {
    if (!/^\d+$/.test(value)) throw new CourseError(`${where}: "order" is a whole number, not "${value}".`);
    return {order: Number(value)};
  },
  // The rest of the promise, which tests keep.
  outcomes: () => ({}),
  raises: () => ({}),
  expect(value, where) {
    if (!PROMISE.test(value)) throw new CourseError(`${where}: "${value}" is not what a program can be expected to do.`);
    return {expect: value};
  },
};

function readHead(lines, file) {
  const head = {goals: []};
  lines.forEach(([, key, value], index) => {
    const where = `${file}, line ${index + 1}`;
    if (key === 'goal') return head.goals.push(readGoal(value, where));
    if (!Object.hasOwn(KEYS, key)) throw new CourseError(`${where}: a program's head has no "${key}".`);
    if (key in head) throw new CourseError(`${where}: "${key}" is there twice.`);
    Object.assign(head, KEYS[key](value, where));
  });
  return head;
}

// The program in `source`, the content of `file`. Throws a CourseError for the first mistake in its head.
export function parseProgram(source, file) {
  const id = path.basename(file, '.py');
  if (!/^[a-z0-9_]+$/.test(id)) throw new CourseError(`${file}: a program's name is made of a-z, 0-9 and _.`);
  const lines = source.split('\n');
  const body = lines.findIndex((line) => !HEAD_LINE.test(line));
  const head = readHead(
    lines.slice(0, body < 0 ? lines.length : body).map((line) => HEAD_LINE.exec(line)),
    file,
  );
  for (const key of ['expect', 'title'])
    if (!head[key]) throw new CourseError(`${file} needs a line "# ${key}: ..." at its top.`);
  const text = body < 0 ? '' : lines.slice(body).join('\n');
  if (!text.trim()) throw new CourseError(`${file} has a head and no program below it.`);
  return {order: Infinity, about: '', ...head, id, text};
}

function inOrder(one, other) {
  return one.order === other.order ? (one.id < other.id ? -1 : 1) : one.order - other.order;
}

// The programs of the lab `id` of the course in `course`, by `order` and then by file name; an empty list when it has none.
// Mistakes go to `report`.
export async function readPrograms(course, id, report = raise) {
  const folder = `${id}/programs`;
  const names = await readdir(path.join(course, folder)).catch(() => []);
  const programs = [];
  for (const name of names.filter((one) => one.endsWith('.py')).sort()) {
    const source = await readText(path.join(course, folder, name));
    programs.push(await attempt(report, () => parseProgram(source, `${folder}/${name}`)));
  }
  return programs.filter(Boolean).sort(inOrder);
}

// `programs` as the text that the page hands to the lab. A "<" is written so that nothing in a program can end the
// element it stands in.
export function programsJson(programs) {
  const shown = programs.map(({id, title, about, goals, text}) => ({id, title, about, goals, text}));
  return JSON.stringify(shown).replaceAll('<', '\\u003c');
}
