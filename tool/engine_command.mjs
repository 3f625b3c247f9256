// `racecourse check`, `step` and `goals`: the engine's own commands, on files of this machine.
//
//   process.exitCode = await engineCommand(['check', 'program.py']);

import {readFile} from 'node:fs/promises';
import {text as textOf} from 'node:stream/consumers';
import {openEngine} from './engine.mjs';
import {libFolder} from './places.mjs';
import {UsageError} from './words.mjs';

// Every word that is a file's name, as a file. Other words do no harm, and what is missing the engine misses.
async function filesOf(words) {
  const names = words.filter((word) => !word.startsWith('-'));
  const read = async (name) => [name, await readFile(name).catch(() => null)];
  return Object.fromEntries((await Promise.all(names.map(read))).filter(([, content]) => content));
}

// The exit code, as in docs/command.md.
export async function engineCommand(words) {
  if (words.some((word) => /^--threads\b/.test(word)))
    throw new UsageError('Here one thread looks at a program. Leave out --threads; the result is the same.');
  const files = await filesOf(words.slice(1));
  const input = words.includes('-') ? Buffer.from(await textOf(process.stdin)) : [];
  const {stdout, stderr, status} = (await openEngine(libFolder())).run(words, files, input);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return status;
}
