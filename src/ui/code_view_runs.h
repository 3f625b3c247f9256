#pragma once

// The colours of a Python source: which characters are keywords, numbers, strings and comments. Words alone, no
// grammar: it colours whatever it is given.
//
//   pythonRuns("x = 1  # one\n")[0]   // {4, 5, kNumber}, {7, 12, kComment}

#include <string_view>
#include <vector>

namespace racecourse::ui {

enum class CodeKind { kKeyword, kNumber, kString, kComment };

// Characters `from` up to `to` of a line, counted from 0. What lies in no run is plain.
struct CodeRun {
  int from, to;
  CodeKind kind;

  bool operator==(const CodeRun&) const = default;
};

// The lines of `source` without their ends; a line end at the very end starts no further line.
std::vector<std::string_view> linesOf(std::string_view source);

// The runs of each line of `source`, in order. Strings in three quotes go on over lines.
std::vector<std::vector<CodeRun>> pythonRuns(std::string_view source);

// Characters, not bytes, of UTF-8.
int characterCount(std::string_view text);

// The characters `from` up to `to` of `line`.
std::string_view characters(std::string_view line, int from, int to);

}  // namespace racecourse::ui
