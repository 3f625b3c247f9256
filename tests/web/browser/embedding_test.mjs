// The course inside other pages: a lab alone in a frame, and a lesson that reports its score and state by SPLICE messages.

import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {readCourse} from '../../../web/build/course.mjs';
import {courseData} from '../../../web/build/course_data.mjs';
import {SCREENS, overflow, violations} from './access.mjs';
import {newPage, useSite} from './visit.mjs';

const plain = useSite({headers: false});
const course = courseData(await readCourse(path.join(import.meta.dirname, '../../../labs')), '');
const race = course.labs.find(({id}) => id === 'race');

// A learning system of another site (127.0.0.1 outside, localhost inside): answers with `remembered`, collects the reports.
const HOST_PAGE = `<!doctype html><html lang="en"><title>Learning system</title><script>
const {url, answers = true, remembered = null, width = 1000} = JSON.parse(decodeURIComponent(location.hash.slice(1)));
window.reports = [];
window.asked = 0;
addEventListener('message', ({data, source}) => {
  if (data?.subject === 'SPLICE.reportScoreAndState') reports.push(data);
  if (data?.subject !== 'SPLICE.getState') return;
  window.asked += 1;
  const answer = {subject: 'SPLICE.getState.response', message_id: data.message_id, state: remembered};
  if (answers) source.postMessage(answer, '*');
});
addEventListener('DOMContentLoaded', () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  Object.assign(frame, {src: url, width, height: 700, title: 'Course', allow: 'clipboard-write'});
});
</script><body></body></html>`;

let outer;
before(async () => {
  outer = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(HOST_PAGE);
  });
  await new Promise((resolve) => outer.listen(0, '127.0.0.1', resolve));
});
after(() => outer.close());

async function embed(t, address, options = {}) {
  const page = await newPage(t, plain.browser);
  const query = encodeURIComponent(JSON.stringify({url: plain.server.url + address, ...options}));
  await page.goto(`http://127.0.0.1:${outer.address().port}/#${query}`);
  return {page, frame: page.frameLocator('iframe')};
}

const asked = (page) => page.waitForFunction(() => asked > 0);
const stateIs = (frame, state) => frame.locator(`#task-how-many-lose[data-state=${state}]`).waitFor();

async function predict(frame, answer) {
  const field = frame.locator('#task-how-many-lose').getByRole('textbox');
  await field.fill(answer);
  await field.press('Enter');
}

async function newestReport(page, count) {
  await page.waitForFunction((wanted) => reports.length >= wanted, count);
  return page.evaluate(() => reports.at(-1));
}

test('a lesson in a frame reports score and state, and takes the state back', {timeout: 60_000}, async (t) => {
  const {page, frame} = await embed(t, 'race/');
  await asked(page);
  await predict(frame, '4');
  const {score, state, message_id: id} = await newestReport(page, 1);
  assert.equal(score, 1 / 16);
  assert.match(id, /^\d+-\w+$/);
  assert.deepEqual(Object.keys(state), ['format', 'version', 'course', 'name', 'exported', 'tasks']);
  assert.equal(state.name, '');
  assert.deepEqual(state.tasks.map(({lab, task, answer}) => [lab, task, answer]), [['race', 'how-many-lose', 4]]);

  const again = await embed(t, 'race/', {remembered: state});
  await stateIs(again.frame, 'solved');
  assert.equal(await again.frame.locator('#task-how-many-lose').getByRole('textbox').inputValue(), '4');
  await again.frame.locator('#task-half-a-lock').getByRole('radio').first().check();
  await again.frame.locator('#task-half-a-lock').getByRole('button', {name: 'Commit'}).click();
  const both = await newestReport(again.page, 1);
  assert.equal(both.score, 2 / 16);
  assert.equal(await again.page.evaluate(() => reports.length), 1, 'what was remembered is not reported again');
});

test('a frame that began with the front page reports the whole course, whichever lesson is open in it', {timeout: 60_000}, async (t) => {
  const {page, frame} = await embed(t, '');
  await frame.locator('.contents a[href="race/"]').click();
  await page.waitForFunction(() => asked === 2);
  await predict(frame, '4');
  const {score} = await newestReport(page, 1);
  const points = course.labs.flatMap(({tasks}) => tasks).reduce((sum, task) => sum + task.points, 0);
  assert.equal(score, 1 / points);
});

test('what the page around sends is read as a file is: damage, other questions and strangers change nothing', {timeout: 60_000}, async (t) => {
  const task = {lab: 'race', task: 'how-many-lose', print: '00000000', when: '2026-11-21T10:00:00.000Z', answer: 4};
  const file = {format: 'racecourse-completion', version: 1, course: {id: 'racecourse', title: 'x', version: 'x'}, name: '', exported: task.when};
  const hostile = [
    'text',
    {...file, tasks: [task]},
    {...file, tasks: [{...task, answer: {}}], marks: 7},
    {...file, course: {...file.course, id: 'other'}, tasks: [task], marks: [{}]},
    {...file, tasks: [], marks: ['__proto__']},
    {...file, tasks: [], marks: [race.tasks.find(({id}) => id === 'lose-one').print]},
  ];
  for (const remembered of hostile) {
    const {page, frame} = await embed(t, 'race/', {remembered});
    await asked(page);
    await frame.getByText('Tasks: 0 of 17 done').waitFor();
    await predict(frame, '4');
    assert.equal((await newestReport(page, 1)).score, 1 / 16);
  }
  const {page, frame} = await embed(t, 'race/', {answers: false});
  await asked(page);
  await page.evaluate((state) => frames[0].postMessage({subject: 'SPLICE.getState.response', message_id: '1', state}, '*'), hostile[1]);
  await predict(frame, '4');
  assert.equal((await newestReport(page, 1)).score, 1 / 16, 'reported although the page around never answered');
});

test('where the browser keeps nothing the state around the frame is what there is', {timeout: 60_000}, async (t) => {
  const page = await newPage(t, plain.browser);
  await page.addInitScript(() => {
    if (self !== top) Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('refused'); }});
  });
  const open = async (remembered) => {
    await page.goto('about:blank');
    await page.goto(`http://127.0.0.1:${outer.address().port}/#${encodeURIComponent(JSON.stringify({url: `${plain.server.url}race/`, remembered}))}`);
    return page.frameLocator('iframe');
  };
  const frame = await open(null);
  await asked(page);
  await frame.getByText('This browser keeps nothing for this page.').waitFor();
  await predict(frame, '4');
  const {state} = await newestReport(page, 1);
  await stateIs(await open(state), 'solved');
});

test('a lab alone in a frame of another site runs or says why not, and leads to its lesson', {timeout: 60_000}, async (t) => {
  const {page, frame} = await embed(t, 'race/lab.html?program=lost_update&view=step&schedule=1_2', {width: 360});
  await frame.getByText('Step 2 of 2').first().waitFor({state: 'attached'});
  assert.equal(await frame.locator('header, .lesson').count(), 0);
  assert.equal(await page.evaluate(() => asked), 0, 'it has no tasks to report');
  const threads = await frame.locator('body').evaluate(() => crossOriginIsolated);
  assert.equal(await frame.locator('#lab-way').isVisible(), !threads);
  const [lesson] = await Promise.all([page.context().waitForEvent('page'), frame.getByRole('link', {name: 'Lost updates'}).click()]);
  assert.equal(new URL(lesson.url()).pathname, '/race/');
});

for (const [name, options] of Object.entries(SCREENS))
  test(`a lab alone: axe finds nothing wrong, it fills the screen and is not wider, ${name}`, {timeout: 60_000}, async (t) => {
    const page = await newPage(t, plain.browser, options);
    await page.goto(`${plain.server.url}race/lab.html`);
    await page.locator('#lab[data-state=running]').waitFor();
    assert.deepEqual(await violations(page), []);
    assert.equal(await overflow(page), 0);
    const {height} = page.viewportSize();
    assert.ok((await page.evaluate(() => document.querySelector('.lab-from').getBoundingClientRect().bottom)) >= height - 1);
  });
