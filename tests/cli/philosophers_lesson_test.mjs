// What the lesson of the philosophers lab says about its programs is what the command finds, for every number at the
// table that the lesson names.

import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {check, commandPath, output} from '../engine/command.mjs';
import {lessonOf} from './lesson.mjs';
import {change, forEver, MOST, STRATEGIES, textOf, withSeats} from './philosophers.mjs';

const LAB = join(import.meta.dirname, '../../labs/philosophers');
const {ids, lesson, says} = lessonOf('philosophers');
const folder = mkdtempSync(join(tmpdir(), 'philosophers-lesson-'));
after(() => rmSync(folder, {recursive: true}));

const rowsOf = (pattern) => [...lesson.matchAll(pattern)].map(([, ...cells]) => cells);
const upTo = (last, first = 2) => Array.from({length: last - first + 1}, (_, i) => first + i);
const titleOf = (id) => textOf(id).match(/^# title: (.*)$/m)[1];
const spaced = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ' ');

function written(name, text) {
  const file = join(folder, `${name}.py`);
  writeFileSync(file, text);
  return file;
}

// The reports about programs given as [name, text], in their order.
async function reports(programs, options = []) {
  const found = await check(programs.map(([name, text]) => written(name, text)), options);
  found.forEach(({refused, file}) => assert.equal(refused, undefined, file));
  return found;
}

const atTable = (id, seats) => [`${id}_${seats}`, withSeats(textOf(id), seats)];
const verdicts = (found) => found.map(({verdict}) => verdict);
const own = new Map((await reports(ids.map((id) => [id, textOf(id)]))).map((report, i) => [ids[i], report]));

test('[lesson] the verdict of every program', () => {
  const expected = {
    both_at_once: 'holds', both_if: 'assertion', chandy_misra: 'holds', coin: 'never finishes', dijkstra: 'holds',
    dijkstra_for_ever: 'never finishes', dijkstra_test: 'deadlock', left_handed: 'holds', look_first: 'assertion',
    mutex_both_ways: 'deadlock', naive: 'deadlock', naive_witness: 'deadlock', one_mutex: 'holds', ordered: 'holds',
    ordered_for_ever: 'never finishes', polite: 'never finishes', queue: 'holds', queue_for_ever: 'holds', waiter: 'holds',
    waiter_asleep: 'deadlock', waiter_by_hand: 'deadlock',
  }; // prettier-ignore
  assert.deepEqual(Object.fromEntries([...own].map(([id, {verdict}]) => [id, verdict])), expected);
});

test('[lesson] how many schedules each has, and how many fail', () => {
  const counted = {
    naive: ['6 of 168', '**Deadlock in 6 of 168 schedules.**'],
    left_handed: ['0 of 142', 'It holds in all 142 schedules.'],
    ordered: ['0 of 142', 'with the same 142 schedules'],
    waiter: ['0 of 20280', 'the table holds in all 20 280 schedules.'],
    waiter_asleep: ['90 of 337326', 'three philosophers at three seats deadlock in 90 of 337 326 schedules.'],
    one_mutex: ['0 of 723', 'It holds in all 723 schedules.'],
    mutex_both_ways: ['12 of 18', 'This deadlocks in 12 of 18 schedules.'],
    both_at_once: ['0 of 60', 'It holds in all 60 schedules.'],
    both_if: ['36 of 78', 'With `if` in place of `while`, 36 of 78 schedules fail.'],
  };
  for (const [id, [expected, sentence]] of Object.entries(counted)) {
    const {failing, schedules} = own.get(id);
    assert.equal(`${failing} of ${schedules}`, expected, id);
    says(sentence);
  }
});

test('[lesson] n philosophers deadlock in n! schedules, after n steps, and as likely as it says', async () => {
  const rows = rowsOf(/^\| (\d) \| (\d+) \| ([\d ]+) \| (\d+ %) \|$/gm);
  const found = await reports(upTo(MOST).map((seats) => atTable('naive', seats)));
  let factorial = 1n;
  found.forEach(({failing, schedules, failingProbability, steps}, i) => {
    const seats = i + 2;
    factorial *= BigInt(seats);
    assert.equal(failing, String(factorial));
    assert.equal(steps.length, seats);
    assert.deepEqual(rows[i], [String(seats), failing, spaced(schedules), `${Math.round(100 * failingProbability)} %`]);
  });
  assert.equal(rows.length, found.length);
});

test('[lesson] of all tables of right-handed and left-handed philosophers, those deadlock on which all have the same hand', async () => {
  const table = (seats, hands) => [
    `hands_${seats}_${hands}`,
    change(withSeats(textOf('left_handed'), seats), 'if me == N else', `if ${hands} >> (me - 1) & 1 else`),
  ];
  for (const seats of upTo(5)) {
    const tables = upTo(2 ** seats - 1, 0);
    const expected = tables.map((hands) => (hands === 0 || hands === tables.at(-1) ? 'deadlock' : 'holds'));
    assert.deepEqual(verdicts(await reports(tables.map((hands) => table(seats, hands)), ['--no-count'])), expected);
  }
  assert.match(lesson, /```predict hands\n[\s\S]*?32 tables[\s\S]*?\nnumber = 2\n/);
});

test('[lesson] five philosophers deadlock at five seats, and at no fewer', async () => {
  const seats = upTo(5, 1);
  const programs = seats.map((count) => [`seats_${count}`, change(withSeats(textOf('waiter'), 5), 'Semaphore(N - 1)', `Semaphore(${count})`)]);
  assert.deepEqual(verdicts(await reports(programs, ['--no-count'])), seats.map((count) => (count === 5 ? 'deadlock' : 'holds')));
  assert.match(lesson, /```predict seats\n[\s\S]*?\nnumber = 4\n/);
});

test('[lesson] wrong programs are wrong with any number, but for the “if”, which needs three', async () => {
  for (const [id, verdict] of [['waiter_asleep', 'deadlock'], ['mutex_both_ways', 'deadlock'], ['look_first', 'assertion']])
    for (const found of verdicts(await reports(upTo(4).map((seats) => atTable(id, seats)), ['--no-count']))) assert.equal(found, verdict, id);
  const found = verdicts(await reports(upTo(5).map((seats) => atTable('both_if', seats)), ['--no-count']));
  assert.deepEqual(found, ['holds', 'assertion', 'assertion', 'assertion']);
  says('With two philosophers and one meal each the `if` is harmless');
});

test('[lesson] how likely a random scheduler is to fail where nobody is kept out', () => {
  assert.equal(Math.round(100 * own.get('look_first').failingProbability), 47);
  says('A scheduler that picks at random fails in 47 % of its runs.');
});

test('[lesson] with forks in order one slow eater holds up everybody else', async () => {
  const step = async (seats, schedule) => {
    const {stdout} = await output(commandPath(), ['step', '--json', '--schedule', schedule, written(...atTable('ordered', seats))]);
    return JSON.parse(stdout).next.map(({thread}) => thread);
  };
  assert.deepEqual(await step(3, '2-2_1'), [2]);
  assert.deepEqual(await step(5, '4-2_3_2_1'), [4]);
  says('one slow eater can hold up all four others');
});

test('[lesson] as many eat at once as there are pairs of forks, and no more', async () => {
  const goals = '# goal: when eating == 2 | Two.\n# goal: when eating == 3 | Three.\n';
  for (const [id, most] of Object.entries(STRATEGIES)) {
    if (id === 'naive' || most < MOST) continue;
    const meal = textOf(id).match(/^( *)(?:pass {2})?# eats$/m);
    const lines = ['with atomic:', '    eating += 1', 'with atomic:', '    eating -= 1'].map((line) => meal[1] + line);
    const counting = change(change(withSeats(textOf(id), 5), meal[0], lines.join('\n')), 'def dine(me):\n', 'def dine(me):\n    global eating\n');
    const text = goals + change(counting, '\nN = 5\n', '\nfrom racecourse import atomic\nN = 5\neating = 0\n');
    const {stdout} = await output(commandPath(), ['goals', '--json', written(`${id}_eating`, text)]);
    assert.deepEqual(JSON.parse(stdout).goals.slice(0, 2).map(({reachable}) => reachable), ['yes', 'no'], id);
  }
  says('at most $\\lfloor n/2 \\rfloor$ eat at once');
});

test('[lesson] politeness and coins go on for ever; picking at random ends them almost surely', () => {
  for (const id of ['polite', 'coin']) {
    const {loop, endlessProbability, outcomes} = own.get(id);
    assert.deepEqual([loop.livelock, loop.stronglyFair, endlessProbability], [true, true, 0], id);
    assert.ok(outcomes.some(({kind}) => kind === 'holds'), id);
  }
  assert.deepEqual(own.get('polite').loop.starving, [1, 2, 3]);
});

// Proven up to the number in STRATEGIES, because a lesson’s test should take seconds: see there.
test('[lesson] verdict and states of every strategy, for as many as the table says', async () => {
  const rows = rowsOf(/^\| ([^|]*) \| (deadlock|holds|never finishes) \| ([\d –]+) \| ([\d –]+) \| ([\d –]+) \| ([\d –]+) \| ([\d –]+) \|$/gm);
  assert.deepEqual(rows.map(([name]) => name), Object.keys(STRATEGIES).map(titleOf));
  for (const [i, [id, most]] of Object.entries(STRATEGIES).entries()) {
    const [, verdict, ...states] = rows[i];
    const found = await reports(upTo(most).map((seats) => atTable(id, seats)), ['--no-count']);
    for (const report of found) assert.equal(report.verdict, verdict, report.file);
    const cells = upTo(MOST).map((seats) => (seats > most ? '–' : spaced(found[seats - 2].states)));
    assert.deepEqual(states, cells, id);
    found.slice(1).forEach((report, at) => {
      const growth = report.states / found[at].states;
      assert.ok(growth >= 4 && growth <= 11, `${report.file}: ${growth}`);
    });
  }
  says('One philosopher more makes four to eleven times as many states.');
  assert.equal(rows.filter(([, verdict]) => verdict === 'holds').length, 8);
  says('feed them in eight ways');
});

// “yes” where every philosopher can starve for every number of them, “no” where none can.
function starving(found, strongly) {
  const can = found.map(({loop}) => loop !== null && (!strongly || loop.stronglyFair));
  return new Set(can).size === 1 ? (can[0] ? 'yes' : 'no') : can;
}

test('[lesson] who can starve, for two, three and four philosophers', async () => {
  const rows = Object.fromEntries(rowsOf(/^\| ([^|]*) \| (yes|no) \| (yes|no|from four on) \|$/gm).map(([name, ...cells]) => [name, cells]));
  const waysToEat = Object.keys(STRATEGIES).filter((id) => id !== 'naive');
  assert.deepEqual(Object.keys(rows).sort(), [...waysToEat, 'queue_for_ever'].map(titleOf).sort());
  for (const id of waysToEat) {
    // Chandy and Misra’s four philosophers have over 100 000 states, so there one of them stands for all.
    const all = (seats) => (id === 'chandy_misra' && seats === 4 ? [1] : upTo(seats, 1));
    const programs = upTo(4).flatMap((seats) => all(seats).map((me) => [`${id}_${seats}_${me}`, forEver(withSeats(textOf(id), seats), me)]));
    const found = await reports(programs, ['--no-count']);
    for (const {verdict, file} of found) assert.equal(verdict, 'never finishes', file);
    const [weakly, strongly] = rows[titleOf(id)];
    assert.equal(starving(found, false), weakly, id);
    if (id !== 'dijkstra') assert.equal(starving(found, true), strongly, id);
    else assert.deepEqual([strongly, found.map(({loop}) => loop.stronglyFair)], ['from four on', [...Array(5).fill(false), ...Array(4).fill(true)]]);
  }
  const queues = await reports(upTo(5).map((seats) => atTable('queue_for_ever', seats)), ['--no-count']);
  assert.deepEqual(verdicts(queues), Array(4).fill('holds'));
  assert.deepEqual(rows[titleOf('queue_for_ever')], ['no', 'no']);
});

test('[lesson] what Prove says about fairness, and what the two neighbours do', async () => {
  const quoted = 'Under a strongly fair scheduler every thread finishes.';
  assert.ok(own.get('ordered_for_ever').sentence.endsWith(quoted));
  says(`it says: “${quoted}”`);
  const {loop, sentence} = own.get('dijkstra_for_ever');
  assert.deepEqual([loop.stronglyFair, loop.livelock, loop.starving.includes(1)], [true, false, true]);
  assert.match(sentence, /^Never finishes: threads 2 and 4 can go round for ever .* even under a strongly fair scheduler\.$/);
  const schedule = lesson.match(/program=dijkstra_for_ever&view=step&schedule=([\d_-]+)/)[1];
  const {stdout} = await output(commandPath(), ['step', '--json', '--schedule', schedule, written('dijkstra_for_ever', textOf('dijkstra_for_ever'))]);
  const {values, next, misfit} = JSON.parse(stdout);
  assert.deepEqual([misfit, values.state], [null, "['hungry', 'eating', 'thinking', 'eating']"]);
  assert.ok(!next.some(({thread}) => thread === 1));
});

test('[lesson] no strategy has a data race', () => {
  for (const id of Object.keys(STRATEGIES)) assert.deepEqual(own.get(id).races, [], id);
});

test('[lesson] the table that it shows is the one of the program', () => {
  const lines = (text) => text.split('\n').map((line) => line.trim()).join('\n');
  const python = [...lesson.matchAll(/^```python\n([\s\S]*?)^```$/gm)].map(([, code]) => lines(code));
  assert.equal(python.length, 1);
  assert.ok(lines(textOf('naive')).includes(python[0]));
});

test('[lesson] it names every program of the lab, and no other', () => {
  const named = new Set([...lesson.matchAll(/(?:lab:|^)program(?: = "|=)(\w+)|^show = "program=(\w+)/gm)].map(([, id, shown]) => id ?? shown));
  assert.deepEqual([...named].sort(), ids);
});

test('[lesson] what is said about the experiment is what the experiment has', () => {
  const source = (name) => readFileSync(join(LAB, name), 'utf8');
  assert.match(source('findings.h'), /kLivelockRounds = 20;/);
  says('The lab speaks of a livelock after twenty rounds');
  assert.match(source('experiment.h'), /kPhilosophers\{2, 16\}/);
  says('two to sixteen philosophers sit down');
  says('think for 1 ms, wait for 0.5 ms between the first fork and the second, and eat for 1 ms. A detector looks every 10 ms.');
  const comparisons = [...lesson.matchAll(/"(view=experiment&measure=strategies[^"]*)"/g)].map(([, link]) => link);
  assert.equal(comparisons.length, 2);
  for (const link of comparisons) assert.match(link, /&philosophers=5&think=1000&eat=1000&times=even&pause=500&period=10000&run$/);
});

test('[lesson] a link that runs the experiment says everything that matters for it', () => {
  const needed = {
    watch: ['philosophers', 'strategy', 'step', 'think', 'eat', 'times', 'pause', 'period', 'until'],
    strategies: ['philosophers', 'think', 'eat', 'times', 'pause', 'period'],
    size: ['philosophers', 'think', 'eat', 'times', 'pause', 'period'],
  };
  const links = [...lesson.matchAll(/(?:lab:|")(view=experiment&[^)"]*)/g)].map(([, link]) => new URLSearchParams(link));
  assert.equal(links.length, 8);
  for (const link of links) {
    for (const name of needed[link.get('measure')]) assert.ok(link.has(name), `${link} does not set ${name}`);
    if (link.get('measure') === 'watch') assert.ok(link.has(link.get('until') === 'time' ? 'seconds' : 'meals'), `${link} has no end`);
  }
});
