#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <format>
#include <limits>

#include "cli/text.h"

namespace racecourse::cli {
namespace {

constexpr int kNarrowestTerminal = 40;
constexpr std::chrono::milliseconds kFirstProgress(300);
constexpr std::chrono::milliseconds kBetweenProgress(100);

int environmentNumber(const char* name) {
  const char* text = std::getenv(name);
  if (text == nullptr) return 0;
  const std::string_view digits = text;
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

int widthOf(int file) {
  winsize size{};
  const bool terminal = isatty(file) != 0;
  int width = environmentNumber("COLUMNS");
  if (width <= 0 && terminal && ioctl(file, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width <= 0 && terminal) width = 80;
  return width <= 0 ? std::numeric_limits<int>::max() : std::max(width, kNarrowestTerminal);
}

bool coloursWanted(int file) {
  const char* refused = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  return isatty(file) != 0 && (refused == nullptr || *refused == '\0') &&
         (kind == nullptr || std::string_view(kind) != "dumb");
}

}  // namespace

Terminal Terminal::standardOutput() {
  Terminal terminal;
  terminal.colours_ = coloursWanted(STDOUT_FILENO);
  terminal.width_ = widthOf(STDOUT_FILENO);
  return terminal;
}

std::string Terminal::styled(std::string_view code, std::string_view text) const {
  return colours_ ? std::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

void Terminal::line(std::string_view text) const {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
}

void Terminal::paragraph(std::string_view text) const {
  for (const std::string& part : wrapped(text, width_)) line(part);
}

void Terminal::complain(std::string_view sentence) {
  std::fflush(stdout);
  std::fwrite(sentence.data(), 1, sentence.size(), stderr);
  std::fputc('\n', stderr);
}

ProgressLine::ProgressLine()
    : terminal_(isatty(STDERR_FILENO) != 0), next_(std::chrono::steady_clock::now() + kFirstProgress) {}

bool ProgressLine::due() {
  if (!terminal_ || std::chrono::steady_clock::now() < next_) return false;
  next_ = std::chrono::steady_clock::now() + kBetweenProgress;
  return true;
}

void ProgressLine::show(std::string_view text) {
  const std::string line = cut(text, std::min(widthOf(STDERR_FILENO), 200) - 1);
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  std::fflush(stderr);
  visible_ = true;
}

void ProgressLine::clear() {
  if (!visible_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  visible_ = false;
}

}  // namespace racecourse::cli
