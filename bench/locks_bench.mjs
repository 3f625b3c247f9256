// Compares each lock of the family with std::mutex, natively and as WebAssembly, all in one run on one machine.
//
//     node bench/locks_bench.mjs
//
// Native and web take turns, and each figure is the median of the rounds. Nothing passes or fails here.

import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const native = process.env.RACECOURSE_LOCKS_BENCH ?? path.join(root, 'build/release/locks_bench');
const web = process.env.RACECOURSE_LOCKS_BENCH_WEB ?? path.join(root, 'build/web-release/locks_bench.cjs');
const ROUNDS = 3;
const REFERENCE = 'std::mutex';

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const figure = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)));
  for (const row of rows) console.log(widths.map((width, i) => (i === 0 ? String(row[i] ?? '').padEnd(width) : String(row[i] ?? '').padStart(width))).join('   '));
}

function measure(command, args) {
  const output = execFileSync(command, args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']});
  return output.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
}

// what -> lock -> the median over the rounds
function medians(rounds, threads, what) {
  const values = new Map();
  for (const found of rounds.flat()) {
    if (found.what !== what || found.threads !== threads) continue;
    values.set(found.lock, [...(values.get(found.lock) ?? []), found.value]);
  }
  return new Map([...values].map(([lock, list]) => [lock, median(list)]));
}

function print(title, builds, threads, what, unit) {
  console.log(`\n${title} (ratio = lock / ${REFERENCE})`);
  const names = builds.map(([name]) => name);
  const rows = [['', ...names.flatMap((name) => [`${name}, ${unit}`, 'ratio'])]];
  const columns = builds.map(([, rounds]) => medians(rounds, threads, what));
  for (const lock of columns[0].keys()) {
    rows.push([lock, ...columns.flatMap((column) => [figure(column.get(lock)), (column.get(lock) / column.get(REFERENCE)).toFixed(2)])]);
  }
  table(rows);
}

if (!existsSync(native)) throw new Error(`${native} is not built: cmake --preset release && cmake --build --preset release --target locks_bench`);
const hasWeb = existsSync(web);
console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(2)}; median of ${ROUNDS} rounds`);
if (!hasWeb) console.log('The WebAssembly build is not there: its columns are missing');
const builds = [['native', []], ...(hasWeb ? [['web', []]] : [])];
for (let round = 0; round < ROUNDS; ++round) {
  builds[0][1].push(measure(native, []));
  if (hasWeb) builds[1][1].push(measure('node', [web]));
}
print('Lock and unlock, one thread', builds, 1, 'pair', 'ns');
print('Increment, one thread', builds, 1, 'increment', 'ns');
for (const threads of [2, 4]) {
  print(`Critical sections a second, ${threads} threads, 100 ns inside and outside`, builds, threads, 'rate', '1/s');
  print(`Jain’s index of fairness, ${threads} threads`, builds, threads, 'fairness', '0 to 1');
}
