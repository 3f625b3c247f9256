// What tests of access share: the screens to look at, what axe finds wrong, and what is wider than the screen.

import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const SCREENS = {
  'wide and light': {colorScheme: 'light'},
  'wide and dark': {colorScheme: 'dark'},
  '360 px': {viewport: {width: 360, height: 740}},
  'at 200 % zoom': {viewport: {width: 640, height: 400}, deviceScaleFactor: 2},
};

export async function violations(page) {
  await page.evaluate(axeSource);
  const {violations: found} = await page.evaluate(() => axe.run());
  return found.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
