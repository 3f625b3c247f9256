// The engine for Node says what the native command says.

import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {openEngine} from '../../tool/engine.mjs';
import {libFolder} from '../../tool/places.mjs';
import {check} from '../engine/command.mjs';

const PROGRAMS = path.join(import.meta.dirname, '../programs');
const engine = await openEngine(libFolder());

// What differs from run to run and machine to machine.
const steady = ({file, seconds: _seconds, bytes: _bytes, ...report}) => ({...report, file: path.basename(file)});

test('[engine for Node] every test program has the report that the native command gives', async () => {
  const names = readdirSync(PROGRAMS).filter((name) => name.endsWith('.py'));
  const native = await check(names.map((name) => path.join(PROGRAMS, name)), ['--promise']);
  assert.equal(names.length, 171);
  names.forEach((name, at) => {
    const {stdout} = engine.run(['check', '--json', '--promise', name], {[name]: readFileSync(path.join(PROGRAMS, name))});
    assert.deepEqual(steady(JSON.parse(stdout)), steady(native[at]));
  });
});

test('[engine for Node] it is called again and again, and keeps no file', () => {
  const files = {'folder/a.py': 'print("ü")\n'};
  const {stdout, stderr, status} = engine.run(['check', 'folder/a.py'], files);
  assert.match(stdout, /^folder\/a\.py: holds\n[^]*finishes +ü /);
  assert.deepEqual([stderr, status], ['', 0]);
  const gone = engine.run(['check', 'folder/a.py']);
  assert.deepEqual([gone.stdout, gone.stderr, gone.status], ['', 'folder/a.py: There is no such file.\n', 66]);
  assert.equal(process.exitCode, undefined);
});
