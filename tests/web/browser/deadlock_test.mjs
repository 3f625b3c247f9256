// The deadlock lab in Chromium, on real Web Workers.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {figure, heard, labReady, newPage, useSite} from './visit.mjs';

const site = useSite();

async function open(t, query = '', options = {}) {
  const page = await newPage(t, site.browser, options);
  await page.goto(`${site.server.url}deadlock/${query && `?${query}`}`);
  await labReady(page);
  return page;
}

const press = (page, name) => page.getByRole('button', {name, exact: true}).dispatchEvent('click');

// Runs once, and gives the heap when all is quiet again.
async function runOnce(page) {
  await page.evaluate(() => racecourse.command('run'));
  await page.waitForFunction(() => racecourse.idle(), null, {timeout: 120_000});
  await page.waitForTimeout(300);
  return page.evaluate(() => racecourse.heap());
}

test('a thousand deadlocks are recovered from with the same workers, without a freeze, in the same heap', {timeout: 300_000}, async (t) => {
  const page = await open(t, 'threads=2&transfers=1000&period=2000');
  // Twice, so that every buffer has grown as far as it will.
  await runOnce(page);
  const heap = await runOnce(page);
  const workers = page.workers().length;
  await page.evaluate(() => {
    window.beats = [];
    const beat = (now) => window.beats.push(now) && requestAnimationFrame(beat);
    requestAnimationFrame(beat);
  });
  const frames = await page.evaluate(() => racecourse.frames());
  const heapAfter = await runOnce(page);
  assert.match(await heard(page, /Finished/), /^Finished: 2000 transfers, 1000 deadlocks, 1000 recoveries\.$/);
  assert.equal(await figure(page, 'Deadlocks'), 1000);
  assert.equal(await figure(page, 'Recovered'), 1000);
  assert.equal(page.workers().length, workers);
  assert.ok(Math.abs(heapAfter - heap) < 64 * 1024, `heap went from ${heap} to ${heapAfter} bytes`);
  assert.ok((await page.evaluate(() => racecourse.frames())) > frames + 5, 'the lab went on drawing');
  const longest = await page.evaluate(() => Math.max(...window.beats.slice(1).map((now, i) => now - window.beats[i])));
  // The run takes two seconds and more.
  assert.ok(longest < 1500, `the page stood still for ${longest} ms`);
});

test('without a detector the cycle stands in the graph, the page lives on, and Stop takes the locks back', async (t) => {
  const page = await open(t, 'threads=3&transfers=5&period=off&run');
  const graph = page.getByRole('figure', {name: 'Who waits for whom, now'});
  await graph.getByText('Deadlock: ').first().waitFor({state: 'attached'});
  await page.locator('details').first().locator('summary').click();
  await page.waitForTimeout(500);
  const before = await page.evaluate(() => racecourse.frames());
  await page.waitForTimeout(1000);
  assert.ok((await page.evaluate(() => racecourse.frames())) - before <= 2, 'nothing moves, so nothing is drawn');
  await press(page, 'Stop');
  assert.match(await heard(page, /Stopped/), /^Stopped: /);
  await page.evaluate(() => racecourse.command('period=200&run'));
  assert.match(await heard(page, /Finished/), /^Finished: 15 transfers, 5 deadlocks, 5 recoveries\.$/);
});

test('each condition that is switched off leaves no deadlock', async (t) => {
  for (const condition of ['exclusion', 'holdwait', 'nopreemption', 'circular']) {
    const page = await open(t, `transfers=100&period=off&${condition}=off&run`);
    assert.match(await heard(page, /Finished/), /^Finished: 200 transfers, 0 deadlocks, 0 recoveries\.$/);
    await page.context().close();
  }
});

test('what the deadlock lesson points at in the lab is there under that name', {timeout: 60_000}, async (t) => {
  const page = await open(t, 'transfers=20&period=200&run');
  await heard(page, /Finished/);
  await page.getByRole('figure', {name: 'Your runs'}).getByRole('row', {name: /all four/}).waitFor({state: 'attached'});
  const shown = await page.locator('#mirror').evaluate((mirror) =>
    [...mirror.querySelectorAll('p, h2, button, [aria-label]')].map((element) => element.getAttribute('aria-label') ?? element.textContent),
  );
  for (const name of ['One look', 'Changes undone', 'Recovered', 'Your runs', 'Victim has the least', 'Time to detection'])
    assert.ok(shown.some((text) => text.startsWith(name)), `the lab does not show “${name}”`);
});

test('the address holds the settings of the deadlock lab, and brings them back', async (t) => {
  const page = await open(t);
  await page.getByRole('slider', {name: 'Threads'}).fill('5');
  await press(page, 'Circular wait');
  await page.waitForURL(/\?threads=5&circular=off$/);
  await page.reload();
  await labReady(page);
  assert.equal(await page.getByRole('slider', {name: 'Threads'}).inputValue(), '5');
});
