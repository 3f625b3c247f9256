// Lines that are too long for the screen go on further in than they begin, as Python needs to be read.

import {RangeSetBuilder} from '@codemirror/state';
import {Decoration, ViewPlugin} from '@codemirror/view';

const FURTHER = 4; // characters

function indent(columns) {
  const style = `padding-left: calc(8px + ${columns}ch); text-indent: -${columns}ch`;
  return Decoration.line({attributes: {style}});
}

function indented({state, visibleRanges}) {
  const marks = new RangeSetBuilder();
  for (const {from, to} of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      marks.add(line.from, line.from, indent(/^ */.exec(line.text)[0].length + FURTHER));
      at = line.to + 1;
    }
  }
  return marks.finish();
}

export const hangingLines = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.marks = indented(view);
    }

    update({docChanged, viewportChanged, view}) {
      if (docChanged || viewportChanged) this.marks = indented(view);
    }
  },
  {decorations: ({marks}) => marks},
);
