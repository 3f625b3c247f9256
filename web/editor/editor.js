// The Fix view's editor: the program's text with its errors under their lines, the comparison with the original, and
// the way back to it. Loaded by web/fix.js when the view is first opened.
//
//   const editor = mountEditor(element, {edit, reset, check, keeps});
//   editor.show({program: 'lost_update', title: 'Lost update', text, original}, troubles);

import {EditorState} from '@codemirror/state';
import {EditorView} from '@codemirror/view';
import {compareView} from './compare.js';
import {extensions} from './extensions.js';
import {createFrame} from './frame.js';
import {describeTroubles, showTroubles} from './troubles.js';

const PAUSE_MS = 300; // after a keystroke, before the text is compiled
const PATIENCE_MS = 400; // after a keystroke, before a new error is pointed out

// The smallest change that turns one text into another, so that the cursor stays where it was.
function difference(from, to) {
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) ++start;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) ++end;
  return {from: start, to: from.length - end, insert: to.slice(start, to.length - end)};
}

class Editor {
  constructor(element, actions) {
    this.actions = actions;
    this.states = new Map(); // by program: each keeps its own history
    this.program = null;
    this.frame = createFrame(element, {
      keeps: actions.keeps,
      reset: () => this.reset(),
      compare: () => this.compare(),
    });
    this.view = new EditorView({parent: this.frame.code});
  }

  // Follows what the lab says: another program, or another text of this one.
  show({program, title, text, original}, troubles) {
    this.original = original;
    if (program !== this.program) this.open(program, title, text);
    else if (text !== this.synced) this.replace(text);
    this.synced = text;
    this.frame.follow(text !== original);
    this.point(troubles);
  }

  open(program, title, text) {
    if (this.program) this.states.set(this.program, this.view.state);
    this.program = program;
    const fresh = () => EditorState.create({doc: text, extensions: extensions(this, title)});
    this.view.setState(this.states.get(program) ?? fresh());
    this.frame.name(title);
    this.replace(text);
    if (this.comparing) this.compare();
  }

  replace(text) {
    const now = this.view.state.doc.toString();
    if (now !== text) this.view.dispatch({changes: difference(now, text)});
  }

  // Called with every change of the text, by the reader or from outside.
  changed() {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.settle(), PAUSE_MS);
  }

  // Hands the text to the lab if it does not have it yet.
  settle() {
    clearTimeout(this.typing);
    const text = this.view.state.doc.toString();
    if (this.program === null || text === this.synced) return;
    this.synced = text;
    this.point(this.actions.edit(text));
  }

  // A new error waits for the end of the word; one that is gone goes at once.
  point(troubles) {
    clearTimeout(this.pointing);
    const show = () => {
      this.view.dispatch(showTroubles(troubles));
      this.frame.say(describeTroubles(troubles));
    };
    if (troubles.length && this.view.hasFocus) this.pointing = setTimeout(show, PATIENCE_MS);
    else show();
  }

  check() {
    this.settle();
    this.actions.check();
    return true;
  }

  reset() {
    this.settle();
    this.actions.reset();
    this.view.focus();
  }

  compare() {
    this.settle();
    this.comparing = !this.comparing;
    this.frame.compare(this.comparing ? compareView(this.original, this.synced) : null);
    if (!this.comparing) this.view.requestMeasure();
  }
}

export function mountEditor(element, actions) {
  const editor = new Editor(element, actions);
  return {show: (state, troubles) => editor.show(state, troubles), settle: () => editor.settle()};
}
