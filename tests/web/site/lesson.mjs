import assert from 'node:assert/strict';
import {test} from 'node:test';
import {renderLesson} from '../../../web/build/lesson.mjs';

const render = (body) => renderLesson({where: 'labs/x/lesson.md', body});
const refuses = (body, message) => assert.throws(() => render(body), {message});

test('[lesson] a link that drives the lab works with and without the program', () => {
  assert.equal(
    render('[go](lab:threads=4&run)'),
    '<p><a href="?threads=4&amp;run#lab" class="lab-link" data-lab="threads=4&amp;run">go</a></p>\n',
  );
});

test('[lesson] a lab link that is no query is refused', () =>
  refuses('[go](lab:threads=)', 'labs/x/lesson.md: The link lab:threads= is not made of name=value pairs.'));

test('[lesson] formulas become MathML without a style sheet', () => {
  const html = render('With $n \\cdot k$ and\n\n$$\\frac{1}{2}$$\n');
  assert.match(html, /<p>With <math [^>]*>.*<mi>n<\/mi><mo>⋅<\/mo><mi>k<\/mi>.*<\/math> and<\/p>/);
  assert.match(html, /<div class="formula"[^>]*><math [^>]*display="block".*<mfrac><mn>1<\/mn><mn>2<\/mn><\/mfrac>/);
  assert.doesNotMatch(html, /katex/);
});

test('[lesson] an amount in dollars is no formula', () =>
  assert.equal(render('from $5 to $6'), '<p>from $5 to $6</p>\n'));

test('[lesson] a formula that cannot be read is refused', () =>
  assert.throws(() => render('$\\frac{1}$'), /labs\/x\/lesson\.md: The formula \$\\frac\{1\}\$ cannot be read/));

test('[lesson] a thread carries its number and its colour', () => {
  assert.equal(render('`T3`'), '<p><span class="thread thread-3"><b>T3</b></span></p>\n');
  assert.equal(render('`T0 reads 5`'), '<p><span class="thread thread-0"><b>T0</b> reads 5</span></p>\n');
  assert.equal(render('`T8` `To`'), '<p><code>T8</code> <code>To</code></p>\n');
});

test('[lesson] code is highlighted, and an unknown language is refused', () => {
  assert.match(render('```python\ndef f(): pass\n```\n'), /<span class="hljs-keyword">def<\/span>/);
  refuses('```cobol\n```\n', 'labs/x/lesson.md: A code block asks for the language "cobol"; known are cpp, python, apache, html, json, markdown, nginx, sh, toml, yaml.');
});

test('[lesson] headings can be linked to, also when two have the same words', () => {
  const html = render('## The fix, and its price\n\n## The fix, and its price\n\n## Lab\n');
  assert.deepEqual(
    [...html.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id),
    ['the-fix-and-its-price', 'the-fix-and-its-price-2', 'lab-2'],
  );
});

test('[lesson] the groups of a number stay together', () =>
  assert.equal(render('400 000 and 10 in 7'), '<p>400\u202f000 and 10 in 7</p>\n'));

test('[lesson] an unknown figure is refused', () =>
  refuses('![x](figure:nothing)', 'labs/x/lesson.md: There is no figure "nothing"; known are lost-update, course.'));

test('[lesson] a link to the lab shows a program that is there, in a view that there is', () => {
  refuses('[x](lab:program=gone)', 'labs/x/lesson.md: The link lab:program=gone asks for the program "gone", which this lab does not have.');
  refuses(
    '[x](lab:view=proof)',
    'labs/x/lesson.md: The link lab:view=proof asks for the view "proof"; views are experiment, step, prove, run, fix.',
  );
});
