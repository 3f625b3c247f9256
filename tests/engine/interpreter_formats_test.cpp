// Fields of f-strings. The answers are those of CPython 3.11.
#include "tests/engine/answers.h"

namespace racecourse::tests {
namespace {

TEST_CASE("a field without a format is the value as text", "[engine][interpreter]") {
  checkExpressions({
      {R"(f"", f"plain", f"{1}{'a'}{None}{[1, 'b']}{(1,)}", f"{{x}}", f"{'a'!r} {'a'!s} {[1]!r}")",
       " plain 1aNone[1, 'b'](1,) {x} 'a' a [1]"},
  });
}

TEST_CASE("numbers in fields", "[engine][interpreter]") {
  checkExpressions({
      {R"(f"[{42:5}] [{42:<5}] [{42:^5}] [{42:>5}] [{42:05}] [{-42:06}] [{42:*^7}] [{-42:=6}] [{42:+}] [{42: }] [{42:+05}]")",
       "[   42] [42   ] [ 42  ] [   42] [00042] [-00042] [**42***] [-   42] [+42] [ 42] [+0042]"},
      {R"(f"{1234567:,} {-1234567:,} {1234:08,} {123456:012,} {0:,} {255:x} {-255:x} {255:06x} {42:d} {True:d} {True:5} {True}")",
       "1,234,567 -1,234,567 0,001,234 0,000,123,456 0 ff -ff 0000ff 42 1     1 True"},
      {R"(f"{3:.2f} {-3:8.1f} {3:f} {1234567:,.2f} {3:.0f} {9007199254740993:.1f} {9223372036854775807:f} {7:+.1f} {1234:010,.1f}")",
       "3.00     -3.0 3.000000 1,234,567.00 3 9007199254740992.0 9223372036854775808.000000 +7.0 0,001,234.0"},
  });
}

TEST_CASE("texts in fields", "[engine][interpreter]") {
  checkExpressions({
      {R"(f"[{'ann':5}] [{'ann':<5}] [{'ann':>5}] [{'ann':^6}] [{'ann':05}] [{'ann':é>5}] [{'ännö':.2}] [{'ann':6.2s}]")",
       "[ann  ] [ann  ] [  ann] [ ann  ] [ann00] [ééann] [än] [an    ]"},
      {R"(f"[{'a'!r:>6}] [{None!s:>6}] [{[1]!r:<6}]")", "[   'a'] [  None] [[1]   ]"},
  });
}

TEST_CASE("formats that do not fit the value", "[engine][interpreter]") {
  checkExpressions({
      {R"(f"{1:s}")", "ValueError: Unknown format code 's' for object of type 'int'"},
      {R"(f"{1:.2}")", "ValueError: Precision not allowed in integer format specifier"},
      {R"(f"{255:,x}")", "ValueError: Cannot specify ',' with 'x'."},
      {R"(f"{'a':d}")", "ValueError: Unknown format code 'd' for object of type 'str'"},
      {R"(f"{'a':+}")", "ValueError: Sign not allowed in string format specifier"},
      {R"(f"{'a': }")", "ValueError: Space not allowed in string format specifier"},
      {R"(f"{'a':,}")", "ValueError: Cannot specify ',' with 's'."},
      {R"(f"{'a':=5}")", "ValueError: '=' alignment not allowed in string format specifier"},
      {R"(f"{'a':.2f}")", "ValueError: Unknown format code 'f' for object of type 'str'"},
      {R"(f"{None:5}")", "TypeError: unsupported format string passed to NoneType.__format__"},
      {R"(f"{[1]:>9}")", "TypeError: unsupported format string passed to list.__format__"},
      {R"(f"{(1,):5}")", "TypeError: unsupported format string passed to tuple.__format__"},
  });
}

}  // namespace
}  // namespace racecourse::tests
