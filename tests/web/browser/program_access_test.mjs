// Each view of a program: for axe, on a small screen, enlarged, in the dark; and in a frame that allows no threads.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {after, before, describe, test} from 'node:test';
import {heard, newPage, useSite} from './visit.mjs';

const site = useSite();
const plain = useSite({headers: false});
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const VIEWS = {
  step: '?program=with_lock&view=step&schedule=1-2_2',
  prove: '?program=lost_update&view=prove&prove',
  run: '?program=lost_update&view=run',
  fix: '?program=lost_update&view=fix',
};
const SCREENS = {
  'wide and light': {colorScheme: 'light'},
  'wide and dark': {colorScheme: 'dark'},
  '360 px': {viewport: {width: 360, height: 740}},
  'at 200 % zoom': {viewport: {width: 640, height: 400}, deviceScaleFactor: 2},
};

async function open(t, view, options = {}) {
  const page = await newPage(t, site.browser, options);
  await page.goto(`${site.server.url}race/${VIEWS[view]}`);
  await page.locator('#lab[data-state=running]').waitFor();
  if (view === 'fix') await page.locator('.cm-content').waitFor();
  if (view === 'prove') await heard(page, /Fails in 4 of 6 schedules/);
  return page;
}

async function violations(page) {
  await page.evaluate(axeSource);
  const {violations: found} = await page.evaluate(() => axe.run());
  return found.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

for (const [name, options] of Object.entries(SCREENS)) {
  test(`axe finds nothing wrong in any view, and nothing is wider than the screen, ${name}`, {timeout: 180_000}, async (t) => {
    for (const view of Object.keys(VIEWS)) {
      const page = await open(t, view, options);
      assert.deepEqual(await violations(page), [], view);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${view} is ${overflow} px too wide`);
      await page.context().close();
    }
  });
}

test('axe finds nothing wrong with an error, the comparison, the search and a notice', async (t) => {
  const page = await open(t, 'fix');
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('counter = = 1');
  await page.locator('.trouble-note').waitFor();
  await page.keyboard.press('Control+f');
  await page.evaluate(() => racecourse.command('reset'));
  await page.locator('#lab-notice').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', {name: 'Back to my version'}).click();
  await page.getByRole('button', {name: 'Compare with the original'}).click();
  assert.deepEqual(await violations(page), []);
});

test('at 360 px every control is at least 44 px tall and on the screen', {timeout: 120_000}, async (t) => {
  for (const view of Object.keys(VIEWS)) {
    const page = await open(t, view, {viewport: {width: 360, height: 740}});
    const boxes = await page.locator('#mirror button, #mirror input, .small-button:visible').evaluateAll((elements) =>
      elements.map((element) => ({
        name: element.getAttribute('aria-label') ?? element.textContent,
        ...element.getBoundingClientRect().toJSON(),
      })),
    );
    for (const {name, height, left, right} of boxes) {
      assert.ok(height >= 44, `${view}: ${name} is ${height} px tall`);
      assert.ok(left >= 0 && right <= 360, `${view}: ${name} reaches from ${left} to ${right}`);
    }
    await page.context().close();
  }
});

describe('in a frame of another site, without threads', () => {
  let outer;
  before(async () => {
    outer = createServer((request, response) => {
      const url = new URL(request.url, 'http://x').searchParams.get('url');
      response.setHeader('Content-Type', 'text/html');
      response.end(`<!doctype html><title>Outer</title><iframe width="1000" height="700" src="${url}"></iframe>`);
    });
    await new Promise((resolve) => outer.listen(0, '127.0.0.1', resolve));
  });
  after(() => outer.close());

  async function openFrame(t, address) {
    const page = await newPage(t, plain.browser, {serviceWorkers: 'block'});
    const url = `${plain.server.url}race/${address}`;
    await page.goto(`http://127.0.0.1:${outer.address().port}/?url=${encodeURIComponent(url)}`);
    const frame = page.frameLocator('iframe');
    await frame.locator('#lab[data-state=running]').waitFor({timeout: 60_000});
    assert.equal(await frame.locator('body').evaluate(() => crossOriginIsolated), false);
    return {page, frame};
  }

  const follow = async (page, frame, name) => {
    await frame.locator('#lesson a.lab-link', {hasText: new RegExp(`^${name}$`)}).first().focus();
    await page.keyboard.press('Enter');
  };
  const hears = (frame, text) => frame.locator('.mirror-live', {hasText: text}).waitFor({state: 'attached'});

  test('Step, Prove and Fix do the same, and Run explains', {timeout: 180_000}, async (t) => {
    const {page, frame} = await openFrame(t, '');
    await follow(page, frame, 'Open it in Step');
    for (const key of ['1', '2', '1', '2']) await page.keyboard.press(key);
    await frame.getByText('Reached.').first().waitFor({state: 'attached'});
    await follow(page, frame, 'Check every schedule');
    await hears(frame, 'Fails in 4 of 6 schedules');
    await follow(page, frame, 'Open the program in Fix');
    const content = frame.locator('.cm-content');
    await content.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('counter = 3');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Enter');
    await hears(frame, 'Fails in 4 of 6 schedules');
    await follow(page, frame, 'Run it');
    await frame.getByText(/Running needs real threads, and this page has none/).first().waitFor({state: 'attached'});
  });

  test('a link that is copied leads to what is shown', async (t) => {
    const {page, frame} = await openFrame(t, '?program=lost_update&view=step');
    await frame.locator('#lab').focus();
    await page.keyboard.press('1');
    await hears(frame, 'Thread 1: reads counter');
    await frame.getByRole('button', {name: 'Copy link'}).click();
    const field = frame.getByRole('textbox', {name: 'Link to what the lab shows'});
    await field.waitFor();
    assert.match(await field.inputValue(), /view=step#schedule=1&code=/);
  });
});
