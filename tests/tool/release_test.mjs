// The release, with Node.js alone: what is in it, and that its command works from wherever it lies.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {racecourseIn, release} from '../release.mjs';

const folder = await release();
const work = mkdtempSync(path.join(tmpdir(), 'racecourse-'));
after(() => rmSync(work, {recursive: true}));

const read = (...names) => readFileSync(path.join(...names));
const filesOf = (root) =>
  readdirSync(root, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();

async function succeeds(words) {
  const {stdout, stderr, status} = await racecourseIn(folder, words);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return stdout;
}

test('[release] it has the site, the course without its C++, the command and what it needs', () => {
  assert.deepEqual(readdirSync(folder).sort(), ['LICENSE', 'README.md', 'course', 'lib', 'racecourse-scorm.zip', 'racecourse.mjs', 'site']);
  assert.deepEqual([...new Set(filesOf(path.join(folder, 'course')).map((name) => path.extname(name)))].sort(), ['.md', '.py', '.toml']);
  assert.ok(filesOf(path.join(folder, 'course')).includes('race/solutions/guard-the-counter.py'));
  assert.ok(!filesOf(path.join(folder, 'site')).some((name) => name.includes('solutions')));
});

test('[release] the licences of all that is bundled are there', () => {
  const licences = String(read(folder, 'lib/licences.txt'));
  for (const name of ['Dear ImGui', 'SDL2', 'musl', 'Emscripten and LLVM', 'fflate 0', 'katex 0', 'markdown-it 1', '@codemirror/view 6', 'source-sans 3'])
    assert.ok(licences.includes(`\n${name}`), name);
  assert.doesNotMatch(licences, /Its package names the licence/);
});

test('[release] the course has no mistakes', async () => {
  assert.match(await succeeds(['course', 'check']), /^\d+ labs, .*: no mistakes\.\n$/);
});

test('[release] the site that is built from the course is the one that came with it', async () => {
  const site = path.join(work, 'site');
  assert.match(await succeeds(['course', 'build', 'course', '--to', site]), /^The site of “Racecourse” is in .*: \d+ files\.\n$/);
  assert.deepEqual(filesOf(site), filesOf(path.join(folder, 'site')));
  for (const name of filesOf(site)) assert.ok(read(site, name).equals(read(folder, 'site', name)), name);
});

test('[release] the SCORM package that is made is the one that came with it', async () => {
  const zip = path.join(work, 'course.zip');
  assert.equal(await succeeds(['course', 'scorm', '--to', zip]), `The package of “Racecourse” is ${zip}.\n`);
  assert.ok(read(zip).equals(read(folder, 'racecourse-scorm.zip')));
});

test('[release] a program is checked and its goals are found', async () => {
  const program = 'course/race/programs/lost_update.py';
  const {stdout, status} = await racecourseIn(folder, ['check', program]);
  assert.match(stdout, /^course\/race\/programs\/lost_update\.py: assertion\n.* fails in 4 of 6 schedules\.\n/);
  assert.equal(status, 1);
  assert.match(await succeeds(['goals', '--schedule', '1_2-2_1', program]), /\nThe schedule reaches it\.\n$/);
});

test('[release] the site is served, with the headers that threads need', async (t) => {
  const server = spawn(process.execPath, ['racecourse.mjs', 'serve', '--port', '0'], {cwd: folder, stdio: ['ignore', 'pipe', 'inherit']});
  t.after(() => server.kill());
  const [first] = await once(server.stdout.setEncoding('utf8'), 'data');
  const answer = await fetch(first.split('\n')[0]);
  assert.equal(answer.headers.get('cross-origin-opener-policy'), 'same-origin');
  assert.equal(await answer.text(), String(read(folder, 'site/index.html')));
});

test('[release] it works from a path with a space', async () => {
  const copy = path.join(work, 'my course');
  cpSync(folder, copy, {recursive: true});
  const {stdout, status} = await racecourseIn(copy, ['course', 'check']);
  assert.match(stdout, /: no mistakes\.\n$/);
  assert.equal(status, 0);
});
