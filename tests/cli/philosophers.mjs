// The strategies of the philosophers lab with any number of philosophers: its programs say N = 3 in one line.
//
//   withSeats(textOf('waiter'), 5)           five of them, one meal each
//   forEver(withSeats(textOf('waiter'), 5))  T1 wants one meal, the others eat until T1 has had it

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const PROGRAMS = join(import.meta.dirname, '../../labs/philosophers/programs');

// How many at the table are proven. Beyond these a strategy has more than 300 000 states, or, throwing coins, loops that
// take ten seconds to look through.
export const STRATEGIES = {
  naive: 6,
  left_handed: 6,
  ordered: 6,
  waiter: 6,
  one_mutex: 6,
  both_at_once: 6,
  dijkstra: 6,
  polite: 6,
  coin: 4,
  queue: 5,
  chandy_misra: 5,
};
export const MOST = 6;

export const textOf = (id) => readFileSync(join(PROGRAMS, `${id}.py`), 'utf8');

// The text with one part replaced that has to be there, and only once.
export function change(text, from, to) {
  assert.equal(text.split(from).length, 2, `“${from}” is not there once`);
  return text.replace(from, () => to);
}

export const withSeats = (text, seats) => change(text, '\nN = 3\n', `\nN = ${seats}\n`);

export function forEver(text, eatsOnce = 1) {
  const live = `done = Event()
def live(me):
    while not done.is_set():
        dine(me)
        if me == ${eatsOnce}:
            done.set()

threads = [Thread(target=live,`;
  return change(change(text, 'import Thread', 'import Event, Thread'), 'threads = [Thread(target=dine,', live);
}
