// Runs the explorer and SPIN on the same problems, alternating in one run, and prints medians beside the targets.
//
//     node bench/engine_bench.mjs              everything; some minutes
//     node bench/engine_bench.mjs counter      the problems whose name contains this
//
// The programs are in bench/programs, the same problems for SPIN at the same step size in bench/models: both must find
// the same number of states. SPIN searches breadth-first without reduction, compiled as its manual says to be fast. A
// machine without SPIN, or without the WebAssembly build, gets the other columns.

import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const native = process.env.RACECOURSE_ENGINE_BENCH ?? path.join(root, 'build/release/engine_bench');
const web = process.env.RACECOURSE_ENGINE_BENCH_WEB ?? path.join(root, 'build/web-release/engine_bench.cjs');
const ROUNDS = 3;
const SPIN_FLAGS = ['-O3', '-w', '-DSAFETY', '-DNOREDUCE', '-DBFS', '-DMEMLIM=16000'];
const SECONDS = 10;

// What is measured, with the targets that belong to it.
const PROBLEMS = [
  {name: 'counter_4x3'},
  {name: 'counter_4x4', target: {plain: 0.75, symmetric: 0.02, web: 0.8, webSymmetric: 0.025}},
  {name: 'philosophers_12', target: {plain: 1.1, web: 1.2}},
  {name: 'buffer_condition', target: {symmetric: 0.08, webSymmetric: 0.1}},
  {name: 'buffer_semaphores'},
  {name: 'readers_writers_8x4', target: {symmetric: 0.04, webSymmetric: 0.05}},
  {name: 'peterson'},
  {name: 'lastzero_10'},
];

const run = (command, args, options = {}) => execFileSync(command, args, {encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe'], ...options});
const program = (name) => path.join(root, 'bench/programs', `${name}.py`);
const hasSpin = (() => {
  try {
    return /Spin Version [\d.]+/.exec(run('spin', ['-V']))[0];
  } catch {
    return null;
  }
})();
const hasWeb = existsSync(web);

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const byMedian = (results) => [...results].sort((a, b) => a.seconds - b.seconds)[Math.floor(results.length / 2)];
const million = (number) => (number / 1e6).toFixed(number < 1e6 ? 2 : 1);
const seconds = (value) => (value === undefined ? '' : value < 0.0995 ? `${(value * 1000).toFixed(1)} ms` : `${value.toFixed(2)} s`);

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)));
  for (const row of rows) console.log(widths.map((width, i) => (i === 0 ? String(row[i] ?? '').padEnd(width) : String(row[i] ?? '').padStart(width))).join('   '));
}

const ours = (...args) => JSON.parse(run(native, args.map(String)));
const onTheWeb = (...args) => JSON.parse(run('node', [web, ...args.map(String)]));

// SPIN's checker for a problem, built once in a folder that is thrown away.
function buildPan(name, folder) {
  run('spin', ['-a', path.join(root, 'bench/models', `${name}.pml`)], {cwd: folder});
  run('gcc', [...SPIN_FLAGS, '-o', `${name}.pan`, 'pan.c'], {cwd: folder});
  return path.join(folder, `${name}.pan`);
}

// pan's own clock has hundredths of a second; what is shorter is timed from outside. One of its states is init's.
function runPan(pan, folder) {
  const begin = performance.now();
  const output = run(pan, ['-w24', '-m1000000'], {cwd: folder});
  const outside = (performance.now() - begin) / 1000;
  const own = Number(/elapsed time ([\d.]+) seconds/.exec(output)?.[1] ?? 0);
  const states = Number(/([\d.e+]+) states, stored/.exec(output)[1]) - 1;
  const megabytes = Number(/([\d.]+)\s+total actual memory usage/.exec(output)[1]);
  return {states, seconds: own >= 0.05 ? own : outside, bytes: megabytes * 2 ** 20};
}

function measure({name}, folder) {
  const pan = hasSpin && buildPan(name, folder);
  const kinds = {
    spin: pan && (() => runPan(pan, folder)),
    plain: () => ours('search', program(name), 0, 1),
    symmetric: () => ours('search', program(name), 1, 1),
    two: () => ours('search', program(name), 0, 2),
    reduced: () => ours('reduced', program(name)),
    web: hasWeb && (() => onTheWeb('search', program(name), 0, 1)),
    webSymmetric: hasWeb && (() => onTheWeb('search', program(name), 1, 1)),
  };
  const results = {};
  for (let round = 0; round < ROUNDS; ++round) {
    for (const [kind, work] of Object.entries(kinds)) if (work) (results[kind] ??= []).push(work());
  }
  return Object.fromEntries(Object.entries(results).map(([kind, list]) => [kind, byMedian(list)]));
}

function printSearches(measured) {
  console.log(`\nEvery state, without symmetry (median of ${ROUNDS}; states/s in millions; ratio = ours / SPIN breadth-first)`);
  const rows = [['', 'states', 'SPIN', 'SPIN M/s', 'ours', 'ours M/s', 'ratio', '2 workers', 'speed-up', 'web', 'web M/s', 'B a state', 'SPIN B']];
  for (const [name, {spin, plain, two, web: browser}] of measured) {
    const rate = ({states, seconds: time}) => states / time;
    const same = !spin || spin.states === plain.states ? '' : ` (SPIN: ${spin.states})`;
    rows.push([
      name, `${plain.states}${same}`, seconds(spin?.seconds), spin && million(rate(spin)), seconds(plain.seconds), million(rate(plain)),
      spin && (rate(plain) / rate(spin)).toFixed(1), seconds(two.seconds), (plain.seconds / two.seconds).toFixed(2), seconds(browser?.seconds),
      browser && million(rate(browser)), (plain.bytes / plain.states).toFixed(0), spin && (spin.bytes / spin.states).toFixed(0),
    ]); // prettier-ignore
  }
  table(rows);
}

function printReductions(measured) {
  console.log('\nWith symmetry, and with reduction (states kept, time, times faster than every state)');
  const rows = [['', 'every state', 'symmetric', '', 'faster', 'web', 'reduced', '', 'faster']];
  for (const [name, {plain, symmetric, reduced, webSymmetric}] of measured) {
    rows.push([
      name, plain.states, symmetric.states, seconds(symmetric.seconds), (plain.seconds / symmetric.seconds).toFixed(1), seconds(webSymmetric?.seconds),
      reduced.states, seconds(reduced.seconds), (plain.seconds / reduced.seconds).toFixed(1),
    ]); // prettier-ignore
  }
  table(rows);
}

function printCounting(names) {
  console.log('\nCounting every schedule (ratio = counting / search)');
  const rows = [['', 'states', 'search', 'counting', 'ratio']];
  const ratios = [];
  for (const name of names) {
    const {states, searching, counting} = byMedian(Array.from({length: ROUNDS}, () => ours('count', program(name))).map((result) => ({...result, seconds: result.counting})));
    ratios.push(counting / searching);
    rows.push([name, states, seconds(searching), seconds(counting), (counting / searching).toFixed(2)]);
  }
  table(rows);
  return median(ratios);
}

// From text to verdict, in milliseconds, the slowest last.
function verdictTimes(command, before) {
  const folder = path.join(root, 'tests/programs');
  const files = readdirSync(folder).filter((file) => file.endsWith('.py')).map((file) => path.join(folder, file));
  const lines = run(command, [...before, 'verdict', ...files]).trim().split('\n').map((line) => JSON.parse(line));
  return lines.map(({file, seconds: time}) => ({name: path.basename(file, '.py'), seconds: time})).sort((a, b) => a.seconds - b.seconds);
}

function printTargets(measured, counting) {
  const figures = new Map(measured);
  const rows = [['', 'target', 'ours', 'web target', 'web', 'met']];
  const row = (name, target, figure, webTarget, webFigure, format, isMet = (a, b) => a <= b) => {
    if (figure === undefined) return;
    const met = isMet(figure, target) && (webFigure === undefined || isMet(webFigure, webTarget));
    rows.push([name, format(target), format(figure), webTarget && format(webTarget), webFigure && format(webFigure), met ? 'yes' : 'no']);
  };
  const rate = (found) => found && found.states / found.seconds;
  const atLeast = (a, b) => a >= b;
  const small = figures.get('counter_4x3');
  row('states/s, 361,775 states', 6e6, rate(small?.plain), 5e6, rate(small?.web), (value) => `${million(value)} M`, atLeast);
  for (const name of ['counter_4x4', 'philosophers_12']) {
    const found = figures.get(name);
    row(`states/s, ${name}`, 3e6, rate(found?.plain), 2.5e6, rate(found?.web), (value) => `${million(value)} M`, atLeast);
    row(`bytes a state, ${name}`, 50, found && found.plain.bytes / found.plain.states, 50, found?.web && found.web.bytes / found.web.states, (value) => value.toFixed(0));
  }
  for (const {name, target} of PROBLEMS) {
    for (const [kind, webKind] of [['plain', 'web'], ['symmetric', 'webSymmetric']]) {
      if (target?.[kind]) row(`${name}, ${kind}`, target[kind], figures.get(name)?.[kind].seconds, target[webKind], figures.get(name)?.[webKind]?.seconds, seconds);
    }
  }
  for (const [name, {spin, plain}] of measured) {
    if (spin) row(`times SPIN, ${name}`, 3, rate(plain) / rate(spin), undefined, undefined, (value) => value.toFixed(1), atLeast);
  }
  row('two workers against one, philosophers_12', 1.6, figures.has('philosophers_12') ? figures.get('philosophers_12').plain.seconds / figures.get('philosophers_12').two.seconds : undefined, undefined, undefined, (value) => value.toFixed(2), atLeast);
  row('counting against the search', 1, counting, undefined, undefined, (value) => value.toFixed(2));
  const verdicts = verdictTimes(native, []);
  row(`text to verdict, slowest (${verdicts.at(-1).name})`, 0.05, verdicts.at(-1).seconds, 0.1, hasWeb ? verdictTimes('node', [web]).at(-1).seconds : undefined, seconds);
  const timed = ours('timed', program('counter_6x4'), SECONDS);
  row(`states in ${SECONDS} s`, 35e6, timed.states * Math.min(1, SECONDS / timed.seconds), 30e6, undefined, (value) => `${million(value)} M`, atLeast);
  console.log('\nTargets');
  table(rows);
  console.log(`\nText to verdict: median ${seconds(median(verdicts.map((verdict) => verdict.seconds)))} of ${verdicts.length} programs`);
}

const wanted = process.argv[2] ?? '';
const problems = PROBLEMS.filter(({name}) => name.includes(wanted));
if (!existsSync(native)) throw new Error(`${native} is not built: cmake --preset release && cmake --build --preset release --target engine_bench`);
const folder = mkdtempSync(path.join(os.tmpdir(), 'racecourse-bench-'));
console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(2)}; ${hasSpin ?? 'SPIN is not installed: its columns are empty'}`);
if (!hasWeb) console.log('The WebAssembly build is not there: its columns are empty');
try {
  const measured = problems.map((problem) => [problem.name, measure(problem, folder)]);
  printSearches(measured);
  printReductions(measured);
  const counting = printCounting(problems.map(({name}) => name).filter((name) => /counter|buffer|lastzero/.test(name)));
  printTargets(measured, counting);
} finally {
  rmSync(folder, {recursive: true, force: true});
}
