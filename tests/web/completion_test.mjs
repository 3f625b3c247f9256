// The completion file: written, read, loaded into a browser, and what its tasks are worth. Needs no browser.

import assert from 'node:assert/strict';
import {join} from 'node:path';
import {test} from 'node:test';
import {readCourse} from '../../web/build/course.mjs';
import {courseData} from '../../web/build/course_data.mjs';
import {parseTask} from '../../web/build/task_notation.mjs';
import {taskData} from '../../web/build/tasks.mjs';
import {merge, readCompletion, recordIn, scoreOf, writeCompletion} from '../../web/page/completion.js';

const SEEN = {kind: 'predict', id: 'share', title: 'Share', print: '11111111', points: 1, input: 'number', measured: 'lost share'};
const HOW_MANY = {kind: 'predict', id: 'how-many', title: 'How many', print: '22222222', points: 2, input: 'number', number: 4};
const WHICH = {kind: 'predict', id: 'which', title: 'Which', print: '33333333', points: 1, input: 'one', answer: 2, choices: 3};
const LOSE = {kind: 'schedule', id: 'lose', title: 'Lose', print: '44444444', points: 1, program: 'lost', goal: 1};
const MEND = {kind: 'fix', id: 'mend', title: 'Mend', print: '55555555', points: 3, program: 'lost', keep: ['x = 1']};
const PRICE = {kind: 'measure', id: 'price', title: 'Price', print: '66666666', points: 0, fact: 'cost', within: 0.1};
const COURSE = {
  id: 'small',
  title: 'A small course',
  version: '0123456789',
  labs: [
    {id: 'a', title: 'A', unit: 'One', tasks: [SEEN, HOW_MANY, WHICH, LOSE]},
    {id: 'b', title: 'B', unit: 'One', tasks: [MEND, PRICE]},
  ],
};

const WHEN = '2026-11-21T10:00:00.000Z';
const LATER = '2026-11-21T11:00:00.000Z';
const MEASURED = {name: 'lost share', value: 12.5, unit: '%', machine: {cores: 4, threads: true, isolated: true, clockStepNs: 5000}};
const of = (task, fields) => ({print: task.print, when: WHEN, ...fields});
const RECORDS = {
  'a/share': of(SEEN, {answer: 10, right: null, early: true, measured: MEASURED}),
  'a/how-many': of(HOW_MANY, {answer: 5, right: false, seen: true}),
  'a/lose': of(LOSE, {schedule: '1_2_1', steps: 'accesses'}),
  'b/mend': of(MEND, {text: 'x = 1\n'}),
  'b/price': of(PRICE, {answer: 2.1, measured: {...MEASURED, name: 'cost', unit: ''}}),
};
const from = (records) => (lab, task) => records[`${lab}/${task.id}`] ?? null;
const written = (records = RECORDS, name = ' Ada ') =>
  writeCompletion({course: COURSE, name, when: new Date(LATER), recordOf: from(records)});
const read = (text) => readCompletion(text).completion;
const changed = (change) => {
  const file = JSON.parse(written());
  return readCompletion(JSON.stringify(change(file) ?? file)).trouble;
};

test('[completion] the file says what was done, in the order of the course, and not what it is worth', () => {
  const file = JSON.parse(written());
  assert.deepEqual(file, {
    format: 'racecourse-completion',
    version: 1,
    course: {id: 'small', title: 'A small course', version: '0123456789'},
    name: 'Ada',
    exported: LATER,
    tasks: [
      {lab: 'a', task: 'share', print: '11111111', when: WHEN, answer: 10, measured: MEASURED, early: true},
      {lab: 'a', task: 'how-many', print: '22222222', when: WHEN, answer: 5, seen: true},
      {lab: 'a', task: 'lose', print: '44444444', when: WHEN, schedule: '1_2_1', steps: 'accesses'},
      {lab: 'b', task: 'mend', print: '55555555', when: WHEN, text: 'x = 1\n'},
      {lab: 'b', task: 'price', print: '66666666', when: WHEN, answer: 2.1, measured: {...MEASURED, name: 'cost', unit: ''}},
    ],
  });
});

test('[completion] what is written is read again, with a byte order mark too', () => {
  const {format: _format, version: _version, ...content} = JSON.parse(written());
  assert.deepEqual(read(written()), content);
  assert.deepEqual(read(`\uFEFF${written()}`), content);
});

test('[completion] a task that is open, or was opened again, is not in the file', () => {
  const records = {'a/how-many': {print: HOW_MANY.print, seen: true}, 'a/lose': null};
  assert.deepEqual(JSON.parse(written(records)).tasks, []);
});

test('[completion] a record that could not be read again does not take the others with it', () => {
  const records = {...RECORDS, 'b/mend': of(MEND, {text: 'x'.repeat(65_537)}), 'a/lose': of(LOSE, {when: 'now', schedule: '1'})};
  assert.deepEqual(read(written(records)).tasks.map(({task}) => task), ['share', 'how-many', 'price']);
});

test('[completion] a name is cut to 200 characters', () => {
  assert.equal(read(written({}, 'x'.repeat(300))).name.length, 200);
});

test('[completion] keys that are not known are left out, whatever they are called', () => {
  const file = JSON.parse(written());
  const own = (value) => JSON.parse(`{"__proto__": {"polluted": true}, "constructor": 1, ${JSON.stringify(value).slice(1)}`);
  file.tasks = file.tasks.map((entry) => own({...entry, right: true, solved: true, score: 100}));
  file.tasks[0].measured = own({...MEASURED, machine: own(MEASURED.machine)});
  assert.deepEqual(read(JSON.stringify(own({...file, score: 100}))), read(written()));
  assert.equal({}.polluted, undefined);
});

test('[completion] what is no completion file gets a sentence', () => {
  const trouble = (text) => readCompletion(text).trouble;
  const NOT_JSON = 'This is no completion file, or a damaged one: it is not complete JSON.';
  const OTHER = 'This is JSON, but no completion file: its "format" is not "racecourse-completion".';
  assert.equal(trouble(''), 'This file is empty.');
  assert.equal(trouble(' \n'), 'This file is empty.');
  assert.equal(trouble('hello'), NOT_JSON);
  assert.equal(trouble(written().slice(0, -20)), NOT_JSON);
  assert.equal(trouble('\0\0\0'), NOT_JSON);
  for (const text of ['[]', 'null', '1', '"racecourse-completion"', '{}', '[{"format": "racecourse-completion"}]'])
    assert.equal(trouble(text), OTHER);
  assert.equal(trouble(' '.repeat(8 * 2 ** 20) + '{}'), 'This file is larger than 8 MB, which no completion file is.');
  assert.equal(trouble('['.repeat(2 ** 22) + ']'.repeat(2 ** 22)), OTHER);
  assert.equal(trouble('['.repeat(2 ** 23)), NOT_JSON);
});

test('[completion] a file of another version is not guessed at', () => {
  const sentence = 'This completion file is not of version 1, the only one that is understood here.';
  for (const version of [2, 0, '1', null, [1]]) assert.equal(changed((file) => void (file.version = version)), sentence);
});

test('[completion] a file whose parts have the wrong shape is damaged, and the sentence names the part', () => {
  const head = (key) => `This completion file is damaged: its "${key}" is missing or is not what it has to be.`;
  const entry = (key) => `This completion file is damaged: in task 1, "${key}" is missing or is not what it has to be.`;
  assert.equal(changed((file) => void delete file.name), head('name'));
  assert.equal(changed((file) => void (file.name = 'x'.repeat(201))), head('name'));
  assert.equal(changed((file) => void (file.tasks = {length: 1})), head('tasks'));
  assert.equal(changed((file) => void (file.course = 'small')), head('course'));
  assert.equal(changed((file) => void delete file.course.id), head('id'));
  assert.equal(changed((file) => void (file.exported = 'yesterday')), head('exported'));
  assert.equal(changed((file) => void (file.tasks[0] = null)), 'This completion file is damaged: task 1 in it is no record.');
  for (const [key, value] of [
    ['lab', 1],
    ['task', undefined],
    ['print', ['1']],
    ['when', '2026-99-99T10:00:00.000Z'],
    ['answer', {toString: 1}],
    ['answer', [1.5]],
    ['answer', 'x'.repeat(65_537)],
    ['schedule', 1],
    ['steps', 'both'],
    ['text', ['x']],
    ['measured', 12],
    ['measured', {...MEASURED, value: '12'}],
    ['measured', {...MEASURED, machine: {cores: 'many'}}],
    ['seen', 'yes'],
    ['early', 1],
  ])
    assert.equal(changed((file) => void (file.tasks[0][key] = value)), entry(key));
});

test('[completion] a number of a million digits is no number', () => {
  const text = written().replace('"answer": 10', `"answer": ${'9'.repeat(1_000_000)}`);
  assert.match(readCompletion(text).trouble, /in task 1, "answer" is missing or is not what it has to be/);
});

test('[completion] at most 2 000 tasks are read', () => {
  const many = (count, entry) => changed((file) => void (file.tasks = Array(count).fill(entry ?? file.tasks[0])));
  assert.equal(many(2000), undefined);
  assert.equal(many(100_000, {}), 'This completion file has 100000 tasks; at most 2000 are read.');
});

test('[completion] loading a file adds what is missing and takes the newer', () => {
  const ours = {
    'a/how-many': of(HOW_MANY, {answer: 4, right: true}),
    'a/lose': of(LOSE, {when: '2026-11-21T09:00:00.000Z', schedule: '1', steps: 'accesses'}),
    'b/mend': of(MEND, {when: LATER, text: 'newer'}),
    'b/price': null,
  };
  const {records, ...counts} = merge(COURSE, read(written()), from(ours));
  assert.deepEqual(counts, {added: 2, newer: 1, same: 2, foreign: 0});
  assert.deepEqual(records, [
    ['a', SEEN, of(SEEN, {answer: 10, right: null, early: true, measured: MEASURED})],
    ['a', LOSE, RECORDS['a/lose']],
    ['b', PRICE, RECORDS['b/price']],
  ]);
});

test('[completion] loading the same file twice changes nothing', () => {
  const counts = {records: [], added: 0, newer: 0, same: 5, foreign: 0};
  assert.deepEqual(merge(COURSE, read(written()), from(RECORDS)), counts);
});

test('[completion] who has seen an answer here has seen it after loading a file too', () => {
  const {records} = merge(COURSE, read(written()), from({'a/share': {print: SEEN.print, seen: true}}));
  assert.equal(records[0][2].seen, true);
});

test('[completion] whether a prediction is right is found out anew', () => {
  const file = JSON.parse(written({'a/how-many': RECORDS['a/how-many']}));
  Object.assign(file.tasks[0], {right: true});
  const {records} = merge(COURSE, read(JSON.stringify(file)), () => null);
  assert.equal(records[0][2].right, false);
});

test('[completion] what belongs to another question, to no task or to none of its kind is left out', () => {
  const file = JSON.parse(written());
  file.tasks[0].print = '99999999';
  file.tasks[1].lab = 'gone';
  file.tasks[2] = {...file.tasks[2], schedule: undefined, text: 'x'};
  file.tasks[3].task = '__proto__';
  file.tasks.push(file.tasks[4]);
  const {records, ...counts} = merge(COURSE, read(JSON.stringify(file)), () => null);
  assert.deepEqual(counts, {added: 1, newer: 0, same: 0, foreign: 5});
  assert.deepEqual(records.map(([lab, task]) => [lab, task.id]), [['b', 'price']]);
});

test('[completion] a choice that does not exist is no answer', () => {
  const entry = (answer) => ({lab: 'a', task: 'which', print: WHICH.print, when: WHEN, answer});
  assert.deepEqual(recordIn(entry(2), WHICH), of(WHICH, {answer: 2, right: true}));
  for (const answer of [0, 4, -1, 1.5, '2', [2]]) assert.equal(recordIn(entry(answer), WHICH), null);
  const several = {...WHICH, input: 'several', answer: [1, 3]};
  assert.equal(recordIn(entry([3, 1]), several).right, true);
  for (const answer of [[], [4], 1]) assert.equal(recordIn(entry(answer), several), null);
});

test('[completion] another course’s file is refused', () => {
  assert.deepEqual(merge({...COURSE, id: 'other'}, read(written()), () => null), {
    trouble: 'This file is from another course, “A small course”. Nothing was loaded.',
  });
});

test('[completion] a prediction earns its points when committed, the others when solved', () => {
  const [a, b] = COURSE.labs;
  const records = (lab) => (task) => from(RECORDS)(lab.id, task);
  assert.deepEqual(scoreOf(a.tasks, records(a)), {points: 4, of: 5});
  assert.deepEqual(scoreOf(b.tasks, records(b)), {points: 3, of: 3});
  assert.deepEqual(scoreOf(a.tasks, () => null), {points: 0, of: 5});
});

test('[completion] a task is worth a point, a measurement none, or what the lesson says', () => {
  const MEASURE = 'title = "Price"\nask = "?"\nrun = "run"\nfact = "cost"\nwithin = 0.1';
  const data = (head, toml) => taskData(parseTask(head, toml, []), []);
  assert.equal(data('predict a', 'ask = "?"').points, 1);
  assert.equal(data('predict a', 'ask = "?"\npoints = 0').points, 0);
  assert.equal(data('measure a', MEASURE).points, 0);
  assert.equal(data('measure a', `${MEASURE}\npoints = 2`).points, 2);
  assert.equal(data('predict a', 'ask = "?"\npoints = 5').print, data('predict a', 'ask = "?"').print);
  assert.throws(() => data('predict a', 'ask = "?"\npoints = -1'), {
    message: 'The predict task "a" has a wrong "points": it is a whole number.',
  });
});

test('[completion] the data of a course has every lab with its unit and every task with its print and points', async () => {
  const course = courseData(await readCourse(join(import.meta.dirname, '../../labs')), '0123456789');
  assert.deepEqual([course.id, course.version], ['racecourse', '0123456789']);
  const [race] = course.labs;
  assert.deepEqual([race.id, race.title, race.unit, race.tasks.length], ['race', 'Lost updates', 'Foundations', 17]);
  for (const {tasks} of course.labs)
    for (const {kind, print, points} of tasks) {
      assert.match(print, /^[0-9a-f]{8}$/);
      assert.equal(points, kind === 'measure' ? 0 : 1);
    }
});
