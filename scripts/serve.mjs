// Serves a folder of static files the way a good host would: types, compression, validators, and the headers that
// real threads need.
//
//   node scripts/serve.mjs build/site                       http://localhost:8080/, or the next free port
//   node scripts/serve.mjs build/site --no-headers          as a host that sends no headers of its own
//   node scripts/serve.mjs build/site --base /a/course/     as a sub-folder of a larger site
//   --port N   --host H                                     fail when port N is taken; listen on H

import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import {promisify, parseArgs} from 'node:util';
import {gzip} from 'node:zlib';
import {ISOLATION_HEADERS} from '../web/build/headers.mjs';

const FIRST_PORT = 8080;
const PORTS_TO_TRY = 20;

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.py': 'text/x-python; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const COMPRESSIBLE = /^(text\/|application\/(json|wasm|manifest)|image\/svg)/;

const gzipped = promisify(gzip);

// The path below `root` that the address asks for; null where it is malformed or outside.
function locate(root, base, address) {
  let pathname;
  try {
    pathname = decodeURIComponent(address.split('?')[0]);
  } catch {
    return null;
  }
  if (!pathname.startsWith(base) || pathname.includes('\0')) return null;
  const file = path.join(root, pathname.slice(base.length));
  return file === root || file.startsWith(root + path.sep) ? file : null;
}

async function entryOf(file) {
  const entry = file && (await stat(file).catch(() => null));
  return entry && {file, entry};
}

// What to answer: a file, a redirect to a folder's own address, or nothing.
async function resolve(root, base, address) {
  const found = await entryOf(locate(root, base, address));
  if (!found?.entry.isDirectory()) return found?.entry.isFile() ? found : null;
  const [pathname, query] = address.split('?');
  if (!pathname.endsWith('/')) return {redirect: `${pathname}/${query === undefined ? '' : `?${query}`}`};
  const index = await entryOf(path.join(found.file, 'index.html'));
  return index?.entry.isFile() ? index : null;
}

function typeOf(file) {
  return TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
}

class Site {
  constructor({directory, base = '/', headers = true}) {
    this.root = path.resolve(directory);
    this.base = `/${base}/`.replace(/\/{2,}/g, '/');
    this.headers = headers ? ISOLATION_HEADERS : {};
    this.compressed = new Map();
  }

  async answer(request, response) {
    for (const [name, value] of Object.entries(this.headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return this.end(response, 405, 'This server answers GET and HEAD.');
    const found = await resolve(this.root, this.base, request.url);
    if (!found) return this.notFound(request, response);
    if (found.redirect) return response.writeHead(301, {Location: found.redirect}).end();
    return this.send(request, response, 200, found);
  }

  end(response, status, text) {
    response.writeHead(status, {'Content-Type': 'text/plain; charset=utf-8'}).end(`${text}\n`);
  }

  async notFound(request, response) {
    const page = await entryOf(path.join(this.root, '404.html'));
    return page
      ? this.send(request, response, 404, page)
      : this.end(response, 404, 'There is nothing at this address.');
  }

  async send(request, response, status, {file, entry}) {
    const type = typeOf(file);
    const validator = `${entry.size.toString(36)}-${Math.floor(entry.mtimeMs).toString(36)}`;
    const compress = COMPRESSIBLE.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const etag = `"${validator}${compress ? '-gz' : ''}"`;
    response.setHeader('Content-Type', type);
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('ETag', etag);
    response.setHeader('Last-Modified', entry.mtime.toUTCString());
    if (COMPRESSIBLE.test(type)) response.setHeader('Vary', 'Accept-Encoding');
    if (status === 200 && request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    if (compress) response.setHeader('Content-Encoding', 'gzip');
    const body = compress ? await this.gzip(file, validator) : null;
    response.writeHead(status, {'Content-Length': body ? body.length : entry.size});
    if (request.method === 'HEAD') return response.end();
    return body
      ? response.end(body)
      : createReadStream(file)
          .on('error', () => response.destroy())
          .pipe(response);
  }

  async gzip(file, validator) {
    const kept = this.compressed.get(file);
    if (kept?.validator === validator) return kept.body;
    const body = await gzipped(await readFile(file));
    this.compressed.set(file, {validator, body});
    return body;
  }
}

function listen(server, port, host) {
  return new Promise((resolved, rejected) => {
    server.once('error', rejected);
    server.listen(port, host, () => resolved(server.off('error', rejected)));
  });
}

async function listenOnFreePort(server, host) {
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS_TO_TRY; ++port) {
    try {
      return await listen(server, port, host);
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`Ports ${FIRST_PORT} to ${FIRST_PORT + PORTS_TO_TRY - 1} are all taken. Choose one with --port.`);
}

// Serves `directory` (required) below `base` ("/"), with isolation headers unless `headers` is false, on `host`
// ("127.0.0.1") and `port` (0 takes any free one; without it the first free one from 8080). Gives {url, port, close()}.
export async function startServer({directory, port, host = '127.0.0.1', base, headers}) {
  const site = new Site({directory, base, headers});
  const server = http.createServer((request, response) => {
    site.answer(request, response).catch((error) => {
      if (response.headersSent) return response.destroy();
      site.end(response, 500, `The server failed: ${error.message}`);
    });
  });
  await (port === undefined ? listenOnFreePort(server, host) : listen(server, port, host));
  const actual = server.address().port;
  const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const close = () =>
    new Promise((resolved) => {
      server.close(resolved);
      server.closeAllConnections();
    });
  return {url: `http://${name}:${actual}${site.base}`, port: actual, close};
}

const OPTIONS = {
  port: {type: 'string'},
  host: {type: 'string'},
  base: {type: 'string'},
  'no-headers': {type: 'boolean'},
};

// Serves what `words` ask for, or the folder `otherwise` where they name none. Gives what startServer() gives.
export async function serve(words, otherwise) {
  const {values, positionals} = parseArgs({args: words, options: OPTIONS, allowPositionals: true});
  const directory = positionals[0] ?? otherwise;
  if (!directory || !(await entryOf(directory))?.entry.isDirectory())
    throw new Error(`There is no folder "${directory ?? ''}" to serve.`);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536))
    throw new Error('--port takes a number from 0 to 65535.');
  return startServer({
    directory,
    port,
    host: values.host,
    base: values.base,
    headers: !values['no-headers'],
  }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${error.port} is taken. Choose another with --port.`);
  });
}

// Told by its name, because in a release this is a part of another file.
if (path.basename(process.argv[1] ?? '') === 'serve.mjs') {
  await serve(process.argv.slice(2)).then(
    ({url}) => console.log(url),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
