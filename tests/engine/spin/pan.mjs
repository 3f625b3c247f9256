// Builds SPIN's checker for a batch of models and asks it about one of them at a time.
//
//   const pan = await Pan.build(translations, folder);
//   await pan.explore(3)   ->  {states: 57, ends: ['0 0 0 0 4 ...', ...]}
//
// Which program is explored is an environment variable, so one compilation serves a whole batch.

import {execFile} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {model} from './promela.mjs';

const run = promisify(execFile);
const BUFFER = 256 << 20;

// Compiling takes longer than exploring such small programs, hence -O0, and clang, whose -O0 is three times as quick as
// gcc's. NOREDUCE: every interleaving. NOSTUTTER: standing still for ever at the end is no cycle. MEMLIM is in MB.
const COMPILER = 'clang-19';
const FLAGS = ['-O0', '-w', '-DNOREDUCE', '-DNOSTUTTER', '-DNFAIR=3', '-DMEMLIM=150'];
const PATIENCE = 120_000; // ms
const DEEPEST = 200000;

// States of pan that are none of the program's: the one before init's d_step, and behind each final state the one in
// which the monitor has printed and the one in which it has gone.
const statesOfProgram = (stored, ends) => stored - 1 - 2 * ends;

export async function isThere() {
  return run('spin', ['-V']).then(() => true, () => false);
}

export class Pan {
  constructor(path, folder) {
    Object.assign(this, {path, folder});
  }

  static async build(translations, folder) {
    mkdirSync(folder, {recursive: true});
    writeFileSync(join(folder, 'model.pml'), model(translations));
    await run('spin', ['-a', 'model.pml'], {cwd: folder, maxBuffer: BUFFER});
    await run(COMPILER, [...FLAGS, '-o', 'pan', 'pan.c'], {cwd: folder, maxBuffer: BUFFER});
    return new Pan(join(folder, 'pan'), folder);
  }

  async #output(program, flags) {
    const env = {...process.env, PROGRAM: `${program}`};
    const {stdout} = await run(this.path, [...flags, `-m${DEEPEST}`, '-w16'], {cwd: this.folder, env, maxBuffer: BUFFER, timeout: PATIENCE});
    return /error: max search depth too small|out of memory|reached -DMEMLIM/.test(stdout) ? null : stdout;
  }

  // Every state: how many, and what was printed at those where nothing goes on. Null if there are too many of them.
  // -E: such states are no error.
  async explore(program) {
    const output = await this.#output(program, ['-E', '-n']);
    if (output === null) return null;
    const stored = /(\d+) states, stored/.exec(output);
    if (!stored || !/errors: 0/.test(output)) throw new Error(output);
    const ends = [...output.matchAll(/^END (.*)$/gm)].map(([, words]) => words.split(' ').map(Number));
    return {states: statesOfProgram(Number(stored[1]), ends.length), ends};
  }

  // Whether some schedule goes on for ever; `fair`: one in which no thread that can always step is left out. Null as above.
  async hasCycle(program, fair) {
    const output = await this.#output(program, ['-a', ...(fair ? ['-f'] : []), '-E', '-n', '-c1']);
    return output === null ? null : /acceptance cycle/.test(output);
  }
}
