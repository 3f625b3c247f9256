// What the editor is made of: Python, history, search, keys, and the looks that it shares with the code on the canvas.

import {defaultKeymap, history, historyKeymap, indentWithTab} from '@codemirror/commands';
import {pythonLanguage} from '@codemirror/lang-python';
import {HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting} from '@codemirror/language';
import {search, searchKeymap} from '@codemirror/search';
import {EditorState} from '@codemirror/state';
import {EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers} from '@codemirror/view';
import {tags} from '@lezer/highlight';
import {hangingLines} from './hanging_lines.js';
import {theme} from './theme.js';
import {nextTrouble, troubles} from './troubles.js';

// Colour means threads and verdicts, so code is told apart as on the canvas: by weight of ink and the one accent.
const HIGHLIGHT = HighlightStyle.define([
  {tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null, tags.self], class: 'code-keyword'},
  {tag: [tags.number, tags.string, tags.special(tags.string)], class: 'code-literal'},
  {tag: tags.comment, class: 'code-comment'},
]);

const PHRASES = {
  next: 'Next',
  previous: 'Previous',
  all: 'All',
  replace: 'Replace',
  'replace all': 'Replace all',
  'match case': 'Match case',
  'by word': 'Whole words',
  regexp: 'Pattern',
};

// `editor` is told of changes, and checks every schedule on Ctrl+Enter.
export function extensions(editor, title) {
  return [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    bracketMatching(),
    indentOnInput(),
    indentUnit.of('    '),
    pythonLanguage,
    syntaxHighlighting(HIGHLIGHT),
    search({top: true}),
    troubles,
    EditorView.lineWrapping,
    hangingLines,
    EditorState.phrases.of(PHRASES),
    EditorView.contentAttributes.of({'aria-label': `Program: ${title}`, 'aria-describedby': 'fix-help'}),
    EditorView.updateListener.of((update) => update.docChanged && editor.changed()),
    EditorView.domEventHandlers({blur: () => editor.settle()}),
    keymap.of([
      {key: 'Mod-Enter', run: () => editor.check()},
      {key: 'F8', run: nextTrouble},
      indentWithTab,
      ...searchKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    theme,
  ];
}
