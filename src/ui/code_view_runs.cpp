#include "ui/code_view_runs.h"

#include <algorithm>
#include <array>
#include <string>

namespace racecourse::ui {
namespace {

constexpr auto kKeywords = std::to_array<std::string_view>(
    {"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
     "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
     "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
     "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"});

bool startsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNameStart(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}
bool isNamePart(char c) { return isNameStart(c) || isDigit(c); }

// Goes through the lines; remembers the three quotes of a string that goes on.
class Painter {
 public:
  std::vector<CodeRun> paint(std::string_view line) {
    line_ = line;
    at_ = 0;
    runs_.clear();
    if (!open_.empty()) string(0);
    while (at_ < line_.size()) token();
    return std::move(runs_);
  }

 private:
  void token() {
    const char c = line_[at_];
    if (c == '#') return add(at_, line_.size(), CodeKind::kComment);
    if (c == '"' || c == '\'') return openString(at_);
    if (isNameStart(c)) return word();
    if (isDigit(c)) return add(at_, endOf([](char d) { return isNamePart(d) || d == '.'; }), CodeKind::kNumber);
    ++at_;
  }

  // A name, a keyword, or the prefix of a string.
  void word() {
    const std::size_t start = at_, end = endOf(isNamePart);
    const std::string_view name = line_.substr(start, end - start);
    const bool quote = end < line_.size() && (line_[end] == '"' || line_[end] == '\'');
    if (quote && name.size() <= 2 && name.find_first_not_of("rbfuRBFU") == name.npos) {
      at_ = end;
      return openString(start);
    }
    if (std::ranges::contains(kKeywords, name)) return add(start, end, CodeKind::kKeyword);
    at_ = end;
  }

  void openString(std::size_t start) {
    const std::string_view one = line_.substr(at_, 1);
    const std::string three(3, one[0]);
    open_ = line_.substr(at_).starts_with(three) ? three : std::string(one);
    at_ += open_.size();
    string(start);
  }

  // Up to the quotes that close the string, or to the end of the line.
  void string(std::size_t start) {
    while (at_ < line_.size() && !line_.substr(at_).starts_with(open_)) at_ += line_[at_] == '\\' ? 2 : 1;
    const bool closed = at_ < line_.size();
    const std::size_t end = closed ? at_ + open_.size() : line_.size();
    if (closed || open_.size() == 1) open_.clear();
    add(start, end, CodeKind::kString);
  }

  template <class Part>
  std::size_t endOf(Part part) const {
    std::size_t end = at_;
    while (end < line_.size() && part(line_[end])) ++end;
    return end;
  }

  void add(std::size_t from, std::size_t to, CodeKind kind) {
    runs_.push_back({characterCount(line_.substr(0, from)), characterCount(line_.substr(0, to)), kind});
    at_ = to;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::string open_;  // the quotes of the string that goes on
  std::vector<CodeRun> runs_;
};

}  // namespace

std::vector<std::string_view> linesOf(std::string_view source) {
  std::vector<std::string_view> lines;
  while (!source.empty()) {
    const std::size_t end = source.find('\n');
    std::string_view line = source.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    source.remove_prefix(end == source.npos ? source.size() : end + 1);
  }
  return lines;
}

std::vector<std::vector<CodeRun>> pythonRuns(std::string_view source) {
  std::vector<std::vector<CodeRun>> out;
  Painter painter;
  for (const std::string_view line : linesOf(source)) out.push_back(painter.paint(line));
  return out;
}

int characterCount(std::string_view text) { return static_cast<int>(std::ranges::count_if(text, startsCharacter)); }

std::string_view characters(std::string_view line, int from, int to) {
  std::size_t at = 0, start = line.size();
  for (int index = -1; at < line.size(); ++at) {
    if (!startsCharacter(line[at])) continue;
    ++index;
    if (index == from) start = at;
    if (index == to) break;
  }
  return start < at ? line.substr(start, at - start) : std::string_view{};
}

}  // namespace racecourse::ui
