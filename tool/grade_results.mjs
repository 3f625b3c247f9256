// Writes graded files to where they were asked for: a table for spreadsheets, and what an autograder reads.
//
//   await writeResults(graded, {course, csv: 'class.csv', autograder: 'results/results.json'})
//     ->  a list of sentences about what could not be written

import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {autograderOf, noResult} from './autograder.mjs';
import {gradeCsv} from './grade_csv.mjs';

async function tryTo(write, file) {
  try {
    await write();
    return [];
  } catch (error) {
    return [`${file} could not be written (${error.code ?? error.message}).`];
  }
}

const asJson = (value) => `${JSON.stringify(value, null, 1)}\n`;

// The name of each file without its folder, and a number behind it where that is taken already.
function namesFor(graded) {
  const taken = new Set();
  return graded.map(({file}) => {
    const base = path.basename(file).replace(/\.json$/i, '');
    let name = base;
    for (let nth = 2; taken.has(name.toLowerCase()); nth++) name = `${base}-${nth}`;
    taken.add(name.toLowerCase());
    return `${name}.json`;
  });
}

const NOT_ONE = (count) => `Hand in exactly one completion file; here ${count === 0 ? 'is none' : `are ${count}`}.`;

async function writeOne(graded, file) {
  const result = graded.length === 1 ? autograderOf(graded[0]) : noResult(NOT_ONE(graded.length));
  await mkdir(path.dirname(file), {recursive: true});
  await writeFile(file, asJson(result));
}

async function writeEach(graded, folder) {
  await mkdir(folder, {recursive: true});
  const names = namesFor(graded);
  for (const [at, result] of graded.entries())
    await writeFile(path.join(folder, names[at]), asJson(autograderOf(result)));
}

async function writeAutograder(graded, place) {
  const one = place.toLowerCase().endsWith('.json');
  const troubles = await tryTo(() => (one ? writeOne : writeEach)(graded, place), place);
  return one && graded.length !== 1 ? [...troubles, `${place} says: ${NOT_ONE(graded.length)}`] : troubles;
}

export async function writeResults(graded, {course, csv, autograder}) {
  return [
    ...(csv ? await tryTo(() => writeFile(csv, gradeCsv(graded, course)), csv) : []),
    ...(autograder ? await writeAutograder(graded, autograder) : []),
  ];
}
