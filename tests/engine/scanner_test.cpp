#include "engine/scanner.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "engine/literal.h"

using namespace racecourse::engine;

namespace {

// One word a token: its text, or the name of what has none.
std::string tokensOf(std::string_view source) {
  const Scan result = scan(source);
  std::string text;
  for (const Token& token : result.tokens) {
    switch (token.kind) {
      case TokenKind::kNewline:
        text += "NEWLINE ";
        break;
      case TokenKind::kIndent:
        text += "INDENT ";
        break;
      case TokenKind::kDedent:
        text += "DEDENT ";
        break;
      case TokenKind::kEnd:
        text += "END";
        break;
      case TokenKind::kTrouble:
        text += "TROUBLE ";
        break;
      default:
        text += std::string(token.text) + " ";
    }
  }
  return text;
}

std::string cleaned(std::string_view source) {
  std::optional<Trouble> trouble;
  const std::string text = normalised(source, trouble);
  return trouble ? "trouble" : text;
}

}  // namespace

TEST_CASE("blocks become indents and dedents, blank lines and comments nothing", "[engine][scanner]") {
  REQUIRE(tokensOf("if x:\n  # why\n\n  y\n    \nz") == "if x : NEWLINE INDENT y NEWLINE DEDENT z NEWLINE END");
  REQUIRE(tokensOf("a:\n b:\n  c\n") == "a : NEWLINE INDENT b : NEWLINE INDENT c NEWLINE DEDENT DEDENT END");
  REQUIRE(tokensOf("") == "END");
  REQUIRE(tokensOf("# only this") == "END");
}

TEST_CASE("lines are joined inside brackets and by a backslash", "[engine][scanner]") {
  REQUIRE(tokensOf("f(1,\n# note\n   2)\n") == "f ( 1 , 2 ) NEWLINE END");
  REQUIRE(tokensOf("a \\\n  + b\n") == "a + b NEWLINE END");
}

TEST_CASE("the longest operator wins", "[engine][scanner]") {
  REQUIRE(tokensOf("a**=b//c<<=d->e:=f") == "a **= b // c <<= d -> e := f NEWLINE END");
}

TEST_CASE("tabs and spaces may both indent where every tab size agrees", "[engine][scanner]") {
  REQUIRE(tokensOf("a:\n\tb\n\tc\n") == "a : NEWLINE INDENT b NEWLINE c NEWLINE DEDENT END");
  REQUIRE(tokensOf("a:\n  b:\n  \tc\n") == "a : NEWLINE INDENT b : NEWLINE INDENT c NEWLINE DEDENT DEDENT END");
  REQUIRE(tokensOf("a:\n\tb\n        c\n") == "a : NEWLINE INDENT b NEWLINE TROUBLE END");
}

TEST_CASE("columns count characters, not bytes", "[engine][scanner]") {
  const Scan result = scan("'é€😀' + y\n");
  REQUIRE(result.tokens[1].span == Span{{1, 7}, {1, 8}});
  REQUIRE(result.tokens[2].span == Span{{1, 9}, {1, 10}});
}

TEST_CASE("a string of several lines ends on its last line", "[engine][scanner]") {
  const Scan result = scan("x = '''a\nb''' + c\n");
  REQUIRE(result.tokens[2].span == Span{{1, 5}, {2, 5}});
  REQUIRE(result.tokens[4].span == Span{{2, 8}, {2, 9}});
}

TEST_CASE("every line end is read as one, and a byte order mark is left out", "[engine][scanner]") {
  REQUIRE(cleaned("a\r\nb\rc\n") == "a\nb\nc\n");
  REQUIRE(cleaned("\xEF\xBB\xBFx") == "x");
}

TEST_CASE("overlong, surrogate and too large UTF-8 is refused", "[engine][scanner]") {
  for (const std::string_view bytes :
       {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80"}) {
    REQUIRE(cleaned(bytes) == "trouble");
  }
  REQUIRE(cleaned("\xF4\x8F\xBF\xBF") == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("numbers have Python's four bases and underscores", "[engine][scanner]") {
  REQUIRE(integerValue("1_000_000") == 1'000'000);
  REQUIRE(integerValue("0x_fF") == 255);
  REQUIRE(integerValue("0o17") == 15);
  REQUIRE(integerValue("0B101") == 5);
  REQUIRE_FALSE(numberTrouble("00_0").has_value());
  REQUIRE(numberTrouble("1__0").has_value());
  REQUIRE(numberTrouble("1_").has_value());
  REQUIRE(numberTrouble("0x").has_value());
  REQUIRE(numberTrouble("0b12").has_value());
}
