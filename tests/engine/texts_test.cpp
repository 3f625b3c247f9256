#include "engine/texts.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

namespace racecourse::engine {
namespace {

using Pieces = std::vector<std::string_view>;

TEST_CASE("characters are code points, whatever their bytes", "[engine][texts]") {
  // 1, 2, 3 and 4 bytes.
  const std::string_view text = "aé€😀";
  CHECK(characterCount(text) == 4);
  CHECK(byteOf(text, 2) == 3);
  CHECK(byteOf(text, 9) == text.size());
  CHECK(characterAt(text, 3) == "€");
  for (const std::uint32_t code : {0u, 0x61u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xFFFFu, 0x10000u, 0x10FFFFu}) {
    CHECK(codePointOf(characterOf(code)) == code);
  }
  CHECK(slicedText(text, {3, -1, -2, 2}) == "😀é");
  CHECK(slicedText(text, {1, 3, 1, 2}) == "é€");
}

TEST_CASE("a quoted text shows what does not print as its number", "[engine][texts]") {
  CHECK(quoted("plain é") == "'plain é'");
  CHECK(quoted("it's") == "\"it's\"");
  CHECK(quoted("both ' and \"") == "'both \\' and \"'");
  CHECK(quoted("\t\n\r\\") == "'\\t\\n\\r\\\\'");
  CHECK(quoted(std::string_view("\0\x7f", 2)) == "'\\x00\\x7f'");
  CHECK(quoted("\u00a0\u2028\ue000\U000e0001") == "'\\xa0\\u2028\\ue000\\U000e0001'");
}

TEST_CASE("texts are split and stripped", "[engine][texts]") {
  CHECK(splitAtSpace("  a b\n\u2003c ", -1) == Pieces{"a", "b", "c"});
  CHECK(splitAtSpace(" a b  c ", 1) == Pieces{"a", "b  c "});
  CHECK(splitAtSpace("  ", -1).empty());
  CHECK(splitAt("a,,b", ",", -1) == Pieces{"a", "", "b"});
  CHECK(splitAt("a,b,c", ",", 1) == Pieces{"a", "b,c"});
  CHECK(splitAt("", ",", -1) == Pieces{""});
  CHECK(stripped(" \u3000a b\t", {}) == "a b");
  CHECK(stripped("éaé", "é") == "a");
  CHECK(stripped("aaa", "a").empty());
}

TEST_CASE("pieces are counted and replaced without overlap", "[engine][texts]") {
  CHECK(occurrences("aaaa", "aa") == 2);
  CHECK(occurrences("né", "") == 3);
  CHECK(replaced("aaaa", "aa", "b", -1) == "bb");
  CHECK(replaced("né", "", "-", -1) == "-n-é-");
  CHECK(replaced("né", "", "-", 2) == "-n-é");
  CHECK(replaced("abab", "b", "", 1) == "aab");
}

TEST_CASE("case is changed where it is known", "[engine][texts]") {
  CHECK(upperCase("straße é→") == "STRASSE É→");
  CHECK(lowerCase("ÀB×Þ") == "àb×þ");
  CHECK_FALSE(upperCase("ж"));
}

TEST_CASE("integers are read in any base", "[engine][texts]") {
  const auto value = [](std::string_view text, int base) {
    const ParsedInteger parsed = integerIn(text, base);
    return parsed.result == ParsedInteger::kFine ? std::optional(parsed.value) : std::nullopt;
  };
  CHECK(value(" -1_000 ", 10) == -1000);
  CHECK(value("0xff", 16) == 255);
  CHECK(value("0x_ff", 0) == 255);
  CHECK(value("-9223372036854775808", 10) == std::numeric_limits<std::int64_t>::min());
  CHECK(integerIn("9223372036854775808", 10).result == ParsedInteger::kTooLarge);
  for (const std::string_view text : {"", "-", "1__0", "_1", "1_", "0x", "12a", "+ 1", "1 2"})
    CHECK_FALSE(value(text, 10));
  CHECK_FALSE(value("010", 0));
  CHECK(value("00", 0) == 0);
}

}  // namespace
}  // namespace racecourse::engine
