// Where the command writes: how wide it is, whether it shows colours, and a line of progress that overwrites itself.
//
//   Terminal out = Terminal::standardOutput();
//   out.line(out.bold("holds"));
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace racecourse::cli {

class Terminal {
 public:
  // Colours only on a terminal, and not when NO_COLOR is set or TERM is "dumb". As wide as the terminal, or as COLUMNS
  // says; what goes elsewhere is not cut.
  static Terminal standardOutput();

  int width() const { return width_; }

  std::string bold(std::string_view text) const { return styled("1", text); }
  std::string dim(std::string_view text) const { return styled("2", text); }
  std::string good(std::string_view text) const { return styled("1;32", text); }
  std::string bad(std::string_view text) const { return styled("1;31", text); }
  std::string warning(std::string_view text) const { return styled("1;33", text); }

  void line(std::string_view text = {}) const;
  // Broken at spaces where it is wider than the terminal.
  void paragraph(std::string_view text) const;

  // To standard error.
  static void complain(std::string_view sentence);

 private:
  std::string styled(std::string_view code, std::string_view text) const;

  bool colours_ = false;
  int width_ = 0;
};

// The line on standard error that says how far the work has come; nothing when that is no terminal.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // Whether it is time to show() something: on a terminal, ten times a second.
  bool due();
  void show(std::string_view text);
  void clear();

 private:
  bool terminal_ = false;
  bool visible_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace racecourse::cli
