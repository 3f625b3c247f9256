// A short run of each fuzzer with a fixed seed: no text makes the compiler or the machine crash, hang or exceed its
// limits, and no program of the grammar has other endings with symmetry or reduction. Long runs: run.mjs.
//
//     node --test tests/fuzz/fuzz_test.mjs

import assert from 'node:assert/strict';
import {before, test} from 'node:test';
import {FUZZERS, buildFuzzers, fuzz} from './run.mjs';

const SECONDS = 15;

before(() => buildFuzzers(true));

for (const name of FUZZERS)
  test(`${SECONDS} seconds of ${name}_fuzz find nothing`, () => {
    assert(fuzz(name, SECONDS, {short: true}), 'the input is in build/fuzz/found');
  });
