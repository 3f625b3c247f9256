// The threads layer as WebAssembly, on workers under Node.js.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import path from 'node:path';
import {test} from 'node:test';

test('experiments start, race, cancel and repeat in WebAssembly', {timeout: 300_000}, () => {
  const output = execFileSync(path.join(import.meta.dirname, 'threads_node/run'), {encoding: 'utf8'});
  assert.match(output, /^0 failed$/m, output);
});
