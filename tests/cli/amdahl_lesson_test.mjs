// What the lesson of the amdahl lab says is what the formulas give and what the command finds.

import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {figure} from '../../web/build/figures.mjs';
import {check} from '../engine/command.mjs';
import {lessonOf} from './lesson.mjs';

const LAB = join(import.meta.dirname, '../../labs/amdahl');
const {lesson, says} = lessonOf('amdahl');


const amdahl = (serial, n) => 1 / (serial + (1 - serial) / n);
const gustafson = (serial, n) => n - serial * (n - 1);
const karpFlatt = (speedup, n) => (1 / speedup - 1 / n) / (1 - 1 / n);
// Time on the virtual machine: two barriers, each `barrier` for every doubling.
const virtualTime = (serial, barrier, n) => serial + (1 - serial) / n + 2 * barrier * Math.log2(n);
const percent = (share, digits = 0) => `${(100 * share).toFixed(digits)} %`;

// Three significant digits, as the lab shows a speed-up.
const shown = (value) => value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(value))));

// The cells of the lines that begin with | and `first`.
function rows(first) {
  return [...lesson.matchAll(new RegExp(`^\\| (${first}) \\|(.*)\\|$`, 'gm'))].map(([, head, rest]) => [
    head,
    ...rest.split('|').map((cell) => cell.trim()),
  ]);
}

test('[lesson] the four curves, to the last digit', () => {
  const fractions = [0.5, 0.1, 0.05, 0.01];
  const table = rows('2|4|8|16|64|1024').filter((row) => row.length === 5);
  assert.deepEqual(table.map(([n]) => n), ['2', '4', '8', '16', '64', '1024']);
  for (const [n, ...cells] of table) assert.deepEqual(cells, fractions.map((s) => shown(amdahl(s, Number(n)))), n);
  assert.deepEqual(rows('limit'), [['limit', ...fractions.map((s) => shown(1 / s))]]);
  says(`${percent(amdahl(0.05, 16) / 16)}.`);
  says('Sixteen processors do the work of nine; on average, seven of them wait.');
  assert.deepEqual([Math.round(amdahl(0.05, 16)), Math.round(16 - amdahl(0.05, 16))], [9, 7]);
  assert.ok(1 - amdahl(0.01, 1024) / 1024 > 0.9);
});

test('[lesson] the worked examples', () => {
  says(`1 / (0.1 + 0.45) = ${amdahl(0.1, 2).toFixed(2)}`);
  says(`$1 / 0.05 = ${1 / 0.05}$`);
  says(`$1 / (0.05 + 0.95 / 16) = ${amdahl(0.05, 16).toFixed(2)}$`);
  says(`comes close to ${amdahl(0.1, 2).toFixed(2)}.`);
  says(`(0.3125 - 0.25) / 0.75 = ${(100 * karpFlatt(3.2, 4)).toFixed(1)}\\,\\%`);
});

test('[lesson] the answers to the predictions', () => {
  const answer = (id) => Number(new RegExp(`\`\`\`predict ${id}\\n[^\`]*?number = ([\\d.]+)`).exec(lesson)[1]);
  assert.equal(answer('limit'), 1 / 0.05);
  assert.equal(answer('sixteen'), Number(amdahl(0.05, 16).toFixed(2)));
});

test('[lesson] the pipeline', () => {
  const steps = [...lesson.matchAll(/^\| [A-Z][a-z ]+ \| (\d+) % \| (yes|no|in part) \|$/gm)];
  const share = (kind) => steps.reduce((sum, [, part, divided]) => sum + (divided === kind ? Number(part) : 0), 0);
  assert.equal(share('yes') + share('no') + share('in part'), 100);
  const serial = share('no') / 100;
  assert.equal(serial, 0.15);
  const processors = [2, 4, 8, 16, 64];
  assert.deepEqual(rows('speed-up')[0].slice(1), processors.map((n) => shown(amdahl(serial, n))));
  assert.deepEqual(rows('efficiency')[0].slice(1), processors.map((n) => percent(amdahl(serial, n) / n)));
  says(`The limit is $1 / 0.15 = ${(1 / serial).toFixed(1)}$`);
  assert.ok(amdahl(serial, 7) / 7 > 0.5 && amdahl(serial, 8) / 8 < 0.5);
  says('From the eighth processor on, less than half of each is put to use.');
  const more = serial + share('in part') / 200;
  says(`$s$ is ${more} and the limit falls to ${(1 / more).toFixed(1)}.`);
});

test('[lesson] the bars of the pipeline say what the table says', () => {
  const drawn = [...figure('pipeline', 'Bars', '').matchAll(/>([\d.]+) ×</g)].map(([, value]) => value);
  assert.deepEqual(drawn, [1, 2, 4, 8, 16, 64].map((n) => shown(amdahl(0.15, n))));
});

test('[lesson] the fraction that rises, and the speed-up that falls', () => {
  const fraction = (n) => percent(karpFlatt(1 / virtualTime(0.05, 0.001, n), n), 1);
  says(`the Karp–Flatt fraction is ${fraction(2)} with 2 cores`);
  says(`${fraction(64)}, although 5 % are set. With 1024 cores it is ${fraction(1024)}.`);
  const speedup = (n) => 1 / virtualTime(0.05, 0.005, n);
  const doublings = [...Array(11).keys()].map((k) => 2 ** k);
  assert.equal(doublings.reduce((best, n) => (speedup(n) > speedup(best) ? n : best)), 64);
  says(`highest at 64 cores, ${speedup(64).toFixed(2)}, and with 1024 it is down to ${speedup(1024).toFixed(2)}.`);
});

test('[lesson] Gustafson', () => {
  says(`16 processors do ${gustafson(0.05, 16)} times the work in the same time, and 1024 do ${gustafson(0.05, 1024)} times as much`);
  says(`$2 - 0.1 = ${gustafson(0.1, 2).toFixed(2)}$`);
  says(`for 64 it is ${gustafson(0.1, 64).toFixed(1)} against ${amdahl(0.1, 64).toFixed(2)}.`);
});

test('[lesson] the verdicts that it names', async () => {
  const named = {
    shared_sum: ['64 of 70', 'it fails in 64 of 70.'],
    sum_in_lock: ['0 of 2', 'There are only 2 left'],
    barrier_sum: ['2 of 5', 'It failed in 2 of 5 schedules.'],
    private_sums: ['1 of 1', ''],
  };
  assert.deepEqual(
    Object.keys(named).sort(),
    readdirSync(join(LAB, 'programs')).map((name) => name.replace('.py', '')).sort(),
  );
  for (const [id, [expected, sentence]] of Object.entries(named)) {
    const [{failing, schedules}] = await check([join(LAB, 'programs', `${id}.py`)]);
    assert.equal(`${failing} of ${schedules}`, expected, id);
    says(sentence);
  }
  const [solved] = await check([join(LAB, 'solutions', 'private-sums.py')]);
  assert.deepEqual([solved.verdict, solved.schedules], ['holds', '2']);
  says('Two schedules are left here as well.');
});
