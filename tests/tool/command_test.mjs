// tool/racecourse.mjs from end to end: words, files, exit codes.

import assert from 'node:assert/strict';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {COUNTER} from '../cli/command.mjs';
import {output} from '../engine/command.mjs';
import {withCourse} from './small_course.mjs';

const COMMAND = path.resolve(import.meta.dirname, '../../tool/racecourse.mjs');
const work = mkdtempSync(path.join(tmpdir(), 'racecourse-'));
after(() => rmSync(work, {recursive: true}));

const racecourse = (...words) => output(process.execPath, [COMMAND, ...words], {cwd: work});

async function refuses(sentence, ...words) {
  const {stdout, stderr, status} = await racecourse(...words);
  assert.deepEqual([stdout, stderr, status], ['', `${sentence}\n`, 2]);
}

test('[command] each command explains itself', async () => {
  const all = await racecourse('--help');
  assert.equal(all.status, 0);
  for (const name of ['course check', 'course build', 'course scorm', 'serve', 'grade', 'check', 'step', 'goals']) {
    assert.match(all.stdout, new RegExp(`^  ${name} `, 'm'));
    const {stdout, stderr, status} = await racecourse(...name.split(' '), '--help');
    assert.deepEqual([stderr, status], ['', 0]);
    assert.ok(stdout.startsWith(`racecourse ${name}`), name);
  }
});

test('[command] words that make no sense get a sentence and exit code 2', async () => {
  await refuses('There is no command "chekc". Commands: course, serve, grade, check, step, goals. racecourse --help says more.', 'chekc');
  await refuses('There is no command course chekc: check, build or scorm. racecourse course --help says more.', 'course', 'chekc');
  await refuses("Unknown option '--all'. racecourse course check --help says more.", 'course', 'check', '--all');
  await refuses('"b" is one word too many. racecourse course build --help says more.', 'course', 'build', 'a', 'b');
  await refuses('There is no folder "gone" to serve. racecourse serve --help says more.', 'serve', 'gone');
  await refuses('--port takes a number from 0 to 65535. racecourse serve --help says more.', 'serve', '.', '--port', 'x');
  await refuses('Here one thread looks at a program. Leave out --threads; the result is the same.', 'check', '--threads', '4', 'a.py');
  await refuses('Real threads need the program of a page: open the lab and use Run there. racecourse.mjs has check, step and goals.', 'run', 'a.py');
});

test('[command] programs are read from their folders and from standard input', async () => {
  mkdirSync(path.join(work, 'a'));
  writeFileSync(path.join(work, 'a/counter.py'), COUNTER);
  const relative = await racecourse('check', 'a/../a/counter.py');
  assert.match(relative.stdout, /^a\/\.\.\/a\/counter\.py: assertion\n/);
  assert.equal(relative.status, 1);
  assert.match((await racecourse('check', path.join(work, 'a/counter.py'))).stdout, /counter\.py: assertion\n/);
  assert.match((await racecourse('step', '--schedule=1', './a/counter.py')).stdout, /^\.\/a\/counter\.py: 1 step/);
  const missing = await racecourse('check', 'gone.py');
  assert.deepEqual([missing.stderr, missing.status], ['gone.py: There is no such file.\n', 66]);
  const {stdout} = await output('sh', ['-c', `"$0" "$1" check - < a/counter.py`, process.execPath, COMMAND], {cwd: work});
  assert.match(stdout, /^<stdin>: assertion\n/);
});

test('[command] course check lists the mistakes, counts them, and ends with 1', async () => {
  const {stdout, stderr, status} = await withCourse({'till/solutions/guard.py': null}, (folder) => racecourse('course', 'check', folder));
  assert.equal(
    stdout,
    'till/lesson.md: the fix task "guard" has no solution. Write till/solutions/guard.py.\n' +
      '2 labs, 4 tasks, 1 program, 0 solutions: 1 mistake.\n',
  );
  assert.deepEqual([stderr, status], ['', 1]);
});

test('[command] course build makes a site, anew over an old one, and over nothing else', async () => {
  await withCourse({}, async (folder) => {
    const site = path.join(work, 'made');
    for (let time = 0; time < 2; ++time) {
      const {stdout, status} = await racecourse('course', 'build', folder, '--to', site);
      assert.match(stdout, /^The site of “Small” is in .*made: \d+ files\.\n$/);
      assert.equal(status, 0);
    }
    assert.match(readFileSync(path.join(site, 'till/index.html'), 'utf8'), /<h1>Till<\/h1>/);
    const {stderr, status} = await racecourse('course', 'build', folder, '--to', path.join(folder, 'till'));
    assert.match(stderr, /till holds something else than a site\. Choose another folder, or empty it yourself\.\n$/);
    assert.equal(status, 1);
    assert.ok(existsSync(path.join(folder, 'till/lesson.md')));
  });
});

test('[command] a course with a mistake is not built', async () => {
  const {stderr, status} = await withCourse({'other/lesson.md': 'Text.'}, (folder) => racecourse('course', 'build', folder, '--to', path.join(folder, 'made')));
  assert.equal(stderr, 'other/lesson.md does not begin with its title, summary and minutes between two lines of +++.\n');
  assert.equal(status, 1);
});

test('[command] whoever reads may stop', async () => {
  const script = `"$0" "$1" --help | true; "$0" "$1" check --json ${JSON.stringify(path.join(work, 'a/counter.py'))} | true`;
  const {stderr, status} = await output('sh', ['-c', script, process.execPath, COMMAND], {cwd: work});
  assert.deepEqual([stderr, status], ['', 0]);
});

test('[command] without what the build makes, it says what to run', async () => {
  const alone = path.join(work, 'alone');
  for (const name of ['tool', 'web', 'scripts']) cpSync(path.resolve(import.meta.dirname, '../..', name), path.join(alone, name), {recursive: true});
  symlinkSync(path.resolve(import.meta.dirname, '../../node_modules'), path.join(alone, 'node_modules'));
  const {stderr, status} = await output(process.execPath, [path.join(alone, 'tool/racecourse.mjs'), 'course', 'check']);
  assert.match(stderr, /^What the command needs is not in .*alone\/build\/lib\. Unpack the release anew; in the repository, run scripts\/build\.\n$/);
  assert.equal(status, 1);
});

test('[command] a package that cannot be written is said to be', async () => {
  const {stderr, status} = await withCourse({}, (folder) => racecourse('course', 'scorm', folder, '--to', 'gone/a.zip'));
  assert.deepEqual([stderr, status], ['gone/a.zip cannot be read or written (ENOENT).\n', 1]);
});
