import assert from 'node:assert/strict';
import {test} from 'node:test';
import {lineDifference} from '../../../web/editor/difference.js';
import {randomNumbers} from '../hostile_links.mjs';

const short = (from, to) => lineDifference(from, to).map(([kind, line]) => ({same: ' ', gone: '-', new: '+'})[kind] + line);

test('[difference] lines that stay, go and come', () => {
  assert.deepEqual(short('a\nb\nc', 'a\nc'), [' a', '-b', ' c']);
  assert.deepEqual(short('a\nc', 'a\nb\nc'), [' a', '+b', ' c']);
  assert.deepEqual(short('a\nx = 1\nc', 'a\nx = 2\nc'), [' a', '-x = 1', '+x = 2', ' c']);
  assert.deepEqual(short('a\nb\nc\nd\ne', 'a\nB\nc\nD\ne'), [' a', '-b', '+B', ' c', '-d', '+D', ' e']);
  assert.deepEqual(short('a', 'a'), [' a']);
  assert.deepEqual(short('', 'a'), ['-', '+a']);
});

test('[difference] both texts can be read from it, whatever they are', () => {
  const random = randomNumbers(7);
  const text = () => Array.from({length: 1 + random(8)}, () => 'abc'[random(3)]).join('\n');
  for (let round = 0; round < 500; ++round) {
    const [from, to] = [text(), text()];
    const lines = lineDifference(from, to);
    const without = (kind) => lines.filter(([each]) => each !== kind).map(([, line]) => line).join('\n');
    assert.equal(without('new'), from);
    assert.equal(without('gone'), to);
  }
});

test('[difference] two long texts without a common line take no time', () => {
  const text = (letter) => Array.from({length: 20_000}, (_, i) => letter + i).join('\n');
  const began = performance.now();
  assert.equal(lineDifference(text('a'), text('b')).length, 40_000);
  assert.ok(performance.now() - began < 2000);
});
