// Zip files: the same bytes wherever they are made, and readable by others.

import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {zipOf} from '../../tool/zip.mjs';
import {output} from '../engine/command.mjs';

const FILES = [['b/ü.txt', 'two'], ['a.txt', Buffer.from([0, 255])]];

test('[zip] neither the order of the files nor the time zone changes a byte', async () => {
  const script = `import {zipOf} from ${JSON.stringify(path.resolve(import.meta.dirname, '../../tool/zip.mjs'))};
    console.log(Buffer.from(zipOf(new Map([['a.txt', Buffer.from([0, 255])], ['b/ü.txt', 'two']]))).toString('hex'));`;
  for (const TZ of ['Asia/Tokyo', 'America/Lima']) {
    const {stdout} = await output(process.execPath, ['--input-type=module', '-e', script], {env: {...process.env, TZ}});
    assert.equal(stdout.trim(), Buffer.from(zipOf(new Map(FILES))).toString('hex'));
  }
});

test('[zip] Python unpacks it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zip-'));
  writeFileSync(path.join(folder, 'a.zip'), zipOf(new Map(FILES)));
  await output('python3', ['-m', 'zipfile', '-e', 'a.zip', '.'], {cwd: folder});
  assert.deepEqual(readFileSync(path.join(folder, 'a.txt')), Buffer.from([0, 255]));
  assert.equal(readFileSync(path.join(folder, 'b/ü.txt'), 'utf8'), 'two');
  rmSync(folder, {recursive: true});
});
