// What the compiler has to say, where it says it: the line is tinted, the word underlined, the sentence below the line.
//
//   view.dispatch(showTroubles([{line: 3, column: 5, message: 'There is no name "x".'}]));

import {RangeSet, StateEffect, StateField} from '@codemirror/state';
import {Decoration, EditorView, WidgetType} from '@codemirror/view';

const setTroubles = StateEffect.define();

class Note extends WidgetType {
  constructor(message) {
    super();
    this.message = message;
  }

  eq(other) {
    return other.message === this.message;
  }

  toDOM() {
    return Object.assign(document.createElement('div'), {className: 'trouble-note', textContent: this.message});
  }
}

// The word at `position`, or the character there; at the end of a line its last character.
function wordAt(state, line, position) {
  const word = state.wordAt(position);
  if (word && word.to > position) return {from: position, to: word.to};
  const from = Math.max(line.from, Math.min(position, line.to - 1));
  return {from, to: Math.min(from + 1, line.to)};
}

// Where the column of a line begins: columns count characters, also those that take two places in a script's text.
function offset(text, column) {
  return [...text].slice(0, column - 1).join('').length;
}

function place(state, {line: number, column}) {
  const line = state.doc.line(Math.max(1, Math.min(number, state.doc.lines)));
  return {line, ...wordAt(state, line, line.from + offset(line.text, column))};
}

function decorations(state, trouble) {
  const {line, from, to} = place(state, trouble);
  return [
    Decoration.line({class: 'trouble-line'}).range(line.from),
    ...(from < to ? [Decoration.mark({class: 'trouble-mark'}).range(from, to)] : []),
    Decoration.widget({widget: new Note(trouble.message), block: true, side: 1}).range(line.to),
  ];
}

function decorated(state, list) {
  return RangeSet.of(
    list.flatMap((trouble) => decorations(state, trouble)),
    true,
  );
}

export const troubles = StateField.define({
  create: () => ({list: [], marks: Decoration.none}),
  update(value, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(setTroubles)) return {list: effect.value, marks: decorated(transaction.state, effect.value)};
    return transaction.docChanged ? {...value, marks: value.marks.map(transaction.changes)} : value;
  },
  provide: (field) => EditorView.decorations.from(field, ({marks}) => marks),
});

export function showTroubles(list) {
  return {effects: setTroubles.of(list)};
}

// The command that goes to the next error; false when there is none.
export function nextTrouble(view) {
  const places = view.state.field(troubles).list.map((trouble) => place(view.state, trouble).from);
  if (!places.length) return false;
  const next = places.find((from) => from > view.state.selection.main.head) ?? places[0];
  view.dispatch({selection: {anchor: next}, scrollIntoView: true});
  return true;
}

// In words, for the line below the editor.
export function describeTroubles(list) {
  return list.map(({line, message}) => `Line ${line}: ${message}`).join(' ');
}
