// What the page on privacy says: nothing is asked for outside the site, there are no cookies, and what stays in the browser
// is what the page lists, until it is cleared. Everything that does not go to this machine goes through a proxy that
// takes notes, whoever sends it: pages, workers or the service worker.

import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {readdirSync} from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {DONE, SITE, SMALL_RUNS, heard, useSite} from './visit.mjs';

// Chromium itself asks its maker what the fields of a form may be for; that is no request of the page.
const site = useSite({headers: false, browser: {flags: ['--disable-features=AutofillServerCommunication']}});
const asked = [];
let proxy;

before(async () => {
  proxy = createServer((request, response) => {
    asked.push(request.url);
    response.end('outside');
  });
  proxy.on('connect', (request, socket) => {
    asked.push(request.url);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
after(() => proxy.close());

async function openContext(t) {
  asked.length = 0;
  const proxied = {server: `http://127.0.0.1:${proxy.address().port}`, bypass: 'localhost'};
  const context = await site.browser.newContext({viewport: {width: 1280, height: 800}, proxy: proxied});
  t.after(() => context.close());
  return context;
}

const guide = readdirSync(path.join(SITE, 'guide'), {withFileTypes: true}).filter((entry) => entry.isDirectory());
const READ = ['', 'progress/', 'guide/', ...guide.map(({name}) => `guide/${name}/`), 'nope/'];

// Commits to the first prediction on the page with a number.
async function predict(page) {
  const task = page.locator('.task').filter({has: page.getByRole('button', {name: 'Commit'})}).filter({has: page.getByRole('textbox')});
  await task.first().getByRole('textbox').fill('3');
  await task.first().getByRole('button', {name: 'Commit'}).click();
  await page.getByText('Tasks: 1 of').waitFor();
}

test('[privacy] the whole course, read and run: no request leaves the site, and there are no cookies', {timeout: 120_000}, async (t) => {
  const context = await openContext(t);
  const page = await context.newPage();
  const origins = new Set();
  context.on('request', (request) => origins.add(new URL(request.url()).origin));
  for (const address of READ) {
    await page.goto(site.server.url + address);
    await page.waitForFunction(() => crossOriginIsolated);
  }
  for (const [lab, run] of Object.entries(SMALL_RUNS)) {
    await page.goto(`${site.server.url}${lab}/?${run}`);
    await heard(page, DONE);
  }
  await page.goto(`${site.server.url}race/`);
  await predict(page);
  assert.deepEqual([...origins], [new URL(site.server.url).origin]);
  assert.deepEqual(asked, []);
  assert.deepEqual(await context.cookies(), []);

  await page.goto('http://elsewhere.invalid/');
  assert.equal(asked[0], 'http://elsewhere.invalid/', 'the proxy notices a request to another place');
});

test('[privacy] the browser keeps what the page says, and nothing after it is cleared', {timeout: 120_000}, async (t) => {
  const context = await openContext(t);
  const page = await context.newPage();
  await page.goto(`${site.server.url}race/?program=lost_update&view=fix`);
  await page.waitForFunction(() => crossOriginIsolated);
  await page.locator('.cm-content').press('a');
  await page.getByRole('button', {name: /^Theme/}).click();
  await predict(page);
  await page.goto(`${site.server.url}progress/`);
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('Your name').blur();
  const kept = () => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort());
  const kinds = new Set((await kept()).map((key) => key.replace(/^racecourse\.racecourse\./, '').split(/[. ]/)[0]));
  assert.deepEqual([...kinds].sort(), ['isolated', 'name', 'position', 'reloaded', 'task', 'text', 'theme']);

  await page.getByRole('button', {name: 'Clear everything'}).click();
  await page.getByRole('button', {name: 'Yes, clear everything'}).click();
  await page.getByText(/^Cleared: /).waitFor();
  assert.deepEqual(await kept(), []);
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
});
