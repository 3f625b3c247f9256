// The amdahl lab in Chromium: the curves, the virtual machine, and a measurement on real Web Workers.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {heard, newPage, useSite} from './visit.mjs';

const site = useSite();

async function openLab(t, query = '', options = {}) {
  const page = await newPage(t, site.browser, options);
  await page.goto(`${site.server.url}amdahl/${query && `?${query}`}`);
  await page.getByRole('slider', {name: 'Serial fraction'}).waitFor({state: 'attached'});
  return page;
}

// The cells of the table behind the figure `name`, row by row, its head first.
async function cells(page, name) {
  const figure = page.getByRole('figure', {name: new RegExp(`^${name}`)});
  await figure.waitFor({state: 'attached'});
  return figure.locator('tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
}

test('a small measurement ends with a table', {timeout: 120_000}, async (t) => {
  const page = await openLab(t, 'view=experiment&threads=2&repetitions=1&run');
  assert.match(await heard(page, /Finished/), /^Finished\. /);
  const [head, one, two] = await cells(page, 'Measured runs');
  assert.equal(head[0], 'Threads');
  assert.deepEqual([one[0], one[3], two[0]], ['1', '1.00', '2']);
  assert.ok(Number(two[3]) > 0);
});

test('the curves show what the formula gives', async (t) => {
  const page = await openLab(t, 'view=experiment');
  await page.getByRole('radio', {name: 'Curves'}).dispatchEvent('change');
  const table = await cells(page, 'Speed-up by number of processors');
  assert.deepEqual(table[0], ['Processors', 'p = 0.5', 'p = 0.9', 'p = 0.95', 'p = 0.99']);
  assert.deepEqual(table.find(([n]) => n === '16'), ['16', '1.88', '6.40', '9.14', '13.9']);
});

test('the virtual machine goes on where the cores end, the same for everybody', async (t) => {
  const page = await openLab(t, 'view=experiment&mode=virtual&scaling=strong&serial=5&cores=1024&noise=0&barrier=5');
  const table = await cells(page, 'Simulated runs');
  const speedup = (n) => table.find(([cores]) => cores === n)[3];
  assert.deepEqual([speedup('64'), speedup('1024')], ['8.01', '6.63']);
});

test('by keyboard: the fraction moves, the address keeps it, and a long sweep is started and stopped', async (t) => {
  const page = await openLab(t, 'view=experiment&repetitions=30');
  const fraction = page.getByRole('slider', {name: 'Serial fraction'});
  await fraction.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/serial=11/);
  const button = page.getByRole('button', {name: /^Measure 1 to/});
  await button.focus();
  await page.keyboard.press('Enter');
  await heard(page, /Running/);
  await page.getByRole('button', {name: 'Stop', exact: true}).focus();
  await page.keyboard.press('Enter');
  assert.match(await heard(page, /Stopped/), /^Stopped\. /);
});
