// Every experiment again and again in Chromium, on real Web Workers: each run ends, the page keeps drawing, and workers
// and heap stay as they are. A short while here; for longer, and with one lab alone:
//
//   RACECOURSE_SOAK_SECONDS=120 RACECOURSE_SOAK_LAB=philosophers node --test tests/web/browser/soak_test.mjs

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {newPage, useSite} from './visit.mjs';

const SECONDS = Number(process.env.RACECOURSE_SOAK_SECONDS ?? 0);
const ONLY = process.env.RACECOURSE_SOAK_LAB;
const LONGEST_RUN = 120_000; // ms
const LONGEST_FREEZE = 15_000; // ms; sixteen busy threads on two cores hold frames up for seconds, a page that waits stands still for good
const HEAP_MAY_GROW = 256 * 1024;

// The links of each lab.
const RUNS = new Map();
for (const line of readFileSync(join(import.meta.dirname, '../../soak_runs.txt'), 'utf8').split('\n')) {
  const [, lab, link] = line.match(/^([a-z]\S*) (\S+)$/) ?? [];
  if (lab) RUNS.set(lab, [...(RUNS.get(lab) ?? []), link]);
}

const site = useSite();

async function settled(page) {
  await page.waitForFunction(() => racecourse.idle(), null, {timeout: LONGEST_RUN});
}

// All runs of a lab, each once to its end and once stopped on the way.
async function pass(page, runs, number) {
  for (const link of runs) {
    await page.evaluate((query) => racecourse.command(query), link);
    await settled(page);
    const heard = await page.locator('.mirror-live').textContent();
    assert.match(heard, /^Finished/, link);
    await page.evaluate((query) => racecourse.command(query), link);
    await page.waitForTimeout([0, 5, 20, 60][number % 4]);
    await page.evaluate(() => racecourse.command('stop'));
    await settled(page);
  }
}

for (const [lab, runs] of RUNS) {
  if (ONLY && ONLY !== lab) continue;
  test(`${lab}: its runs end again and again, with the same workers and in the same heap`, {timeout: 300_000 + SECONDS * 2_000}, async (t) => {
    const page = await newPage(t, site.browser);
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${site.server.url}${lab}/?view=experiment`);
    await page.locator('#lab[data-state=running]').waitFor();
    await pass(page, runs, 0);
    await pass(page, runs, 1);
    const workers = page.workers().length;
    const heap = await page.evaluate(() => racecourse.heap());
    await page.evaluate(() => {
      window.longest = 0;
      let before = performance.now();
      const beat = (now) => {
        window.longest = Math.max(window.longest, now - before);
        before = now;
        requestAnimationFrame(beat);
      };
      requestAnimationFrame(beat);
    });
    const until = Date.now() + SECONDS * 1_000;
    let passes = 0;
    do await pass(page, runs, passes++);
    while (Date.now() < until);
    await page.waitForTimeout(300);
    const heapAfter = await page.evaluate(() => racecourse.heap());
    const longest = Math.round(await page.evaluate(() => window.longest));
    if (SECONDS > 0) console.log(`# ${lab}: ${passes} passes, ${workers} workers, heap ${heap} then ${heapAfter} bytes, longest time without a frame ${longest} ms`);
    assert.deepEqual(errors, []);
    assert.equal(page.workers().length, workers);
    assert.ok(heapAfter < heap + HEAP_MAY_GROW, `heap went from ${heap} to ${heapAfter} bytes`);
    assert.ok(longest < LONGEST_FREEZE, `the page stood still for ${longest} ms`);
  });
}
