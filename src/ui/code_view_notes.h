#pragma once

// How far threads are in a statement, as one small track: its parts in order, a tick behind those that all have taken,
// and each thread's badge in front of the part it takes next. Two threads that both have read:
//
//   read ✓ │ (1)(2) write

#include <string>
#include <utility>
#include <vector>

#include "ui/code_view.h"

namespace racecourse::ui {

struct CodeNote {
  int line = 0;
  std::vector<std::string> parts;
  std::vector<std::pair<int, int>> threads;  // thread, and how many parts it has taken

  bool operator==(const CodeNote&) const = default;
};

// The notes of `view`, in order of lines: threads in the same statement share one; none for a statement that nobody
// has begun.
std::vector<CodeNote> notesOf(const CodeView& view);

float noteWidth(const Ui& ui, const CodeNote& note);

// Draws `note` from `at`, the middle of its left edge.
void drawNote(Ui& ui, ImVec2 at, const CodeNote& note);

}  // namespace racecourse::ui
