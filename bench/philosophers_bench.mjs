// What Prove finds about the strategies of the philosophers lab, for two to six at the table: verdict, states and time.
// First with one meal each, then for ever: one of them wants a meal, the others eat until that one has had it.
//
//     node bench/philosophers_bench.mjs              everything
//     node bench/philosophers_bench.mjs waiter       the strategies whose name contains this

import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {forEver, MOST, STRATEGIES, textOf, withSeats} from '../tests/cli/philosophers.mjs';
import {check} from '../tests/engine/command.mjs';

const FEWEST = 2;
const MAX_STATES = 500_000;

const folder = mkdtempSync(path.join(os.tmpdir(), 'philosophers-bench-'));

async function found(name, text) {
  const file = path.join(folder, `${name}.py`);
  writeFileSync(file, text);
  const [report] = await check([file], ['--no-count', '--max-states', `${MAX_STATES}`]);
  if (report.refused) throw new Error(report.refused);
  return report;
}

// What a verdict says about who eats; the kind of fairness is the strongest that allows it.
function words({verdict, loop}) {
  if (verdict !== 'never finishes') return verdict;
  return `${loop.livelock ? 'livelock' : 'starvation'}, ${loop.stronglyFair ? 'strongly' : 'weakly'} fair`;
}

async function print(heading, ids, change) {
  console.log(`\n${heading}`);
  for (const id of ids) {
    for (let seats = FEWEST; seats <= MOST; seats++) {
      const report = await found(`${id}_${seats}`, change(withSeats(textOf(id), seats)));
      const states = report.verdict === 'stopped' ? `> ${MAX_STATES}` : `${report.states}`;
      console.log(`${id.padEnd(14)} ${seats} ${states.padStart(10)} states ${report.seconds.toFixed(3).padStart(9)} s   ${words(report)}`);
    }
  }
}

const wanted = process.argv[2] ?? '';
const ids = Object.keys(STRATEGIES).filter((id) => id.includes(wanted));
try {
  await print('One meal each', ids, (text) => text);
  await print('For ever', ids, (text) => forEver(text));
} finally {
  rmSync(folder, {recursive: true, force: true});
}
