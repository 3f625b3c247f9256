// Whether the numbers that tasks rely on are what they say: the answer of a prediction that the engine can find, and
// the names of numbers that a lab measures, which <lab>/facts.toml lists:
//
//   "mutex over atomic" = "how many times as long an increment takes with the mutex as with the atomic"

import path from 'node:path';
import {parse as parseToml} from 'smol-toml';
import {readText} from '../web/build/read_text.mjs';
import {isNear} from '../web/page/task_rules.js';

const nameOf = (lab, {kind, id}) => `${lab.where}: the ${kind} task "${id}"`;

function valueOf(report, name) {
  if (name === 'outcomes') return report.allOutcomes ? report.outcomes.length : null;
  return report[name] == null ? null : Number(report[name]);
}

function checkPrediction(lab, task, found, tell) {
  const [program, name] = task.fact.split('.');
  const report = found.get(program);
  if (!report || report.refused || report.trouble) return; // which is a mistake of its own
  const value = valueOf(report, name);
  if (value === null) tell(`${nameOf(lab, task)} asks for ${task.fact}, which cannot be counted.`);
  else if (!isNear(task.number, value, task.within))
    tell(`${nameOf(lab, task)} says ${task.number}, but ${task.fact} is ${value}.`);
}

// The names in facts.toml; none without one.
async function readFacts(folder, lab, tell) {
  const file = `${lab.id}/facts.toml`;
  const text = (await readText(path.join(folder, file))) ?? '';
  try {
    const facts = Object.entries(parseToml(text));
    for (const [name, words] of facts)
      if (typeof words !== 'string' || !words.trim()) tell(`${file}: "${name}" needs a text that says what it is.`);
    return facts.map(([name]) => name);
  } catch (error) {
    tell(`${file} is not valid TOML: ${error.message.split('\n')[0]}`);
    return null;
  }
}

function checkMeasured(lab, task, facts, tell) {
  const fact = task.kind === 'measure' ? task.fact : task.measured;
  if (fact === undefined || facts === null || facts.includes(fact)) return;
  const known = facts.length === 0 ? `and there is no ${lab.id}/facts.toml` : `see ${lab.id}/facts.toml`;
  tell(`${nameOf(lab, task)} asks for "${fact}", which this lab does not measure (${known}).`);
}

// `found` is what checkPrograms() gave.
export async function checkFacts(folder, lab, found, tell) {
  const facts = await readFacts(folder, lab, tell);
  for (const task of lab.tasks) {
    if (task.kind === 'predict' && task.fact) checkPrediction(lab, task, found, tell);
    checkMeasured(lab, task, facts, tell);
  }
}
