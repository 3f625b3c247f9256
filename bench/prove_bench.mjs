// How Prove behaves on a large program in the page: the longest task of the main thread, the memory, how fast Stop is,
// and how long the verdict takes beside the command's, on the same machine in the same run.
//
//   await printProve(browser, url);

import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {writeLink} from '../web/links.js';

const root = path.resolve(import.meta.dirname, '..');
const PROGRAM = path.join(root, 'bench/programs/lastzero_10.py'); // 1,152,164 states
const STOP_AFTER_MS = 1_500;
const PATIENCE_MS = 300_000;

function nativeSeconds() {
  const begin = performance.now();
  const options = ['check', '--json', '--threads', '1', PROGRAM];
  const report = JSON.parse(execFileSync(path.join(root, 'build/release/racecourse'), options, {maxBuffer: 1 << 26}));
  return {seconds: (performance.now() - begin) / 1000, states: report.states, bytes: report.bytes};
}

async function openProgram(context, url) {
  const page = await context.newPage();
  const text = readFileSync(PROGRAM, 'utf8');
  const {query, fragment} = await writeLink({link: 'view=prove', program: 'lost_update', text, original: ''});
  await page.goto(`${url}race/?${query}#${fragment}`);
  await page.locator('#lab[data-state=running]').waitFor();
  await page.getByRole('button', {name: 'Check every schedule'}).waitFor({state: 'attached'});
  await page.waitForFunction(() => globalThis.racecourse.idle());
  await page.evaluate(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({duration}) => duration))).observe({type: 'longtask'});
  });
  return page;
}

const press = (page, name) => page.getByRole('button', {name, exact: true}).dispatchEvent('click');

// Milliseconds from pressing Stop until the workers are idle, timed in the page.
async function stop(page) {
  await press(page, 'Check every schedule');
  await page.waitForTimeout(STOP_AFTER_MS);
  return page.evaluate(async () => {
    const begin = performance.now();
    [...document.querySelectorAll('button')].find(({ariaLabel, textContent}) => (ariaLabel ?? textContent) === 'Stop').click();
    while (!racecourse.idle()) await new Promise((resolve) => setTimeout(resolve, 1));
    return performance.now() - begin;
  });
}

async function prove(page) {
  const begin = await page.evaluate(() => ((longTasks.length = 0), performance.now()));
  await press(page, 'Check again');
  await page.waitForTimeout(100);
  await page.waitForFunction(() => racecourse.idle(), null, {timeout: PATIENCE_MS, polling: 20});
  return page.evaluate((from) => ({seconds: (performance.now() - from) / 1000, tasks: longTasks}), begin);
}

export async function printProve(browser, url) {
  const context = await browser.newContext();
  const page = await openProgram(context, url);
  const stopped = await stop(page);
  const {seconds, tasks} = await prove(page);
  await context.close();
  const native = nativeSeconds();
  console.log(`\nProve in the page, ${native.states} states (verdict, outcomes and counts)`);
  console.log(`tasks of the main thread over 50 ms   ${tasks.length}${tasks.length > 0 ? `, the longest ${Math.max(...tasks).toFixed(0)} ms` : ''}`);
  console.log(`Stop takes effect after               ${stopped.toFixed(0)} ms`);
  console.log(`memory of the check at its highest    ${(native.bytes / 2 ** 20).toFixed(0)} MB of 512`);
  console.log(`seconds, native and page              ${native.seconds.toFixed(1)} and ${seconds.toFixed(1)}, ratio ${(seconds / native.seconds).toFixed(1)}`);
}
