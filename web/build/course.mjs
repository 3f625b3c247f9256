// Reads the course: labs/course.toml, and the lesson and the programs of every lab it lists.
//
//   const course = await readCourse('/path/to/racecourse');
//   course.units[0].labs[0].title;            // "Lost updates"
//   course.units[0].labs[0].programs[0].id;   // "lost_update"

import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {parse as parseToml} from 'smol-toml';
import {CourseError} from './error.mjs';
import {readPrograms} from './programs.mjs';

// Code that labs share lies among them and is no lab.
const SHARED = 'program_lab';

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

async function readLab(root, id, folders) {
  if (!/^[a-z0-9-]+$/.test(id))
    throw new CourseError(`labs/course.toml lists "${id}", but a lab's id is made of a-z, 0-9 and -.`);
  if (!folders.includes(id))
    throw new CourseError(`labs/course.toml lists the lab "${id}", but there is no folder labs/${id}.`);
  const where = `labs/${id}/lesson.md`;
  const text = await readFile(path.join(root, where), 'utf8').catch(() => null);
  if (text === null) throw new CourseError(`The lab "${id}" has no lesson: ${where} is missing.`);
  return {id, where, ...parseLesson(text, where), programs: await readPrograms(root, id)};
}

function checkEveryFolderIsListed(folders, ids) {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new CourseError(`labs/course.toml lists the lab "${twice}" twice.`);
  const left = folders.find((folder) => !ids.includes(folder));
  if (left) throw new CourseError(`The folder labs/${left} is not listed in labs/course.toml.`);
}

// The course in `root`, in the order of course.toml. Throws a CourseError for the first mistake.
export async function readCourse(root) {
  const where = 'labs/course.toml';
  const text = await readFile(path.join(root, where), 'utf8').catch(() => null);
  if (text === null) throw new CourseError(`${where} is missing.`);
  const {title, promise, units} = toml(text, where);
  if (!Array.isArray(units) || units.length === 0) throw new CourseError(`${where} needs at least one [[units]].`);
  const entries = await readdir(path.join(root, 'labs'), {withFileTypes: true});
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== SHARED).map((entry) => entry.name);
  const listed = units.map((unit) => ({
    title: need(unit.title, 'text', `A unit in ${where}`, 'title'),
    ids: unit.labs ?? [],
  }));
  checkEveryFolderIsListed(
    folders,
    listed.flatMap((unit) => unit.ids),
  );
  return {
    title: need(title, 'text', where, 'title'),
    promise: need(promise, 'text', where, 'promise'),
    units: await Promise.all(
      listed.map(async (unit) => ({
        title: unit.title,
        labs: await Promise.all(unit.ids.map((id) => readLab(root, id, folders))),
      })),
    ),
  };
}
