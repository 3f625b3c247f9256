// Step, Prove, Run and Fix as a student goes through them: by keyboard, and through the accessibility tree.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checksum, packText} from '../../../web/links.js';
import {heard, labReady, newPage, useSite} from './visit.mjs';

const site = useSite();

// Opens the race lab at `address`, the part behind its folder, and waits until it runs.
async function open(t, address = '', options = {}) {
  const page = await newPage(t, site.browser, options);
  await page.goto(`${site.server.url}race/${address}`);
  await running(page);
  return page;
}

const running = (page) => page.locator('#lab[data-state=running]').waitFor();
const lab = (page) => page.getByRole('region', {name: /^Lab/});
const shows = (page, text) => lab(page).getByText(text).or(lab(page).getByLabel(text)).first().waitFor({state: 'attached'});
const press = (page, name) => lab(page).getByRole('button', {name}).first().dispatchEvent('click');
const editor = (page) => page.getByRole('textbox', {name: /^Program: /});
const written = (page) => page.locator('.cm-content').evaluate((content) => content.cmTile.view.state.doc.toString());

// Uses a link of the lesson as a keyboard does.
async function follow(page, name) {
  const link = page.locator('#lesson a.lab-link', {hasText: new RegExp(`^${name}$`)}).first();
  await link.evaluate((element) => element.closest('details')?.setAttribute('open', ''));
  await link.focus();
  await page.keyboard.press('Enter');
}

// Puts the lock around the increment, key by key.
async function addLock(page) {
  const keys = page.keyboard;
  await keys.press('Control+Home');
  await keys.press('End');
  await keys.type(', Lock');
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  await keys.press('End');
  await keys.press('Enter');
  await keys.type('lock = Lock()');
  for (let line = 0; line < 4; ++line) await keys.press('ArrowDown');
  await keys.press('Home');
  await keys.type('with lock:');
  await keys.press('Enter');
}

test('a student loses an update, proves it, shares it, fixes it and breaks it again, all by keyboard', {timeout: 180_000}, async (t) => {
  const page = await open(t, '', {permissions: ['clipboard-read', 'clipboard-write']});
  await follow(page, 'Open it in Step');
  await shows(page, 'T1 reads counter: 0');
  for (const [key, sentence] of [
    ['1', 'Thread 1: reads counter, 0'],
    ['2', 'Thread 2: reads counter, 0'],
    ['1', 'Thread 1: writes counter'],
    ['2', 'Thread 2: writes counter'],
  ]) {
    await page.keyboard.press(key);
    await heard(page, new RegExp(sentence));
  }
  await shows(page, /Reached\./);
  await page.keyboard.press('ArrowLeft');
  await shows(page, /Step 3 of 4/);

  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Open it in Step');
  await follow(page, 'Check every schedule');
  await shows(page, 'Fails in 4 of 6 schedules.');
  await lab(page).getByRole('button', {name: 'Open the counterexample in Step'}).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/view=step#schedule=1_2-2_1&code=/);

  await page.getByRole('button', {name: 'Copy link'}).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Copied.').waitFor();
  const friend = await newPage(t, site.browser);
  await friend.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await running(friend);
  await shows(friend, /Step 4 of 4/);
  await shows(friend, /Reached\./);

  await follow(page, 'Open the program in Fix');
  await editor(page).focus();
  await addLock(page);
  assert.match(await written(page), /lock = Lock\(\)\n\ndef increment\(\):\n {4}global counter\n {4}with lock:\n {8}counter \+= 1\n/);
  await page.keyboard.press('Control+Enter');
  await heard(page, /Holds in every schedule/);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => Boolean(document.activeElement.closest('.cm-editor'))), false);
  await page.getByRole('button', {name: 'Reset to the original'}).focus();
  await page.keyboard.press('Enter');
  await press(page, /^Check/);
  await heard(page, /Fails in 4 of 6 schedules/);
  await editor(page).focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Enter');
  await heard(page, /Holds in every schedule/);
});

test('no key is lost, however fast they come', async (t) => {
  const page = await open(t, '?program=lost_update_twice&view=step');
  await shows(page, 'T1 reads counter: 0');
  await page.evaluate(() => {
    const lab = document.getElementById('lab');
    for (const key of '11221122') lab.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
  });
  await shows(page, /Step 8 of 8/);
  await page.waitForURL(/schedule=1-2_2-2_1-2_2-2&/);
});

test('a key that comes before the frame of a link means what the link shows', async (t) => {
  const page = await open(t, '?program=lost_update&view=fix');
  await page.evaluate(() => {
    document.querySelector('#lesson a.lab-link[data-lab*="view=step"]').click();
    const lab = document.getElementById('lab');
    for (const key of '1212') lab.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
  });
  await shows(page, /Step 4 of 4/);
});

test('a key between the two frames that a step back takes means what the second one shows', async (t) => {
  const page = await open(t, '?program=lost_update&view=step#schedule=1_2_1_2');
  await shows(page, /Step 4 of 4/);
  await page.evaluate(async () => {
    const lab = document.getElementById('lab');
    const press = (key) => lab.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
    press('ArrowLeft');
    await new Promise(requestAnimationFrame); // right behind the first frame
    press('2');
    press('ArrowLeft');
    press('ArrowLeft');
    await new Promise(requestAnimationFrame);
    press('1');
    press('2');
  });
  await shows(page, /Step 4 of 4/);
});

// Where the canvas shows the button, scrolled to.
async function placeOf(page, name) {
  const button = lab(page).getByRole('button', {name}).first();
  await button.waitFor({state: 'attached'});
  await button.evaluate((element) => element.scrollIntoView({block: 'center'}));
  await page.waitForTimeout(100);
  const {x, y, width, height} = await button.boundingBox();
  return [x + width / 2, y + height / 2];
}

const POINTERS = {
  'by mouse': {options: {}, press: (page, at) => page.mouse.click(...at)},
  'by finger at 360 px': {
    options: {viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true},
    press: (page, at) => page.touchscreen.tap(...at),
  },
};

for (const [name, {options, press: point}] of Object.entries(POINTERS)) {
  test(`${name}: an update is lost, and the counterexample opened`, {timeout: 120_000}, async (t) => {
    const page = await open(t, '', options);
    await page.locator('#lesson a.lab-link', {hasText: 'Open it in Step'}).click();
    for (const step of [/^T1 reads/, /^T2 reads/, /^T1 writes/, /^T2 writes/]) {
      await point(page, await placeOf(page, step));
      await page.waitForTimeout(200);
    }
    await shows(page, /Reached\./);
    await lab(page).getByRole('radio', {name: 'Prove'}).evaluate((element) => element.scrollIntoView({block: 'center'}));
    const tab = await lab(page).getByRole('radio', {name: 'Prove'}).boundingBox();
    await point(page, [tab.x + tab.width / 2, tab.y + tab.height / 2]);
    await point(page, await placeOf(page, 'Check every schedule'));
    await shows(page, 'Fails in 4 of 6 schedules.');
    await point(page, await placeOf(page, 'Open the counterexample in Step'));
    await page.waitForURL(/view=step#schedule=1_2-2_1&code=/);
  });
}

test('the same program runs on real threads, beside what can happen', {timeout: 120_000}, async (t) => {
  const page = await open(t);
  await follow(page, 'Run it');
  await shows(page, /What can happen, and what did/);
  await page.waitForFunction(() => /Runs: [\d\s]+/.test(document.getElementById('mirror').textContent));
  await press(page, 'Stop');
  await lab(page).getByRole('button', {name: 'Run on real threads'}).waitFor({state: 'attached'});
});

test('an error stands below its line as one types, and F8 goes there', async (t) => {
  const page = await open(t, '?program=lost_update&view=fix');
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('counter = = 1');
  const note = page.locator('.trouble-note');
  await note.waitFor();
  assert.match(await page.locator('.fix-errors').textContent(), /^Line 13: .+\.$/);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  assert.equal(await page.evaluate(() => getSelection().toString().split('\n')[0]), 'counter = = 1');
  await page.keyboard.press('Delete');
  await note.waitFor({state: 'detached'});
});

test('an error is underlined at its own place, and the editor stays where it is meanwhile', async (t) => {
  const page = await open(t, '?program=lost_update&view=fix');
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  const top = (await editor(page).boundingBox()).y;
  await page.keyboard.type('x = "é🙂é" ?');
  await page.locator('.trouble-mark').waitFor();
  assert.equal(await page.locator('.trouble-mark').textContent(), '?');
  assert.equal((await editor(page).boundingBox()).y, top);
});

test('what one writes is there after a reload, compared with the original, and can be reset', async (t) => {
  const page = await open(t, '?program=lost_update&view=fix');
  const original = await written(page);
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('x = 1');
  await page.waitForURL(/code=/);
  await page.goto(`${site.server.url}race/`);
  await labReady(page);
  await follow(page, 'Open the program in Fix');
  await editor(page).waitFor();
  assert.equal(await written(page), `${original}x = 1`);
  assert.equal(await page.locator('#lab-notice').isHidden(), true);
  await page.getByRole('button', {name: 'Compare with the original'}).click();
  assert.equal(await page.locator('ins').textContent(), '+Yours: x = 1\n');
  await page.getByRole('button', {name: 'Compare with the original'}).click();
  await page.getByRole('button', {name: 'Reset to the original'}).click();
  assert.equal(await written(page), original);
});

// The part of an address that carries a copy of lost_update.
async function copyOf(text, {schedule = '', of = '00000000'} = {}) {
  return `?program=lost_update&view=step#schedule=${schedule}&code=${await packText(text)}&of=${of}&sum=${checksum(schedule, text)}`;
}

test('a link’s copy does not take away what one has written oneself', async (t) => {
  const page = await open(t, '?program=lost_update&view=fix');
  const original = await written(page);
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('mine = 1');
  await page.waitForURL(/code=/);
  await page.goto('about:blank');
  await page.goto(site.server.url + 'race/' + (await copyOf(`${original}theirs = 1\n`, {schedule: '1_2'})));
  await page.getByText('This link was made with an earlier version of this program').waitFor();
  await shows(page, /Step 2 of 2/);
  await page.getByRole('button', {name: 'Back to my version'}).click();
  assert.equal(await page.locator('#lab-notice').isHidden(), true);
  await page.evaluate(() => racecourse.command('view=fix'));
  await editor(page).waitFor();
  assert.equal(await written(page), `${original}mine = 1`);
});

test('a link pasted into the open page is obeyed without loading it again', async (t) => {
  const page = await open(t, '?program=lost_update&view=step');
  await page.evaluate(() => (window.sameVisit = true));
  await page.evaluate((hash) => (location.hash = hash), new URL(await copyOf('x = 1\n'), 'http://x').hash);
  await page.getByText('opens its own copy').waitFor();
  assert.equal(await page.evaluate(() => window.sameVisit), true);
});

test('on a small screen a link to a schedule opens at the lab', async (t) => {
  const page = await open(t, await copyOf('x = 1\n'), {viewport: {width: 360, height: 740}});
  await page.getByText('opens its own copy').waitFor();
  await page.waitForFunction(() => Math.abs(document.getElementById('lab').getBoundingClientRect().top) < 4);
});

test('the address of a program view brings the same state back', async (t) => {
  const page = await open(t, '?program=two_variables&view=step&schedule=1_2-2');
  await shows(page, /Step 3 of 3/);
  await page.waitForURL(/\?program=two_variables&view=step#schedule=1_2-2&code=/);
  await page.reload();
  await running(page);
  await shows(page, /Step 3 of 3/);
});
