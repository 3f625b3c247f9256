#include "engine/scanner.h"

#include <algorithm>
#include <array>

#include "engine/cursor.h"
#include "engine/literal.h"

namespace racecourse::engine {

namespace {

constexpr auto kKeywords = std::to_array<std::string_view>(
    {"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
     "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
     "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
     "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"});

// Longest first.
constexpr auto kOperators = std::to_array<std::string_view>(
    {"**=", "//=", ">>=", "<<=", "...", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", "+=", "-=",
     "*=",  "/=",  "%=",  "&=",  "|=",  "^=", "@=", ":=", "+",  "-",  "*",  "/",  "%",  "@",  "&",  "|",
     "^",   "~",   "<",   ">",   "(",   ")",  "[",  "]",  "{",  "}",  ",",  ":",  ".",  ";",  "="});

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNameStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isNamePart(char c) { return isNameStart(c) || isDigit(c); }
char closingOf(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

// Python measures an indentation twice, with tabs of 8 and of 1; where the two disagree, the order of lines depends on
// the tab size.
struct Indentation {
  int wide = 0;
  int narrow = 0;
};

struct Bracket {
  char open;
  Position position;
};

class Scanner {
 public:
  Scanner(std::string_view source, Position begin, bool inside_brackets)
      : cursor_{source, 0, begin}, inside_brackets_(inside_brackets), line_start_(!inside_brackets) {}

  Scan run() {
    while (!scan_.trouble && !cursor_.done()) scanNext();
    if (!scan_.trouble) finish();
    add(TokenKind::kEnd, cursor_.offset, cursor_.position);
    return std::move(scan_);
  }

 private:
  void scanNext() {
    if (line_start_ && brackets_.empty()) return scanIndentation();
    const char c = cursor_.peek();
    if (c == ' ' || c == '\t') return cursor_.advance();
    if (c == '#') return skipComment();
    if (c == '\n') return scanLineEnd();
    if (c == '\\') return scanContinuation();
    if (isNameStart(c)) return scanName();
    if (isDigit(c) || (c == '.' && isDigit(cursor_.peek(1)))) return scanNumber();
    if (c == '"' || c == '\'') return scanText(cursor_.offset, cursor_.position);
    scanOperator();
  }

  void scanIndentation() {
    const std::size_t from = cursor_.offset;
    const Position begin = cursor_.position;
    Indentation found;
    for (; cursor_.peek() == ' ' || cursor_.peek() == '\t'; cursor_.advance()) {
      found.wide = cursor_.peek() == '\t' ? (found.wide / 8 + 1) * 8 : found.wide + 1;
      ++found.narrow;
    }
    if (cursor_.peek() == '#') skipComment();
    if (cursor_.done()) return;
    if (cursor_.peek() == '\n') return cursor_.advance();
    line_start_ = false;
    if (cursor_.peek() == '\\') return fail(cursor_.position, "\\", "A line cannot begin with a backslash. Remove it.");
    applyIndentation(found, from, begin);
  }

  void applyIndentation(Indentation found, std::size_t from, Position begin) {
    if (found.wide > indentations_.back().wide) {
      if (found.narrow <= indentations_.back().narrow) return failTabs();
      indentations_.push_back(found);
      return add(TokenKind::kIndent, from, begin);
    }
    while (found.wide < indentations_.back().wide) {
      indentations_.pop_back();
      add(TokenKind::kDedent, cursor_.offset, cursor_.position);
    }
    if (found.wide != indentations_.back().wide) {
      return fail(
          cursor_.position, "the indentation",
          "This line lines up with no block above it. Give it exactly the indentation of the block it belongs to.");
    }
    if (found.narrow != indentations_.back().narrow) failTabs();
  }

  void failTabs() {
    fail(cursor_.position, "tabs and spaces",
         "Tabs and spaces are mixed in the indentation. Indent every line with spaces only.");
  }

  void skipComment() {
    while (!cursor_.done() && cursor_.peek() != '\n') cursor_.advance();
  }

  void scanLineEnd() {
    const std::size_t from = cursor_.offset;
    const Position begin = cursor_.position;
    cursor_.advance();
    if (inside_brackets_ || !brackets_.empty()) return;
    scan_.tokens.push_back({TokenKind::kNewline, cursor_.text.substr(from, 0), {begin, begin}});
    line_start_ = true;
  }

  void scanContinuation() {
    const Position begin = cursor_.position;
    cursor_.advance();
    const bool last = cursor_.offset + 1 >= cursor_.text.size();
    if (cursor_.peek() != '\n' || last) {
      return fail(begin, "\\",
                  "A backslash joins a line to the next one, so it must be the line's last character. Remove it.");
    }
    cursor_.advance();
  }

  void scanName() {
    const std::size_t from = cursor_.offset;
    const Position begin = cursor_.position;
    while (isNamePart(cursor_.peek())) cursor_.advance();
    const std::string_view name = cursor_.since(from);
    const bool quote = cursor_.peek() == '"' || cursor_.peek() == '\'';
    if (quote && isTextPrefix(name)) return scanText(from, begin);
    if (quote && isBytesPrefix(name)) {
      return fail(begin, std::string(name), "Racecourse has no bytes. Write a string without the b.");
    }
    add(std::ranges::contains(kKeywords, name) ? TokenKind::kKeyword : TokenKind::kName, from, begin);
  }

  void scanNumber() {
    const std::size_t from = cursor_.offset;
    const Position begin = cursor_.position;
    while (isNamePart(cursor_.peek()) || cursor_.peek() == '.' || isExponentSign(cursor_.since(from)))
      cursor_.advance();
    const std::string_view number = cursor_.since(from);
    if (const auto message = numberTrouble(number)) return fail(begin, std::string(number), *message);
    add(TokenKind::kInteger, from, begin);
  }

  bool isExponentSign(std::string_view number) const {
    const bool sign = cursor_.peek() == '+' || cursor_.peek() == '-';
    return sign && isDigit(cursor_.peek(1)) && (number.ends_with('e') || number.ends_with('E')) &&
           !number.starts_with("0x") && !number.starts_with("0X");
  }

  // The cursor is at the opening quote; `from` is where the prefix began.
  void scanText(std::size_t from, Position begin) {
    const char quote = cursor_.peek();
    const std::string triple(3, quote);
    const bool long_text = cursor_.startsWith(triple);
    cursor_.advance(long_text ? 3 : 1);
    while (!cursor_.done() && (long_text || cursor_.peek() != '\n')) {
      if (long_text ? cursor_.startsWith(triple) : cursor_.peek() == quote) {
        cursor_.advance(long_text ? 3 : 1);
        return add(TokenKind::kText, from, begin);
      }
      cursor_.advance(cursor_.peek() == '\\' ? 2 : 1);
    }
    fail(begin, std::string(1, quote),
         long_text ? "This string is never closed. Add three quotes where it ends."
                   : "This string has no closing quote on its line. Add the quote, or use three quotes for a text of "
                     "several lines.");
  }

  void scanOperator() {
    const auto found = std::ranges::find_if(kOperators, [&](std::string_view op) { return cursor_.startsWith(op); });
    if (found == kOperators.end()) return failCharacter();
    const std::size_t from = cursor_.offset;
    const Position begin = cursor_.position;
    if (!balance(found->front(), begin)) return;
    cursor_.advance(found->size());
    add(TokenKind::kOperator, from, begin);
  }

  bool balance(char c, Position at) {
    if (c == '(' || c == '[' || c == '{') brackets_.push_back({c, at});
    if (c != ')' && c != ']' && c != '}') return true;
    const std::string seen(1, c);
    if (brackets_.empty()) {
      fail(at, seen, "This closing bracket has no opening one. Remove it, or add the bracket that opens.");
      return false;
    }
    const Bracket open = brackets_.back();
    if (c != closingOf(open.open)) {
      fail(at, seen,
           "This closes the " + std::string(1, open.open) + " of line " + std::to_string(open.position.line) +
               ". Write " + closingOf(open.open) + " instead.");
      return false;
    }
    brackets_.pop_back();
    return true;
  }

  void failCharacter() {
    const std::size_t from = cursor_.offset;
    const Position begin = cursor_.position;
    cursor_.advance();
    const std::string seen(cursor_.since(from));
    if (seen == "!") return fail(begin, seen, "Python has no ! operator. Write not.");
    if (seen == "?") return fail(begin, seen, "Python has no ? operator. Write a if test else b.");
    const bool ascii = static_cast<unsigned char>(seen[0]) < 0x80;
    fail(
        begin, seen,
        ascii
            ? "This character means nothing in Python. Remove it."
            : "Only strings and comments may hold this character here. Use the letters a to z, digits and _ in names.");
  }

  void finish() {
    if (!brackets_.empty()) {
      const Bracket open = brackets_.back();
      scan_.unclosed = true;
      return fail(open.position, std::string(1, open.open),
                  "This bracket is never closed. Add " + std::string(1, closingOf(open.open)) + " where it ends.");
    }
    if (inside_brackets_) return;
    if (!line_start_) add(TokenKind::kNewline, cursor_.offset, cursor_.position);
    for (; indentations_.size() > 1; indentations_.pop_back())
      add(TokenKind::kDedent, cursor_.offset, cursor_.position);
  }

  void add(TokenKind kind, std::size_t from, Position begin) {
    scan_.tokens.push_back({kind, cursor_.since(from), {begin, cursor_.position}});
  }

  void fail(Position at, std::string seen, std::string message) {
    scan_.trouble = Trouble{at.line, at.column, std::move(seen), std::move(message)};
    add(TokenKind::kTrouble, cursor_.offset, cursor_.position);
  }

  Cursor cursor_;
  bool inside_brackets_;
  bool line_start_;
  std::vector<Indentation> indentations_{{}};
  std::vector<Bracket> brackets_;
  Scan scan_;
};

}  // namespace

Scan scan(std::string_view source) { return Scanner(source, {}, false).run(); }

Scan scanExpression(std::string_view source, Position begin) { return Scanner(source, begin, true).run(); }

}  // namespace racecourse::engine
