// The experiment of the primitives lab in Chromium, on real Web Workers: what waiting costs.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {heard, newPage, useSite} from './visit.mjs';

const site = useSite();

// Opens the lab with `query` and waits for its first frame.
async function open(t, query = '', options = {}) {
  const page = await newPage(t, site.browser, options);
  await page.goto(`${site.server.url}primitives/${query && `?${query}`}`);
  await page.getByRole('radio', {name: 'Ways', exact: true}).waitFor({state: 'attached'});
  return page;
}

// The table behind a picture, as rows of cells.
async function tableOf(page, name) {
  const figure = page.getByRole('figure', {name, exact: true});
  await figure.waitFor({state: 'attached'});
  return figure.getByRole('row').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
}

const WAYS = ['Busy-wait', 'Yield', 'Polling', 'Condition'];
const NO_SIGNAL_LOST = /No signal was lost: [\d\s]+ were given, and every waiter heard each of them\./;

test('the four ways to wait are measured, from the keyboard, and no signal is lost', {timeout: 120_000}, async (t) => {
  const page = await open(t, 'interval=2000');
  await page.getByRole('button', {name: 'Run 2 waiters', exact: true}).focus();
  await page.keyboard.press('Enter');
  assert.match(await heard(page, /Finished/), /^Finished 5 rounds\. Waiting for one signal, a thread that looks again and again burns /);
  for (const name of ['Core burned by one waiter', 'Work left to the neighbours', 'From signal to noticing', 'Ways to wait'])
    assert.deepEqual((await tableOf(page, name)).slice(1).map(([way]) => way), WAYS, name);
  assert.equal((await tableOf(page, 'When a waiter is awake')).length, 1 + 2 * WAYS.length);
  const words = await page.locator('#mirror').textContent();
  assert.match(words, NO_SIGNAL_LOST);
  assert.match(words, /A page cannot ask how long a thread had a core\./);
  assert.match(words, /This machine shows \d+ cores?/);
});

for (const [measure, pictures] of Object.entries({
  crowd: ['Work left to the neighbours, by waiters', 'From signal to noticing, by waiters', 'Neighbours’ work', 'Delay', 'Burned'],
  nap: ['From signal to noticing, by nap', 'Core burned by one waiter, by nap', 'Polling by nap'],
})) {
  test(`the measurement “${measure}” fills its pictures`, {timeout: 120_000}, async (t) => {
    const page = await open(t, `measure=${measure}&neighbours=1&interval=5000&run`);
    await heard(page, /Finished/);
    for (const name of pictures) assert.ok((await tableOf(page, name)).length >= 5, name);
    assert.match(await page.locator('#mirror').textContent(), NO_SIGNAL_LOST);
  });
}

test('a run is stopped while waiters sleep, and starts again with the same workers', {timeout: 120_000}, async (t) => {
  const page = await open(t, 'waiters=8&neighbours=4&interval=100000&nap=20000&run');
  await heard(page, /Running/);
  for (let times = 0; times < 5; ++times) {
    await page.waitForTimeout(150 * (times + 1));
    await page.getByRole('button', {name: 'Stop', exact: true}).dispatchEvent('click');
    assert.match(await heard(page, /Stopped/), /^Stopped (before|after)/);
    if (times < 4) await page.evaluate(() => racecourse.command('run'));
    if (times < 4) await heard(page, /Running/);
  }
  const workers = page.workers().length;
  await page.evaluate(() => racecourse.command('waiters=1&neighbours=0&interval=1000&run'));
  await heard(page, /Finished/);
  assert.equal(page.workers().length, workers);
  await page.waitForTimeout(500);
  const before = await page.evaluate(() => racecourse.frames());
  await page.waitForTimeout(1000);
  assert.ok((await page.evaluate(() => racecourse.frames())) - before <= 2, 'nothing moves, so nothing is drawn');
});

test('the address holds the settings of the primitives lab, and brings them back', async (t) => {
  const page = await open(t);
  await page.getByRole('slider', {name: 'Waiters'}).fill('5');
  await page.getByRole('radio', {name: 'Naps', exact: true}).dispatchEvent('click');
  await page.waitForURL(/\?measure=nap&waiters=5$/);
  await page.reload();
  await page.getByRole('slider', {name: 'Waiters'}).waitFor({state: 'attached'});
  assert.equal(await page.getByRole('slider', {name: 'Waiters'}).inputValue(), '5');
});

test('what the primitives lesson points at in the lab is there under that name', {timeout: 120_000}, async (t) => {
  const page = await open(t, 'waiters=1&neighbours=0&interval=2000&run');
  await heard(page, /Finished/);
  const shown = await page.locator('#mirror').evaluate((mirror) => mirror.textContent + [...mirror.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label')).join(' '));
  const pointedAt = await page.locator('#lesson strong').allTextContents();
  for (const name of [...WAYS, 'When a waiter is awake']) {
    assert.ok(shown.includes(name), `the lab does not show “${name}”`);
    if (name !== 'When a waiter is awake') assert.ok(pointedAt.includes(name), `the lesson does not mention “${name}”`);
  }
});
