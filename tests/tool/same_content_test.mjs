// Files that have too much in common are pointed out, on each of them, and what is equal by nature is not.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {marksOf, sameContent} from '../../tool/same_content.mjs';

const TASKS = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({id}));
const COURSE = {labs: [{id: 'x', tasks: TASKS}]};
const NOTHING = [];

// Six answers, a minute apart from `hour` on; the last is an edited program.
function tasksOf({hour = 10, text = 'x = 1\n', answers = [1, 2, 3, 4, 5]} = {}) {
  return TASKS.map(({id}, at) => ({
    lab: 'x',
    task: id,
    print: 'p',
    when: `2026-11-21T${hour}:0${at}:00.000Z`,
    ...(at < 5 ? {answer: answers[at]} : {text}),
  }));
}

const mark = (tasks, digest) => marksOf({tasks}, digest, COURSE);
const notes = (...files) => sameContent(files, files.map((_, at) => `${at}.json`));

test('[same] a file that is there twice is pointed out on both', () => {
  const file = mark(tasksOf(), 'same');
  assert.deepEqual(notes(file, mark(tasksOf({hour: 11, text: 'y = 1\n'}), 'other'), file), [
    ['The same file as 2.json.'],
    NOTHING,
    ['The same file as 0.json.'],
  ]);
});

test('[same] of many, three are named', () => {
  const [first] = notes(...Array(7).fill(mark(tasksOf(), 'same')));
  assert.deepEqual(first, ['The same file as 1.json, 2.json, 3.json and 3 more.']);
});

test('[same] the same content under another name is pointed out on both, whatever order its keys have', () => {
  const turned = tasksOf().reverse().map((entry) => Object.fromEntries(Object.entries(entry).reverse()));
  assert.deepEqual(notes(mark(tasksOf(), 'a'), mark(turned, 'b')), [
    ['The same 6 answers as in 1.json, at the same times.'],
    ['The same 6 answers as in 0.json, at the same times.'],
  ]);
});

test('[same] the same content at other times is pointed out on both', () => {
  assert.deepEqual(notes(mark(tasksOf(), 'a'), mark(tasksOf({hour: 11}), 'b')), [
    ['The same 6 answers as in 1.json, at other times.'],
    ['The same 6 answers as in 0.json, at other times.'],
  ]);
});

test('[same] right answers, and right answers with the same program, are no sign as long as something differs', () => {
  const answers = [1, 2, 3, 4, 7];
  assert.deepEqual(notes(mark(tasksOf(), 'a'), mark(tasksOf({hour: 11, answers}), 'b')), [NOTHING, NOTHING]);
});

test('[same] fewer than five answers, or none with a program or a measurement, are no sign', () => {
  const without = (hour, from, to) => mark(tasksOf({hour}).slice(from, to), `${hour}`);
  assert.deepEqual(notes(without(10, 2), without(11, 2)), [NOTHING, NOTHING]);
  assert.deepEqual(notes(without(10, 0, 5), without(11, 0, 5)), [NOTHING, NOTHING]);
});

test('[same] answers from the very same moments are pointed out with their number', () => {
  const changed = tasksOf({text: 'renamed = 1\n'});
  changed[0].when = '2026-11-21T12:00:00.000Z';
  assert.deepEqual(notes(mark(tasksOf(), 'a'), mark(changed, 'b')), [
    ['5 of 6 answers are from the very same moments as in 1.json, 4 of them with the same content.'],
    ['5 of 6 answers are from the very same moments as in 0.json, 4 of them with the same content.'],
  ]);
});

test('[same] two moments, or less than half of both files, are no sign', () => {
  const few = (count) => tasksOf({hour: 11}).map((entry, at) => (at < count ? tasksOf()[at] : {...entry, answer: 9}));
  assert.deepEqual(notes(mark(tasksOf(), 'a'), mark(few(2), 'b')), [NOTHING, NOTHING]);
  assert.equal(notes(mark(tasksOf(), 'a'), mark(few(3), 'b'))[0].length, 1);
});

test('[same] a part of another file is pointed out, even where it is all of a small one', () => {
  assert.deepEqual(notes(mark(tasksOf(), 'a'), mark(tasksOf().slice(0, 3), 'b')), [
    ['3 of 6 answers are from the very same moments as in 1.json, with the same content.'],
    ['3 of 3 answers are from the very same moments as in 0.json, with the same content.'],
  ]);
});

test('[same] files that cannot be read, and tasks of no course, are not compared', () => {
  const foreign = tasksOf().map((entry) => ({...entry, lab: 'gone'}));
  assert.deepEqual(notes(null, mark(foreign, 'a'), mark(foreign, 'b'), null), [NOTHING, NOTHING, NOTHING, NOTHING]);
});
