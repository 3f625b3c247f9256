// Whether a task is done: what a completion file says about it is replayed and proved anew, and nothing of it believed.
//
//   await judge(entries, task, {programs, lab: 'race', pool})
//     ->  {verdict: 'proven', sentence: 'Replayed: the schedule reaches the goal.'}
//
// The verdicts: open (the file says nothing about it), proven and stated earn the points; refused and undecided do not.

import {recordIn} from '../web/page/completion.js';
import {isNear, missingLines, showMeasured, showNumber} from '../web/page/task_rules.js';

const proven = (sentence) => ({verdict: 'proven', sentence});
const stated = (sentence) => ({verdict: 'stated', sentence});
const refused = (sentence) => ({verdict: 'refused', sentence});
const undecided = (sentence) => ({verdict: 'undecided', sentence});

const OPEN = {verdict: 'open', sentence: 'Not done.'};
const OTHER_VERSION = 'This answers another version of the question. Do the task again with the present one.';
const NO_ANSWER = 'What the file has here cannot be an answer to this task.';
const NO_PROGRAM = 'This cannot be read as the text of a program.';
const LOOK_FURTHER = 'Nothing was decided within the limits; --max-states N looks further.';

const PREDICTED = {
  true: 'Committed, and right.',
  false: 'Committed, and not right. A prediction counts when it is committed.',
  null: 'Committed.',
};

const MALFORMED = '--schedule: '; // so the engine begins what it says about a text that is no schedule

async function judgeSchedule({schedule, steps}, task, {programs, lab, pool}) {
  const {source} = programs.get(`${lab}/${task.program}`);
  const found = await pool.goals(source, schedule, {statements: steps === 'statements', search: false});
  if (found.trouble?.startsWith(MALFORMED)) return refused(found.trouble.slice(MALFORMED.length));
  if (found.trouble) return undecided(found.trouble);
  const {reached, misfit} = found.find(({goal}) => goal === task.goal);
  if (reached) return proven('Replayed: the schedule reaches the goal.');
  if (misfit) return refused(`The schedule cannot be taken: ${misfit}.`);
  return refused('Replayed: the schedule does not reach the goal.');
}

async function judgeEdit({text}, task, {programs, lab, pool}) {
  if (text === programs.get(`${lab}/${task.program}`).text) return refused('This is the program as it was given.');
  const [gone] = missingLines(text, task.keep);
  if (gone !== undefined) return refused(`The line “${gone.trim()}” is gone, and it has to stay.`);
  if (!text.isWellFormed()) return refused(NO_PROGRAM);
  const found = await pool.prove(text);
  if (found.trouble) return undecided(found.trouble);
  if (!found.verdict) return refused(NO_PROGRAM);
  if (found.refused) return refused(`Line ${found.refused.line} cannot be checked: ${found.refused.message}`);
  if (found.stopped) return undecided(`${found.sentence} ${LOOK_FURTHER}`);
  return found.holds ? proven('Proved: it holds in every schedule.') : refused(`It does not hold. ${found.sentence}`);
}

const SEEN = ' The file says that the answer had been seen before.';
const EARLY = ' The file says that the lab had measured it before.';

function judgePrediction({right, seen, early}) {
  return stated(`${PREDICTED[right]}${seen ? SEEN : early ? EARLY : ''}`);
}

function machineWords({machine}) {
  if (!machine?.cores) return '';
  return ` on ${machine.cores} core${machine.cores === 1 ? '' : 's'}`;
}

function judgeMeasured({answer, measured}, {fact, within}) {
  if (measured.name !== fact) return refused('The measurement in the file is of something else.');
  const number = `${showMeasured(measured)}${machineWords(measured)}`;
  const said = showNumber(answer);
  if (isNear(answer, measured.value, within)) return stated(`Stated, not proven: ${said}, measured as ${number}.`);
  return refused(`The answer ${said} is not what the file says was measured, ${number}.`);
}

const JUDGES = {
  predict: judgePrediction,
  schedule: judgeSchedule,
  fix: judgeEdit,
  build: judgeEdit,
  measure: judgeMeasured,
};

// The first entry about a task that can be an answer to it, or the first at all.
function chosen(entries, task) {
  return entries.find((entry) => recordIn(entry, task)) ?? entries[0];
}

// `entries` is what the file has about `task`; `pool` is what openPool() of pool.mjs gives.
export async function judge(entries, task, place) {
  const entry = chosen(entries, task);
  if (!entry) return OPEN;
  if (entry.print !== task.print) return refused(OTHER_VERSION);
  const record = recordIn(entry, task);
  return record ? JUDGES[task.kind](record, task, place) : refused(NO_ANSWER);
}
