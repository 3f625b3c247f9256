// Browsers and frames that cannot do everything: a clear sentence, and what still works.

import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, before, describe, test} from 'node:test';
import {newPage, openLab, useSite} from './visit.mjs';

const plain = useSite({headers: false});

test('without threads the lab opens, says why, and offers its own tab', async (t) => {
  const page = await openLab(t, plain, {serviceWorkers: 'block', query: 'run'});
  assert.equal(await page.evaluate(() => crossOriginIsolated), false);
  assert.equal(await page.getByRole('button', {name: 'Run 4 threads'}).isDisabled(), true);
  assert.match(await page.locator('#mirror').innerText(), /This page has no threads to run\./);
  assert.match(await page.locator('header').innerText(), /No real threads here/);
  await page.getByRole('slider', {name: 'Threads'}).fill('8');
  await page.waitForURL(/threads=8/);
});

describe('in a cross-site frame', () => {
  let outer;
  before(async () => {
    outer = createServer((request, response) => {
      const {sandbox, url} = Object.fromEntries(new URL(request.url, 'http://x').searchParams);
      const attribute = sandbox === undefined ? '' : ` sandbox="${sandbox}"`;
      response.setHeader('Content-Type', 'text/html');
      response.end(`<!doctype html><title>Outer</title><iframe width="1000" height="700" src="${url}"${attribute}></iframe>`);
    });
    await new Promise((resolve) => outer.listen(0, '127.0.0.1', resolve));
  });
  after(() => outer.close());

  // The lab inside a page of another site: 127.0.0.1 outside, localhost inside.
  async function openFrame(t, sandbox) {
    const page = await newPage(t, plain.browser);
    const query = new URLSearchParams({url: `${plain.server.url}race/`, ...(sandbox === undefined ? {} : {sandbox})});
    await page.goto(`http://127.0.0.1:${outer.address().port}/?${query}`);
    return page.frameLocator('iframe');
  }

  test('the lab runs or says why not', async (t) => {
    const frame = await openFrame(t);
    await frame.getByRole('slider', {name: 'Threads'}).waitFor({state: 'attached'});
    const run = frame.getByRole('button', {name: 'Run 4 threads'});
    const threads = await frame.locator('body').evaluate(() => crossOriginIsolated);
    assert.equal(await run.isDisabled(), !threads);
    if (!threads) assert.equal(await frame.getByRole('link', {name: /own tab/}).count(), 1);
  });

  test('in a sandbox that forbids even its own origin the lesson stands and the reader is told', async (t) => {
    const frame = await openFrame(t, 'allow-scripts allow-popups');
    await frame.getByText(/does not let the lab load/).waitFor();
    assert.equal(await frame.getByRole('heading', {level: 1}).textContent(), 'Lost updates');
    assert.ok((await frame.getByRole('link', {name: /own tab/}).count()) >= 1);
  });
});

describe('without WebGL', () => {
  const blind = useSite({browser: {webgl: false}});

  test('a sentence says what to do and the lesson is there', async (t) => {
    const page = await newPage(t, blind.browser);
    await page.goto(`${blind.server.url}race/`);
    await page.getByText(/This browser cannot draw the lab, because WebGL 2 is off or missing/).waitFor();
    assert.equal(await page.getByRole('heading', {level: 1}).textContent(), 'Lost updates');
  });
});

test('a program that cannot be fetched is reported, and the lesson stays', async (t) => {
  const page = await newPage(t, plain.browser, {serviceWorkers: 'block'});
  await page.route('**/racecourse.wasm', (route) => route.abort());
  await page.goto(`${plain.server.url}race/`);
  await page.getByText(/could not be loaded/).waitFor();
  assert.equal(await page.getByRole('heading', {level: 1}).textContent(), 'Lost updates');
});
