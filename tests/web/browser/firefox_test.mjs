// The student's path in Firefox, by keyboard.

import assert from 'node:assert/strict';
import path from 'node:path';
import {after, before, test} from 'node:test';
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

async function open(address) {
  const page = await firefox.browser.newPage();
  await page.setViewport({width: 1280, height: 800});
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
