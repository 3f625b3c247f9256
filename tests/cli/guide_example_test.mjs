// The worked example of the guide's page on editing: its program fails, and its solution holds and keeps the lines.

import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {missingLines} from '../../web/page/task_rules.js';
import {check} from '../engine/command.mjs';
import {exampleFiles} from '../guide_example.mjs';

test('[guide] the program of the worked example fails, the solution holds and keeps its lines', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guide-'));
  t.after(() => rmSync(folder, {recursive: true}));
  const files = exampleFiles();
  const verdict = async (name) => {
    const file = path.join(folder, path.basename(name));
    writeFileSync(file, files.get(name));
    return (await check([file]))[0].verdict;
  };
  assert.equal(await verdict('course/two-tills/programs/two_tills.py'), 'assertion');
  const solution = 'course/two-tills/solutions/keep-every-sale.py';
  assert.equal(await verdict(solution), 'holds');
  const keep = ['takings += price', 'assert takings == 7, "a sale is lost"'];
  assert.deepEqual(missingLines(files.get(solution), keep), []);
});
