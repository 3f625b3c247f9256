// The site on different hosts: real headers, a plain static server, a sub-folder, offline, a wrong address.

import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {test} from 'node:test';
import {everythingKept, heard, labReady, newPage, openLab, useSite} from './visit.mjs';

const withHeaders = useSite();
const plain = useSite({headers: false, base: '/courses/2026/'});

// Counts how often the page is loaded from now on.
function countLoads(page) {
  const loads = {count: 0};
  page.on('request', (request) => (loads.count += request.isNavigationRequest() ? 1 : 0));
  return loads;
}

const isolated = (page) => page.evaluate(() => crossOriginIsolated);

test('our server sends the headers, and the first visit has threads without a reload', async (t) => {
  const page = await newPage(t, withHeaders.browser);
  const loads = countLoads(page);
  const response = await page.goto(`${withHeaders.server.url}race/`);
  assert.equal(response.headers()['cross-origin-opener-policy'], 'same-origin');
  assert.equal(response.headers()['cross-origin-embedder-policy'], 'require-corp');
  await labReady(page);
  assert.equal(await isolated(page), true);
  assert.equal(loads.count, 1);
});

test('on a plain server in a sub-folder the service worker brings threads after one reload', async (t) => {
  const page = await newPage(t, plain.browser);
  const loads = countLoads(page);
  const response = await page.goto(`${plain.server.url}race/?increments=1000&rounds=1&run`);
  assert.equal(response.headers()['cross-origin-opener-policy'], undefined);
  await page.waitForFunction(() => crossOriginIsolated);
  await heard(page, /Finished 1 round/);
  assert.equal(loads.count, 2);

  await page.goto(plain.server.url);
  await page.goto(`${plain.server.url}race/`);
  await labReady(page);
  assert.equal(await isolated(page), true);
  assert.equal(loads.count, 4);
});

test('who is leaving the page is not called back by that reload', async (t) => {
  const page = await newPage(t, plain.browser);
  await page.addInitScript(() => {
    const {register} = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = function (...words) {
      return new Promise((resolve) => (window.letRegister = () => resolve(register.apply(this, words))));
    };
  });
  const loads = countLoads(page);
  await page.goto(plain.server.url);
  await page.evaluate(async () => {
    dispatchEvent(new Event('beforeunload'));
    letRegister();
    await navigator.serviceWorker.ready;
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  assert.equal(loads.count, 1);
});

// The plain server, but what matches `pattern` has no answer before the test ends.
async function slowServer(t, pattern) {
  const server = createServer(async ({url}, answer) => {
    if (pattern.test(url)) return;
    const response = await fetch(new URL(url, plain.server.url));
    answer.writeHead(response.status, {'Content-Type': response.headers.get('content-type')});
    answer.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}${new URL(plain.server.url).pathname}`;
}

test('a first visit has its threads without waiting for the other pages of the site', async (t) => {
  const page = await newPage(t, plain.browser);
  await page.goto(`${await slowServer(t, /\/(guide|locks|progress)\//)}race/?increments=1000&rounds=1&run`);
  await page.waitForFunction(() => crossOriginIsolated);
  await heard(page, /Finished 1 round/);
});

test('a link to a schedule survives that reload, and a small screen still goes to the lab', async (t) => {
  const page = await newPage(t, plain.browser, {viewport: {width: 360, height: 740}});
  await page.goto(`${plain.server.url}race/?program=lost_update&view=step#schedule=1_2`);
  await page.waitForFunction(() => crossOriginIsolated);
  await page.getByText('Step 2 of 2').first().waitFor({state: 'attached'});
  await page.waitForFunction(() => Math.abs(document.getElementById('lab').getBoundingClientRect().top) < 4);
});

test('the second visit works offline, threads included', async (t) => {
  const page = await openLab(t, plain);
  await page.waitForFunction(() => crossOriginIsolated);
  await labReady(page);
  await everythingKept(page);
  await page.context().setOffline(true);
  await page.goto(`${plain.server.url}race/?increments=1000&rounds=1&run`);
  await heard(page, /Finished 1 round/);
  await page.evaluate(() => racecourse.command('program=lost_update&view=fix'));
  await page.locator('.cm-content').waitFor();
  await page.goto(plain.server.url);
  assert.equal(await page.getByRole('heading', {level: 1}).count(), 1);
});

test('an unknown lab gets a page that says so and offers the labs', async (t) => {
  for (const site of [withHeaders, plain]) {
    const page = await newPage(t, site.browser);
    const response = await page.goto(`${site.server.url}labs/nope/`);
    assert.equal(response.status(), 404);
    assert.match(await page.locator('main').innerText(), /nope/);
    await page.getByRole('link', {name: /Lost updates/}).click();
    await labReady(page);
  }
});

test('the badge tells how many cores there are', async (t) => {
  const page = await openLab(t, withHeaders);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  assert.match(await page.locator('header').innerText(), new RegExp(`Real threads\\s·\\s${cores} core`));
});
