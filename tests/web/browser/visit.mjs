// What the browser tests share: a browser and a server for a file of tests, and a visit to the race lab.

import path from 'node:path';
import {after, before} from 'node:test';
import {startServer} from '../../../scripts/serve.mjs';
import {openBrowser} from './browser.mjs';

export const SITE = path.resolve(import.meta.dirname, '../../../build/site');
export const LIB = path.resolve(import.meta.dirname, '../../../build/lib');

// A small run of each lab's experiment, or of its first proof, and what the lab says when it is done.
export const SMALL_RUNS = {
  race: 'increments=20000&rounds=5&run',
  locks: 'locks=mutex&run',
  primitives: 'interval=2000&run',
  'producer-consumer': 'make=1000&use=1000&items=20&run',
  'readers-writers': 'readers=2&writers=1&read=5&write=5&trial=200&run',
  philosophers: 'think=0&eat=1000&pause=1000&period=5000&meals=3&run',
  deadlock: 'transfers=20&run',
  banker: 'preset=textbook&ask=1.1.0.2',
  amdahl: 'threads=2&repetitions=1&run',
};
export const DONE = /Finished|in every schedule|schedules|Granted/;

// Gives {browser, server} for the tests of this file, opened before the first and closed after the last of them.
// `headers: false` makes the server a plain one, `base` puts the site into a sub-folder.
export function useSite({headers = true, base = '/', browser: options = {}} = {}) {
  const site = {};
  before(async () => {
    site.browser = await openBrowser(options);
    site.server = await startServer({directory: SITE, port: 0, headers, base});
  });
  after(async () => {
    await site.browser?.close();
    await site.server?.close();
  });
  return site;
}

// A page in a context of its own, closed when the test `t` ends.
export async function newPage(t, browser, options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, ...options});
  t.after(() => context.close());
  return context.newPage();
}

// Waits until the lab has drawn its first frame and its controls are there.
export async function labReady(page) {
  await page.getByRole('slider').first().waitFor({state: 'attached'});
}

// Opens the race lab with `query` and waits for it.
export async function openLab(t, {browser, server}, {query = '', ...options} = {}) {
  const page = await newPage(t, browser, options);
  await page.goto(`${server.url}race/${query && `?${query}`}`);
  await labReady(page);
  return page;
}

// Waits until the lab announces a sentence that matches, and gives it.
export async function heard(page, pattern) {
  const live = page.locator('.mirror-live');
  await page.waitForFunction(
    ([element, source]) => new RegExp(source).test(element.textContent),
    [await live.elementHandle(), pattern.source],
    {timeout: 60_000},
  );
  return live.textContent();
}

// The number that the lab shows under `name`, such as "Lost".
export async function figure(page, name) {
  const text = await page.locator('.mirror-text', {hasText: new RegExp(`^${name}: `)}).textContent();
  return Number(text.match(/: (\d+)/)[1]);
}

// Does nothing for `ms` milliseconds.
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Waits until the service worker has kept every file of this version of the site.
export async function everythingKept(page) {
  await page.waitForFunction(async () => {
    const root = new URL(document.documentElement.dataset.root, location.href);
    const source = await (await fetch(new URL('sw.js', root))).text();
    const site = JSON.parse(/^const SITE = (.*);$/m.exec(source)[1]);
    const cache = await caches.open(`racecourse ${root.pathname} ${site.version}`);
    return (await cache.keys()).length === site.shell.length + site.program.length;
  });
}
