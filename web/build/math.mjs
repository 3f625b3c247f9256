// A markdown-it plug-in: $..$ and $$..$$ become MathML at build time.

import katex from 'katex';
import {CourseError} from './error.mjs';

function toMathMl(source, displayMode) {
  try {
    // KaTeX wraps the formula in a span that only its own style sheet needs.
    const wrapped = katex.renderToString(source, {output: 'mathml', displayMode, throwOnError: true});
    return /<math[\s\S]*<\/math>/.exec(wrapped)[0];
  } catch (error) {
    throw new CourseError(
      `The formula $${source}$ cannot be read: ${error.message.replace(/^KaTeX parse error: /, '')}.`,
    );
  }
}

// A dollar opens a formula before anything but a space, and closes it after anything but a space and before no digit:
// so "it costs $5 or $6" stays text.
function inlineRule(state, silent) {
  const {src, pos} = state;
  if (src[pos] !== '$' || src[pos + 1] === '$' || /\s/.test(src[pos + 1] ?? ' ')) return false;
  let end = src.indexOf('$', pos + 1);
  while (end > 0 && src[end - 1] === '\\') end = src.indexOf('$', end + 1);
  if (end < 0 || /\s/.test(src[end - 1]) || /\d/.test(src[end + 1] ?? '')) return false;
  if (!silent) state.push('math_inline', 'math', 0).content = src.slice(pos + 1, end);
  state.pos = end + 1;
  return true;
}

function lineAt(state, line) {
  return state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]).trim();
}

function blockRule(state, first, last, silent) {
  const opening = lineAt(state, first);
  if (!opening.startsWith('$$')) return false;
  const oneLine = opening.length > 4 && opening.endsWith('$$');
  let line = first;
  while (!oneLine && ++line < last && !lineAt(state, line).endsWith('$$'));
  if (!oneLine && line >= last) return false;
  if (silent) return true;
  const source = Array.from({length: line - first + 1}, (_, i) => lineAt(state, first + i)).join('\n');
  state.push('math_block', 'math', 0).content = source.slice(2, -2).trim();
  state.line = line + 1;
  return true;
}

export function mathPlugin(markdown) {
  markdown.inline.ruler.after('escape', 'math_inline', inlineRule);
  markdown.block.ruler.before('fence', 'math_block', blockRule, {alt: ['paragraph', 'list', 'blockquote']});
  markdown.renderer.rules.math_inline = (tokens, at) => toMathMl(tokens[at].content, false);
  markdown.renderer.rules.math_block = (tokens, at) =>
    `<div class="formula" tabindex="0" role="group" aria-label="Formula">${toMathMl(tokens[at].content, true)}</div>\n`;
}
