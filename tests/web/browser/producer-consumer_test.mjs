// The producer-consumer lab in Chromium, on real Web Workers.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {figure, heard, newPage, useSite} from './visit.mjs';

const site = useSite();

async function open(t, query = '', options = {}) {
  const page = await newPage(t, site.browser, options);
  await page.goto(`${site.server.url}producer-consumer/${query && `?${query}`}`);
  await page.getByRole('slider', {name: 'Producers'}).waitFor({state: 'attached'});
  return page;
}

const press = (page, name) => page.getByRole('button', {name, exact: true}).dispatchEvent('click');

test('every buffer hands over all items, with the same workers, in the same heap', {timeout: 300_000}, async (t) => {
  const page = await open(t, 'view=experiment&producers=4&consumers=3&make=0&use=0&items=20000');
  const run = async (buffer) => {
    await page.evaluate((kind) => racecourse.command(`buffer=${kind}&run`), buffer);
    await page.waitForFunction(() => racecourse.idle(), null, {timeout: 120_000});
    await page.waitForTimeout(300);
    assert.match(await heard(page, /Finished/), /^Finished: 20000 items made, 20000 used\./);
    assert.equal(await figure(page, 'Items used'), 20000);
    await page.getByText('none was lost and none was taken twice').first().waitFor({state: 'attached'});
    return page.evaluate(() => racecourse.heap());
  };
  for (const buffer of ['semaphores', 'monitor', 'broadcast']) await run(buffer);
  const workers = page.workers().length;
  const heap = await run('monitor');
  const heapAfter = await run('monitor');
  assert.equal(page.workers().length, workers);
  assert.ok(Math.abs(heapAfter - heap) < 64 * 1024, `heap went from ${heap} to ${heapAfter} bytes`);
});

test('a full buffer is drawn with those who wait for it, and Stop frees them', async (t) => {
  const page = await open(t, 'view=experiment&make=0&use=1000000&times=even&run');
  const picture = page.getByRole('figure', {name: '2 producers, 6 slots, 2 consumers'});
  await picture.getByText('6 of 6 slots are filled. 2 of 2 producers wait for a slot').first().waitFor({state: 'attached'});
  await picture.getByRole('row', {name: /T1, producer.*waits for a slot with item/}).waitFor({state: 'attached'});
  await press(page, 'Stop');
  assert.match(await heard(page, /Stopped/), /^Stopped: \d+ items made, \d+ used\./);
});

test('a sweep over capacities keeps the promises at every point, and can be stopped', {timeout: 120_000}, async (t) => {
  const page = await open(t, 'view=experiment&measure=capacity&buffers=all&make=0&use=0&run');
  assert.match(await heard(page, /Finished/), /^Finished: 27 points\. Semaphores: an item takes /);
  await page.getByText('none was lost and none was taken twice').first().waitFor({state: 'attached'});
  assert.equal(await page.getByRole('figure', {name: 'Throughput and waiting'}).getByRole('row').count(), 28);
  await page.evaluate(() => racecourse.command('measure=sides&run'));
  await page.getByRole('button', {name: 'Stop', exact: true}).waitFor({state: 'attached'});
  await press(page, 'Stop');
  await heard(page, /Stopped/);
});

test('the address holds the settings of the producer-consumer lab, and brings them back', async (t) => {
  const page = await open(t, 'view=experiment');
  await page.getByRole('slider', {name: 'Producers'}).fill('5');
  await page.waitForURL(/producers=5/);
  await page.reload();
  await page.getByRole('slider', {name: 'Producers'}).waitFor({state: 'attached'});
  assert.equal(await page.getByRole('slider', {name: 'Producers'}).inputValue(), '5');
});
