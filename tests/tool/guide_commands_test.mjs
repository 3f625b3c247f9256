// The commands and scripts that stand in the instructor's guide, as they stand there: the worked example of editing, the
// workflow that publishes, and the autograder.

import assert from 'node:assert/strict';
import {appendFileSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {courseData} from '../../web/build/course_data.mjs';
import {readCourse} from '../../web/build/course.mjs';
import {output} from '../engine/command.mjs';
import {exampleCommands, exampleFiles, listings} from '../guide_example.mjs';
import {release} from '../release.mjs';
import {fileOf} from './completions.mjs';

const BUILD = path.resolve(import.meta.dirname, '../../build');
const SOLUTION = 'course/two-tills/solutions/keep-every-sale.py';

function folderFor(t) {
  const folder = mkdtempSync(path.join(tmpdir(), 'guide-'));
  t.after(() => rmSync(folder, {recursive: true}));
  return folder;
}

// Runs lines in `folder` as a shell that stops at the first mistake.
const sh = (folder, lines) => output('sh', ['-e', '-c', lines], {cwd: folder, env: {...process.env, HOME: folder}});

async function succeeds(folder, lines) {
  const {stdout, stderr, status} = await sh(folder, lines);
  assert.equal(status, 0, `${lines}\n${stdout}${stderr}`);
  return stdout;
}

// The release with the lab of the worked example.
async function exampleIn(folder) {
  cpSync(await release(), folder, {recursive: true});
  for (const [name, content] of exampleFiles()) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
    writeFileSync(path.join(folder, name), content);
  }
}

// What a student hands in who repaired the program of the example with `text`.
async function handedIn(folder, text) {
  const course = courseData(await readCourse(path.join(folder, 'course')), '0123456789');
  return fileOf(course, new Map([['two-tills/keep-every-sale', {text}]]));
}

test('[guide] the worked example: checked, built, graded', async (t) => {
  const folder = folderFor(t);
  await exampleIn(folder);
  const [check, build, , grade] = exampleCommands();
  const {units} = await readCourse(path.join(folder, 'course'));
  const labs = units.flatMap((unit) => unit.labs).length;
  assert.match(await succeeds(folder, check), new RegExp(`^${labs} labs, .* no mistakes\\.$`, 'm'));
  assert.equal(units.at(-1).title, 'Our own');
  await succeeds(folder, build);
  assert.match(readFileSync(path.join(folder, 'site/index.html'), 'utf8'), /<a href="two-tills\/">/);
  assert.ok(!existsSync(path.join(folder, 'site/two-tills/solutions')));

  mkdirSync(path.join(folder, 'Downloads'));
  writeFileSync(path.join(folder, 'Downloads/racecourse-completion.json'), await handedIn(folder, readFileSync(path.join(folder, SOLUTION), 'utf8')));
  assert.match(await succeeds(folder, grade), /^Ada .* 2\/2 /m);
});

// The lines of the steps that run something, by the steps' names.
function steps(workflow) {
  const found = workflow.matchAll(/^ {6}- name: (.*)\n {8}run: (?:\|\n((?: {10}.*\n)+)|(.*)\n)/gm);
  return Object.fromEntries([...found].map(([, name, block, line]) => [name, line ?? block]));
}

test('[guide] the workflow unpacks, checks and builds, and a mistake in the course stops it', async (t) => {
  const repository = folderFor(t);
  const zip = readdirSync(BUILD).find((name) => /^racecourse-.*\.zip$/.test(name));
  copyFileSync(path.join(BUILD, zip), path.join(repository, zip));
  cpSync(path.join(await release(), 'course'), path.join(repository, 'course'), {recursive: true});
  const run = steps(listings('hosting').get('.github/workflows/publish.yml').content);
  assert.deepEqual(Object.keys(run), ['Unpack Racecourse', 'Check the course', 'Build the site']);
  for (const lines of Object.values(run)) await succeeds(repository, lines);
  assert.deepEqual(readdirSync(path.join(repository, 'site')).sort(), readdirSync(path.join(await release(), 'site')).sort());

  appendFileSync(path.join(repository, 'course/race/lesson.md'), '\n[nowhere](#nowhere)\n');
  const {stdout, status} = await sh(repository, run['Check the course']);
  assert.equal(status, 1);
  assert.match(stdout, /race\/.*nowhere/);
});

test('[guide] the autograder grades what was handed in, and says why it cannot', async (t) => {
  const machine = folderFor(t);
  for (const name of ['source', 'submission', 'results']) mkdirSync(path.join(machine, name));
  await exampleIn(path.join(machine, 'source'));
  const script = listings('grading').get('run_autograder').content.replaceAll('/autograder', machine);
  const results = async (text) => {
    writeFileSync(path.join(machine, 'submission/racecourse-completion.json'), text);
    await succeeds(machine, script);
    return JSON.parse(readFileSync(path.join(machine, 'results/results.json'), 'utf8'));
  };
  const solution = readFileSync(path.join(machine, 'source', SOLUTION), 'utf8');
  const good = await results(await handedIn(path.join(machine, 'source'), solution));
  assert.equal(good.score, 2);
  assert.deepEqual(good.tests.filter(({score}) => score > 0).map(({name, max_score: of}) => [name, of]), [['two-tills: Keep every sale', 2]]);
  const forged = await results(await handedIn(path.join(machine, 'source'), solution.replace('with lock:', 'if True:')));
  assert.equal(forged.score, 0);
  const damaged = await results('{"format": ');
  assert.equal(damaged.score, 0);
  assert.match(damaged.output, /damaged|completion file/);
});
