#pragma once

// A program laid out for one frame: its rows, what is said beside and below them, and how to draw each layer.
//
//   CodePage page = layOutPage(ui, box, view);
//   drawSpans(ui, page), drawLines(ui, page), drawBadges(ui, page), drawNotes(ui, page);

#include <string_view>
#include <vector>

#include "ui/code_view.h"
#include "ui/code_view_layout.h"
#include "ui/code_view_notes.h"

namespace racecourse::ui {

struct CodePage {
  const CodeView& view;
  Rect box;
  const ImFont* font;
  float cell, row;       // size of a character
  float numbers, pitch;  // width of the line numbers, and of a badge with its gap
  int slots;             // for badges
  std::vector<std::string_view> lines;
  std::vector<CodeNote> notes;
  CodeRows rows;
  float top = 0;  // how far it is scrolled

  float codeX() const { return box.x + numbers + 10 + static_cast<float>(slots) * pitch + 8; }
  float y(const CodeRow& at) const { return box.y + at.y - top; }

  // The left edge of character `index` (from 0) of the line of a row.
  float x(const CodeRow& at, int index) const {
    return codeX() + static_cast<float>(at.piece.indent + index - at.piece.from) * cell;
  }

  // Whether the notes of `line` fit behind it; otherwise they stand below.
  bool besideFits(const Ui& ui, int line) const;

  // The height of what stands below `line`, and the width of the sentence of a failure.
  float roomBelow(const Ui& ui, int line) const;
  float sentenceWidth() const { return box.right() - codeX() - kSentenceIndent - 8; }

  static constexpr float kNoteGap = 10;         // in front of a note beside the code
  static constexpr float kSentenceIndent = 20;  // for the icon
};

CodePage layOutPage(const Ui& ui, Rect box, const CodeView& view);

// The part of the last step, of each next operation and of the failure that lies under the text.
void drawSpans(Ui& ui, const CodePage& page);

// Numbers and text of the lines that can be seen.
void drawLines(Ui& ui, const CodePage& page);

void drawBadges(Ui& ui, const CodePage& page);
void drawNotes(Ui& ui, const CodePage& page);

}  // namespace racecourse::ui
