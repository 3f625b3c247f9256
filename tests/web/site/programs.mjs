import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {parseProgram, programsJson, readPrograms} from '../../../web/build/programs.mjs';

const HEAD = '# expect: fails assertion line 4 data race\n# title: Lost update\n';
const parse = (source, file = 'x/programs/one.py') => parseProgram(source, file);
const refuses = (source, message, file) => assert.throws(() => parse(source, file), {message});

test('[programs] the head is taken off and the rest stays byte for byte', () => {
  const body = '\n# A comment: with a colon.\ncounter = 0  \n\n\tx = "\u00e9"';
  assert.deepEqual(parse(`${HEAD}# about: Two threads.\n# order: 3\n${body}`), {
    id: 'one',
    order: 3,
    about: 'Two threads.',
    goals: [],
    expect: 'fails assertion line 4 data race',
    title: 'Lost update',
    text: body,
  });
});

test('[programs] goals keep their order, and say what to reach', () => {
  const goal = (reach) => `# goal: ${reach} | Do it.\n`;
  const reaches = [
    'fails',
    'deadlock',
    'error',
    'invariant',
    'ends',
    'ends when counter == 1',
    "when state == 'a b' and n == -2",
  ];
  const {goals} = parse(`${HEAD}${reaches.map(goal).join('')}x = 1\n`);
  assert.deepEqual(
    goals,
    reaches.map((reach) => ({reach, sentence: 'Do it.'})),
  );
});

test('[programs] a mistake in a head is refused with its file and line', () => {
  const at = 'x/programs/one.py, line 3';
  refuses(
    `${HEAD}# goal: fails\nx = 1\n`,
    `${at}: a goal is what to reach, then " | ", then a sentence for the reader.`,
  );
  refuses(
    `${HEAD}# goal: when counter > 1 | Do it.\nx = 1\n`,
    `${at}: a goal cannot reach "when counter > 1". It is one of fails, deadlock, error, invariant, ends, or "ends when" or "when" with name == constant.`,
  );
  refuses(`${HEAD}# tilte: X\nx = 1\n`, `${at}: a program's head has no "tilte".`);
  refuses(`${HEAD}# title: X\nx = 1\n`, `${at}: "title" is there twice.`);
  refuses(`${HEAD}# about:\nx = 1\n`, `${at}: "about" has no text.`);
  refuses(`${HEAD}# order: first\nx = 1\n`, `${at}: "order" is a whole number, not "first".`);
  refuses(
    '# expect: works\nx = 1\n',
    'x/programs/one.py, line 1: "works" is not what a program can be expected to do.',
  );
});

test('[programs] a head without its promise or title, or without a program, is refused', () => {
  refuses('x = 1\n', 'x/programs/one.py needs a line "# expect: ..." at its top.');
  refuses('# expect: holds\nx = 1\n', 'x/programs/one.py needs a line "# title: ..." at its top.');
  refuses(HEAD, 'x/programs/one.py has a head and no program below it.');
  refuses(
    `${HEAD}x = 1\n`,
    'x/programs/One-2.py: a program\'s name is made of a-z, 0-9 and _.',
    'x/programs/One-2.py',
  );
});

test('[programs] they come by order, then by file name; a lab without programs has none', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'programs-'));
  try {
    const folder = path.join(root, 'x/programs');
    await mkdir(folder, {recursive: true});
    const write = (name, extra = '') => writeFile(path.join(folder, name), `${HEAD}${extra}x = 1\n`);
    await Promise.all([write('b.py'), write('a.py'), write('d.py', '# order: 1\n'), write('c.py', '# order: 2\n')]);
    await writeFile(path.join(folder, 'notes.txt'), 'no program');
    assert.deepEqual(
      (await readPrograms(root, 'x')).map(({id}) => id),
      ['d', 'c', 'a', 'b'],
    );
    assert.deepEqual(await readPrograms(root, 'y'), []);
  } finally {
    await rm(root, {recursive: true});
  }
});

test('[programs] nothing in a program can end the element that holds it, and its promise is not told', () => {
  const text = 'print("</script><script>alert(1)</script><!--")\n';
  const json = programsJson([parse(`${HEAD}${text}`)]);
  assert.doesNotMatch(json, /<|assertion line 4/);
  assert.deepEqual(JSON.parse(json), [{id: 'one', title: 'Lost update', about: '', goals: [], text}]);
});
