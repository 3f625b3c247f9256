// Prints what README's figures come from: bytes, start-up step by step, the cost of threads on the web against native,
// and a large proof in the page, all in one run on one machine. Run it with scripts/bench.

import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import {startServer} from '../scripts/serve.mjs';
import {openBrowser} from '../tests/web/browser/browser.mjs';
import {printProve} from './prove_bench.mjs';

const root = path.resolve(import.meta.dirname, '..');
const site = path.join(root, 'build/site');
const BUDGET = {page: 150, program: 500}; // KB, gzipped
const VISITS = 7;
const ISOLATION = {'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp'};
const STEPS = ['start', 'script', 'module', 'frame'];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const kilobytes = (bytes) => bytes / 1000;

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows)
    console.log(row.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]))).join('   '));
}

// The files that one visit asks for, split at the start of the program.
async function filesOfAVisit(browser, url) {
  const context = await browser.newContext({serviceWorkers: 'block'});
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${url}race/`);
  await page.waitForFunction(() => performance.getEntriesByName('racecourse:frame').length > 0);
  await context.close();
  const program = new Set(asked.filter((file) => /(program|mirror|racecourse)[^/]*\.(m?js|wasm)$/.test(file)));
  return {page: new Set(asked.filter((file) => !program.has(file))), program};
}

function gzippedSize(files) {
  let bytes = 0;
  for (const file of files) {
    const name = file.endsWith('/') ? `${file}index.html` : file;
    const content = readFileSync(path.join(site, name));
    bytes += /\.(woff2|png)$/.test(name) ? content.length : gzipSync(content, {level: 9}).length;
  }
  return bytes;
}

async function printSizes(browser, url) {
  const files = await filesOfAVisit(browser, url);
  console.log('\nSize (gzip, fonts as they are)');
  const rows = [['', 'KB', 'budget', 'of budget']];
  for (const [part, name] of [['page', 'a readable page'], ['program', 'a running lab, on top']]) {
    const size = kilobytes(gzippedSize(files[part]));
    rows.push([name, size.toFixed(1), BUDGET[part], (size / BUDGET[part]).toFixed(2)]);
  }
  table(rows);
}

// Milliseconds since navigation at which each step of one visit was reached.
async function visit(context, url) {
  const page = await context.newPage();
  await page.goto(`${url}race/`);
  await page.waitForFunction(() => performance.getEntriesByName('racecourse:frame').length > 0);
  const times = await page.evaluate((steps) => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    return [paint, ...steps.map((step) => performance.getEntriesByName(`racecourse:${step}`)[0].startTime)];
  }, STEPS);
  await page.close();
  return times;
}

async function printStartup(browser, url) {
  const names = ['first paint of the lesson', 'program asked for', 'script loaded', 'compiled, 4 workers up', 'first frame of the lab'];
  const first = [];
  const again = [];
  for (let i = 0; i < VISITS; ++i) {
    const context = await browser.newContext();
    first.push(await visit(context, url));
    again.push(await visit(context, url));
    await context.close();
  }
  console.log(`\nStart-up, ms since navigation (median of ${VISITS} visits; step = time since the line above)`);
  const rows = [['', 'first visit', 'step', 'second visit', 'step']];
  let before = [0, 0];
  names.forEach((name, i) => {
    const now = [first, again].map((visits) => median(visits.map((times) => times[i])));
    rows.push([name, now[0].toFixed(0), (now[0] - before[0]).toFixed(0), now[1].toFixed(0), (now[1] - before[1]).toFixed(0)]);
    before = now;
  });
  table(rows);
}

const parse = (output) => output.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));

async function webCosts(browser) {
  const server = await startServer({directory: path.join(root, 'build/web-release'), port: 0});
  const page = await browser.newPage();
  await page.route('**/bench.html', (route) => route.fulfill({contentType: 'text/html', headers: ISOLATION, body: ''}));
  await page.goto(`${server.url}bench.html`);
  const output = await page.evaluate(async () => {
    const lines = [];
    const {default: createModule} = await import('./threads_bench.mjs');
    await new Promise((resolve, reject) =>
      createModule({print: (line) => lines.push(line), onExit: resolve, onAbort: reject}),
    );
    return lines.join('\n');
  });
  await page.close();
  await server.close();
  return parse(output);
}

async function printCosts(browser) {
  const native = parse(execFileSync(path.join(root, 'build/release/threads_bench'), {encoding: 'utf8'}));
  const web = new Map((await webCosts(browser)).map((figure) => [figure.name, figure]));
  console.log('\nCost of threads (median and quartiles; ratio = web / native)');
  const rows = [['', 'native', '', 'web', '', 'ratio']];
  const quartiles = ({lower, upper}) => `${lower.toPrecision(3)}..${upper.toPrecision(3)}`;
  for (const figure of native) {
    const other = web.get(figure.name);
    rows.push([
      `${figure.name} (${figure.unit})`,
      figure.median.toPrecision(3),
      quartiles(figure),
      other.median.toPrecision(3),
      quartiles(other),
      (other.median / figure.median).toFixed(1),
    ]);
  }
  table(rows);
}

const browser = await openBrowser();
const server = await startServer({directory: site, port: 0});
console.log(`${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(2)}, Chromium ${browser.version()}`);
try {
  await printSizes(browser, server.url);
  await printStartup(browser, server.url);
  await printCosts(browser);
  await printProve(browser, server.url);
} finally {
  await browser.close();
  await server.close();
}
