// The ways a program can end as a set of texts, so that SPIN's and Racecourse's can be compared:
//
//   holds, prints "1\nend 4 [0, 1]\n"
//   deadlock, prints "", g0=1 f1=[0, 0]
//   RuntimeError on line 12, prints "", g0=1 f1=[0, 0]

import {isPrinted} from './python.mjs';

// Digits that print() has put behind one another in base 4.
function printedDigits(number) {
  const digits = [];
  for (let rest = number; rest > 0; rest = Math.floor(rest / 4)) digits.unshift(rest % 4);
  return digits.map((digit) => `${digit}\n`).join('');
}

function shownValue({type}, words) {
  if (type === 'list') return `[${words.join(', ')}]`;
  return type === 'Event' || type === 'Lock' ? (words[0] ? 'True' : 'False') : `${words[0]}`;
}

// Integers and lists that somebody changes: what both sides report of a program that did not end normally.
const isReported = (layout) => ({type, name}) => (type === 'int' || type === 'list') && !layout.isConstant(name);

const unfinished = (kind, output, values) => `${kind}, prints ${JSON.stringify(output)}${values.map(([name, text]) => ` ${name}=${text}`).join('')}`;

// One line that pan printed: fail, the threads' positions, the words of the data.
function outcomeOfEnd({layout, threads}, [fail, ...numbers]) {
  const {program} = layout;
  const positions = numbers.slice(0, program.threads.length + 1);
  const words = numbers.slice(threads);
  const valueOf = (shared) => {
    const size = shared.type === 'list' ? shared.values.length : 1;
    return shownValue(shared, words.slice(layout.base(shared.name), layout.base(shared.name) + size));
  };
  const printed = printedDigits(words[layout.size - 1]);
  const failure = fail > 0 ? layout.failures[fail - 1] : null;
  if (!failure && positions.every((position) => position === 0)) {
    return `holds, prints ${JSON.stringify(`${printed}${['end', ...program.shared.filter(isPrinted).map(valueOf)].join(' ')}\n`)}`;
  }
  const kind = failure ? `${failure.exception} on line ${failure.line}` : 'deadlock';
  return unfinished(kind, printed, program.shared.filter(isReported(layout)).map((shared) => [shared.name, valueOf(shared)]));
}

// All outcomes that pan has printed. `threads` is how many positions a line of this batch has.
export function outcomesOfSpin(layout, threads, ends) {
  return new Set(ends.map((end) => outcomeOfEnd({layout, threads}, end)));
}

// One outcome of `racecourse check --json`.
function outcomeOfReport(layout, {kind, output, values, failure}) {
  if (kind === 'holds') return `holds, prints ${JSON.stringify(output)}`;
  const found = /(?:\w+\.)?(\w+) on line (\d+)/.exec(failure);
  const name = kind === 'deadlock' ? 'deadlock' : `${found?.[1]} on line ${found?.[2]}`;
  const reported = layout.program.shared.filter(isReported(layout)).map((shared) => [shared.name, values[shared.name]]);
  return unfinished(name, output, reported);
}

export function outcomesOfReport(layout, outcomes) {
  return new Set(outcomes.map((outcome) => outcomeOfReport(layout, outcome)));
}

// What one set has and the other has not, as lines; empty if they are equal.
export function differences(expected, found) {
  const missing = [...expected].filter((text) => !found.has(text)).map((text) => `only SPIN: ${text}`);
  const surplus = [...found].filter((text) => !expected.has(text)).map((text) => `only Racecourse: ${text}`);
  return [...missing, ...surplus].sort();
}
