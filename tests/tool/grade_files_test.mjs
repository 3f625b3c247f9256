// What `racecourse grade` does with files that are damaged, huge or hostile: each gets one clear line, and the others
// are graded.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {findFiles} from '../../tool/grade_inputs.mjs';
import {fileOf, forged} from './completions.mjs';
import {PERFECT, openGrading} from './grading.mjs';

let course;
let grade;
let close;
let good;

before(async () => {
  ({course, grade, close} = await openGrading());
  good = fileOf(course, new Map(Object.entries(PERFECT)));
});
after(() => close());

// What becomes of each of `files`, beside one that is good and has to be graded all the same.
async function outcomes(files) {
  const {stdout, status} = await grade({...files, 'good.json': good}, ['--json']);
  const results = JSON.parse(stdout).files.map(({file, trouble, points}) => [file.slice('in/'.length), trouble ?? points]);
  const {'good.json': points, ...others} = Object.fromEntries(results);
  assert.equal(points, 8);
  return {status, ...others};
}

const NOT_JSON = 'This is no completion file, or a damaged one: it is not complete JSON.';
const NOT_TEXT = 'This is no completion file, or a damaged one: it is not text in UTF-8.';
const OTHER = 'This is JSON, but no completion file: its "format" is not "racecourse-completion".';
const LARGE = 'This file is larger than 8 MB, which no completion file is.';
const MB = 2 ** 20;

test('[grade] a file that is no completion file gets one line', async () => {
  assert.deepEqual(
    await outcomes({
      'binary.json': Buffer.from([0xff, 0xfe, 0x00, 0x80]),
      'cut.json': good.slice(0, -30),
      'empty.json': '',
      'html.json': '<!doctype html><title>Sign in</title>',
      'list.json': '[]',
      'nul.json': '\0'.repeat(1000),
      'other.json': forged(good, (file) => void (file.course.id = 'other')),
      'version.json': forged(good, (file) => void (file.version = 2)),
    }),
    {
      status: 1,
      'binary.json': NOT_TEXT,
      'cut.json': NOT_JSON,
      'empty.json': 'This file is empty.',
      'html.json': NOT_JSON,
      'list.json': OTHER,
      'nul.json': NOT_JSON,
      'other.json': 'This file is from another course, “A small course”.',
      'version.json': 'This completion file is not of version 1, the only one that is understood here.',
    },
  );
});

test('[grade] a byte order mark does no harm', async () => {
  assert.deepEqual(await outcomes({'mark.json': `\uFEFF${good}`}), {status: 0, 'mark.json': 8});
});

test('[grade] a huge or deep file gets one line', async () => {
  assert.deepEqual(
    await outcomes({
      'brackets.json': '['.repeat(8 * MB),
      'deep.json': '['.repeat(4 * MB) + ']'.repeat(4 * MB),
      'digits.json': good.replace('"answer": 4', `"answer": ${'9'.repeat(7 * MB)}`),
      'huge.json': Buffer.alloc(8 * MB + 1, ' '),
      'many.json': forged(good, (file) => void (file.tasks = Array(100_000).fill({}))),
      'objects.json': '{"a":'.repeat(MB) + '1' + '}'.repeat(MB),
    }),
    {
      status: 1,
      'brackets.json': NOT_JSON,
      'deep.json': OTHER,
      'digits.json': 'This completion file is damaged: in task 1, "answer" is missing or is not what it has to be.',
      'huge.json': LARGE,
      'many.json': 'This completion file has 100000 tasks; at most 2000 are read.',
      'objects.json': OTHER,
    },
  );
});

test('[grade] a file of terabytes is not read to find out that it is large', async () => {
  const {place} = await grade({}, []);
  const file = join(place, 'sparse.json');
  execFileSync('truncate', ['-s', '4T', file]);
  const {stdout, status} = await grade({}, [file]);
  assert.match(stdout, new RegExp(LARGE));
  assert.equal(status, 1);
});

test('[grade] keys with a meaning for JavaScript have none here', async () => {
  const own = `"__proto__": {"points": 100, "print": "x"}, "constructor": {"prototype": {"points": 100}}, "toString": 1`;
  const text = good.replaceAll('"lab":', `${own}, "lab":`).replace('"format"', `${own}, "format"`);
  assert.deepEqual(await outcomes({'keys.json': text}), {status: 0, 'keys.json': 8});
  assert.equal({}.points, undefined);
});

// Every value of a file is replaced by each of these in turn.
const WRONG = [null, true, 0, -1, 1e308, '', 'x', '\u0000', [], [[]], {}, {length: 3}, {toString: 'x'}, ['__proto__']];

function* replaced(value) {
  for (const wrong of WRONG) yield wrong;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    for (const other of replaced(value[key])) {
      const copy = structuredClone(value);
      copy[key] = other;
      yield copy;
    }
    const without = structuredClone(value);
    delete without[key];
    yield without;
  }
}

test('[grade] whatever stands where in a file, it is graded or gets one line', async () => {
  const files = [...replaced(JSON.parse(good))].map((file, at) => [`${at}.json`, JSON.stringify(file)]);
  assert.ok(files.length > 700);
  const {stdout} = await grade(Object.fromEntries(files), ['--json']);
  const results = JSON.parse(stdout).files;
  assert.equal(results.length, files.length);
  for (const {trouble, points, of, notes} of results) {
    if (trouble !== undefined) assert.match(trouble, /^This [^\n\0]*\.$/);
    else assert.ok(Number.isInteger(points) && points >= 0 && points <= of && of === 8 && Array.isArray(notes));
  }
  assert.ok(results.some(({trouble}) => trouble) && results.some(({points}) => points === 8));
});

test('[grade] what is no file, or may not be read, gets one line', async (t) => {
  const {place} = await grade({}, []);
  const at = (name) => join(place, name);
  execFileSync('mkfifo', [at('pipe')]);
  symlinkSync('loop', at('loop'));
  writeFileSync(at('secret'), good);
  chmodSync(at('secret'), 0);
  const {stdout, status} = await grade({}, ['--json', at('gone.json'), at('pipe'), '/dev/zero', at('loop'), at('secret')]);
  const troubles = JSON.parse(stdout).files.map(({trouble}) => trouble);
  assert.deepEqual(troubles.slice(0, 4), [
    'There is no such file.',
    'This is no ordinary file.',
    'This is no ordinary file.',
    'This is a link that leads to itself.',
  ]);
  assert.equal(status, 1);
  if (process.getuid() === 0) return t.diagnostic('root may read every file');
  assert.equal(troubles[4], 'This file may not be read.');
});

test('[grade] folders are searched for *.json, without hidden files and without following links', async () => {
  const {place} = await grade({'b.json': good, 'A.JSON': good, 'notes.txt': 'x', '.hidden.json': good, 'c/d.json/e.json': good, '__MACOSX/f.json': good}, []);
  symlinkSync('/etc', join(place, 'in', 'link'));
  symlinkSync(join(place, 'in', 'b.json'), join(place, 'in', 'link.json'));
  const found = async (...names) => (await findFiles(names.map((name) => join(place, name)))).map((file) => file.slice(place.length + 1));
  assert.deepEqual(await found('in'), ['in/A.JSON', 'in/b.json', 'in/c/d.json/e.json']);
  assert.deepEqual(await found('in/c', 'in', 'in/b.json', 'in/link.json'), ['in/c/d.json/e.json', 'in/A.JSON', 'in/b.json', 'in/link.json']);
  mkdirSync(join(place, 'nothing'));
  assert.deepEqual(await found('nothing'), []);
});

test('[grade] a folder without files says so', async () => {
  const {stdout, status} = await grade({}, []);
  assert.equal(stdout, 'There is no completion file here: no *.json that is not hidden.\n');
  assert.equal(status, 1);
});
