// What `racecourse course check` cannot know of the lessons (tests/tool/course_check_test.mjs): which links would show an
// answer, and what the code of the labs measures.

import assert from 'node:assert/strict';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {parse as parseToml} from 'smol-toml';
import {readCourse} from '../../web/build/course.mjs';
import {tasksOf} from '../../web/build/lesson.mjs';

const ROOT = join(import.meta.dirname, '../..');
const course = await readCourse(join(ROOT, 'labs'));
const labs = course.units.flatMap((unit) => unit.labs).map((lab) => ({...lab, tasks: tasksOf(lab)}));

test('[tasks] what a prediction is about is not shown by a link outside it', () => {
  const TASK = /^(`{3,})(predict|schedule|fix|build|measure) [\s\S]*?^\1$/gm;
  const asked = (query) => query.split('&').filter((part) => !part.startsWith('view=')).sort().join('&');
  for (const {id, body, tasks: own} of labs) {
    const links = [...body.replace(TASK, '').matchAll(/\]\(lab:([^)]*)\)/g)].map(([, query]) => asked(query));
    for (const {kind, id: task, show} of own)
      if (kind === 'predict' && show) assert.ok(!links.includes(asked(show)), `${id}: a link shows what ${task} asks`);
  }
});

// Puts its names together from parts; tests/labs/readers-writers_findings_test.cpp holds the list to them.
const COMPOSED = ['readers-writers'];

// The names stand in the code of the lab, where its facts are made. `course check` holds the lessons to the lists.
test('[tasks] every number in the list of a lab is a fact that its code gives', () => {
  const listing = labs.filter(({id}) => existsSync(join(ROOT, 'labs', id, 'facts.toml')));
  assert.deepEqual(listing.map(({id}) => id), ['race', 'locks', 'primitives', 'producer-consumer', 'readers-writers', 'philosophers', 'deadlock', 'amdahl']);
  for (const {id} of listing.filter((lab) => !COMPOSED.includes(lab.id))) {
    const folder = join(ROOT, 'labs', id);
    const code = readdirSync(folder).filter((file) => file.endsWith('.cpp')).map((file) => readFileSync(join(folder, file), 'utf8'));
    for (const name of Object.keys(parseToml(readFileSync(join(folder, 'facts.toml'), 'utf8'))))
      assert.ok(code.some((text) => text.includes(`"${name}"`)), `${id}: no fact is called "${name}"`);
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
