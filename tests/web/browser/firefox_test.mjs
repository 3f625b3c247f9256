// The student's path in Firefox: by keyboard, by mouse, on a small screen.

import assert from 'node:assert/strict';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {startServer} from '../../../scripts/serve.mjs';
import {openFirefox} from './firefox.mjs';
import {SITE} from './visit.mjs';

let firefox;
let server;

before(async () => {
  server = await startServer({directory: path.resolve(SITE), port: 0});
  firefox = await openFirefox();
});

after(async () => {
  await firefox?.close();
  await server?.close();
});

// In a context of its own, where nothing is kept from other tests.
async function open(address, viewport = {width: 1280, height: 800}) {
  const context = await firefox.browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(viewport);
  await page.goto(`${server.url}race/${address}`);
  await page.waitForSelector('#lab[data-state=running]', {timeout: 60_000});
  return page;
}

// Waits until the lab shows or says `text` to those who listen.
const tells = (page, text) =>
  page.waitForFunction(
    (wanted) => {
      const said = [...document.querySelectorAll('#lab [aria-label]')].map((element) => element.ariaLabel);
      return [document.getElementById('lab').textContent, ...said].join('\n').includes(wanted);
    },
    {timeout: 30_000},
    text,
  );

async function follow(page, name) {
  await page.evaluate((wanted) => {
    const link = [...document.querySelectorAll('#lesson a.lab-link')].find((each) => each.textContent.includes(wanted));
    link.focus();
  }, name);
  await page.keyboard.press('Enter');
}

test('[firefox] an update is lost by hand, proved, and the counterexample stands in the address', {timeout: 120_000}, async () => {
  const page = await open('');
  assert.equal(await page.evaluate(() => crossOriginIsolated), true);
  await follow(page, 'Open it in Step');
  await tells(page, 'T1 reads counter: 0');
  for (const key of ['1', '2', '1', '2']) await page.keyboard.press(key);
  await tells(page, 'Reached.');
  await follow(page, 'Check every schedule');
  await tells(page, 'Fails in 4 of 6 schedules.');
  await page.locator('button[aria-label="Open the counterexample in Step"]').setVisibility(null).wait();
  await page.evaluate(() => document.querySelector('button[aria-label="Open the counterexample in Step"]').focus());
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /view=step#schedule=1_2-2_1&code=/.test(location.href));
  const address = await page.evaluate(() => location.search + location.hash);
  const friend = await open(address);
  await tells(friend, 'Step 4 of 4');
});

test('[firefox] the lock is typed, and holds in every schedule', {timeout: 120_000}, async () => {
  const page = await open('?program=lost_update&view=fix');
  const content = await page.waitForSelector('.cm-content');
  await content.focus();
  const keys = async (...names) => {
    for (const name of names) await page.keyboard.press(name);
  };
  const control = async (key) => {
    await page.keyboard.down('Control');
    await page.keyboard.press(key);
    await page.keyboard.up('Control');
  };
  await control('Home');
  await keys('End');
  await page.keyboard.type(', Lock');
  await keys('ArrowDown', 'ArrowDown', 'End', 'Enter');
  await page.keyboard.type('lock = Lock()');
  await keys('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Home');
  await page.keyboard.type('with lock:');
  await keys('Enter');
  await control('Enter');
  await tells(page, 'Holds in every schedule');
});

// Presses what the canvas shows under the element of the lab with this name, as a mouse does.
async function point(page, name) {
  const place = await page.waitForFunction(
    (wanted) => {
      const named = [...document.querySelectorAll('#mirror button, #mirror input')];
      const element = named.find((each) => !each.disabled && (each.ariaLabel ?? each.textContent).startsWith(wanted));
      if (!element) return null;
      element.scrollIntoView({block: 'center'});
      const {x, y, width, height} = element.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    },
    {timeout: 30_000},
    name,
  );
  await page.mouse.click(...(await place.jsonValue()));
}

for (const viewport of [{width: 1280, height: 800}, {width: 360, height: 740}]) {
  test(`[firefox] by mouse, ${viewport.width} px wide: lost, proved, copied`, {timeout: 120_000}, async () => {
    const page = await open('', viewport);
    const link = await page.waitForSelector('#lesson a.lab-link[data-lab="program=lost_update&view=step"]');
    await link.click();
    for (const [step, schedule] of Object.entries({'T1 reads': '1', 'T2 reads': '1_2', 'T1 writes': '1_2_1', 'T2 writes': '1_2_1_2'})) {
      await point(page, step);
      await page.waitForFunction((wanted) => location.hash.startsWith(`#schedule=${wanted}&`), {}, schedule);
    }
    await tells(page, 'Reached.');
    await point(page, 'Prove');
    await page.waitForFunction(() => location.search.includes('view=prove'));
    await point(page, 'Check every schedule');
    await tells(page, 'Fails in 4 of 6 schedules.');
    await point(page, 'Open the counterexample in Step');
    await page.waitForFunction(() => /view=step#schedule=1_2-2_1&code=/.test(location.href));
    await (await page.waitForSelector('#copy-link')).click();
    await tells(page, 'Copied.');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
}

test('[firefox] a folder opened by double click: a program is proved, and the lesson keeps predictions, for itself alone', {timeout: 60_000}, async () => {
  const context = await firefox.browser.createBrowserContext();
  const page = await context.newPage();
  const goto = (name) => page.goto(pathToFileURL(path.join(SITE, name)).href);
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.task.')).length);
  await goto('race/index.html');
  await page.waitForSelector('#lab[data-state=running]');
  await page.evaluate(() => racecourse.command('program=lost_update&view=prove&prove'));
  await tells(page, 'Fails in 4 of 6 schedules.');
  await (await page.waitForSelector('.task input[type="text"]')).type('12');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.body.textContent.includes('Tasks: 1 of'));
  await page.reload();
  await page.waitForFunction(() => document.body.textContent.includes('Tasks: 1 of'));
  assert.equal(await kept(), 1);
  await goto('index.html');
  assert.equal(await kept(), 0);
});
