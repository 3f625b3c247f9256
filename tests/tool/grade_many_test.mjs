// Five hundred files in one command: each has its own score, and every program in them is another one.

import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {makeClass} from './completions.mjs';
import {openGrading} from './grading.mjs';
import {readGraded} from '../../tool/grade_course.mjs';

const LABS = join(import.meta.dirname, '../../labs');

let grading;

before(async () => {
  grading = await openGrading({course: LABS});
});
after(() => grading.close());

test('[grade] five hundred files are graded in one command, every one with its right score', async () => {
  const course = await readGraded(LABS);
  const students = await makeClass(500, course, {folder: LABS, pool: grading.pool});
  const files = Object.fromEntries(students.map(({name, text}) => [`${name}.json`, text]));
  const {stdout, status} = await grading.grade(files, ['--json']);
  const results = JSON.parse(stdout).files;
  assert.equal(results.length, 500);
  const right = Object.fromEntries(students.map(({name, points}) => [name, points]));
  assert.deepEqual(Object.fromEntries(results.map(({name, points}) => [name, points])), right);
  assert.ok(new Set(Object.values(right)).size > 20);
  assert.deepEqual(results.flatMap(({notes}) => notes.filter((note) => / in .*\.json/.test(note))), []);
  assert.equal(status, 0);
});
