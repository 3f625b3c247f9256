// The site without a mouse, for a screen reader, on a small screen and enlarged.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {figure, heard, newPage, openLab, useSite} from './visit.mjs';

const site = useSite();

// Presses Tab until the element called `name` has the focus.
async function tabTo(page, name) {
  for (let i = 0; i < 80; ++i) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
    if (focused === name) return;
  }
  assert.fail(`Tab never reached “${name}”`);
}

// Past the links of the lesson.
async function skipToLab(page) {
  await tabTo(page, 'Skip to the lab');
  await page.keyboard.press('Enter');
}

test('with the keyboard alone: two threads, run, the lost count, and a long run stopped', async (t) => {
  const page = await openLab(t, site, {query: 'increments=20000&rounds=5'});
  await skipToLab(page);
  await tabTo(page, 'Threads');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(/threads=2/);
  await tabTo(page, 'Run 2 threads');
  await page.keyboard.press('Enter');
  await heard(page, /Finished 5 rounds/);
  assert.equal((await figure(page, 'Actual')) + (await figure(page, 'Lost')), 40_000);

  await page.evaluate(() => racecourse.command('increments=10000000&rounds=1000'));
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.equal(await focused(), 'Run 2 threads');
  await page.keyboard.press('Enter');
  await heard(page, /Running/);
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === 'Stop');
  await page.keyboard.press('Space');
  await heard(page, /Stopped/);
});

test('through the accessibility tree alone: the same', async (t) => {
  const page = await openLab(t, site, {query: 'increments=20000&rounds=5'});
  const lab = page.getByRole('region', {name: /^Lab/});
  await lab.getByRole('slider', {name: 'Threads'}).fill('2');
  await lab.getByRole('radio', {name: 'None'}).dispatchEvent('click');
  await lab.getByRole('button', {name: 'Run 2 threads'}).dispatchEvent('click');
  await heard(page, /Finished 5 rounds/);
  const tree = await lab.ariaSnapshot();
  assert.match(tree, /Expected: 40000/);
  const lost = Number(tree.match(/Lost: (\d+)/)[1]);
  assert.equal(Number(tree.match(/Actual: (\d+)/)[1]), 40_000 - lost);
  assert.match(tree, /figure "Lost updates, round by round"/);
  assert.equal(await lab.getByRole('figure', {name: 'Your runs'}).getByRole('row').count(), 2);

  await page.evaluate(() => racecourse.command('increments=10000000&rounds=1000'));
  await lab.getByRole('button', {name: 'Run 2 threads'}).dispatchEvent('click');
  await heard(page, /Running/);
  await lab.getByRole('button', {name: 'Stop'}).dispatchEvent('click');
  await heard(page, /Stopped/);
});

test('a radio group works with the arrow keys', async (t) => {
  const page = await openLab(t, site);
  await page.getByRole('radio', {name: 'None'}).focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/guard=mutex/);
  assert.equal(await page.getByRole('radiogroup', {name: 'Guard'}).getByRole('radio', {name: 'Mutex'}).isChecked(), true);
});

test('the divider moves by keyboard and keeps its place', async (t) => {
  const page = await openLab(t, site);
  const divider = page.getByRole('separator');
  await divider.focus();
  const before = Number(await divider.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowRight');
  const after = Number(await divider.getAttribute('aria-valuenow'));
  assert.ok(after > before);
  await page.reload();
  assert.equal(Number(await page.getByRole('separator').getAttribute('aria-valuenow')), after);
});

test('a focused control shows a ring', async (t) => {
  const page = await openLab(t, site);
  await skipToLab(page);
  await tabTo(page, 'Run 4 threads');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, 'solid');
});

test('the lesson can be read without scripts', async (t) => {
  const page = await newPage(t, site.browser, {javaScriptEnabled: false});
  await page.goto(`${site.server.url}race/`);
  assert.equal(await page.getByRole('heading', {level: 1}).textContent(), 'Lost updates');
  assert.ok((await page.locator('#lesson').innerText()).length > 3000);
});
