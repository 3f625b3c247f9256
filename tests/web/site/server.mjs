import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {startServer} from '../../../scripts/serve.mjs';
import {ISOLATION_HEADERS} from '../../../web/build/headers.mjs';

let folder;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'served-'));
  const site = path.join(folder, 'site');
  await mkdir(path.join(site, 'race'), {recursive: true});
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(site, 'index.html'), 'home');
  await writeFile(path.join(site, '404.html'), 'lost');
  await writeFile(path.join(site, 'race/index.html'), 'race '.repeat(500));
  await writeFile(path.join(site, 'program.wasm'), Buffer.alloc(5000));
  await writeFile(path.join(site, 'program.mjs'), 'export {};');
});

after(() => rm(folder, {recursive: true}));

// Answers of a server for the site; `get` sends the path as it is, without tidying it up.
async function serving(options, use) {
  const server = await startServer({directory: path.join(folder, 'site'), port: 0, ...options});
  const get = (address, {headers = {}, method = 'GET'} = {}) =>
    new Promise((resolve, reject) => {
      const request = http.request({port: server.port, path: address, headers, method}, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks)}),
        );
      });
      request.on('error', reject).end();
    });
  try {
    await use(get, server);
  } finally {
    await server.close();
  }
}

test('[serve] every answer carries the isolation headers, unless they are switched off', async () => {
  await serving({}, async (get) => {
    for (const address of ['/', '/program.wasm', '/nothing']) {
      const {headers} = await get(address);
      for (const [name, value] of Object.entries(ISOLATION_HEADERS))
        assert.equal(headers[name.toLowerCase()], value, `${name} of ${address}`);
    }
  });
  await serving({headers: false}, async (get) => {
    const {headers} = await get('/');
    for (const name of Object.keys(ISOLATION_HEADERS)) assert.equal(headers[name.toLowerCase()], undefined);
  });
});

test('[serve] files have their types', () =>
  serving({}, async (get) => {
    assert.equal((await get('/')).headers['content-type'], 'text/html; charset=utf-8');
    assert.equal((await get('/program.wasm')).headers['content-type'], 'application/wasm');
    assert.equal((await get('/program.mjs')).headers['content-type'], 'text/javascript; charset=utf-8');
  }));

test('[serve] a folder answers with its index, and without its slash with a redirect', () =>
  serving({}, async (get) => {
    assert.equal((await get('/race/?run')).status, 200);
    const {status, headers} = await get('/race?threads=2');
    assert.deepEqual([status, headers.location], [301, '/race/?threads=2']);
  }));

test('[serve] what is not there gets the page for it and status 404', () =>
  serving({}, async (get) => {
    const {status, body} = await get('/nothing/here');
    assert.deepEqual([status, String(body)], [404, 'lost']);
  }));

test('[serve] nothing outside the folder is served', () =>
  serving({}, async (get) => {
    for (const address of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/race/../../secret.txt',
      '/%00',
      '/%E0%A4%A',
    ])
      assert.equal((await get(address)).status, 404, address);
  }));

test('[serve] below a base, only the base is served', () =>
  serving({base: 'a/course'}, async (get, server) => {
    assert.equal(server.url, `http://localhost:${server.port}/a/course/`);
    assert.equal(String((await get('/a/course/')).body), 'home');
    assert.equal((await get('/')).status, 404);
    assert.equal((await get('/a/courses/')).status, 404);
  }));

test('[serve] text and wasm are compressed for those who accept it', () =>
  serving({}, async (get) => {
    const packed = await get('/race/', {headers: {'accept-encoding': 'gzip'}});
    assert.equal(packed.headers['content-encoding'], 'gzip');
    assert.ok(packed.body.length < 200);
    assert.equal((await get('/race/')).headers['content-encoding'], undefined);
    assert.equal(
      (await get('/program.wasm', {headers: {'accept-encoding': 'gzip'}})).headers['content-encoding'],
      'gzip',
    );
  }));

test('[serve] an unchanged file is not sent again', () =>
  serving({}, async (get) => {
    const {headers} = await get('/race/');
    const again = await get('/race/', {headers: {'if-none-match': headers.etag}});
    assert.deepEqual([again.status, again.body.length], [304, 0]);
    assert.equal(headers['cache-control'], 'no-cache');
  }));

test('[serve] only GET and HEAD are answered', () =>
  serving({}, async (get) => {
    assert.equal((await get('/', {method: 'POST'})).status, 405);
    const head = await get('/race/', {method: 'HEAD'});
    assert.deepEqual([head.status, head.headers['content-length'], head.body.length], [200, '2500', 0]);
  }));

test('[serve] a port that is asked for and taken is an error', async () => {
  const other = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  await assert.rejects(startServer({directory: folder, port: other.address().port}), {code: 'EADDRINUSE'});
  await new Promise((resolve) => other.close(resolve));
});

test('[serve] without a port, the next free one is found', async () => {
  const [one, two] = [await startServer({directory: folder}), await startServer({directory: folder})];
  assert.ok(one.port >= 8080 && two.port > one.port);
  await Promise.all([one.close(), two.close()]);
});
