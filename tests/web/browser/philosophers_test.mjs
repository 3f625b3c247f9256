// The philosophers lab in Chromium, on real Web Workers.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {figure, heard, newPage, pause, useSite} from './visit.mjs';

const site = useSite();
const QUICK = 'view=experiment&think=0&eat=1000&pause=1000';

async function open(t, query) {
  const page = await newPage(t, site.browser);
  await page.goto(`${site.server.url}philosophers/?${query}`);
  await page.getByRole('slider', {name: 'Philosophers'}).waitFor({state: 'attached'});
  return page;
}

const press = (page, name) => page.getByRole('button', {name, exact: true}).dispatchEvent('click');
const table = (page) => page.getByRole('figure', {name: /^The table/});

test('in step the left fork first deadlocks in every round, and everybody eats all the same', async (t) => {
  const page = await open(t, `${QUICK}&strategy=naive&period=5000&meals=10&run`);
  assert.equal(await heard(page, /Finished/), 'Finished: 50 meals, 10 deadlocks, 10 recoveries.');
  assert.equal(await figure(page, 'Deadlocks'), 10);
  const workers = page.workers().length;
  await page.evaluate(() => racecourse.command('run'));
  await page.waitForFunction(() => racecourse.idle());
  assert.equal(page.workers().length, workers);
});

test('without a detector the circle stands, the page lives on, and Stop frees everybody', async (t) => {
  const page = await open(t, `${QUICK}&strategy=naive&period=off&meals=3&run`);
  await table(page).getByText('Deadlock: ').first().waitFor({state: 'attached'});
  await pause(500);
  const before = await page.evaluate(() => racecourse.frames());
  await pause(1000);
  assert.ok((await page.evaluate(() => racecourse.frames())) - before <= 2, 'nothing moves, so nothing is drawn');
  await press(page, 'Stop');
  assert.equal(await heard(page, /Stopped/), 'Stopped: 0 meals, 0 deadlocks, 0 recoveries.');
  await page.evaluate(() => racecourse.command('strategy=ordered&run'));
  assert.equal(await heard(page, /Finished/), 'Finished: 15 meals, 0 deadlocks, 0 recoveries.');
});

test('backing off without a pause livelocks in step, and a random pause ends it', async (t) => {
  const page = await open(t, `${QUICK}&strategy=backoff&period=off&until=time&seconds=1&run`);
  assert.match(await heard(page, /Finished/), /^Finished: 0 meals, 0 deadlocks, 0 recoveries, \d+ forks put down\.$/);
  await page.locator('.mirror-text', {hasText: /^Livelock: in \d+/}).first().waitFor({state: 'attached'});
  await page.evaluate(() => racecourse.command('strategy=random&until=meals&meals=3&run'));
  assert.match(await heard(page, /Finished: 15/), /^Finished: 15 meals, 0 deadlocks, 0 recoveries, \d+ forks put down\.$/);
});

test('sixteen sit at the table with every strategy', {timeout: 120_000}, async (t) => {
  const page = await open(t, `${QUICK}&philosophers=16&step=off&period=5000&meals=5`);
  for (const strategy of ['lefthanded', 'ordered', 'waiter', 'both', 'random', 'naive']) {
    await page.evaluate((word) => racecourse.command(`strategy=${word}&run`), strategy);
    await page.waitForFunction(() => racecourse.idle());
    assert.equal(await figure(page, 'Meals'), 80, strategy);
  }
});

test('a comparison of all strategies ends with a chart, a table and a sentence', {timeout: 180_000}, async (t) => {
  const page = await open(t, 'view=experiment&measure=strategies&philosophers=5&think=0&eat=1000&pause=0&period=10000&run');
  assert.match(await heard(page, /Finished/), /^Finished: .* served the most, [\d\s]+ meals a second/);
  const rows = page.getByRole('figure', {name: 'Strategies', exact: true}).getByRole('row');
  assert.equal(await rows.count(), 8);
});

test('the address holds the settings of the philosophers lab, and brings them back', async (t) => {
  const page = await open(t, 'view=experiment');
  await page.getByRole('slider', {name: 'Philosophers'}).fill('7');
  await press(page, 'A waiter');
  await page.waitForURL(/philosophers=7&strategy=waiter/);
  await page.reload();
  await page.getByRole('slider', {name: 'Philosophers'}).waitFor({state: 'attached'});
  assert.equal(await page.getByRole('slider', {name: 'Philosophers'}).inputValue(), '7');
});
