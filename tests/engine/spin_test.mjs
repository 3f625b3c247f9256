// Holds the explorer against SPIN: thousands of random programs, each as Python for `racecourse check` and as a model
// for SPIN at the same step size. Verdict, outcomes and, where a state means the same on both sides, the number of
// states must be equal, whatever symmetry, reduction and worker threads are asked for.
//
//     node --test tests/engine/spin_test.mjs
//     RACECOURSE_SPIN_SEED=7000 RACECOURSE_SPIN_PROGRAMS=200 node --test tests/engine/spin_test.mjs

import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {compare, comparesStates, COMBINATIONS} from './spin/comparison.mjs';
import {generate} from './spin/generate.mjs';
import {isThere} from './spin/pan.mjs';
import {translate} from './spin/promela.mjs';
import {pythonText} from './spin/python.mjs';
import {shrink} from './spin/shrink.mjs';

const PROGRAMS = Number(process.env.RACECOURSE_SPIN_PROGRAMS ?? 2400);
const FIRST = Number(process.env.RACECOURSE_SPIN_SEED ?? 1);
const BATCH = 25;
const AT_ONCE = 2;
const MOST_SHRUNK = 3;
const MOST_MISTAKEN = 200;

const folder = mkdtempSync(join(tmpdir(), 'racecourse-spin-'));
after(() => rmSync(folder, {recursive: true, force: true}));
const skip = (await isThere()) ? false : 'SPIN is not installed (Debian: apt install spin)';

const seeds = (from, count) => Array.from({length: count}, (_, i) => from + i);

// Runs work(item) for all items, a few at a time, in order of the items.
async function each(items, work) {
  const results = [];
  let next = 0;
  const worker = async (name) => {
    while (next < items.length) {
      const i = next++;
      results[i] = await work(items[i], name);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, (_, name) => worker(name)));
  return results;
}

async function smallest({program}) {
  const where = join(folder, 'shrunk');
  const small = await shrink(program, async (candidate) => (await compare([candidate], where))[0].lines.length > 0);
  const [{lines}] = await compare([small], where);
  return `Seed ${program.seed} shrinks to\n\n${pythonText(small)}\n${lines.join('\n')}\n`;
}

test('[spin] racecourse agrees with SPIN on random programs', {skip}, async (t) => {
  const batches = seeds(0, Math.ceil(PROGRAMS / BATCH)).map((i) => seeds(FIRST + i * BATCH, BATCH));
  const findings = (await each(batches, (batch, name) => compare(batch.map(generate), join(folder, `${name}`)))).flat();
  const wrong = findings.filter(({lines}) => lines.length > 0);
  const compared = findings.filter(({tooLarge}) => !tooLarge);
  const counted = compared.filter(comparesStates);
  const kinds = ['holds', 'assertion', 'error', 'deadlock', 'never finishes'].map((verdict) => `${compared.filter(({report}) => report.verdict === verdict).length} ${verdict}`);
  t.diagnostic(`${compared.length} programs in ${COMBINATIONS.length + 1} ways each: ${kinds.join(', ')}; ${counted.length} with the number of states`);
  t.diagnostic(`${compared.reduce((sum, {answer}) => sum + answer.states, 0)} states; ${findings.length - compared.length} programs were too large`);
  for (const finding of wrong) t.diagnostic(`seed ${finding.program.seed}: ${finding.lines.slice(0, 3).join('; ')}`);
  const shrunk = [];
  for (const finding of wrong.slice(0, MOST_SHRUNK)) shrunk.push(await smallest(finding));
  assert.equal(wrong.length, 0, shrunk.join('\n'));
  assert.ok(compared.length >= 0.97 * findings.length, 'too many programs are too large');
  assert.ok(counted.length >= 0.4 * findings.length, 'too few programs with comparable states');
});

// Wrong translations, which the comparison must notice: a test of the test.
const MISTAKES = {
  'a lock that lets everybody in': (text) => text.replaceAll(/&& \(s\[\d+\] == 0\) -> skip; s\[\d+\] = 1/g, (found) => found.replace(/\(s\[\d+\] == 0\)/, '(true)')),
  'an addition that is off by one': (text) => text.replaceAll(/(v\[\d+\]) = \((v\[\d+\]) \+ 1\)/g, '$1 = ($2 + 2)'),
  'a failure that goes unnoticed': (text) => text.replaceAll(/fail = \d+/g, 'fail = 0'),
  'a semaphore that forgets a release': (text) => text.replaceAll(/s\[\d+\]\+\+/g, 'skip'),
};

for (const [name, mistake] of Object.entries(MISTAKES)) {
  test(`[spin] the comparison notices ${name}`, {skip}, async () => {
    const translateOne = (program, number) => {
      const translation = translate(program, number);
      return {...translation, processes: mistake(translation.processes)};
    };
    let noticed = false;
    for (let from = FIRST; !noticed && from < FIRST + MOST_MISTAKEN; from += BATCH) {
      const findings = await compare(seeds(from, BATCH).map(generate), join(folder, 'mistake'), {translateOne, combinations: []});
      noticed = findings.some(({lines}) => lines.length > 0);
    }
    assert.ok(noticed);
  });
}

test('[spin] a seed always gives the same program, and the shrinker a smaller one', async () => {
  assert.equal(pythonText(generate(12)), pythonText(generate(12)));
  const hasWrite = async (program) => /global g/.test(pythonText(program));
  const program = seeds(1, 50).map(generate).find((candidate) => /global g/.test(pythonText(candidate)) && pythonText(candidate).length > 500);
  const small = await shrink(program, hasWrite, 1000);
  assert.ok(await hasWrite(small));
  assert.ok(pythonText(small).split('\n').length <= 10, pythonText(small));
});
