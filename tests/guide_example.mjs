// What the instructor's guide tells its readers to write, so that the tests do exactly that.
//
//   listings('hosting').get('.github/workflows/publish.yml')   // {language: 'yaml', append: false, content}
//   for (const [file, content] of exampleFiles()) …            // the worked example of the page on editing

import {readFileSync} from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const FENCE = /^(`{3,})(\w+) (>> )?(\S+)\n([\s\S]*?)^\1$/gm;
const EXAMPLE = '## A lab of your own, from start to end';

const textOf = (page) => readFileSync(path.join(ROOT, 'web/guide', `${page}.md`), 'utf8');

function listingsIn(text) {
  const found = [...text.matchAll(FENCE)].map(([, , language, append, name, content]) => [name, {language, append: Boolean(append), content}]);
  return new Map(found);
}

// The blocks of a page that stand for a file, by its name.
export const listings = (page) => listingsIn(textOf(page));

function example() {
  const [, after] = textOf('editing').split(`${EXAMPLE}\n`);
  return after.split(/^## /m)[0];
}

// The files of the worked example with their whole content, by their paths in a release. Lines for the end of a file go
// to the end of the course's own.
export function exampleFiles() {
  const whole = ([name, {append, content}]) => {
    const before = append ? `${readFileSync(path.join(ROOT, name.replace(/^course\//, 'labs/')), 'utf8')}\n` : '';
    return [name, before + content];
  };
  return new Map([...listingsIn(example())].map(whole));
}

// The commands of the worked example, in their order.
export function exampleCommands() {
  return [...example().matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, lines]) => lines.trim().split('\n'));
}
