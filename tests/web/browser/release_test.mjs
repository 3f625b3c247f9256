// The instructor's day, from the zip and with Node.js alone, as the guide tells it: a lab of their own with a program and
// a task is added, checked, built and served; a student solves it in the browser and takes the file; the file is graded.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {exampleCommands, exampleFiles} from '../../guide_example.mjs';
import {racecourseIn, release} from '../../release.mjs';
import {openBrowser} from './browser.mjs';
import {newPage} from './visit.mjs';

let browser;
let folder;

before(async () => {
  browser = await openBrowser();
  folder = mkdtempSync(path.join(tmpdir(), 'instructor-'));
  cpSync(await release(), folder, {recursive: true});
});

after(async () => {
  await browser?.close();
  rmSync(folder, {recursive: true});
});

// The words behind "node racecourse.mjs" of the guide's commands, in their order.
const [CHECK, BUILD, SERVE, GRADE] = exampleCommands().map((line) => line.split(' ').slice(2));

async function succeeds(words) {
  const {stdout, stderr, status} = await racecourseIn(folder, words);
  assert.equal(status, 0, `${words.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

function addTheLab() {
  for (const [name, content] of exampleFiles()) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
    writeFileSync(path.join(folder, name), content);
  }
}

// Serves as the guide does, on any free port; gives the address. Ends with the test `t`.
async function serve(t) {
  const words = SERVE.map((word) => (word === '8080' ? '0' : word));
  const server = spawn(process.execPath, ['racecourse.mjs', ...words], {cwd: folder, stdio: ['ignore', 'pipe', 'inherit']});
  t.after(() => server.kill());
  const [first] = await server.stdout.setEncoding('utf8').take(1).toArray();
  return /http:\S+/.exec(first)[0];
}

async function solve(page, text) {
  await page.locator('#task-keep-every-sale .lab-link').first().click();
  const editor = page.getByRole('textbox', {name: /^Program: /});
  await editor.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+Enter');
  await page.locator('#task-keep-every-sale[data-state=solved]').waitFor();
}

// Downloads the completion file under `name`, into the place where the guide's command looks for it.
async function handIn(page, name) {
  await page.getByRole('link', {name: '1 of 1 tasks'}).click();
  await page.getByRole('link', {name: 'Your progress'}).click();
  await page.getByText(/^1 of \d+ tasks done, 2 of \d+ points\.$/).waitFor();
  await page.getByLabel(/^Your name in the file/).fill(name);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: 'Download completion file'}).click()]);
  assert.equal(file.suggestedFilename(), path.basename(GRADE.at(-1)));
  const place = path.join(folder, 'handed-in', file.suggestedFilename());
  await file.saveAs(place);
  return place;
}

test('a lab is added, built, served, solved in a browser, exported and graded', {timeout: 240_000}, async (t) => {
  addTheLab();
  assert.match(await succeeds(CHECK), /no mistakes/);
  await succeeds(BUILD);
  const url = await serve(t);
  const page = await newPage(t, browser, {acceptDownloads: true});
  await page.goto(url);
  await page.getByRole('link', {name: /Two tills/}).click();
  await page.locator('#lab[data-state=running]').waitFor();
  const solution = exampleFiles().get('course/two-tills/solutions/keep-every-sale.py');
  await solve(page, solution);
  const file = await handIn(page, 'Ada Lovelace');

  const graded = await succeeds([...GRADE.slice(0, -1), file, '--csv', 'grades.csv']);
  assert.match(graded, /Ada Lovelace/);
  const [head, row] = readFileSync(path.join(folder, 'grades.csv'), 'utf8').split('\r\n').map((line) => line.split(','));
  const cell = (name) => row[head.indexOf(name)];
  assert.deepEqual(['name', 'two-tills/keep-every-sale', 'two-tills', 'race', 'total', 'proven'].map(cell), ['Ada Lovelace', '2', '2', '0', '2', '2']);

  const forged = JSON.parse(readFileSync(file, 'utf8'));
  forged.tasks[0].text = forged.tasks[0].text.replace('with lock:', 'if True:');
  writeFileSync(file, JSON.stringify(forged));
  const {stdout} = await racecourseIn(folder, ['grade', 'course', file, '--json']);
  assert.equal(JSON.parse(stdout).files[0].points, 0);
});
