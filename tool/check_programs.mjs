// What the engine finds about the programs of a lab: whether they keep their promises, and whether their goals can be
// reached.
//
//   const found = await checkPrograms('labs', lab, {pool, tell, news});
//   found.get('lost_update').verdict   ->  "assertion"

import path from 'node:path';
import {readText} from '../web/build/read_text.mjs';

const LINE_1 = 'Line 1 has to be the promise, such as "# expect: holds" or "# expect: fails"';

function troubleWithPromise(report) {
  const {trouble, refused, promiseKept, promiseBroken, verdict, sentence} = report;
  if (trouble) return `cannot be proved: ${trouble}`;
  if (refused) return `is refused at line ${refused.line}: ${refused.message}`;
  if (promiseKept === false) return `does not keep its promise. ${promiseBroken.join(' ')}`;
  if (promiseKept === true) return null;
  if (verdict === 'stopped') return `is too large to be proved. ${sentence}`;
  return `has no promise that can be kept. ${LINE_1}.`;
}

const REACHABLE = {
  no: 'cannot be reached by any schedule',
  unknown: 'was not reached by any schedule that was looked at, and they are too many to look at all',
};

function troubleWithGoal({atStart, reachable}) {
  return atStart ? 'is reached already, before the first step' : REACHABLE[reachable];
}

function checkGoals(file, goals, tell) {
  if (goals.trouble) return tell(`${file}: the goals cannot be looked for: ${goals.trouble}`);
  for (const goal of goals) {
    const trouble = troubleWithGoal(goal);
    if (trouble) tell(`${file}: goal ${goal.goal}, "${goal.reach}", ${trouble}.`);
  }
}

async function checkProgram(folder, file, {pool, news}) {
  const source = await readText(path.join(folder, file));
  const report = await pool.report(source);
  const goals = report.refused || report.trouble ? [] : await pool.goals(source);
  news(file);
  return {file, report, goals};
}

// Gives the report of each program by its id. Mistakes are told in the order of the programs.
export async function checkPrograms(folder, lab, {pool, tell, news}) {
  const files = lab.programs.map(({id}) => `${lab.id}/programs/${id}.py`);
  const all = await Promise.all(files.map((file) => checkProgram(folder, file, {pool, news})));
  for (const {file, report, goals} of all) {
    const trouble = troubleWithPromise(report);
    if (trouble) tell(`${file} ${trouble}`);
    checkGoals(file, goals, tell);
  }
  return new Map(lab.programs.map(({id}, at) => [id, all[at].report]));
}
