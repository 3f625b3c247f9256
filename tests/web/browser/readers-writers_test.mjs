// The readers-writers lab in Chromium, on real Web Workers: each measurement is run small, and its numbers are there.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {figure, heard, newPage, pause, useSite} from './visit.mjs';

const site = useSite();

async function open(t, query = '', options = {}) {
  const page = await newPage(t, site.browser, options);
  await page.goto(`${site.server.url}readers-writers/${query && `?${query}`}`);
  await page.getByRole('radio', {name: 'Watch', exact: true}).waitFor({state: 'attached'});
  return page;
}

const press = (page, name) => page.getByRole('button', {name, exact: true}).dispatchEvent('click');

// The table behind a picture, as rows of cells.
async function tableOf(page, name) {
  const picture = page.getByRole('figure', {name, exact: true});
  await picture.waitFor({state: 'attached'});
  return picture.getByRole('row').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
}

test('a lock is watched: everybody is in the room or at its door, and no writer beside anybody', async (t) => {
  const page = await open(t, 'lock=fair&readers=3&writers=2&read=20&write=20&pause=5&trial=500');
  await press(page, 'Run 3 readers, 2 writers');
  assert.match(await heard(page, /Finished/), /^Finished\. \d+ reads and \d+ writes in /);
  const room = await tableOf(page, 'The room');
  assert.deepEqual(room.slice(1).map(([name, role]) => `${name} ${role}`), ['T1 reader', 'T2 reader', 'T3 reader', 'T4 writer', 'T5 writer']);
  for (const [, , where] of room.slice(1)) assert.match(where, /^(away|inside|waits at the door)$/);
  assert.equal(await figure(page, 'Intrusions'), 0);
  assert.equal((await tableOf(page, 'Who was inside, who waited')).length, 6);
  assert.match(await page.locator('#mirror').textContent(), /No writer was ever inside with anybody else/);
});

test('a mutex in disguise never has two readers inside', async (t) => {
  for (const [lock, most] of [['b', /^1$/], ['a', /^[123]$/]]) {
    const page = await open(t, `lock=${lock}&readers=3&writers=0&read=10&pause=0&trial=500&run`);
    await heard(page, /Finished/);
    assert.match(String(await figure(page, 'Most readers at once')), most);
    await page.context().close();
  }
});

test('each preference starves the other side, and the fair lock nobody', {timeout: 120_000}, async (t) => {
  const page = await open(t, 'measure=waiting&read=10&write=10&pause=1&trial=1000&locks=readers_writers_fair&run');
  const said = await heard(page, /Finished/);
  assert.match(said, /“Readers first”: 2 of 2 writers starved\. “Writers first”: 4 of 4 readers starved\. “Fair”: nobody/);
  const rows = (await tableOf(page, 'Waits')).slice(1);
  assert.deepEqual(rows.map(([lock, who]) => `${lock}, ${who}`), [
    'Readers first, readers', 'Readers first, writers', 'Writers first, readers', 'Writers first, writers', 'Fair, readers', 'Fair, writers',
  ]); // prettier-ignore
  assert.match(rows[1][5], /^≥ /);
});

test('by the share of reads each lock has its row, and the crossing is named or denied', {timeout: 120_000}, async (t) => {
  const page = await open(t, 'measure=share&threads=2&locks=mutex_fair&run');
  assert.match(await heard(page, /Finished/), /crossing/);
  const [header, ...rows] = await tableOf(page, 'Operations a second');
  assert.deepEqual(header.slice(1, 8), ['0 %', '50 %', '80 %', '90 %', '95 %', '99 %', '100 %']);
  assert.deepEqual(rows.map(([name]) => name), ['Mutex', 'Fair']);
  assert.equal(rows[0].at(-1), '1');
});

test('Stop ends a run in which threads hold the lock, wait for it and sleep, with the same workers', async (t) => {
  const page = await open(t, 'read=500&write=500&trial=10000&run');
  await page.getByRole('figure', {name: 'The room'}).waitFor({state: 'attached'});
  const workers = page.workers().length;
  for (const lock of ['mutex', 'readers', 'writers', 'fair', 'std']) {
    await page.evaluate((name) => racecourse.command(`lock=${name}&run`), lock);
    await pause(150);
    await press(page, 'Stop');
    await page.waitForFunction(() => racecourse.idle(), null, {timeout: 10_000});
  }
  assert.match(await heard(page, /Stopped/), /^Stopped\. /);
  assert.equal(page.workers().length, workers);
});

test('when nothing runs, nothing is drawn', async (t) => {
  const page = await open(t, 'readers=2&writers=1&read=5&write=5&trial=200&run');
  await heard(page, /Finished/);
  await pause(500);
  const before = await page.evaluate(() => racecourse.frames());
  await pause(1000);
  assert.ok((await page.evaluate(() => racecourse.frames())) - before <= 2);
});

test('the address holds the settings of the readers-writers lab, and brings them back', async (t) => {
  const page = await open(t);
  await page.getByRole('slider', {name: 'Readers', exact: true}).fill('7');
  await page.getByRole('radio', {name: 'Waiting', exact: true}).dispatchEvent('click');
  await page.waitForURL(/\?measure=waiting&readers=7$/);
  await page.reload();
  await page.getByRole('slider', {name: 'Readers', exact: true}).waitFor({state: 'attached'});
  assert.equal(await page.getByRole('slider', {name: 'Readers', exact: true}).inputValue(), '7');
});
