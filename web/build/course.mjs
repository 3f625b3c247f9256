// Reads a course: the folder with course.toml and, for every lab that it lists, a folder with lesson and programs.
//
//   const course = await readCourse('/path/to/labs');
//   course.id;                                // "racecourse"
//   course.units[0].labs[0].title;            // "Lost updates"
//   course.units[0].labs[0].programs[0].id;   // "lost_update"

import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {parse as parseToml} from 'smol-toml';
import {CourseError, attempt, attemptNow, raise} from './error.mjs';
import {readPictures} from './pictures.mjs';
import {readPrograms} from './programs.mjs';
import {readText} from './read_text.mjs';

// Code that labs share lies among them and is no lab.
const SHARED = 'program_lab';

// Folders of the site that are no labs.
const TAKEN = ['guide', 'progress'];

const FRONT_MATTER = /^\+\+\+\n([\s\S]*?)\n\+\+\+\n/;

function need(value, kind, where, name) {
  const right = kind === 'text' ? typeof value === 'string' && value !== '' : Number.isInteger(value) && value > 0;
  if (!right)
    throw new CourseError(`${where} needs "${name}" (${kind === 'text' ? 'a text' : 'a whole number over 0'}).`);
  return value;
}

function toml(text, where) {
  try {
    return parseToml(text);
  } catch (error) {
    throw new CourseError(`${where} is not valid TOML: ${error.message.split('\n')[0]}`);
  }
}

// The settings between the +++ lines of a lesson, and the text after them.
export function parseLesson(text, where) {
  const found = FRONT_MATTER.exec(text);
  if (!found)
    throw new CourseError(`${where} does not begin with its title, summary and minutes between two lines of +++.`);
  const settings = toml(found[1], where);
  return {
    title: need(settings.title, 'text', where, 'title'),
    summary: need(settings.summary, 'text', where, 'summary'),
    minutes: need(settings.minutes, 'number', where, 'minutes'),
    body: text.slice(found[0].length),
  };
}

// An id of a course or a lab stands in addresses and in file names.
function needId(value, where, what) {
  if (typeof value !== 'string' || !/^[a-z0-9-]+$/.test(value))
    throw new CourseError(`${where} ${what} "${value ?? ''}", but an id is made of a-z, 0-9 and -.`);
  return value;
}

function needIds(value, where, name) {
  if (!Array.isArray(value ?? [])) throw new CourseError(`${where} needs "${name}" as a list of ids.`);
  return (value ?? []).map((id) => needId(id, where, 'lists'));
}

// `whole` says that all of its programs could be read.
async function readLab(folder, id, folders, report) {
  if (TAKEN.includes(id))
    throw new CourseError(`The site has a page of its own at ${id}/, so no lab can be called "${id}". Rename its folder.`);
  if (!folders.includes(id))
    throw new CourseError(`course.toml lists the lab "${id}", but there is no folder ${id} beside it.`);
  const where = `${id}/lesson.md`;
  const text = await readText(path.join(folder, where));
  if (text === null) throw new CourseError(`The lab "${id}" has no lesson: ${where} is missing.`);
  let whole = true;
  const noted = (error) => {
    whole = false;
    report(error);
  };
  const [programs, pictures] = await Promise.all([readPrograms(folder, id, noted), readPictures(folder, id)]);
  return {id, where, ...parseLesson(text, where), programs, pictures, whole};
}

// What is there is listed, or left out on purpose.
function checkEveryFolderIsListed(folders, ids, leftOut, report) {
  const tell = (names, words) => [...new Set(names)].forEach((name) => report(new CourseError(words(name))));
  tell(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    (id) => `course.toml lists the lab "${id}" twice.`,
  );
  tell(
    leftOut.filter((id) => ids.includes(id)),
    (id) => `course.toml lists the lab "${id}" and leaves it out.`,
  );
  tell(
    folders.filter((folder) => !ids.includes(folder) && !leftOut.includes(folder)),
    (folder) => `The folder ${folder} is not listed in course.toml. List it, or name it in "leave_out".`,
  );
}

async function labFolders(folder) {
  const entries = await readdir(folder, {withFileTypes: true});
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== SHARED && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
}

function readUnits(units, where) {
  if (!Array.isArray(units) || units.length === 0) throw new CourseError(`${where} needs at least one [[units]].`);
  return units.map((unit) => ({
    title: need(unit.title, 'text', `A unit in ${where}`, 'title'),
    ids: needIds(unit.labs, where, 'labs'),
  }));
}

// The labs called `ids`, in their order.
async function readLabs(folder, ids, folders, report) {
  const labs = new Map();
  for (const id of new Set(ids)) labs.set(id, await attempt(report, () => readLab(folder, id, folders, report)));
  return labs;
}

// The course in `folder`, in the order of its course.toml. Throws a CourseError for the first mistake; or hands every
// mistake to `report` and leaves out what it is about. Without a course.toml that can be read there is nothing to go by.
export async function readCourse(folder, report = raise) {
  const where = 'course.toml';
  const text = await readText(path.join(folder, where));
  if (text === null) throw new CourseError(`There is no ${where} in ${folder}.`);
  const {id, title, promise, units, leave_out: leftOut} = toml(text, where);
  attemptNow(report, () => needId(id, where, 'has the id'));
  const folders = await labFolders(folder);
  const listed = readUnits(units, where);
  const ids = listed.flatMap((unit) => unit.ids);
  checkEveryFolderIsListed(folders, ids, needIds(leftOut, where, 'leave_out'), report);
  const labs = await readLabs(folder, ids, folders, report);
  return {
    id,
    title: attemptNow(report, () => need(title, 'text', where, 'title')),
    promise: attemptNow(report, () => need(promise, 'text', where, 'promise')),
    units: listed.map((unit) => ({title: unit.title, labs: unit.ids.map((lab) => labs.get(lab)).filter(Boolean)})),
  };
}
