// Whether what a run under CPython did is among the outcomes that `racecourse check --json` lists for the program.
//
//   whyNotAmong(report, result, path)   ->  undefined, or a sentence

import {exceptionsIn} from './python.mjs';

const isFailure = ({kind}) => kind === 'assertion' || kind === 'error' || kind === 'invariant';

// CPython's other threads go on behind an exception and print more; Racecourse's schedule ends there.
function fits(outcome, exception, stdout) {
  if (!stdout.startsWith(outcome.output)) return false;
  if (outcome.kind === 'invariant') return exception.invariant;
  const [, name, line] = /^(?:\w+\.)*(\w+) on line (\d+)/.exec(outcome.failure) ?? [];
  return name === exception.name && Number(line) === exception.line;
}

export function whyNotAmong(report, result, path) {
  if (report.refused) return `refused: ${report.refused}`;
  const exceptions = exceptionsIn(result, path);
  const failures = report.outcomes.filter(isFailure);
  if (exceptions.length > 0) {
    const known = exceptions.some((exception) => failures.some((outcome) => fits(outcome, exception, result.stopped ? outcome.output : result.stdout)));
    return known ? undefined : `no outcome with ${exceptions.map(({name, line}) => `${name} on line ${line}`).join(', ')} and output ${JSON.stringify(result.stdout)}`;
  }
  if (result.stopped) return report.endless || report.outcomes.some(({kind}) => kind === 'deadlock') ? undefined : 'no outcome that hangs';
  // Where racecourse.py does not look, a broken invariant goes unnoticed and the run goes on.
  const known = report.outcomes.some(({kind, output}) => (kind === 'holds' && output === result.stdout) || (kind === 'invariant' && result.stdout.startsWith(output)));
  return known ? undefined : `no outcome with output ${JSON.stringify(result.stdout)}`;
}
