// The locks lab in Chromium, on real Web Workers: each measurement is run small, and its numbers are there.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {heard, newPage, useSite} from './visit.mjs';

const site = useSite();

// Opens the lab with `query` and waits for its first frame.
async function openLocks(t, query = '', options = {}) {
  const page = await newPage(t, site.browser, options);
  await page.goto(`${site.server.url}locks/${query && `?${query}`}`);
  await page.getByRole('radio', {name: 'Cost', exact: true}).waitFor({state: 'attached'});
  return page;
}

// The table behind a picture, as rows of cells.
async function tableOf(page, name) {
  const figure = page.getByRole('figure', {name, exact: true});
  await figure.waitFor({state: 'attached'});
  return figure.getByRole('row').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
}

test('the cost of a lock is measured, from the keyboard', async (t) => {
  const page = await openLocks(t, 'locks=mutex_ticket');
  await page.getByRole('button', {name: 'Run 1 thread', exact: true}).focus();
  await page.keyboard.press('Enter');
  assert.match(await heard(page, /Finished/), /^Finished 4 rows\. Alone, an increment takes /);
  const [header, ...rows] = await tableOf(page, 'Cost by guard');
  assert.equal(header[0], 'Guard');
  assert.deepEqual(rows.map(([name]) => name), ['None', 'Atomic', 'Ticket', 'std::mutex']);
  for (const [name, increment] of rows) assert.match(increment, /^[\d.]+\s(ns|µs)$/, name);
});

for (const [measure, pictures] of Object.entries({
  threads: ['Throughput by threads', 'Throughput'],
  section: ['Throughput by critical section', 'Throughput'],
  fairness: ['Each thread’s share of the acquisitions', 'Fast or fair', 'Fairness'],
  table: ['Throughput by threads', 'Throughput'],
})) {
  test(`the measurement “${measure}” fills its pictures, and its locks let nobody in together`, {timeout: 120_000}, async (t) => {
    const page = await openLocks(t, `measure=${measure}&threads=2&locks=futex_mutex&run`);
    await heard(page, /Finished/);
    for (const name of pictures) assert.ok((await tableOf(page, name)).length >= 3, name);
    const words = await page.locator('#mirror').textContent();
    assert.match(words, /Nobody was ever inside with another|each table holds the keys that it should/);
    assert.match(words, /This machine shows \d+ cores?/);
  });
}

test('a measurement is chosen with the arrow keys, and the address holds the settings', async (t) => {
  const page = await openLocks(t);
  await page.getByRole('radio', {name: 'Cost', exact: true}).focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/\?measure=threads$/);
  await page.getByRole('slider', {name: 'Threads'}).fill('7');
  await page.waitForURL(/\?measure=threads&threads=7$/);
  await page.reload();
  await page.getByRole('slider', {name: 'Threads'}).waitFor({state: 'attached'});
  assert.equal(await page.getByRole('slider', {name: 'Threads'}).inputValue(), '7');
});

test('a long run is stopped', async (t) => {
  const page = await openLocks(t, 'measure=section&threads=16&run');
  await heard(page, /Running/);
  await page.getByRole('button', {name: 'Stop', exact: true}).dispatchEvent('click');
  assert.match(await heard(page, /Stopped/), /^Stopped (before|after)/);
});

test('what the lesson points at in the lab is there under that name', {timeout: 120_000}, async (t) => {
  const page = await openLocks(t, 'locks=mutex&run');
  await heard(page, /Finished/);
  const shown = [await page.locator('#mirror').textContent()];
  for (const measure of ['threads', 'fairness']) {
    await page.evaluate((query) => racecourse.command(query), `measure=${measure}&threads=2&run`);
    await heard(page, /Running/);
    await heard(page, /Finished/);
    shown.push(await page.locator('#mirror').evaluate((mirror) => mirror.textContent + [...mirror.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label')).join(' ')));
  }
  const pointedAt = await page.locator('#lesson strong').allTextContents();
  for (const name of ['Lock and unlock', 'Ceiling', 'Changed hands', 'Fast or fair']) {
    assert.ok(pointedAt.includes(name), `the lesson does not mention “${name}”`);
    assert.ok(shown.join(' ').includes(name), `the lab does not show “${name}”`);
  }
});
