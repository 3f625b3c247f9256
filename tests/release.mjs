// The release as somebody gets it: the zip that scripts/package made, unpacked into a folder of its own, once in a process.
//
//   const folder = await release();      // …/racecourse-0.1.0, gone when the process ends
//   await racecourseIn(folder, ['course', 'check'])   ->  {stdout, stderr, status, signal}

import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {output} from './engine/command.mjs';

const BUILD = path.resolve(import.meta.dirname, '../build');

let unpacked;

function unpack() {
  const name = readdirSync(BUILD).find((one) => /^racecourse-.*\.zip$/.test(one));
  if (!name) throw new Error('There is no release: run scripts/package first.');
  const folder = mkdtempSync(path.join(tmpdir(), 'racecourse-release-'));
  process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
  execFileSync('python3', ['-m', 'zipfile', '-e', path.join(BUILD, name), folder]);
  mkdirSync(path.join(folder, 'bin'));
  symlinkSync(process.execPath, path.join(folder, 'bin/node'));
  return path.join(folder, path.basename(name, '.zip'));
}

// The folder of the release. Tests that change it make a copy first.
export async function release() {
  unpacked ??= unpack();
  return unpacked;
}

// Runs the release's command in `folder`, where Node.js is all that there is.
export async function racecourseIn(folder, words) {
  const bin = path.join(path.dirname(await release()), 'bin');
  return output(path.join(bin, 'node'), ['racecourse.mjs', ...words], {cwd: folder, env: {PATH: bin, HOME: folder}});
}
