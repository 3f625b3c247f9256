// The site of the release on real servers, with and without what the guide tells their administrators to write, at the top and in a
// sub-folder: the first visit, the second, and the third without network or server.

import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {readdirSync, rmSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {release} from '../../release.mjs';
import {FOLDER, snippet, startApache, startNginx, startPython} from '../servers.mjs';
import {openBrowser} from './browser.mjs';
import {everythingKept, heard, newPage} from './visit.mjs';

const SITE = path.join(await release(), 'site');
const RUN = 'race/?increments=1000&rounds=1&run';
const version = readdirSync(SITE).find((name) => name.startsWith('v-'));

// `headers`: whether the server sends those that threads need; `lostPage`: whether it knows the site's 404.html.
const SERVERS = [
  {name: 'a plain server', start: startPython, headers: false, lostPage: false},
  {name: 'nginx', start: startNginx, headers: false, lostPage: false},
  {name: 'nginx with the snippet', start: (site) => startNginx(site, snippet('nginx')), headers: true, lostPage: true},
  {name: 'Apache without .htaccess', start: startApache, headers: false, lostPage: false},
  {name: 'Apache with the snippet', start: (site) => startApache(site, snippet('apache')), headers: true, lostPage: true},
];

const TYPES = {
  'sw.js': /^(text|application)\/javascript\b/,
  [`${version}/racecourse.js`]: /^(text|application)\/javascript\b/,
  [`${version}/racecourse.wasm`]: /^application\/wasm$/,
  [`${version}/sans.woff2`]: /^font\/woff2$/,
  [`${version}/style.css`]: /^text\/css\b/,
};

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser?.close());

const isolated = (page) => page.evaluate(() => crossOriginIsolated);

// Counts how often the page is loaded from now on.
function countLoads(page) {
  const loads = {count: 0};
  page.on('request', (request) => (loads.count += request.isNavigationRequest() ? 1 : 0));
  return loads;
}

async function runsThreads(page, address) {
  await page.goto(address);
  await heard(page, /Finished 1 round/);
  assert.equal(await isolated(page), true);
}

for (const {name, start, headers, lostPage} of SERVERS) {
  describe(name, () => {
    const contexts = {};
    let server;
    before(async () => (server = await start(SITE)));
    after(async () => {
      await Promise.all(Object.values(contexts).map((context) => context.close()));
      await server?.stop();
    });

    test(`[servers] ${name}: every file has its type, a folder its slash, what does not exist its page`, async () => {
      for (const base of ['', FOLDER]) {
        const get = (address) => fetch(`${server.url}${base}${address}`, {redirect: 'manual'});
        for (const [file, type] of Object.entries(TYPES)) {
          const response = await get(file);
          assert.equal(response.status, 200, file);
          assert.match(response.headers.get('content-type'), type, file);
          assert.equal(response.headers.get('cross-origin-embedder-policy'), headers ? 'require-corp' : null, file);
        }
        const folder = await get('race');
        assert.equal(folder.status, 301);
        assert.equal(new URL(folder.headers.get('location'), server.url).pathname, `/${base}race/`);
        const lost = await get('nope/');
        assert.equal(lost.status, 404);
        assert.equal((await lost.text()).includes('There is nothing at this address'), lostPage);
      }
    });

    for (const [place, base] of Object.entries({'at the top': '', 'in a sub-folder': FOLDER})) {
      test(`[servers] ${name}, ${place}: threads on the first visit and on the second`, async () => {
        contexts[base] = await browser.newContext({viewport: {width: 1280, height: 800}});
        const page = await contexts[base].newPage();
        const loads = countLoads(page);
        await runsThreads(page, `${server.url}${base}${RUN}`);
        assert.equal(loads.count, headers ? 1 : 2);
        await everythingKept(page);
        await runsThreads(page, `${server.url}${base}${RUN}`);
        assert.equal(loads.count, headers ? 2 : 3);
        const lost = await page.goto(`${server.url}${base}nope/`);
        assert.equal(lost.status(), 404);
        await page.getByRole('link', {name: 'Lost updates'}).waitFor();
      });
    }

    // These contexts block the cookies of third parties, and with them the service worker of a frame.
    test(`[servers] ${name}: a lab in a frame of another site ${headers ? 'has threads' : 'says that it has none'}`, async (t) => {
      const outer = createServer((_, response) => {
        response.setHeader('Content-Type', 'text/html');
        response.end(`<!doctype html><title>Outer</title><iframe width="1000" height="700" src="${server.url}${FOLDER}${RUN}"></iframe>`);
      });
      await new Promise((resolve) => outer.listen(0, '127.0.0.1', resolve));
      t.after(() => outer.close());
      const page = await newPage(t, browser);
      await page.goto(`http://127.0.0.1:${outer.address().port}/`);
      const frame = page.frameLocator('iframe');
      const news = headers ? /Finished 1 round/ : /There are no real threads in this frame/;
      await frame.getByText(news).first().waitFor({state: 'attached'});
      assert.equal(await frame.locator('body').evaluate(() => crossOriginIsolated), headers);
    });

    test(`[servers] ${name}: the third visit needs neither server nor network`, async () => {
      await server.stop();
      for (const [base, context] of Object.entries(contexts)) {
        await context.setOffline(true);
        const page = context.pages()[0];
        await runsThreads(page, `${server.url}${base}${RUN}`);
        await page.goto(`${server.url}${base}guide/hosting/`);
        assert.equal(await page.getByRole('heading', {level: 1}).textContent(), 'Hosting');
      }
    });
  });
}

test('[servers] Apache that reads .htaccess and forbids what is in it answers 500, and without the file it does not', async (t) => {
  const server = await startApache(SITE, '<Directory "/var/www/html">\nAllowOverride Options\n</Directory>');
  t.after(server.stop);
  const status = async () => (await fetch(server.url)).status;
  assert.equal(await status(), 500);
  rmSync(path.join(server.folder, '.htaccess'));
  assert.equal(await status(), 200);
});
