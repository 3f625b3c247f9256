import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {trace} from '../../../web/build/figures.mjs';

const lesson = readFileSync(new URL('../../../labs/race/lesson.md', import.meta.url), 'utf8');

// Every order of the letters of `one` and `other` that keeps the order within each.
function interleavings(one, other) {
  if (!one || !other) return [one + other];
  const first = interleavings(one.slice(1), other).map((rest) => one[0] + rest);
  return [...first, ...interleavings(one, other.slice(1)).map((rest) => other[0] + rest)];
}

const final = (letters, start = 0) => trace(letters, start).at(-1).value;
const inWords = (letters) =>
  trace(letters, 0).map(({thread, writes, value}) => `T${thread} ${writes ? 'w' : 'r'} ${value}`);

test('[schedules] four of the six schedules of two increments lose one', () => {
  const all = interleavings('aA', 'bB');
  assert.equal(all.length, 6);
  assert.deepEqual(all.filter((letters) => final(letters) === 1).length, 4);
  assert.deepEqual(
    all.filter((letters) => final(letters) === 2),
    ['aAbB', 'bBaA'],
  );
});

// The schedule as the lab spells it: "abBA" is 1_2-2_1.
function spelled(letters) {
  const threads = letters.toLowerCase().replaceAll('a', '1').replaceAll('b', '2');
  return threads.replace(/(.)\1*/g, (run, thread) => `_${thread}${run.length > 1 ? `-${run.length}` : ''}`).slice(1);
}

test('[schedules] the lesson lists all six, each with its link, what it reads, writes and ends at', () => {
  const rows = lesson.split('\n').filter((line) => /^\| \[\d\]\(lab:/.test(line));
  const listed = rows.map((row) => {
    const [, link, ...cells] = row.split('|').map((cell) => cell.replace(/[`*]/g, '').trim());
    return [/schedule=([0-9_-]+)/.exec(link)[1], ...cells.slice(0, 5)];
  });
  const computed = interleavings('aA', 'bB').map((letters) => [
    spelled(letters),
    ...inWords(letters),
    String(final(letters)),
  ]);
  assert.deepEqual(listed, computed);
});

test('[schedules] the figure of the lesson: both read 5, both write 6', () => {
  assert.deepEqual(
    trace('abAB', 5).map(({value}) => value),
    [5, 5, 6, 6],
  );
});

test('[schedules] the figure of the home page ends at 5 after six increments', () => {
  assert.equal(final('aAbBabABbBaA'), 5);
});

test('[schedules] the smallest outcome is 2, as the lesson derives it for two threads and three increments', () => {
  const outcomes = interleavings('aAaAaA', 'bBbBbB').map((letters) => final(letters));
  assert.equal(Math.min(...outcomes), 2);
  // T1 reads 0, T2 does all but its last, T1 writes 1, T2 reads 1, T1 finishes, T2 writes 2.
  assert.equal(final('a' + 'bBbB' + 'A' + 'b' + 'aAaA' + 'B'), 2);
});
