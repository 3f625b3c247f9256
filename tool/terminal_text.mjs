// Text of others, made fit for one line of a terminal or a table: without control characters and terminal sequences,
// and as wide as wanted.
//
//   clean('\x1b[31mAda\nLovelace')     ->  'Ada Lovelace'
//   widthOf('日本')                     ->  4
//   cut('Ada Lovelace', 6)             ->  'Ada L…', and cutLeft() gives '…elace'

const SEQUENCES = new RegExp(
  [
    '\\x1b[\\]PX^_][^\\x07\\x1b\\x9c]*(?:\\x07|\\x1b\\\\|\\x9c)?', // an order with a text, up to its end
    '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]?',
    '\\x1b[ -/]*[0-~]?',
  ].join('|'),
  'g',
);
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

// On one line, and with nothing in it that is not seen.
export function clean(text) {
  return text.replace(SEQUENCES, '').replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
}

const NO_WIDTH = /[\p{Mn}\p{Me}]/u;
const TWO_WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const widthOfOne = (character) => (NO_WIDTH.test(character) ? 0 : TWO_WIDE.test(character) ? 2 : 1);

// The columns of a terminal that `text` takes.
export function widthOf(text) {
  let width = 0;
  for (const character of text) width += widthOfOne(character);
  return width;
}

// `text` in at most `width` columns, with an ellipsis where something is missing.
export function cut(text, width) {
  if (widthOf(text) <= width) return text;
  let left = width - 1;
  let kept = '';
  for (const character of text) {
    left -= widthOfOne(character);
    if (left < 0) break;
    kept += character;
  }
  return `${kept}…`;
}

// The same, with the end kept.
export function cutLeft(text, width) {
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  while (characters.reduce((sum, character) => sum + widthOfOne(character), 0) > width - 1) characters.shift();
  return `…${characters.join('')}`;
}

// `text` with spaces up to `width` columns.
export const padded = (text, width) => text + ' '.repeat(Math.max(0, width - widthOf(text)));
export const paddedLeft = (text, width) => ' '.repeat(Math.max(0, width - widthOf(text))) + text;
