// docs/command.md against the command: every example shows what is really printed, every key of the JSON is explained,
// every option is mentioned.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';

import {racecourse} from './command.mjs';

const manual = readFileSync(join(import.meta.dirname, '../../docs/command.md'), 'utf8');
const blocks = [...manual.matchAll(/^```(\w+) ?(.*)\n([^]*?)^```$/gm)].map(([, language, title, content]) => ({language, title, content}));
const files = Object.fromEntries(blocks.filter(({language}) => language === 'python').map(({title, content}) => [title, content]));
files['goal.py'] = blocks.find(({language}) => language === 'text').content + files['counter.py'];

// What differs from run to run and machine to machine.
const VARYING = new Set(['seconds', 'bytes', 'cores', 'overlapped']);
const steady = (text) => text.replace(/[▏▎▍▌▋▊▉█]+/g, '').replace(/[<>] |\bcores?\b/g, '').replace(/[0-9]+([.,][0-9]+)*/g, 'N').replace(/ +/g, ' ')
  .split('\n').filter((line) => !line.endsWith('can happen and did not.')).sort().join('\n');

test('each example shows what the command prints', async () => {
  const examples = blocks.filter(({language}) => language === 'console');
  assert.equal(examples.length, 4);
  for (const {title, content} of examples) {
    const [, words, expected] = /^\$ racecourse (.*)\n([^]*)$/.exec(content);
    const {stdout} = await racecourse(words.split(' '), {files});
    if (title === 'varies') {
      assert.equal(steady(stdout), steady(expected));
    } else {
      assert.equal(stdout, expected);
    }
  }
});

// A value of the example against the real one: equal, but for what varies.
function compare(actual, expected, name) {
  if (VARYING.has(name)) return assert.equal(typeof actual, typeof expected);
  if (typeof expected !== 'object' || expected === null) return assert.equal(actual, expected, name);
  assert.deepEqual(Object.keys(actual), Object.keys(expected), name);
  for (const key of Object.keys(expected)) compare(actual[key], expected[key], key);
}

const exampleOf = (command) => JSON.parse(blocks.find(({language, title}) => language === 'json' && title === command).content);

test('the JSON examples of check, step and goals are real', async () => {
  const check = await racecourse(['check', '--json', 'counter.py'], {files});
  compare(JSON.parse(check.stdout), exampleOf('check'), '');
  const step = await racecourse(['step', '--json', '--schedule', '1_2', 'counter.py'], {files});
  compare(JSON.parse(step.stdout), exampleOf('step'), '');
  const goals = await racecourse(['goals', '--json', '--schedule', '1_2-2_1', 'goal.py'], {files});
  compare(JSON.parse(goals.stdout), exampleOf('goals'), '');
});

test('the JSON example of run has the right form', async () => {
  const {stdout} = await racecourse(['run', '--json', 'counter.py'], {files});
  const actual = JSON.parse(stdout);
  const example = exampleOf('run');
  const form = (value) => Array.isArray(value) ? [...new Set(value.map((one) => JSON.stringify(form(one))))].sort().map((one) => JSON.parse(one)) :
    value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'values' ? 'values' : form(one)])) : typeof value;
  assert.deepEqual(form(actual), form(example));
});

test('every key of the JSON is explained', async () => {
  const keysOf = (value) => value === null || typeof value !== 'object' ? [] :
    Array.isArray(value) ? value.flatMap(keysOf) : Object.entries(value).flatMap(([key, one]) => key === 'values' ? [key] : [key, ...keysOf(one)]);
  const section = (name) => manual.slice(manual.indexOf(`### ${name}`)).split(/\n### |\n## /)[0].split('```')[2];
  for (const command of ['check', 'step', 'goals', 'run']) {
    const own = section(command);
    const checked = section('check');
    for (const key of new Set(keysOf(exampleOf(command)))) {
      assert.ok(own.includes(`\`${key}\``) || (own.includes('as for check') && checked.includes(`\`${key}\``)), `${command}: ${key}`);
    }
  }
});

test('every option of the help is in the manual, and the other way round', async () => {
  const optionsIn = (text) => new Set(text.match(/--[a-z][a-z-]*/g));
  const help = (await Promise.all(['check', 'step', 'goals', 'run'].map((command) => racecourse([command, '--help'])))).map(({stdout}) => stdout).join('');
  const inManual = optionsIn(manual.slice(manual.indexOf('## `racecourse check`')));
  const inHelp = optionsIn(help);
  assert.deepEqual([...inHelp].filter((option) => !inManual.has(option)), []);
  assert.deepEqual([...inManual].filter((option) => !inHelp.has(option)), []);
});

test('the exit codes of the help are those of the manual', async () => {
  const {stdout} = await racecourse(['--help']);
  const inHelp = stdout.slice(stdout.indexOf('Exit codes:')).match(/[0-9]+/g);
  const table = manual.slice(manual.indexOf('## Exit codes')).split('\n## ')[0];
  assert.deepEqual([...table.matchAll(/^\| ([0-9]+) \|/gm)].map(([, code]) => code), inHelp);
});
