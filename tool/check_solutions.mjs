// Whether the tasks in which a program is edited can be done, and are not done already.
//
//   await checkSolutions('labs', lab, found, {pool, tell, news})   ->  how many solutions there are

import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {readText} from '../web/build/read_text.mjs';
import {missingLines} from '../web/page/task_rules.js';

const isEdit = ({kind}) => kind === 'fix' || kind === 'build';

function troubleWithSolution(text, proof, {keep}) {
  const gone = missingLines(text, keep)[0];
  if (gone !== undefined) return `lacks the line "${gone.trim()}", which the task keeps`;
  if (proof.trouble) return `cannot be proved: ${proof.trouble}`;
  return proof.holds ? null : `does not solve it. ${proof.sentence}`;
}

// The sentences end as those of the engine do.
const sentence = (text) => (text.endsWith('.') ? text : `${text}.`);

async function checkTask(folder, lab, task, {found, pool, news, tell}) {
  const name = `${lab.where}: the ${task.kind} task "${task.id}"`;
  const file = `${lab.id}/solutions/${task.id}.py`;
  const text = await readText(path.join(folder, file));
  const proof = text === null ? null : await pool.prove(text);
  news(file);
  return () => {
    if (found.get(task.program)?.verdict === 'holds')
      tell(`${name} is solved already: ${lab.id}/programs/${task.program}.py holds as it is.`);
    if (text === null) return tell(`${name} has no solution. Write ${file}.`);
    const trouble = troubleWithSolution(text, proof, task);
    if (trouble) tell(sentence(`${name} has a solution, ${file}, that ${trouble}`));
  };
}

// What lies among the solutions, and no task asks for it.
async function checkOthers(folder, lab, tell) {
  const names = await readdir(path.join(folder, lab.id, 'solutions')).catch(() => []);
  const wanted = lab.tasks.filter(isEdit).map(({id}) => `${id}.py`);
  for (const name of names.sort())
    if (!wanted.includes(name)) tell(`${lab.id}/solutions/${name} is the solution of no task in ${lab.where}.`);
  return names.filter((name) => wanted.includes(name)).length;
}

// `found` is what checkPrograms() gave.
export async function checkSolutions(folder, lab, found, {pool, tell, news}) {
  const tasks = lab.tasks.filter(isEdit);
  const checked = await Promise.all(tasks.map((task) => checkTask(folder, lab, task, {found, pool, news, tell})));
  for (const tellAll of checked) tellAll();
  return checkOthers(folder, lab, tell);
}
