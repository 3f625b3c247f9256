// Runs the command `racecourse` for tests: the built one, or what the environment variable RACECOURSE names.

import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const BUILDS = ['release', 'debug', 'asan'];

export function commandPath() {
  if (process.env.RACECOURSE) return process.env.RACECOURSE;
  const paths = BUILDS.map((build) => join(root, 'build', build, 'racecourse'));
  const path = paths.find((candidate) => existsSync(candidate));
  if (!path) throw new Error('The command racecourse is not built: cmake --preset release && cmake --build --preset release --target racecourse');
  return path;
}

// What a process prints and how it ends; never throws because of its exit code.
export function output(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {stdio: ['ignore', 'pipe', 'pipe'], ...options});
    const result = {stdout: '', stderr: ''};
    child.stdout.setEncoding('utf8').on('data', (data) => (result.stdout += data));
    child.stderr.setEncoding('utf8').on('data', (data) => (result.stderr += data));
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({...result, status, signal}));
  });
}

// The reports of `racecourse check --json` about these files, in their order. A file that is refused has the sentence
// as {refused}.
export async function check(files, options = []) {
  const {stdout, stderr, status, signal} = await output(commandPath(), ['check', '--json', ...options, ...files]);
  if (signal !== null || status === 2 || status === 70) throw new Error(`racecourse check ended with ${signal ?? status}: ${stderr.slice(0, 2000)}`);
  const reports = new Map(stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line)).map((report) => [report.file, report]));
  return files.map((file) => reports.get(file) ?? {file, refused: stderr.split('\n').find((line) => line.startsWith(file)) ?? stderr.slice(0, 500)});
}
