#pragma once

// Where the lines of a program lie: long ones wrapped with a hanging indent, room below a line for what is said of it,
// and how far to scroll so that the threads stay in sight. Numbers alone, no drawing.
//
//   const CodeRows rows = layOutRows(lines, {.cells = 34, .row = 22, .below = {{5, 24}}});
//   rows.row[rows.firstOf(5)].y

#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace racecourse::ui {

// A part of a line that fits the width: characters `from` up to `to`, after `indent` empty cells.
struct CodePiece {
  int from, to, indent;

  bool operator==(const CodePiece&) const = default;
};

// `line` in pieces of at most `cells` characters, broken after a space, comma, bracket or operator where there is one;
// further pieces are indented by two more than the line, as far as room allows, and start with no
// space.
std::vector<CodePiece> wrapLine(std::string_view line, int cells);

// A piece of line `line` (from 1) and its top.
struct CodeRow {
  int line;
  CodePiece piece;
  float y;

  bool operator==(const CodeRow&) const = default;
};

struct CodeMetrics {
  int cells = 80;              // characters across
  float row = 24;              // height of a row
  std::map<int, float> below;  // room below some lines, by number
};

struct CodeRows {
  std::vector<CodeRow> row;
  std::vector<std::size_t> first;  // of each line, and one past the end
  float height = 0;

  // The rows of `line`, which counts from 1; nothing for a line that is not there.
  std::span<const CodeRow> of(int line) const;
};

CodeRows layOutRows(std::span<const std::string_view> lines, const CodeMetrics& metrics);

// A stretch of pixels from the top of the program.
struct CodeStretch {
  float from, to;
};

// The scroll position nearest to `top` at which `wanted` lies in a view of `height` with a margin around it, as far as
// the `content` allows. What is taller than the view starts at its top.
float scrollToShow(float top, float height, float content, CodeStretch wanted, float margin);

// How many badges stand side by side in front of a line: as many as threads, up to `most`.
int badgeSlots(int threads, int most);

}  // namespace racecourse::ui
