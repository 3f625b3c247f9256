// Asks SPIN and Racecourse about the same generated programs and says where they differ.
//
//   const findings = await compare([generate(1), generate(2)], folder);
//   findings   ->  [{program, file, lines: ['only SPIN: deadlock, prints "" g0=1'], states: 57}, ...]
//
// Compared with every combination of symmetry, reduction and worker threads: the verdict and all outcomes. Once with
// counting: the number of states where a state means the same on both sides, and whether a schedule can go on for ever.

import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {check} from '../command.mjs';
import {differences, outcomesOfReport, outcomesOfSpin} from './outcomes.mjs';
import {Pan} from './pan.mjs';
import {translate} from './promela.mjs';
import {pythonText} from './python.mjs';
import {hasEqualStates} from './step_size.mjs';

const LIMITS = ['--max-states', '400000'];
const COUNTING = ['--no-symmetry', '--no-reduction'];

export const COMBINATIONS = ['1', '2'].flatMap((threads) =>
  [[], ['--no-symmetry'], ['--no-reduction'], ['--no-symmetry', '--no-reduction']].map((off) => ['--no-count', '--threads', threads, ...off]),
);

// What SPIN says about each program; null where there are too many states for it.
async function askSpin(translations, folder) {
  const pan = await Pan.build(translations, folder);
  const threads = Math.max(...translations.map(({layout}) => layout.program.threads.length)) + 1;
  const answers = [];
  for (const [i, {layout}] of translations.entries()) {
    const explored = await pan.explore(i);
    const cycle = explored && (await pan.hasCycle(i, false));
    const fair = cycle && (await pan.hasCycle(i, true));
    const known = explored !== null && cycle !== null && fair !== null;
    answers.push(known ? {states: explored.states, outcomes: outcomesOfSpin(layout, threads, explored.ends), cycle, fair} : null);
  }
  return answers;
}

// The verdicts that these outcomes and cycles allow, as texts with the line of a failure.
function verdictsOfSpin({outcomes, fair}) {
  const kinds = [...outcomes].map((text) => text.slice(0, text.indexOf(',')));
  const failures = new Set(kinds.filter((kind) => / on line /.test(kind)));
  if (failures.size > 0) return failures;
  if (kinds.includes('deadlock')) return new Set(['deadlock']);
  // Some threads stuck for ever while others go round: a cycle to SPIN, a deadlock with a loop to Racecourse.
  return fair ? new Set(['never finishes', 'deadlock beside a loop']) : new Set(['holds']);
}

function verdictOfReport({verdict, line, loop, outcomes}) {
  if (verdict === 'deadlock' && loop) return 'deadlock beside a loop';
  if (verdict === 'assertion') return `AssertionError on line ${line}`;
  if (verdict !== 'error') return verdict;
  const failure = outcomes.map((outcome) => /(?:\w+\.)?(\w+) on line (\d+)/.exec(outcome.failure)).find((found) => found?.[2] === `${line}`);
  return `${failure?.[1]} on line ${line}`;
}

function differencesOf(layout, spin, report) {
  if (report.refused) return [`refused: ${report.refused}`];
  const lines = [];
  const expected = verdictsOfSpin(spin);
  const verdict = verdictOfReport(report);
  if (!expected.has(verdict)) lines.push(`verdict ${verdict} instead of ${[...expected].join(' or ')}`);
  if (!report.allOutcomes) lines.push('not all outcomes are listed');
  return [...lines, ...differences(spin.outcomes, outcomesOfReport(layout, report.outcomes))];
}

const fails = ({outcomes}) => [...outcomes].some((text) => / on line /.test(text));

// Whether the number of states was compared as well.
export const comparesStates = ({program, answer}) => hasEqualStates(program, fails(answer));

function differencesOfCounts(program, spin, report) {
  if (report.refused) return [];
  const lines = [];
  if (comparesStates({program, answer: spin}) && report.states !== spin.states) lines.push(`${report.states} states instead of ${spin.states}`);
  if (report.endless !== spin.cycle) lines.push(`endless is ${report.endless}, a cycle of SPIN ${spin.cycle}`);
  return lines;
}

export function writePrograms(programs, folder) {
  mkdirSync(folder, {recursive: true});
  return programs.map((program, i) => {
    const file = join(folder, `${program.seed ?? i}.py`);
    writeFileSync(file, pythonText(program));
    return file;
  });
}

// `translateOne` is another translation in the tests of this comparison, `combinations` fewer while shrinking.
export async function compare(programs, folder, {translateOne = translate, combinations = COMBINATIONS} = {}) {
  const files = writePrograms(programs, folder);
  const translations = programs.map(translateOne);
  const [spin, ...reports] = await Promise.all([
    askSpin(translations, join(folder, 'pan')),
    ...[COUNTING, ...combinations].map((options) => check(files, [...LIMITS, ...options])),
  ]);
  return programs.map((program, i) => {
    const answer = spin[i];
    const tooLarge = !answer || reports.some((of) => of[i].verdict === 'stopped');
    const lines = tooLarge ? [] : reports.flatMap((of, k) => differencesOf(translations[i].layout, answer, of[i]).map((line) => `${line}   (${[COUNTING, ...combinations][k].join(' ')})`));
    if (!tooLarge) lines.push(...differencesOfCounts(program, answer, reports[0][i]));
    return {program, file: files[i], tooLarge, answer, report: reports[0][i], lines};
  });
}
