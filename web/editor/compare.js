// What the reader has changed: the original's lines and the reader's, marked by sign, word and colour.

import {lineDifference} from './difference.js';

const SIGNS = {same: ' ', gone: '−', new: '+'};
const WORDS = {gone: 'Original: ', new: 'Yours: '};
const TAGS = {same: 'span', gone: 'del', new: 'ins'};

function element(tag, className, text) {
  return Object.assign(document.createElement(tag), {className, textContent: text});
}

function row([kind, line]) {
  const made = element(TAGS[kind], `compare-${kind}`, '');
  const sign = element('span', 'compare-sign', SIGNS[kind]);
  sign.setAttribute('aria-hidden', 'true');
  made.append(sign);
  if (WORDS[kind]) made.append(element('span', 'unseen', WORDS[kind]));
  made.append(`${line}\n`);
  return made;
}

// An element that shows how `text` differs from `original`.
export function compareView(original, text) {
  if (text === original) return element('p', 'compare-none', 'Nothing is changed: this is the original program.');
  const view = element('pre', 'compare-lines', '');
  view.tabIndex = 0;
  view.setAttribute('role', 'group');
  view.setAttribute('aria-label', 'Your program compared with the original');
  const lines = (program) => program.replace(/\n$/, '');
  view.append(...lineDifference(lines(original), lines(text)).map(row));
  return view;
}
