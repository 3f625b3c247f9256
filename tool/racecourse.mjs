#!/usr/bin/env node
// The command for instructors, on Node.js alone: checks and builds a course, serves it, grades what comes back.
//
//   node racecourse.mjs course check
//   node racecourse.mjs --help

import {existsSync} from 'node:fs';
import path from 'node:path';
import {isMainThread} from 'node:worker_threads';
import {CourseError} from '../web/build/error.mjs';
import {serve} from '../scripts/serve.mjs';
import {courseCommand} from './course_command.mjs';
import {engineCommand} from './engine_command.mjs';
import {gradeCommand} from './grade.mjs';
import {HELP, SERVE_HELP} from './help.mjs';
import {libFolder, siteFolder} from './places.mjs';
import {openPool} from './pool.mjs';
import {UsageError, asksForHelp} from './words.mjs';

async function serveCommand(words) {
  if (asksForHelp(words)) return print(SERVE_HELP);
  const {url} = await serve(words, siteFolder()).catch((error) => {
    throw new UsageError(`${error.message.split('\n')[0]} racecourse serve --help says more.`);
  });
  return print(`${url}\nCtrl-C ends it.\n`);
}

function print(text) {
  process.stdout.write(text);
  return 0;
}

const OLDEST_NODE = 20;
const NO_RUN =
  'Real threads need the program of a page: open the lab and use Run there. racecourse.mjs has check, step and goals.';

const COMMANDS = {
  course: courseCommand,
  serve: serveCommand,
  grade: (words) => gradeCommand(words, {openPool}),
  check: (words) => engineCommand(['check', ...words]),
  step: (words) => engineCommand(['step', ...words]),
  goals: (words) => engineCommand(['goals', ...words]),
  run() {
    throw new UsageError(NO_RUN);
  },
  '--version': () => engineCommand(['--version']),
};

const names = () => Object.keys(COMMANDS).filter((name) => /^[a-z]/.test(name) && name !== 'run');

// What stands in the way of every command, as a sentence.
function troubleWithPlace() {
  const [version] = process.versions.node.split('.');
  if (version < OLDEST_NODE) return `This needs Node.js ${OLDEST_NODE} or newer, and here is ${process.versions.node}.`;
  if (existsSync(path.join(libFolder(), 'assets.json'))) return null;
  return `What the command needs is not in ${libFolder()}. Unpack the release anew; in the repository, run scripts/build.`;
}

function perform([name, ...words]) {
  if (name === undefined || name === 'help' || asksForHelp([name])) return print(HELP);
  const known = Object.hasOwn(COMMANDS, name);
  if (!known)
    throw new UsageError(
      `There is no command ${JSON.stringify(name)}. Commands: ${names().join(', ')}. racecourse --help says more.`,
    );
  const trouble = troubleWithPlace();
  if (trouble) throw new CourseError(trouble);
  return COMMANDS[name](words);
}

// Why it cannot be done, as a sentence; null where the mistake is ours.
function troubleOf(error) {
  if (error instanceof UsageError || error instanceof CourseError) return error.message;
  return error.syscall && error.path ? `${error.path} cannot be read or written (${error.code}).` : null;
}

async function main(words) {
  try {
    return await perform(words);
  } catch (error) {
    const trouble = troubleOf(error);
    if (!trouble) throw error;
    process.stderr.write(`${trouble}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

// Whoever reads may stop, as head does.
process.stdout.on('error', ({code}) => process.exit(code === 'EPIPE' ? 0 : 1));

if (isMainThread) process.exitCode = await main(process.argv.slice(2));
