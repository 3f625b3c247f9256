// Builds the fuzzers and runs each for some seconds, from a seed corpus made of tests/programs.
//
//     node tests/fuzz/run.mjs                    20 s each
//     node tests/fuzz/run.mjs 600 machine        one of them for ten minutes
//
// What a fuzzer finds stays in build/fuzz/found, and is run first the next time. The random seed is fixed; the corpus
// that grows in build/fuzz/corpus is kept from run to run.

import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const build = path.join(root, 'build/fuzz');
const found = path.join(build, 'found');
export const FUZZERS = ['compile', 'machine', 'check'];
const SEED = 20;
const HEAD = 'schedule'; // machine_fuzz: the bytes that choose the schedule
const DICTIONARY = path.join(import.meta.dirname, 'python.dict');

// What one input may take: sanitizers make a program that computes for long some twenty times slower.
const LIMITS = ['-timeout=120', '-report_slow_units=120', '-rss_limit_mb=4000', '-malloc_limit_mb=2000', '-max_len=4096'];

// Whether the command succeeds. A quiet one says what it has to say only when it fails.
function run(command, args, quiet = false) {
  const {status, error, stdout, stderr} = spawnSync(command, args, {stdio: quiet ? 'pipe' : 'inherit', cwd: root, maxBuffer: Infinity});
  if (error) throw error;
  if (quiet && status !== 0) console.error(`${stdout}${stderr}`);
  return status === 0;
}

export function buildFuzzers(quiet = false) {
  const configured = ['-S', path.join(root, 'tests/fuzz'), '-B', build, '-G', 'Ninja', '-DCMAKE_CXX_COMPILER=clang++-19'];
  if (!run('cmake', configured, quiet) || !run('cmake', ['--build', build, '-j2'], quiet)) throw new Error('the fuzzers do not build');
}

function seedCorpus(name) {
  const folder = path.join(build, 'seeds', name);
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const programs = path.join(root, 'tests/programs');
  for (const file of readdirSync(programs).filter((entry) => entry.endsWith('.py'))) {
    const text = readFileSync(path.join(programs, file), 'utf8');
    writeFileSync(path.join(folder, file), name === 'machine' ? HEAD + text : text);
  }
  return folder;
}

// Whether nothing was found. A short run is quiet and begins with the seeds alone, so that it depends on no earlier one.
export function fuzz(name, seconds, {short = false} = {}) {
  const seeds = seedCorpus(name);
  const corpus = path.join(build, short ? 'short' : 'corpus', name);
  if (short) rmSync(corpus, {recursive: true, force: true});
  for (const folder of [corpus, path.join(found, name)]) mkdirSync(folder, {recursive: true});
  const known = readdirSync(path.join(found, name)).map((file) => path.join(found, name, file));
  const program = path.join(build, `${name}_fuzz`);
  if (known.length > 0 && !run(program, [...LIMITS, ...known], short)) return false;
  const args = [...LIMITS, `-max_total_time=${seconds}`, `-seed=${SEED}`, `-artifact_prefix=${path.join(found, name)}/`, '-print_final_stats=1', '-verbosity=0'];
  if (name !== 'check') args.push(`-dict=${DICTIONARY}`);
  return run(program, [...args, corpus, seeds], short);
}

if (process.argv[1] === import.meta.filename) {
  const seconds = Number(process.argv[2] ?? 20);
  buildFuzzers();
  const wrong = FUZZERS.filter((name) => name.includes(process.argv[3] ?? '')).filter((name) => !fuzz(name, seconds));
  console.log(wrong.length === 0 ? 'The fuzzers have found nothing.' : `Found something: ${wrong.join(', ')}; see build/fuzz/found`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
