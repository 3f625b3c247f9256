// How many completion files the command grades a second: a class of 500 for the course as it is, in which every edited
// program is another one, so that nothing can be answered from memory but the schedules. With one worker and with two.

import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import path from 'node:path';
import {makeClass} from '../tests/tool/completions.mjs';
import {gradeCommand} from '../tool/grade.mjs';
import {readGraded} from '../tool/grade_course.mjs';
import {openPool} from '../tool/pool.mjs';

const FILES = 500;
const RUNS = 3;
const labs = path.resolve(import.meta.dirname, '../labs');

async function writeClass(folder) {
  const pool = await openPool({workers: 1});
  const students = await makeClass(FILES, await readGraded(labs), {folder: labs, pool});
  await pool.close();
  mkdirSync(folder, {recursive: true});
  for (const {name, text} of students) writeFileSync(path.join(folder, `${name}.json`), text);
  const texts = students.flatMap(({text}) => JSON.parse(text).tasks.flatMap((task) => task.text ?? []));
  return new Set(texts).size;
}

// Seconds from the start of the command to its table; the shortest of a few runs.
async function secondsWith(workers, folder) {
  const silent = {write() {}};
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    const begin = performance.now();
    await gradeCommand([labs, folder, '--workers', `${workers}`], {openPool, stdout: silent, stderr: silent});
    times.push((performance.now() - begin) / 1000);
  }
  return Math.min(...times);
}

const place = mkdtempSync(path.join(tmpdir(), 'grade-bench-'));
try {
  const programs = await writeClass(path.join(place, 'class'));
  const one = await secondsWith(1, path.join(place, 'class'));
  const two = await secondsWith(2, path.join(place, 'class'));
  console.log(`\nGrading ${FILES} completion files with ${programs} different programs, on ${availableParallelism()} cores`);
  console.log(`files a second, one worker    ${(FILES / one).toFixed(0)} (${one.toFixed(1)} s)`);
  console.log(`files a second, two workers   ${(FILES / two).toFixed(0)} (${two.toFixed(1)} s), ${(one / two).toFixed(2)} times as many`);
} finally {
  rmSync(place, {recursive: true});
}
