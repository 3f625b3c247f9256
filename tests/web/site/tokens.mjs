import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {contrast, parseTokens, systemDarkRule} from '../../../web/build/tokens.mjs';

const css = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');
const {light, dark, overrides} = parseTokens(css);
const themes = {light, dark};

const THREADS = Array.from({length: 8}, (_, i) => `thread-${i}`);
const VERDICTS = ['holds', 'fails', 'deadlock', 'unknown'].map((name) => `verdict-${name}`);

const TEXT = 4.5;
const MARK = 3;
const PAIRS = [
  ...['ink', 'ink-soft'].flatMap((name) => ['paper', 'panel', 'sunken'].map((ground) => [name, ground, TEXT])),
  ...['paper', 'panel', 'accent-soft'].map((ground) => ['accent', ground, TEXT]),
  ['accent-ink', 'accent', TEXT],
  ...VERDICTS.flatMap((name) => ['paper', 'panel', `${name}-soft`].map((ground) => [name, ground, TEXT])),
  ...THREADS.map((name) => ['ink', `${name}-soft`, TEXT]),
  ...THREADS.flatMap((name) => ['paper', 'panel', `${name}-soft`].map((ground) => [name, ground, MARK])),
  ...['paper', 'panel'].flatMap((ground) => [
    ['line-strong', ground, MARK],
    ['focus', ground, MARK],
  ]),
];

for (const [theme, tokens] of Object.entries(themes)) {
  test(`[tokens] text and marks stand out enough in the ${theme} theme`, () => {
    const short = PAIRS.map(([name, ground, least]) => [
      `${name} on ${ground}`,
      contrast(tokens[name], tokens[ground]),
      least,
    ]);
    assert.deepEqual(
      short.filter(([, reached, least]) => !(reached >= least)),
      [],
    );
  });
}

test('[tokens] contrast is what WCAG says it is', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
});

test('[tokens] the dark block overrides every colour and nothing else', () => {
  const colours = Object.keys(light).filter((name) => light[name].startsWith('#'));
  assert.deepEqual(Object.keys(overrides), colours);
});

test('[tokens] every declaration is a six-digit colour, a length or a size', () => {
  const odd = Object.entries({...light, ...overrides}).filter(([, value]) => !/^(#[0-9a-f]{6}|\d+(px)?)$/.test(value));
  assert.deepEqual(odd, []);
});

test('[tokens] a reader whose system is dark gets the dark block', () => {
  const rule = systemDarkRule(css);
  for (const [name, value] of Object.entries(overrides)) assert.ok(rule.includes(`--${name}: ${value};`), name);
  assert.match(rule, /^@media \(prefers-color-scheme: dark\) \{\n {2}:root:not\(\[data-theme\]\) \{/);
});
