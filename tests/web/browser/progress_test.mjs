// Progress in the reader's browser: counted, taken along as a file, brought back, cleared; it survives updates of the site.

import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {startServer} from '../../../scripts/serve.mjs';
import {readCourse} from '../../../web/build/course.mjs';
import {courseData} from '../../../web/build/course_data.mjs';
import {readAssets} from '../../../web/build/kept_assets.mjs';
import {buildSite, writeSite} from '../../../web/build/site.mjs';
import {SCREENS, overflow, violations} from './access.mjs';
import {LIB, newPage, useSite} from './visit.mjs';

const site = useSite();
const read = await readCourse(path.join(import.meta.dirname, '../../../labs'));
const {labs} = courseData(read, '');
const TASKS = labs.flatMap(({tasks}) => tasks).length;
const POINTS = labs.flatMap(({tasks}) => tasks).reduce((sum, {points}) => sum + points, 0);
const KEY = 'racecourse.racecourse.task.race.how-many-lose';

// A completion file without its tasks.
const HEAD = {
  format: 'racecourse-completion',
  version: 1,
  course: {id: 'racecourse', title: 'Racecourse', version: '0123456789'},
  name: '',
  exported: '2026-11-21T10:00:00.000Z',
};

const taskIn = (page, state) => page.locator(`#task-how-many-lose[data-state=${state}]`).waitFor();
const sumIs = (page, done) => page.getByText(`${done} of ${TASKS} tasks done, ${done} of ${POINTS} points.`).waitFor();
const kept = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.task.')).sort());

// Answers the first prediction of the lesson.
async function predict(page, url = site.server.url) {
  await page.goto(`${url}race/`);
  const field = page.locator('#task-how-many-lose').getByRole('textbox');
  await field.fill('4');
  await field.press('Enter');
  await taskIn(page, 'solved');
}

async function openProgress(page, url = site.server.url) {
  await page.goto(`${url}progress/`);
  await page.locator('#progress-sum:not(:empty)').waitFor();
}

async function download(page) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: 'Download completion file'}).click()]);
  return {name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8')};
}

async function load(page, content) {
  await page.getByLabel('Load a file').setInputFiles({name: 'file.json', mimeType: 'application/json', buffer: Buffer.from(content)});
}

const loaded = (page, sentence) => page.locator('#load-news').getByText(sentence, {exact: true}).waitFor();

test('the front page counts what is done, and nothing before anything was', async (t) => {
  const page = await newPage(t, site.browser);
  await page.goto(site.server.url);
  await page.locator('#badge:not([hidden])').waitFor();
  assert.equal(await page.getByText('tasks done').filter({visible: true}).count(), 0);
  await predict(page);
  await page.getByRole('link', {name: '1 of 17 tasks'}).click();
  await page.getByRole('link', {name: 'Your progress in the whole course'}).click();
  await sumIs(page, 1);
  await page.getByText('1 of 17 tasks done, 1 of 16 points').click();
  assert.equal(await page.locator('#race-how-many-lose .task-word').textContent(), 'solved');
  await page.getByRole('link', {name: 'How many of the six?'}).click();
  await page.waitForURL(/race\/#task-how-many-lose$/);
  await page.goto(site.server.url);
  await page.getByText(`1 of ${TASKS} tasks done`).waitFor();
  await page.locator('.unit').getByText('1 of 17 tasks done').waitFor();
  assert.equal(await page.locator('[data-done-of=locks]').isVisible(), false);
});

test('the completion file leaves one browser and enters another', async (t) => {
  const page = await newPage(t, site.browser);
  await predict(page);
  await openProgress(page);
  await page.getByLabel(/^Your name/).fill(' Ada ');
  const {name, text} = await download(page);
  assert.equal(name, 'racecourse-completion.json');
  const file = JSON.parse(text);
  assert.equal(file.name, 'Ada');
  assert.deepEqual(file.tasks.map(({lab, task, answer}) => [lab, task, answer]), [['race', 'how-many-lose', 4]]);
  await page.getByText('racecourse-completion.json: 1 task.').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel(/^Your name/).inputValue(), 'Ada');

  const other = await newPage(t, site.browser);
  await openProgress(other);
  await load(other, text);
  await loaded(other, 'Loaded: 1 task added.');
  await sumIs(other, 1);
  await load(other, text);
  await loaded(other, 'Loaded: 1 task as new here already.');
  const later = {...file.tasks[0], when: '2099-01-01T00:00:00.000Z', answer: 3};
  await load(other, JSON.stringify({...file, tasks: [later, {...later, task: 'no-such'}, {...later, task: 'half-a-lock'}]}));
  await loaded(other, 'Loaded: 1 task replaced by a newer answer, 2 tasks left out, because they belong to other questions.');
  await other.goto(`${site.server.url}race/`);
  await other.locator('#task-how-many-lose[data-state=committed]').getByText(/^You said 3/).waitFor();
});

test('a wrong, damaged, hostile or huge file gets its sentence and changes nothing', async (t) => {
  const page = await newPage(t, site.browser);
  await predict(page);
  const before = await page.evaluate((key) => localStorage.getItem(key), KEY);
  await openProgress(page);
  const files = [
    ['', 'This file is empty.'],
    ['{"format": "racecourse-', 'This is no completion file, or a damaged one: it is not complete JSON.'],
    ['[1]', 'This is JSON, but no completion file: its "format" is not "racecourse-completion".'],
    [JSON.stringify({...HEAD, course: {...HEAD.course, id: 'x', title: '<b>X'}, tasks: []}), 'This file is from another course, “<b>X”. Nothing was loaded.'],
    [JSON.stringify({...HEAD, tasks: [{lab: 'race', task: 'how-many-lose', print: 7}]}), 'This completion file is damaged: in task 1, "when" is missing or is not what it has to be.'],
    ['['.repeat(100_000), 'This is no completion file, or a damaged one: it is not complete JSON.'],
    [' '.repeat(8 * 2 ** 20 + 1), 'This file is larger than 8 MB, which no completion file is.'],
    [JSON.stringify({...HEAD, tasks: []}), 'Loaded, but there is no task in this file.'],
  ];
  for (const [content, sentence] of files) {
    await load(page, content);
    await loaded(page, sentence);
    await sumIs(page, 1);
  }
  assert.deepEqual(await kept(page), [KEY]);
  assert.equal(await page.evaluate((key) => localStorage.getItem(key), KEY), before);
});

test('clearing asks once more, offers the file first, and then nothing is left', {timeout: 60_000}, async (t) => {
  const page = await newPage(t, site.browser);
  await predict(page);
  await page.getByRole('button', {name: 'Theme: system'}).click();
  await page.evaluate(() => localStorage.setItem('racecourse.racecourse.text.race.lost_update', 'x = 1'));
  await page.evaluate(() => localStorage.setItem('racecourse.other.task.race.how-many-lose', 'another course'));
  await openProgress(page);
  await page.waitForFunction(async () => (await caches.keys()).length > 0 && (await navigator.serviceWorker.ready).active.state === 'activated');
  await page.getByRole('button', {name: 'Clear everything'}).click();
  await page.getByRole('button', {name: 'Keep it'}).click();
  await sumIs(page, 1);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'clear');
  await page.getByRole('button', {name: 'Clear everything'}).click();
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: 'Download the file first'}).click()]);
  await page.getByRole('button', {name: 'Yes, clear everything'}).click();
  await page.getByText('Cleared: what you did in 1 task, 1 edited program, your settings and the copy for reading offline.').waitFor();
  await sumIs(page, 0);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ['racecourse.other.task.race.how-many-lose']);
  assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage)), []);
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.chosenTheme), 'system');
});

test('what another tab does is shown at once', async (t) => {
  const page = await newPage(t, site.browser);
  await openProgress(page);
  const lesson = await page.context().newPage();
  const second = await page.context().newPage();
  await second.goto(`${site.server.url}race/`);
  await predict(lesson);
  await sumIs(page, 1);
  await taskIn(second, 'solved');
  await page.getByRole('button', {name: 'Clear everything'}).click();
  await page.getByRole('button', {name: 'Yes, clear everything'}).click();
  await taskIn(lesson, 'open');
  await second.getByText('Tasks: 0 of 17 done').waitFor();
});

test('where storage is full or refused a sentence says so', {timeout: 60_000}, async (t) => {
  const page = await newPage(t, site.browser);
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (value.length > 20) throw new DOMException('full', 'QuotaExceededError');
      set.call(this, key, value);
    };
  });
  await predict(page);
  for (const place of ['#task-unkept', '#task-news'])
    await page.locator(place).getByText('The browser’s storage for this site is full, so it did not keep what you just did.').waitFor();
  await openProgress(page);
  const {print} = labs[0].tasks.find(({id}) => id === 'how-many-lose');
  await load(page, JSON.stringify({...HEAD, tasks: [{lab: 'race', task: 'how-many-lose', print, when: HEAD.exported, answer: 4}]}));
  await loaded(page, 'Loaded: 1 task added. The browser’s storage is full: 1 task will be gone when you leave this page. Make space, then load the file again.');

  await page.goto(`${site.server.url}race/?program=lost_update&view=fix`);
  await page.locator('.cm-content').press('x');
  await page.locator('#lab-status', {hasText: 'so it did not keep your version of the program. Copy a link to keep it.'}).waitFor();

  const refused = await newPage(t, site.browser);
  await refused.addInitScript(() => Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('refused'); }}));
  await refused.goto(`${site.server.url}race/`);
  await refused.getByText('This browser keeps nothing for this page. What you do here is gone when you leave it.').waitFor();
  await refused.goto(site.server.url);
  await refused.getByText('This browser keeps nothing for this page, so what you do in a lab is gone').waitFor();
  await openProgress(refused);
  await refused.getByText('This browser keeps nothing for this page, so there is nothing to show here').waitFor();
});

// A course in which the lesson of the race lab is `change(body)`.
function edited(change) {
  const units = read.units.map((unit) => ({...unit, labs: unit.labs.map((lab) => (lab.id === 'race' ? {...lab, body: change(lab.body)} : lab))}));
  return {...read, units};
}

const replaced = (from, to) => (body) => {
  assert.ok(body.includes(from), from);
  return body.replace(from, to);
};

test('progress survives an update of the site; only a question that changed is open again', {timeout: 60_000}, async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'versions-'));
  const assets = await readAssets(LIB);
  const put = (course) => writeSite(folder, buildSite(course, assets));
  await put(read);
  const server = await startServer({directory: folder, port: 0});
  t.after(async () => {
    await server.close();
    await rm(folder, {recursive: true});
  });
  const page = await newPage(t, site.browser, {serviceWorkers: 'block'});
  await predict(page, server.url);
  await page.locator('#task-half-a-lock').getByRole('radio').first().check();
  await page.locator('#task-half-a-lock').getByRole('button', {name: 'Commit'}).click();
  const style = () => page.evaluate(() => document.querySelector('link[rel=stylesheet]').href);
  const first = await style();

  await put(edited(replaced('# ', '# Anew: ')));
  await page.reload();
  assert.notEqual(await style(), first);
  await page.getByText('Tasks: 2 of 17 done').waitFor();

  await put(edited(replaced('number = 4\n', 'number = 5\n')));
  await page.reload();
  await page.getByText('Tasks: 1 of 17 done').waitFor();
  await taskIn(page, 'open');
});

for (const [name, options] of Object.entries(SCREENS))
  test(`your progress: axe finds nothing wrong, and nothing is wider than the screen, ${name}`, async (t) => {
    const page = await newPage(t, site.browser, options);
    await predict(page);
    await openProgress(page);
    await page.getByRole('button', {name: 'Clear everything'}).click();
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    assert.deepEqual(await violations(page), []);
    assert.equal(await overflow(page), 0);
    await page.goto(site.server.url);
    await page.getByText(`1 of ${TASKS} tasks done`).waitFor();
    assert.deepEqual(await violations(page), []);
    assert.equal(await overflow(page), 0);
  });
