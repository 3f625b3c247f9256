// The race lab in Chromium, on real Web Workers.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {figure, heard, labReady, newPage, openLab, useSite} from './visit.mjs';

const site = useSite();

// The button in the mirror; a mouse would hit the canvas below it.
const press = (page, name) => page.getByRole('button', {name, exact: true}).dispatchEvent('click');

test('four threads add 100 000 each on Web Workers and the books balance', async (t) => {
  const page = await openLab(t, site);
  await press(page, 'Run 4 threads');
  assert.match(await heard(page, /Finished/), /^Finished 50 rounds\./);
  assert.equal(await figure(page, 'Expected'), 400_000);
  assert.equal((await figure(page, 'Actual')) + (await figure(page, 'Lost')), 400_000);
  assert.ok(page.workers().length >= 4);
});

test('a mutex and an atomic lose nothing', async (t) => {
  for (const guard of ['mutex', 'atomic']) {
    const page = await openLab(t, site, {query: `threads=3&increments=20000&rounds=5&guard=${guard}&run`});
    assert.equal(await heard(page, /Finished/), 'Finished 5 rounds. No update was lost.');
    assert.equal(await figure(page, 'Actual'), 60_000);
  }
});

test('a link in the lesson drives the lab without loading the page again', async (t) => {
  const page = await openLab(t, site);
  await page.evaluate(() => (window.sameVisit = true));
  const link = page.locator('a.lab-link[data-lab*="run"]').first();
  await link.click();
  await heard(page, /Running|Finished/);
  assert.equal(await page.evaluate(() => window.sameVisit), true);
});

test('what the lesson points at in the lab is there under that name', {timeout: 60_000}, async (t) => {
  const page = await openLab(t, site, {query: 'increments=20000&rounds=5&guard=mutex&run'});
  await heard(page, /Finished/);
  await page.evaluate(() => racecourse.command('guard=atomic&run'));
  await page.getByRole('figure', {name: 'Your runs'}).getByRole('row', {name: /Run 2/}).waitFor({state: 'attached'});
  const shown = await page.locator('#mirror').evaluate((mirror) =>
    [...mirror.querySelectorAll('p, h2, [aria-label]')].map((element) => element.getAttribute('aria-label') ?? element.textContent),
  );
  const pointedAt = await page.locator('#lesson strong').allTextContents();
  const names = ['Expected, Actual, Lost', 'Lost updates, round by round', 'How much the losing rounds lost', 'Who ran when', 'Overlap', 'Per increment', 'Yields in the gap', 'Cost of an increment by guard'];
  for (const name of names) {
    assert.ok(pointedAt.includes(name), `the lesson does not mention “${name}”`);
    for (const part of name.startsWith('Expected') ? name.split(', ') : [name])
      assert.ok(shown.some((text) => text.startsWith(part)), `the lab does not show “${part}”`);
  }
});

test('the address holds the settings, and brings them back', async (t) => {
  const page = await openLab(t, site);
  await page.getByRole('slider', {name: 'Threads'}).fill('7');
  await page.getByRole('radio', {name: 'Mutex'}).dispatchEvent('change');
  await page.waitForURL(/\?threads=7&guard=mutex$/);
  await page.reload();
  await labReady(page);
  assert.equal(await page.getByRole('slider', {name: 'Threads'}).inputValue(), '7');
  assert.equal(await page.getByRole('radio', {name: 'Mutex'}).isChecked(), true);
});

test('a link that asks for nonsense says so and opens the plain lab', async (t) => {
  const page = await openLab(t, site, {query: 'threads=banana&sesame=open'});
  assert.equal(
    await page.locator('#lab-status').textContent(),
    'The link asks for threads = “banana”, but it goes from 1 to 32. The lab keeps 4. The link has “sesame”, which this lab does not know.',
  );
  assert.equal(await page.getByRole('slider', {name: 'Threads'}).inputValue(), '4');
});

test('while a long run goes on the page scrolls and takes clicks, and the run can be stopped', async (t) => {
  const page = await openLab(t, site, {query: 'increments=10000000&rounds=1000&run'});
  await heard(page, /Running/);
  await page.locator('details').first().locator('summary').click();
  assert.equal(await page.locator('details').first().evaluate((element) => element.open), true);
  const lesson = page.locator('#lesson');
  await lesson.hover();
  await page.mouse.wheel(0, 400);
  await page.waitForFunction(() => document.getElementById('lesson').scrollTop > 0);
  await page.evaluate(() => performance.mark('still-running'));
  assert.equal(await page.getByRole('button', {name: 'Stop', exact: true}).count(), 1);
  await press(page, 'Stop');
  assert.match(await heard(page, /Stopped/), /^Stopped (before|after)/);
  await page.getByRole('button', {name: 'Run 4 threads'}).waitFor({state: 'attached'});
});

test('the mouse on the canvas and a finger on a slider reach the lab', async (t) => {
  const page = await openLab(t, site, {hasTouch: true});
  const atomic = await page.getByRole('radio', {name: 'Atomic'}).boundingBox();
  await page.mouse.click(atomic.x + atomic.width / 2, atomic.y + atomic.height / 2);
  await page.waitForURL(/guard=atomic/);
  const threads = await page.getByRole('slider', {name: 'Threads'}).boundingBox();
  await page.touchscreen.tap(threads.x + threads.width - 2, threads.y + threads.height - 12);
  await page.waitForURL(/threads=32/);
});

test('the canvas is not blank, and follows the theme', async (t) => {
  const page = await openLab(t, site, {colorScheme: 'light'});
  const stage = page.locator('#stage');
  const light = await stage.screenshot();
  const colours = await coloursOf(page, light);
  assert.ok(colours > 40, `only ${colours} colours`);
  const frames = await page.evaluate(() => racecourse.frames());
  await page.emulateMedia({colorScheme: 'dark'});
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  await page.waitForFunction((before) => racecourse.frames() > before, frames);
  assert.notDeepEqual(await stage.screenshot(), light);
});

// How many different colours a PNG has.
async function coloursOf(page, png) {
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, png.toString('base64'));
}

test('a frame asks the graphics nothing, for each answer would wait until all is drawn', async (t) => {
  const page = await newPage(t, site.browser);
  await page.addInitScript(() => {
    globalThis.asked = 0;
    const ask = WebGL2RenderingContext.prototype.getParameter;
    WebGL2RenderingContext.prototype.getParameter = function (name) {
      ++globalThis.asked;
      return ask.call(this, name);
    };
  });
  await page.goto(`${site.server.url}race/`);
  await labReady(page);
  const before = await page.evaluate(() => [asked, racecourse.frames()]);
  await press(page, 'Run 4 threads');
  await heard(page, /Finished/);
  const after = await page.evaluate(() => [asked, racecourse.frames()]);
  assert.ok(before[0] > 0 && after[1] > before[1] + 2);
  assert.equal(after[0], before[0]);
});

test('an idle page draws no frame in three seconds', async (t) => {
  const page = await openLab(t, site, {query: 'increments=1000&rounds=2&guard=atomic&run'});
  await heard(page, /Finished/);
  await page.waitForFunction(() => racecourse.idle());
  await page.waitForTimeout(500);
  const before = await page.evaluate(() => racecourse.frames());
  await page.waitForTimeout(3000);
  assert.equal(await page.evaluate(() => racecourse.frames()), before);
});

test('ten thousand starts and stops leave workers and heap where they were', {timeout: 300_000}, async (t) => {
  const page = await openLab(t, site, {query: 'threads=4&increments=10000000&rounds=1000'});
  const cycles = (count) =>
    page.evaluate(async (wanted) => {
      for (let i = 0; i < wanted; ++i) {
        racecourse.command('run');
        racecourse.command('stop');
        // Lets messages of new workers through, and the page breathe, without a timer's pause.
        if (i % 16 === 0) await new Promise((resolve) => setTimeout(resolve));
      }
      racecourse.command('run');
      racecourse.command('stop');
      while (!racecourse.idle()) await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 200));
      return racecourse.heap();
    }, count);
  const heap = await cycles(200);
  const workers = page.workers().length;
  const heapAfter = await cycles(10_000);
  assert.equal(page.workers().length, workers);
  assert.ok(Math.abs(heapAfter - heap) < 16 * 1024, `heap went from ${heap} to ${heapAfter} bytes`);
});

test('nothing is asked of any other host', async (t) => {
  const page = await newPage(t, site.browser);
  const elsewhere = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(site.server.url).origin) elsewhere.push(url.href);
  });
  await page.goto(site.server.url);
  await page.goto(`${site.server.url}race/?increments=1000&rounds=1&run`);
  await heard(page, /Finished/);
  assert.deepEqual(elsewhere, []);
});
