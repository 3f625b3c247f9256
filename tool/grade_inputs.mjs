// The completion files to be graded: found, and read without trusting them.
//
//   await findFiles(['ada.json', 'handed-in'])   ->  ['ada.json', 'handed-in/bob.json', …]
//   await readInput('ada.json')                  ->  {completion, digest} or {trouble: 'This file is empty.'}

import {createHash} from 'node:crypto';
import {open, readdir, stat} from 'node:fs/promises';
import path from 'node:path';
import {COMPLETION_LIMITS, readCompletion} from '../web/page/completion.js';

const WHY_NOT = {
  ENOENT: 'There is no such file.',
  EACCES: 'This file may not be read.',
  EPERM: 'This file may not be read.',
  ELOOP: 'This is a link that leads to itself.',
};

const byName = (one, other) => (one.name < other.name ? -1 : 1);

// What is hidden is left out: archives made on a Mac bring a hidden file along for each file.
async function filesBelow(folder) {
  const entries = (await readdir(folder, {withFileTypes: true})).sort(byName);
  const shown = entries.filter(({name}) => !name.startsWith('.') && name !== '__MACOSX');
  const found = [];
  for (const entry of shown) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(file).catch(() => [file])));
    else if (entry.isFile() && entry.name.toLowerCase().endsWith('.json')) found.push(file);
  }
  return found;
}

async function isFolder(name) {
  return (await stat(name).catch(() => null))?.isDirectory() ?? false;
}

// Every file that is named, and every *.json below a folder that is named; links below it are not followed.
export async function findFiles(names) {
  const found = [];
  for (const name of names)
    found.push(...((await isFolder(name)) ? await filesBelow(name).catch(() => [name]) : [name]));
  const places = found.map((file) => path.resolve(file));
  return found.filter((_, at) => places.indexOf(places[at]) === at);
}

// The bytes of an ordinary file, which may grow while it is read; null when it is too large.
async function readAtMost(file, most) {
  const handle = await open(file, 'r');
  try {
    const {size} = await handle.stat();
    if (size > most) return null;
    const bytes = Buffer.alloc(Math.min(size + 1, most + 1));
    let length = 0;
    for (let read = 1; read > 0 && length < bytes.length; length += read)
      ({bytesRead: read} = await handle.read(bytes, length, bytes.length - length));
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return null;
  }
}

// What cannot be opened without waiting for somebody, such as a pipe, is refused before.
async function bytesOf(file) {
  const info = await stat(file);
  if (info.isDirectory()) return {trouble: 'This folder cannot be read.'};
  if (!info.isFile()) return {trouble: 'This is no ordinary file.'};
  const bytes = await readAtMost(file, COMPLETION_LIMITS.file);
  return bytes ? {bytes} : {trouble: 'This file is larger than 8 MB, which no completion file is.'};
}

// {completion, digest} or {trouble}, a sentence.
export async function readInput(file) {
  const whyNot = ({code}) => ({trouble: WHY_NOT[code] ?? `This file cannot be read (${code}).`});
  const {bytes, trouble} = await bytesOf(file).catch(whyNot);
  if (trouble) return {trouble};
  const text = textOf(bytes);
  if (text === null) return {trouble: 'This is no completion file, or a damaged one: it is not text in UTF-8.'};
  const read = readCompletion(text);
  return read.trouble ? read : {...read, digest: createHash('sha256').update(bytes).digest('base64')};
}
