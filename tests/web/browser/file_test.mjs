// The site opened from a folder, without a server: Step, Prove and Fix work, Run says why it does not.

import assert from 'node:assert/strict';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {openBrowser} from './browser.mjs';
import {SITE, heard, newPage} from './visit.mjs';

const RACE = pathToFileURL(path.join(SITE, 'race/index.html')).href;
let browser;

before(async () => (browser = await openBrowser()));
after(() => browser?.close());

test('from a file a goal is reached, a program proved and mended, and the browser keeps it', {timeout: 90_000}, async (t) => {
  const page = await newPage(t, browser);
  await page.goto(`${RACE}?program=lost_update&view=prove&prove`);
  await heard(page, /Fails in 4 of 6 schedules/);
  await page.evaluate(() => racecourse.command('program=lost_update&view=step&schedule=1_2'));
  await heard(page, /Thread 2: reads/);
  await page.locator('#task-guard-the-counter .lab-link').first().click();
  const editor = page.getByRole('textbox', {name: /^Program: /});
  await editor.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('x = 1\n');
  await page.keyboard.press('Control+Enter');
  await page.locator('#task-guard-the-counter .task-note', {hasText: 'has to stay'}).waitFor();
  await page.locator('#task-half-a-lock').getByRole('radio').first().check();
  await page.keyboard.press('Enter');
  await page.reload();
  await page.locator('#task-half-a-lock:not([data-state=open])').waitFor();
});

test('from a folder opened by double click links lead to pages', async (t) => {
  const page = await newPage(t, browser);
  await page.goto(pathToFileURL(path.join(SITE, 'index.html')).href);
  await page.locator('.contents').getByRole('link', {name: /Lost updates/}).click();
  await page.waitForURL(/^file:.*\/race\/index\.html$/);
  await page.getByRole('link', {name: 'Foundations'}).click();
  await page.waitForURL(/^file:.*\/index\.html#contents$/);
});

test('from a file there are no threads, and the page says so', async (t) => {
  const page = await newPage(t, browser);
  await page.goto(RACE);
  await page.locator('#lab[data-state=running]').waitFor();
  assert.equal(await page.locator('#badge-text').textContent(), 'No real threads here');
  assert.match(await page.locator('#badge-why').textContent(), /opened from a file/);
});
