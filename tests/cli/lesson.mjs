// What the tests of lessons share: a lab's lesson and programs, and what the command finds about a program.
//
//   const {says, reportOn} = lessonOf('locks');
//   says('holds in all 52 schedules');
//   (await reportOn('mutex')).verdict   ->  "holds"

import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after} from 'node:test';
import {check} from '../engine/command.mjs';

// Numbers have narrow spaces in one place and plain ones in another, and lines end where they like.
const plain = (text) => text.replace(/[\s\u202f]+/g, ' ');

// Called once in a test file, outside its tests: what it writes is gone when the last of them is over.
export function lessonOf(lab) {
  const place = join(import.meta.dirname, '../../labs', lab);
  const lesson = readFileSync(join(place, 'lesson.md'), 'utf8');
  const ids = readdirSync(join(place, 'programs')).map((name) => name.replace('.py', '')).sort();
  const says = (sentence) => assert.ok(plain(lesson).includes(plain(sentence)), `the lesson does not say “${sentence}”`);
  const textOf = (id) => readFileSync(join(place, 'programs', `${id}.py`), 'utf8');
  const known = new Map();
  const folder = mkdtempSync(join(tmpdir(), `${lab}-lesson-`));
  after(() => rmSync(folder, {recursive: true}));

  // A file with the text of a program.
  function fileOf(name, text) {
    const file = join(folder, `${name}.py`);
    writeFileSync(file, text);
    return file;
  }

  // What the command finds about a text.
  async function report(name, text) {
    const [found] = await check([fileOf(name, text)]);
    assert.equal(found.refused, undefined, name);
    return found;
  }

  // What it finds about a program of the lab, asked once.
  async function reportOn(id) {
    if (!known.has(id)) known.set(id, await report(id, textOf(id)));
    return known.get(id);
  }

  return {place, lesson, ids, plain, says, textOf, fileOf, report, reportOn};
}

// The program with one place in it changed.
export function changed(text, from, to) {
  assert.equal(text.split(from).length, 2, from);
  return text.replace(from, to);
}
