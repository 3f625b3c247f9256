// What Step draws of the primitives, as it is heard: one program of each kind, at the start, on the way and at the end.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {newPage, useSite} from './visit.mjs';

const site = useSite();

// Step on `program` of `lab`, behind `schedule`.
async function step(t, lab, program, schedule = '') {
  const page = await newPage(t, site.browser);
  const hash = schedule && `#schedule=${schedule}`;
  await page.goto(`${site.server.url}${lab}/?program=${program}&view=step${hash}`);
  await page.locator('#lab[data-state=running]').waitFor();
  await page.locator('.mirror-heading', {hasText: 'Primitives'}).waitFor({state: 'attached'});
  return page;
}

// The rows of the panel as they are heard: by name, "Lock: free".
async function rows(page) {
  const texts = await page.locator('.mirror-text').allTextContents();
  return Object.fromEntries(
    texts.map((text) => text.match(/^(\S+), ((?:R?Lock|Semaphore|Condition|Event|Barrier|Queue|RWLock): .*)$/)?.slice(1)).filter(Boolean),
  );
}

for (const [lab, program, schedule, expected] of [
  ['producer-consumer', 'semaphores', '1-2', {
    mutex: 'Lock: held by thread 1',
    slots: 'Semaphore: 1 permit',
    items: 'Semaphore: 0 permits; thread 2 waits',
  }],
  ['producer-consumer', 'monitor', '2-3', {
    lock: 'Lock: free',
    not_full: 'Condition: its lock, lock, is free',
    not_empty: 'Condition: its lock, lock, is free; thread 2 is asleep',
  }],
  ['producer-consumer', 'library_queue', '1-2', {
    buffer: 'Queue: 2 of 2 items, full: 0, 1; thread 1 waits to put',
  }],
  ['primitives', 'sleep', '1', {ready: 'Event: not set; thread 1 waits'}],
  ['primitives', 'phases', '1-2', {barrier: 'Barrier: 1 of 2 arrived: thread 1'}],
  ['primitives', 'book', '1_2', {book: 'RWLock: read by thread 1 and thread 2; thread 3 waits to write'}],
  ['philosophers', 'naive', '1_2_3', {
    'forks[0]': 'Lock: held by thread 1; thread 3 waits',
    'forks[1]': 'Lock: held by thread 2; thread 1 waits',
    'forks[2]': 'Lock: held by thread 3; thread 2 waits',
  }],
]) {
  test(`${lab}, ${program}: every primitive is one sentence`, async (t) => {
    const page = await step(t, lab, program, schedule);
    assert.deepEqual(await rows(page), expected);
  });
}
