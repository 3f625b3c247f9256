// Damaged and hostile links in the browser: the plain lab with a sentence, no script, and nothing freezes.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hostileLinks} from '../hostile_links.mjs';
import {newPage, useSite} from './visit.mjs';

const site = useSite();
const MOST_MS = 15_000; // to load and run the lab at all, on a busy machine
const FREEZE_MS = 1500;

// Every twenty-first of the thousand that tests/web/site/links.mjs reads.
const sample = async () => (await hostileLinks(1000)).filter((_, index) => index % 21 === 0);

async function notHurt(page, link) {
  assert.equal(await page.evaluate(() => window.hurt), undefined, link.hash.slice(0, 200));
}

test('opened one after the other in a page that is there', {timeout: 300_000}, async (t) => {
  const page = await newPage(t, site.browser);
  await page.goto(`${site.server.url}race/?program=lost_update&view=step`);
  await page.locator('#lab[data-state=running]').waitFor();
  const links = (await sample()).filter(({hash}) => hash.length < 1_000_000);
  assert.ok(links.length >= 45);
  for (const link of links) {
    await page.evaluate((hash) => {
      document.getElementById('lab-status').textContent = '';
      location.hash = hash;
    }, link.hash);
    const began = Date.now();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    assert.ok(Date.now() - began < FREEZE_MS, `frozen by ${link.hash.slice(0, 200)}`);
    await notHurt(page, link);
  }
});

test('opened as pages: the lab with its own program, and a sentence that says why', {timeout: 300_000}, async (t) => {
  const links = (await sample()).slice(0, 11);
  for (const link of links) {
    const page = await newPage(t, site.browser);
    await page.goto(`${site.server.url}race/${link.search}${link.hash}`);
    await page.locator('#lab[data-state=running]').waitFor({timeout: MOST_MS});
    await page.waitForFunction(() => document.getElementById('lab-status').textContent !== '', null, {timeout: MOST_MS});
    await notHurt(page, link);
    assert.equal(await page.locator('#lab-notice').isHidden(), true);
    await page.context().close();
  }
});
