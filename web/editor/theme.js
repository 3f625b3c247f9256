// The looks of the editor, from the tokens of src/ui/tokens.css, so that it follows the theme by itself.

import {EditorView} from '@codemirror/view';

const CONTROL = {
  minHeight: '36px',
  border: '1px solid var(--line-strong)',
  borderRadius: 'var(--radius)',
  background: 'var(--panel)',
  color: 'var(--ink)',
  font: 'inherit',
};

export const theme = EditorView.theme({
  '&': {height: '100%', background: 'var(--panel)', color: 'var(--ink)', fontSize: 'var(--size-m)'},
  '&.cm-focused': {outline: 'none'},
  '.cm-scroller': {fontFamily: 'var(--mono)', lineHeight: '1.6'},
  '.cm-content': {padding: '8px 0', caretColor: 'var(--ink)'},
  '.cm-line': {padding: '0 12px 0 8px'},
  '.cm-gutters': {background: 'var(--panel)', color: 'var(--ink-soft)', border: '0', fontSize: 'var(--size-s)'},
  '.cm-lineNumbers .cm-gutterElement': {padding: '0 10px 0 16px', lineHeight: 'calc(1.6 * var(--size-m))'},
  '.cm-activeLine, .cm-activeLineGutter': {background: 'none'},
  '&.cm-focused .cm-activeLine': {background: 'color-mix(in srgb, var(--sunken) 60%, transparent)'},
  '&.cm-focused .cm-activeLineGutter': {color: 'var(--ink)'},
  '.cm-content ::selection, & ::selection': {background: 'color-mix(in srgb, var(--accent) 30%, transparent)'},
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    background: 'none',
    outline: '1px solid var(--line-strong)',
    borderRadius: '2px',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': {background: 'none'},
  '.cm-searchMatch': {background: 'var(--accent-soft)', outline: '1px solid var(--accent)'},
  '.cm-searchMatch-selected': {background: 'color-mix(in srgb, var(--accent) 35%, transparent)'},
  '.code-keyword': {color: 'var(--accent)'},
  '.code-literal': {color: 'color-mix(in srgb, var(--ink) 45%, var(--accent))'},
  '.code-comment': {color: 'var(--ink-soft)'},
  '.trouble-line, &.cm-focused .trouble-line': {background: 'var(--verdict-fails-soft)', boxShadow: 'inset 3px 0 0 var(--verdict-fails)'},
  '.trouble-mark': {
    textDecoration: 'underline wavy var(--verdict-fails)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '4px',
  },
  '.trouble-note': {
    padding: '2px 12px 6px 8px',
    background: 'var(--verdict-fails-soft)',
    boxShadow: 'inset 3px 0 0 var(--verdict-fails)',
    color: 'var(--verdict-fails)',
    font: '600 var(--size-s) / 1.4 var(--sans)',
    whiteSpace: 'normal',
  },
  '.cm-panels': {background: 'var(--paper)', color: 'var(--ink)', fontFamily: 'var(--sans)', zIndex: '1'},
  '.cm-panels.cm-panels-top': {borderBottom: '1px solid var(--line)'},
  '.cm-panel.cm-search': {padding: '8px 40px 8px 12px', fontSize: 'var(--size-s)'},
  '.cm-panel.cm-search label': {fontSize: 'var(--size-s)', display: 'inline-flex', alignItems: 'center', gap: '4px'},
  '.cm-panel.cm-search input[type=checkbox]': {width: '16px', height: '16px', margin: '0', accentColor: 'var(--accent)'},
  '.cm-textfield': {...CONTROL, padding: '0 8px', fontSize: 'var(--size-m)', fontFamily: 'var(--mono)'},
  '.cm-button': {...CONTROL, backgroundImage: 'none', padding: '0 12px', color: 'var(--accent)', cursor: 'pointer'},
  '.cm-panel.cm-search [name=close]': {
    top: '8px',
    right: '4px',
    width: '36px',
    height: '36px',
    color: 'var(--ink-soft)',
    fontSize: '20px',
    cursor: 'pointer',
  },
});
