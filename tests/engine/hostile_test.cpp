// Sources that nobody writes by hand: each ends with a tree or one sentence, soon and without a crash.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/ast_text.h"
#include "engine/parser.h"
#include "engine/scanner.h"

using namespace racecourse::engine;

namespace {

constexpr std::string_view kDeepMessage = "This expression has more than 100 levels. Split it into several statements.";

std::string repeated(std::string_view piece, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += piece;
  return result;
}

std::string messageOf(const std::string& source) {
  const auto module = parse(source);
  return module ? "accepted" : module.error().message;
}

std::string nestedIfs(int levels) {
  std::string source;
  for (int level = 0; level < levels; ++level) source += std::string(level, ' ') + "if x:\n";
  return source + std::string(levels, ' ') + "pass\n";
}

// splitmix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  std::uint64_t below(std::uint64_t limit) {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return (z ^ (z >> 31)) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

// Whether every answer has a place inside the source and says something.
bool isSound(const std::string& source) {
  const auto module = parse(source);
  if (module) return !toText(*module, Detail::kSpans).contains("-0:");
  const Trouble& trouble = module.error();
  return trouble.line >= 1 && trouble.column >= 1 && !trouble.seen.empty() && trouble.message.ends_with('.');
}

}  // namespace

TEST_CASE("brackets, signs and operators nest 99 deep around a name and no deeper", "[engine][parser]") {
  REQUIRE(messageOf("x = " + repeated("[", 99) + "a" + repeated("]", 99) + "\n") == "accepted");
  REQUIRE(messageOf("x = " + repeated("[", 100) + "a" + repeated("]", 100) + "\n") == kDeepMessage);
  REQUIRE(messageOf("x = 1" + repeated(" + 1", 99) + "\n") == "accepted");
  REQUIRE(messageOf("x = 1" + repeated(" + 1", 100) + "\n") == kDeepMessage);
  REQUIRE(messageOf("x = " + repeated("-", 99) + "1\n") == "accepted");
  REQUIRE(messageOf("x = " + repeated("-", 100) + "1\n") == kDeepMessage);
}

TEST_CASE("blocks nest 20 deep and no deeper", "[engine][parser]") {
  REQUIRE(messageOf(nestedIfs(20)) == "accepted");
  REQUIRE(messageOf(nestedIfs(21)) ==
          "More than 20 blocks are inside one another. Move the inner ones into a function of their own.");
}

TEST_CASE("a source of almost 1 MB of one thing ends with one sentence", "[engine][parser]") {
  constexpr auto pieces = std::to_array<std::string_view>(
      {"(", "[", "{", "-", "not ", "a**", "a.", "a(", "a[", "lambda:", "1+", "a if b else ", "a,(",
       "f(x=", "{1:", "a<b and(", "a or b and not c<d|e^f&g<<h+i*-("});
  for (const std::string_view piece : pieces) {
    CAPTURE(piece);
    REQUIRE(messageOf("x = " + repeated(piece, 990'000 / piece.size()) + "1\n") == kDeepMessage);
  }
}

TEST_CASE("long flat programs are accepted", "[engine][parser]") {
  REQUIRE(messageOf(repeated("x = 1\n", 160'000)) == "accepted");
  REQUIRE(messageOf("x = [" + repeated("1, ", 330'000) + "]\n") == "accepted");
  REQUIRE(messageOf("if x: pass\n" + repeated("elif x: pass\n", 70'000)) == "accepted");
  REQUIRE(messageOf("x = " + repeated("'ab'", 240'000) + "\n") == "accepted");
}

TEST_CASE("a source of 1 MB is read and one byte more is refused", "[engine][scanner]") {
  REQUIRE(messageOf(std::string(kLargestSource, '#')) == "accepted");
  const auto module = parse(std::string(kLargestSource + 1, '#'));
  REQUIRE(module.error() == Trouble{1, 1, "a very long program",
                                    "The program is longer than 1 MB. Cut it down to the part that matters."});
}

TEST_CASE("20,000 short runs of random bytes end with a tree or a sentence", "[engine][parser]") {
  Random random;
  for (int run = 0; run < 20'000; ++run) {
    std::string source;
    for (std::uint64_t i = random.below(40); i > 0; --i)
      source += static_cast<char>(random.below(run % 2 == 0 ? 256 : 128));
    CAPTURE(source);
    REQUIRE(isSound(source));
  }
}

TEST_CASE("20,000 short runs of random words end with a tree or a sentence", "[engine][parser]") {
  constexpr auto words = std::to_array<std::string_view>(
      {"x",       "1",       "'a'",     "f'{x:>3}'", "f'{",     "}'",   "(",      ")",     "[",    "]",       "{",
       "}",       ",",       ":",       "=",         "+=",      "+",    "-",      "**",    "not ", "in ",     "is ",
       "if ",     "else",    "elif ",   "for ",      "while ",  "def ", "class ", "with ", "try",  "finally", "return ",
       "global ", "lambda ", "import ", "from ",     "assert ", "pass", "\n",     "\n ",   "\n  ", "\n\t",    ";",
       ".",       "\\\n",    "@",       "and ",      "or ",     "<",    "'''"});
  Random random;
  for (int run = 0; run < 20'000; ++run) {
    std::string source;
    for (std::uint64_t i = random.below(25); i > 0; --i) source += words[random.below(words.size())];
    CAPTURE(source);
    REQUIRE(isSound(source));
  }
}
