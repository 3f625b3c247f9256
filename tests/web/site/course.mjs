import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {readCourse} from '../../../web/build/course.mjs';

const COURSE = 'id = "c"\ntitle = "C"\npromise = "P"\n[[units]]\ntitle = "U"\nlabs = ["one"]\n';
const LESSON = '+++\ntitle = "One"\nsummary = "S"\nminutes = 5\n+++\nText.\n';

// Reads a course made of `files`, a map from path to text.
async function read(files) {
  const root = await mkdtemp(path.join(tmpdir(), 'course-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, name)), {recursive: true});
      await writeFile(path.join(root, name), text);
    }
    return await readCourse(root);
  } finally {
    await rm(root, {recursive: true});
  }
}

const refusal = (files, message) => assert.rejects(read(files), {message});

test('[course] units and labs come in the order of course.toml', async () => {
  const course = await read({
    'course.toml': COURSE.replace('["one"]', '["two", "one"]'),
    'one/lesson.md': LESSON,
    'two/lesson.md': LESSON.replace('One', 'Two'),
  });
  assert.deepEqual(
    course.units.map((unit) => unit.labs.map((lab) => lab.title)),
    [['Two', 'One']],
  );
  assert.equal(course.units[0].labs[0].minutes, 5);
  assert.equal(course.units[0].labs[0].body, 'Text.\n');
});

test('[course] a lab without a folder is refused', () =>
  refusal({'course.toml': COURSE}, 'course.toml lists the lab "one", but there is no folder one beside it.'));

test('[course] a lab cannot have the address of a page that every site has', () =>
  refusal(
    {'course.toml': COURSE.replace('["one"]', '["guide"]'), 'guide/lesson.md': LESSON},
    'The site has a page of its own at guide/, so no lab can be called "guide". Rename its folder.',
  ));

test('[course] a lab without a lesson is refused', () =>
  refusal(
    {'course.toml': COURSE, 'one/view.cpp': ''},
    'The lab "one" has no lesson: one/lesson.md is missing.',
  ));

test('[course] a folder that is not listed is refused', () =>
  refusal(
    {'course.toml': COURSE, 'one/lesson.md': LESSON, 'two/lesson.md': LESSON},
    'The folder two is not listed in course.toml. List it, or name it in "leave_out".',
  ));

test('[course] a folder may be left out on purpose, but not listed as well', async () => {
  const leaveOut = `leave_out = ["two"]\n${COURSE}`;
  const course = await read({'course.toml': leaveOut, 'one/lesson.md': LESSON, 'two/lesson.md': LESSON});
  assert.deepEqual(course.units[0].labs.map(({id}) => id), ['one']);
  await refusal(
    {'course.toml': leaveOut.replace('["one"]', '["one", "two"]'), 'one/lesson.md': LESSON, 'two/lesson.md': LESSON},
    'course.toml lists the lab "two" and leaves it out.',
  );
});

test('[course] an id is made of a-z, 0-9 and -', async () => {
  await refusal({'course.toml': COURSE.replace('id = "c"', 'id = "C 1"')}, 'course.toml has the id "C 1", but an id is made of a-z, 0-9 and -.');
  await refusal({'course.toml': COURSE.replace('id = "c"\n', '')}, 'course.toml has the id "", but an id is made of a-z, 0-9 and -.');
  await refusal({'course.toml': COURSE.replace('["one"]', '["../x"]')}, 'course.toml lists "../x", but an id is made of a-z, 0-9 and -.');
});

test('[course] the code that labs share is no lab', async () => {
  const course = await read({
    'course.toml': COURSE,
    'one/lesson.md': LESSON,
    'program_lab/view.cpp': '',
  });
  assert.deepEqual(course.units[0].labs.map(({id}) => id), ['one']);
});

test('[course] a lab brings its programs', async () => {
  const course = await read({
    'course.toml': COURSE,
    'one/lesson.md': LESSON,
    'one/programs/first.py': '# expect: holds\n# title: First\nx = 1\n',
  });
  assert.deepEqual(course.units[0].labs[0].programs.map(({id, text}) => [id, text]), [['first', 'x = 1\n']]);
});

test('[course] a lab listed twice is refused', () =>
  refusal(
    {'course.toml': COURSE.replace('["one"]', '["one", "one"]'), 'one/lesson.md': LESSON},
    'course.toml lists the lab "one" twice.',
  ));

test('[course] a lesson without its title is refused', () =>
  refusal(
    {'course.toml': COURSE, 'one/lesson.md': LESSON.replace('title = "One"\n', '')},
    'one/lesson.md needs "title" (a text).',
  ));

test('[course] a lesson without settings is refused', () =>
  refusal(
    {'course.toml': COURSE, 'one/lesson.md': 'Text.\n'},
    'one/lesson.md does not begin with its title, summary and minutes between two lines of +++.',
  ));

test('[course] every mistake can be reported, and what is about no mistake is read', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'course-'));
  await writeFile(path.join(root, 'course.toml'), COURSE.replace('title = "C"\n', '').replace('["one"]', '["one", "two"]'));
  await mkdir(path.join(root, 'one'));
  await writeFile(path.join(root, 'one/lesson.md'), LESSON);
  await mkdir(path.join(root, 'three'));
  const told = [];
  const course = await readCourse(root, ({message}) => told.push(message));
  await rm(root, {recursive: true});
  assert.deepEqual(course.units[0].labs.map(({id}) => id), ['one']);
  assert.deepEqual(told, [
    'The folder three is not listed in course.toml. List it, or name it in "leave_out".',
    'course.toml lists the lab "two", but there is no folder two beside it.',
    'course.toml needs "title" (a text).',
  ]);
});
