// Whether both sides must also count the same states of a program. Verdicts and outcomes are compared always, the
// number of states only where a state is the same thing on both sides:
//
// - Racecourse's threads remember which locks they hold, because deadlocks are explained by it. As long as `with` takes
//   and releases them, that follows from the position; acquire(), release() and locks in general need not be paired.
// - Racecourse keeps the order in which threads wait for an Event, SPIN's model only who waits.
// - What a thread has been through in an operation with a time-out, it may remember a step longer.
// - A failed thread remembers its variables and the round of the loop in which it failed.
// - Joins of all threads: otherwise a thread may be the last one alive, and runs to its end in one step.

import {joinsAll} from './graph.mjs';
import {walk} from './layout.mjs';

const HELD = new Set(['acquire', 'release', 'acquire_read', 'release_read', 'acquire_write', 'release_write']);

// `fails`: whether some schedule ends in a failure.
export function hasEqualStates(program, fails) {
  let equal = joinsAll(program);
  const typeOf = (name) => program.shared.find((shared) => shared.name === name).type;
  walk([program.functions, program.main], (node) => {
    if (fails && (node.kind === 'for' || node.kind === 'while' || node.target?.kind === 'local')) equal = false;
    if (node.kind !== 'call') return;
    const type = typeOf(node.object);
    const holds = type === 'Lock' || type === 'RLock' || type === 'RWLock';
    if ((type === 'Event' && node.method === 'wait') || node.keywords.length > 0 || (holds && HELD.has(node.method))) equal = false;
  });
  return equal;
}
