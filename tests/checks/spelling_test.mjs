// The words of the lessons, of the programs' heads and of the documents are spelt as British English has it. Names and
// terms that no dictionary knows are in words.txt.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const tracked = execFileSync('git', ['ls-files', '*.md', 'labs/*/programs/*.py', 'labs/course.toml'], {cwd: ROOT, encoding: 'utf8'});
const known = new Set(readFileSync(path.join(import.meta.dirname, 'words.txt'), 'utf8').split('\n'));

const FENCED = /^ *(`{3,})(.*)\n([\s\S]*?)^ *\1$/gm;
const TASK = /^(predict|schedule|fix|build|measure) /;

// Of what stands between fences, the texts of tasks stay.
function withoutCode(markdown) {
  return markdown.replace(FENCED, (_all, _ticks, info, content) => (TASK.test(info) ? withoutCode(content) : ''));
}

// What is read as prose: no code, formulas, addresses or keys.
function proseOf(markdown) {
  return withoutCode(markdown)
    .replace(/^(program|fact|measured|show|run|keep|unit|goal|number|answer) = .*$/gm, '')
    .replace(/^(\w+) = /gm, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/\$\$[\s\S]*?\$\$|\$[^$\n]*\$/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/https?:\S+/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('’', "'");
}

const headOf = (program) => program.match(/^# (?:title|about|goal): .*$/gm)?.map((line) => line.replace(/^# (goal: .*\| |\w+: )/, '')).join('\n') ?? '';

function unknownWords(text) {
  const found = execFileSync('hunspell', ['-l', '-d', 'en_GB', '-i', 'utf-8'], {input: text, encoding: 'utf8'});
  return [...new Set(found.split('\n').filter((word) => word && !known.has(word)))];
}

for (const file of tracked.trim().split('\n')) {
  test(`[spelling] ${file}`, () => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    assert.deepEqual(unknownWords(file.endsWith('.py') ? headOf(text) : proseOf(text)), []);
  });
}

test('[spelling] a mistake is noticed, also in and behind a task, and not in code', () => {
  const task = '```predict a\nask = "Do thay wait?"\n```\n\n```python\ncnt = 1\n```\n\nTwo threads wait for eachother.\n';
  assert.deepEqual(unknownWords(proseOf(task)), ['thay', 'eachother']);
});
