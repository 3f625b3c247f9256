import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {readCourse} from '../../../web/build/course.mjs';

const COURSE = 'title = "C"\npromise = "P"\n[[units]]\ntitle = "U"\nlabs = ["one"]\n';
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
    'labs/course.toml': COURSE.replace('["one"]', '["two", "one"]'),
    'labs/one/lesson.md': LESSON,
    'labs/two/lesson.md': LESSON.replace('One', 'Two'),
  });
  assert.deepEqual(
    course.units.map((unit) => unit.labs.map((lab) => lab.title)),
    [['Two', 'One']],
  );
  assert.equal(course.units[0].labs[0].minutes, 5);
  assert.equal(course.units[0].labs[0].body, 'Text.\n');
});

test('[course] a lab without a folder is refused', () =>
  refusal({'labs/course.toml': COURSE}, 'labs/course.toml lists the lab "one", but there is no folder labs/one.'));

test('[course] a lab without a lesson is refused', () =>
  refusal(
    {'labs/course.toml': COURSE, 'labs/one/view.cpp': ''},
    'The lab "one" has no lesson: labs/one/lesson.md is missing.',
  ));

test('[course] a folder that is not listed is refused', () =>
  refusal(
    {'labs/course.toml': COURSE, 'labs/one/lesson.md': LESSON, 'labs/two/lesson.md': LESSON},
    'The folder labs/two is not listed in labs/course.toml.',
  ));

test('[course] the code that labs share is no lab', async () => {
  const course = await read({
    'labs/course.toml': COURSE,
    'labs/one/lesson.md': LESSON,
    'labs/program_lab/view.cpp': '',
  });
  assert.deepEqual(course.units[0].labs.map(({id}) => id), ['one']);
});

test('[course] a lab brings its programs', async () => {
  const course = await read({
    'labs/course.toml': COURSE,
    'labs/one/lesson.md': LESSON,
    'labs/one/programs/first.py': '# expect: holds\n# title: First\nx = 1\n',
  });
  assert.deepEqual(course.units[0].labs[0].programs.map(({id, text}) => [id, text]), [['first', 'x = 1\n']]);
});

test('[course] a lab listed twice is refused', () =>
  refusal(
    {'labs/course.toml': COURSE.replace('["one"]', '["one", "one"]'), 'labs/one/lesson.md': LESSON},
    'labs/course.toml lists the lab "one" twice.',
  ));

test('[course] a lesson without its title is refused', () =>
  refusal(
    {'labs/course.toml': COURSE, 'labs/one/lesson.md': LESSON.replace('title = "One"\n', '')},
    'labs/one/lesson.md needs "title" (a text).',
  ));

test('[course] a lesson without settings is refused', () =>
  refusal(
    {'labs/course.toml': COURSE, 'labs/one/lesson.md': 'Text.\n'},
    'labs/one/lesson.md does not begin with its title, summary and minutes between two lines of +++.',
  ));
