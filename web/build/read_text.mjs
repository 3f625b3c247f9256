// Reads a text file however an editor saved it: without a byte order mark, and with "\n" as its only line end.
//
//   await readText('labs/race/lesson.md')   ->  '+++\ntitle = …'
//   await readText('gone.md')               ->  null

import {readFile} from 'node:fs/promises';

export async function readText(file) {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
