// What the lessons ask for can be done: every fix has a solution, every answer that the command can find is what it
// finds, and every number that a lab is to measure is one that it measures.

import assert from 'node:assert/strict';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {readCourse} from '../../web/build/course.mjs';
import {tasksOf} from '../../web/build/lesson.mjs';
import {missingLines} from '../../web/page/task_rules.js';
import {check} from '../engine/command.mjs';

const ROOT = join(import.meta.dirname, '../..');
const course = await readCourse(join(ROOT, 'labs'));
const labs = course.units.flatMap((unit) => unit.labs).map((lab) => ({...lab, tasks: tasksOf(lab)}));
const tasks = labs.flatMap((lab) => lab.tasks.map((task) => ({lab: lab.id, ...task})));
const edits = tasks.filter(({kind}) => kind === 'fix' || kind === 'build');

const fileOf = (lab, folder, id) => join(ROOT, 'labs', lab, folder, `${id}.py`);

async function report(file) {
  const [found] = await check([file]);
  assert.equal(found.refused, undefined, file);
  return found;
}

for (const {lab, id, program, keep} of edits) {
  test(`[tasks] ${lab}, ${id}: the program as it is does not hold, the solution does and keeps its lines`, async () => {
    assert.notEqual((await report(fileOf(lab, 'programs', program))).verdict, 'holds');
    const solution = fileOf(lab, 'solutions', id);
    assert.ok(existsSync(solution), `there is no ${solution}`);
    assert.equal((await report(solution)).verdict, 'holds');
    assert.deepEqual(missingLines(readFileSync(solution, 'utf8'), keep), []);
  });
}

test('[tasks] every solution belongs to a task', () => {
  for (const {id, tasks: own} of labs) {
    const folder = join(ROOT, 'labs', id, 'solutions');
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const wanted = own.filter((task) => edits.some((edit) => edit.lab === id && edit.id === task.id));
    assert.deepEqual(names.sort(), wanted.map((task) => `${task.id}.py`).sort());
  }
});

for (const {lab, id, fact, number, within} of tasks.filter((task) => task.kind === 'predict' && task.fact)) {
  test(`[tasks] ${lab}, ${id}: the answer is what the command finds`, async () => {
    const [program, name] = fact.split('.');
    const found = await report(fileOf(lab, 'programs', program));
    const value = name === 'outcomes' ? found.outcomes.length : Number(found[name]);
    assert.ok(Math.abs(value - number) <= (within ?? 0) * value, `${fact} is ${value}, not ${number}`);
  });
}

test('[tasks] what a prediction is about is not shown by a link outside it', () => {
  const TASK = /^(`{3,})(predict|schedule|fix|build|measure) [\s\S]*?^\1$/gm;
  const asked = (query) => query.split('&').filter((part) => !part.startsWith('view=')).sort().join('&');
  for (const {id, body, tasks: own} of labs) {
    const links = [...body.replace(TASK, '').matchAll(/\]\(lab:([^)]*)\)/g)].map(([, query]) => asked(query));
    for (const {kind, id: task, show} of own)
      if (kind === 'predict' && show) assert.ok(!links.includes(asked(show)), `${id}: a link shows what ${task} asks`);
  }
});

// The names stand in the code of the lab, where its facts are made.
test('[tasks] every number to be measured is a fact that its lab gives', () => {
  for (const {lab, id, kind, fact, measured} of tasks) {
    const name = kind === 'measure' ? fact : measured;
    if (name === undefined) continue;
    const folder = join(ROOT, 'labs', lab);
    const code = readdirSync(folder).filter((file) => file.endsWith('.cpp')).map((file) => readFileSync(join(folder, file), 'utf8'));
    assert.ok(code.some((text) => text.includes(`"${name}"`)), `${lab}, ${id}: no fact is called "${name}"`);
  }
});

test('[tasks] the race lesson has every kind of task', () => {
  const kinds = labs.find(({id}) => id === 'race').tasks.map(({kind}) => kind);
  assert.deepEqual([...new Set(kinds)].sort(), ['build', 'fix', 'measure', 'predict', 'schedule']);
});

test('[tasks] the examples for instructors are tasks of the race lab', () => {
  const race = labs.find(({id}) => id === 'race');
  const examples = tasksOf({...race, where: 'web/guide/tasks.md', body: readFileSync(join(ROOT, 'web/guide/tasks.md'), 'utf8')});
  assert.deepEqual(examples.map(({kind}) => kind), ['predict', 'schedule', 'fix', 'build', 'measure']);
});
