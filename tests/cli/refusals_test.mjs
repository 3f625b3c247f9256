// What the command says when it cannot do what it is asked to: one clear sentence on standard error, and its exit code.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {racecourse} from './command.mjs';

// Checks a program; its sentence, the exit code, and that nothing was printed besides.
async function refusal(content, words = ['check', 'a.py']) {
  const {stdout, stderr, status} = await racecourse(words, {files: content === undefined ? {} : {'a.py': content}});
  assert.equal(stdout, '');
  return {sentence: stderr, status};
}

test('a program outside the language is refused with its place, its line and a caret', async () => {
  const {sentence, status} = await refusal('x = 1\nif x:\n    y = = 2\n');
  assert.match(sentence, /^a\.py:3:9: .+\.\n      y = = 2\n          \^\n$/);
  assert.equal(status, 3);
});

test('an unknown name is refused', async () => {
  const {sentence, status} = await refusal('x = foo(1)\n');
  assert.match(sentence, /^a\.py:1:5: .*`foo`/);
  assert.equal(status, 3);
});

test('tabs mixed with spaces are refused', async () => {
  const {sentence, status} = await refusal('if True:\n\tx = 1\n        y = 2\n');
  assert.match(sentence, /^a\.py:3:\d+: Tabs and spaces are mixed/);
  assert.equal(status, 3);
});

test('deeply nested source is refused at once, however it is nested', async () => {
  const programs = ['x = ' + '('.repeat(100_000) + '1' + ')'.repeat(100_000) + '\n', 'x = ' + '['.repeat(400_000), 'x = ' + '-'.repeat(900_000) + '1\n',
    Array.from({length: 400}, (_, i) => ' '.repeat(i) + 'if 1:\n').join('') + ' '.repeat(400) + 'pass\n'];
  for (const program of programs) {
    const {sentence, status} = await refusal(program);
    assert.match(sentence, /^a\.py:\d+:\d+: [A-Z]/);
    assert.ok(sentence.length < 1_000);
    assert.equal(status, 3);
  }
});

test('source of almost 1 MB is read', async () => {
  const source = `x = 1  # ${'x'.repeat(999_000)}\nassert x == 1\n`;
  const {status} = await racecourse(['check', 'a.py'], {files: {'a.py': source}});
  assert.equal(status, 0);
});

test('a file over 1 MB is not', async () => {
  const {sentence, status} = await refusal('#'.repeat(1_000_001));
  assert.equal(sentence, 'a.py: The program is longer than 1 MB. Cut it down to the part that matters.\n');
  assert.equal(status, 66);
});

test('an endless file is not', async () => {
  const {sentence, status} = await refusal(undefined, ['check', '/dev/zero']);
  assert.match(sentence, /^\/dev\/zero: The program is longer than 1 MB/);
  assert.equal(status, 66);
});

test('a file that is not UTF-8 is not read', async () => {
  const {sentence, status} = await refusal(Buffer.from('x = "\xff"\n', 'latin1'));
  assert.equal(sentence, 'a.py:1:6: This byte is not UTF-8 text. Save the file with the encoding UTF-8.\n');
  assert.equal(status, 66);
});

test('a zero byte is not text', async () => {
  const {sentence, status} = await refusal('x = 1\0\n');
  assert.match(sentence, /^a\.py:1:6: This is a zero byte/);
  assert.equal(status, 66);
});

test('a missing file and a folder are named', async () => {
  assert.deepEqual(await refusal(undefined), {sentence: 'a.py: There is no such file.\n', status: 66});
  const {stderr, status} = await racecourse(['check', '.']);
  assert.equal(stderr, '.: This is a folder, not a program.\n');
  assert.equal(status, 66);
});

test('a file name cannot steer the terminal', async () => {
  const {sentence, status} = await refusal(undefined, ['check', '\x1b[2J.py']);
  assert.equal(sentence, '\\x1b[2J.py: There is no such file.\n');
  assert.equal(status, 66);
});

test('an empty file holds', async () => {
  const {stdout, status} = await racecourse(['check', 'a.py'], {files: {'a.py': ''}});
  assert.match(stdout, /^a\.py: holds\n/);
  assert.equal(status, 0);
});

test('a command line that makes no sense ends with 2 and one sentence', async () => {
  const cases = [
    [[], /^Say what to do: check, step, goals or run\./],
    [['chekc', 'a.py'], /^There is no command chekc\./],
    [['check'], /^check needs a program/],
    [['check', '--frobnicate', 'a.py'], /^check has no option --frobnicate\./],
    [['check', '--times', '3', 'a.py'], /^check has no option --times\./],
    [['check', '--threads', '0', 'a.py'], /^--threads needs a number from 1 to 64, not 0\./],
    [['check', '--threads', 'two', 'a.py'], /^--threads needs a number from 1 to 64, not two\./],
    [['check', '--max-memory', '1T', 'a.py'], /^--max-memory needs a size/],
    [['check', 'a.py', '--max-states'], /^--max-states needs a number/],
    [['check', '--json=yes', 'a.py'], /^--json takes no value\./],
    [['check', '-', '-'], /^Standard input can be read only once\./],
    [['step', 'a.py', 'b.py'], /^step takes one program at a time\./],
    [['step', '--schedule', '1--2', 'a.py'], /^--schedule: /],
    [['run', '--seconds', '-1', 'a.py'], /^--seconds needs a number of seconds above 0, not -1\./],
    [['run', '--seconds', 'nan', 'a.py'], /^--seconds needs/],
  ];
  for (const [words, expected] of cases) {
    const {stdout, stderr, status} = await racecourse(words, {files: {'a.py': 'x = 1\n', 'b.py': ''}});
    assert.match(stderr, expected);
    assert.equal(stderr.split('\n').length, 2);
    assert.equal(stdout, '');
    assert.equal(status, 2, words.join(' '));
  }
});

test('help and version are no mistakes', async () => {
  for (const words of [['--help'], ['help'], ['help', 'run'], ['check', '--help'], ['step', '-h'], ['run', 'a.py', '--help'], ['--version']]) {
    const {stdout, stderr, status} = await racecourse(words);
    assert.match(stdout, /^racecourse/);
    assert.equal(stderr, '');
    assert.equal(status, 0);
  }
});

test('a file whose name begins with a dash comes behind --', async () => {
  const {status} = await racecourse(['check', '--', '-x.py'], {files: {'-x.py': 'x = 1\n'}});
  assert.equal(status, 0);
});

test('output that cannot be written is no success', async () => {
  const {stderr, status} = await racecourse(['check', 'a.py'], {files: {'a.py': 'x = 1\n'}, printTo: '/dev/full'});
  assert.equal(stderr, 'The output cannot be written.\n');
  assert.equal(status, 70);
});
