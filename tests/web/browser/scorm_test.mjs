// The package of a release in a course platform: a plain page with a SCORM 1.2 run-time (scorm-again), the package's outer
// page in a frame of it, the course in a frame of that.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {copyFile, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {startServer} from '../../../scripts/serve.mjs';
import {readCourse} from '../../../web/build/course.mjs';
import {courseData} from '../../../web/build/course_data.mjs';
import {packState} from '../../../web/page/suspend.js';
import {release} from '../../release.mjs';
import {openBrowser} from './browser.mjs';
import {newPage} from './visit.mjs';

const RUN_TIME = createRequire(import.meta.url).resolve('scorm-again/scorm12/min');

const PLATFORM_PAGE = `<!doctype html><html lang="en"><title>Platform</title><script src="scorm12.min.js"></script>
<script>
window.API = new Scorm12API({autocommit: false, logLevel: 5});
const {student = 'ada', suspended = '', mastery = ''} = JSON.parse(decodeURIComponent(location.hash.slice(1)) || '{}');
API.cmi.core.student_id = student;
API.cmi.suspend_data = suspended;
API.cmi.student_data.mastery_score = mastery;
window.log = [];
for (const name of ['LMSInitialize', 'LMSCommit', 'LMSFinish']) API.on(name, () => log.push(name));
API.on('LMSSetValue.cmi.core.session_time', (name, value) => (window.sessionTime = value));
</script>
<iframe id="sco" title="Package" src="package/scorm.html" width="1200" height="700"></iframe></html>`;

let folder;
let server;
let browser;
let course;

// The version of the site in the package in `folder`.
async function versionIn(folder) {
  const names = await readdir(path.join(folder, 'site'));
  return names.find((name) => name.startsWith('v-')).slice(2);
}

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'platform-'));
  const released = await release();
  const unpacked = path.join(folder, 'package');
  execFileSync('python3', ['-m', 'zipfile', '-e', path.join(released, 'racecourse-scorm.zip'), unpacked]);
  course = courseData(await readCourse(path.join(released, 'course')), await versionIn(unpacked));
  await writeFile(path.join(folder, 'lms.html'), PLATFORM_PAGE);
  await copyFile(RUN_TIME, path.join(folder, 'scorm12.min.js'));
  server = await startServer({directory: folder, port: 0, headers: false});
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, {recursive: true});
});

// Opens the platform for a learner; `inner` is the course in it.
async function launch(page, learner = {}, {url} = server) {
  await page.goto('about:blank');
  await page.goto(`${url}lms.html#${encodeURIComponent(JSON.stringify(learner))}`);
  const inner = page.frameLocator('#sco').frameLocator('#course');
  await inner.getByRole('heading', {level: 1, name: 'Racecourse'}).waitFor();
  return inner;
}

const valueOf = (page, key) => page.evaluate((name) => API.getCMIValue(name), key);

async function becomes(page, key, value) {
  await page.waitForFunction(([name, wanted]) => API.getCMIValue(name) === wanted, [key, value]);
}

async function predict(inner) {
  await inner.locator('.contents a[href="race/"]').click();
  const task = inner.locator('#task-how-many-lose');
  await task.getByRole('textbox').fill('4');
  await task.getByRole('textbox').press('Enter');
  await inner.locator('#task-how-many-lose[data-state=solved]').waitFor();
}

const total = () => course.labs.flatMap(({tasks}) => tasks).reduce((sum, {points}) => sum + points, 0);
const onePoint = () => String(Math.floor(10_000 / total()) / 100);

test('what is done in the course arrives as score, status and time, and is there again on another computer', {timeout: 120_000}, async (t) => {
  const page = await newPage(t, browser);
  const inner = await launch(page);
  assert.equal(await valueOf(page, 'cmi.core.lesson_status'), 'incomplete');
  await predict(inner);
  await becomes(page, 'cmi.core.score.raw', onePoint());
  assert.equal(await valueOf(page, 'cmi.core.score.max'), '100');
  await page.waitForFunction(() => API.getCMIValue('cmi.suspend_data').startsWith('rc1.') && log.includes('LMSCommit'));
  const suspended = await valueOf(page, 'cmi.suspend_data');
  assert.ok(suspended.length <= 4096);
  await page.evaluate(() => document.getElementById('sco').remove());
  await page.waitForFunction(() => log.filter((name) => name === 'LMSFinish').length === 1);
  assert.deepEqual(await page.evaluate(() => log.filter((name) => name !== 'LMSCommit')), ['LMSInitialize', 'LMSFinish']);
  assert.match(await page.evaluate(() => sessionTime), /^0000:00:\d\d\.\d\d$/);

  const other = await newPage(t, browser);
  const again = await launch(other, {suspended});
  await again.getByText(`1 of ${course.labs.flatMap(({tasks}) => tasks).length} tasks done`).waitFor();
  await again.locator('.contents a[href="race/"]').click();
  await again.locator('#task-how-many-lose[data-state=solved]').waitFor();
  assert.equal(await again.locator('#task-how-many-lose').getByRole('textbox').inputValue(), '4');
});

test('two learners at one computer do not mix', {timeout: 120_000}, async (t) => {
  const page = await newPage(t, browser);
  await predict(await launch(page, {student: 'ada'}));
  await becomes(page, 'cmi.core.score.raw', onePoint());
  const grace = await launch(page, {student: 'grace'});
  await grace.getByRole('link', {name: 'Your progress'}).first().click();
  await grace.getByText(/^0 of \d+ tasks done/).first().waitFor();
  assert.equal(await valueOf(page, 'cmi.core.score.raw'), '');
  const ada = await launch(page, {student: 'ada'});
  await ada.getByText(/^1 of \d+ tasks done/).first().waitFor();
  await becomes(page, 'cmi.core.score.raw', onePoint());
});

// All tasks done but one prediction, as a platform remembers it: marks, no answers.
async function allButOne() {
  const others = course.labs.flatMap(({tasks}) => tasks).filter((task) => task.id !== 'how-many-lose');
  const {id, title, version} = course;
  return packState({
    format: 'racecourse-completion',
    version: 1,
    course: {id, title, version},
    name: '',
    exported: '2026-11-21T10:00:00.000Z',
    tasks: [],
    marks: others.map((task) => task.print),
  });
}

test('the last point completes the course; what the platform has no room for counts, and is said to be done before', {timeout: 120_000}, async (t) => {
  const page = await newPage(t, browser);
  const inner = await launch(page, {suspended: await allButOne()});
  await inner.getByRole('link', {name: 'Your progress'}).first().click();
  await inner.locator('#lab-race summary').click();
  await inner.locator('#race-lose-one .task-word', {hasText: 'done before'}).waitFor();
  await inner.getByText('It is kept in this browser, and goes to the page around this one.').waitFor();
  await inner.getByRole('link', {name: 'Racecourse', exact: true}).click();
  await predict(inner);
  await becomes(page, 'cmi.core.lesson_status', 'completed');
  assert.equal(await valueOf(page, 'cmi.core.score.raw'), '100');
});

test('with a mastery score the course is passed as soon as that is reached', {timeout: 60_000}, async (t) => {
  const page = await newPage(t, browser);
  await predict(await launch(page, {mastery: onePoint()}));
  await becomes(page, 'cmi.core.lesson_status', 'passed');
});

test('the score arrives from a platform that is isolated itself, too', {timeout: 60_000}, async (t) => {
  const isolated = await startServer({directory: folder, port: 0});
  t.after(() => isolated.close());
  const page = await newPage(t, browser);
  await predict(await launch(page, {}, isolated));
  await becomes(page, 'cmi.core.score.raw', onePoint());
  assert.equal(await page.evaluate(() => crossOriginIsolated), true);
});

test('where the inner frame has no threads, the learner is told that another tab does not count', {timeout: 60_000}, async (t) => {
  const page = await newPage(t, browser, {serviceWorkers: 'block'});
  const inner = await launch(page);
  await inner.locator('.contents a[href="race/"]').click();
  const way = inner.locator('#lab-way:not([hidden])');
  await way.waitFor();
  assert.equal(
    await way.textContent(),
    'There are no real threads in this frame. Open in its own tab. What you do there does not reach the course platform.',
  );
});

test('without a platform the outer page says so, and the course is there', async (t) => {
  const page = await newPage(t, browser);
  await page.goto(`${server.url}package/scorm.html`);
  await page.getByText('No course platform was found around this page, so nothing is reported.').waitFor();
  await page.frameLocator('#course').getByRole('heading', {level: 1, name: 'Racecourse'}).waitFor();
});

test('the course has its threads in the inner frame, though the pages around it are plain', {timeout: 60_000}, async (t) => {
  const page = await newPage(t, browser);
  const inner = await launch(page);
  await inner.locator('.contents a[href="race/"]').click();
  await inner.locator('#lab[data-state=running]').waitFor();
  assert.equal(await page.evaluate(() => crossOriginIsolated), false);
  assert.equal(await inner.locator('body').evaluate(() => crossOriginIsolated), true);
});
