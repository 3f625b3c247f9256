// Built-in functions. The answers are those of CPython 3.11.
#include "tests/engine/answers.h"

namespace racecourse::tests {
namespace {

TEST_CASE("sizes", "[engine][interpreter]") {
  checkExpressions({
      {R"(len([1, 2]), len("hé"), len(()), len({1: 2}), len(range(0, 10, 3)), len(range(5, 0)))", "2 2 0 1 4 0"},
      {"len({1: 2}.keys()), len({1: 2}.items())", "1 1"},
  });
}

TEST_CASE("ranges", "[engine][interpreter]") {
  checkExpressions({
      {"range(3), range(1, 3), range(3, 1, -1), list(range(3)), list(range(5, 0, -2)), list(range(2, 2))",
       "range(0, 3) range(1, 3) range(3, 1, -1) [0, 1, 2] [5, 3, 1] []"},
  });
}

TEST_CASE("smallest and largest", "[engine][interpreter]") {
  checkExpressions({
      {R"(min(3, 1, 2), max(3, 1, 2), min([2, 1]), max("b", "a"), max("héllo"), min((1, 2), (1, 1)))",
       "1 3 1 b é (1, 1)"},
      {"max([], default=3), min([5], default=3), max({1: 9, 2: 0}), max(1, True), max(True, 1)", "3 5 2 1 True"},
      {R"(min([3, -5, 4], key=lambda n: n * n), max("aa", "b", key=len), max([(1, "b"), (1, "a")], key=lambda p: p[0]), min([1], key=None))",
       "3 aa (1, 'b') 1"},
  });
}

TEST_CASE("sums and questions", "[engine][interpreter]") {
  checkExpressions({
      {"sum([1, 2]), sum([1, 2], 10), sum([1], start=True), sum([]), sum([True, True]), sum(range(5)), sum([[1], [2]], "
       "[])",
       "3 13 2 0 2 10 [1, 2]"},
      {R"(any([0, ""]), any([0, [1]]), any([]), all([1, "a"]), all([1, []]), all([]))",
       "False True False True False True"},
  });
}

TEST_CASE("sorting is stable", "[engine][interpreter]") {
  checkExpressions({
      {R"(sorted([3, 1, 2]), sorted("hello"), sorted((2, 1), reverse=True), sorted({2: 0, 1: 0}), sorted([True, 0, -1]))",
       "[1, 2, 3] ['e', 'h', 'l', 'l', 'o'] [2, 1] [1, 2] [-1, 0, True]"},
      {R"(sorted([(1, "x"), (0, "y"), (1, "a")], key=lambda p: p[0]), sorted([(1, "x"), (0, "y"), (1, "a")], key=lambda p: p[0], reverse=True))",
       "[(0, 'y'), (1, 'x'), (1, 'a')] [(1, 'x'), (1, 'a'), (0, 'y')]"},
      {R"(sorted([3, 1, 2], key=lambda n: -n), sorted(["b", "A", "a"], key=lambda s: s.lower()), sorted([1, True, 1], reverse=True))",
       "[3, 2, 1] ['A', 'a', 'b'] [1, True, 1]"},
  });
}

TEST_CASE("enumerate, zip and reversed", "[engine][interpreter]") {
  checkExpressions({
      {R"(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=1)), tuple(enumerate(zip("ab", [1, 2]))))",
       "[(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [] ((0, ('a', 1)), (1, ('b', 2)))"},
      {R"(list(zip()), list(zip([1, 2])), list(zip([1, 2], "ab", (3, 4, 5))))",
       "[] [(1,), (2,)] [(1, 'a', 3), (2, 'b', 4)]"},
      {R"(list(reversed([1, 2, 3])), list(reversed("hé")), list(reversed((1, 2))), list(reversed(range(0, 10, 3))), list(reversed(range(0))))",
       "[3, 2, 1] ['é', 'h'] [2, 1] [9, 6, 3, 0] []"},
      {R"(sorted({2: "b", 1: "a"}.items()), list({1: 2}.values()), list({1: 2, 3: 4}))",
       "[(1, 'a'), (2, 'b')] [2] [1, 3]"},
  });
}

TEST_CASE("types make values", "[engine][interpreter]") {
  checkExpressions({
      {R"(list("ab"), tuple([1]), list(), tuple(), dict(), dict([(1, 2), "ab"]), dict(a=1), dict({1: 2}, b=3), dict(zip("ab", [1, 2])))",
       "['a', 'b'] (1,) [] () {} {1: 2, 'a': 'b'} {'a': 1} {1: 2, 'b': 3} {'a': 1, 'b': 2}"},
      {R"(int(), int("5"), int(" -7_0 "), int("1f", 16), int("0b11", 0), int("-0o17", 8), int("z", 36), int(True), int("-9223372036854775808"))",
       "0 5 -70 31 3 -15 35 1 -9223372036854775808"},
      {R"(str(), str(5), str("a"), str([1, "a"]), str(None), repr("a"), repr([1]), bool(), bool("0"), bool([0]), bool(range(0)))",
       " 5 a [1, 'a'] None 'a' [1] False True True False"},
  });
}

TEST_CASE("texts inside others are quoted", "[engine][interpreter]") {
  checkExpressions({
      {R"(repr("it's"), repr('say "x"'), repr("it's \"x\""), ["a\tb\n\\", "é", "\x00\x7f"], ("\xa0\u200b",))",
       R"("it's" 'say "x"' 'it\'s "x"' ['a\tb\n\\', 'é', '\x00\x7f'] ('\xa0\u200b',))"},
  });
}

TEST_CASE("numbers and characters", "[engine][interpreter]") {
  checkExpressions({
      {"abs(-5), abs(True), divmod(-7, 2), divmod(7, -2), pow(2, 10), pow(2, 10, 1000), pow(-3, 3, 7), pow(3, 4, -5), "
       "pow(2, 3, mod=5)",
       "5 1 (-4, 1) (-4, -1) 1024 24 1 -4 3"},
      {R"(pow(10, 18, 9223372036854775807), ord("é"), chr(233), chr(128512), ord("a"))",
       "1000000000000000000 233 é 😀 97"},
  });
}

TEST_CASE("what a value is", "[engine][interpreter]") {
  checkExpressions({
      {R"(isinstance(1, int), isinstance(True, int), isinstance(1, bool), isinstance("a", (int, str)), isinstance([], list), isinstance((), (dict, tuple)), isinstance(None, int))",
       "True True False True True True False"},
      {"callable(len), callable(int), callable(lambda: 1), callable(1)", "True True True False"},
      {"int, len, [str], range", "<class 'int'> <built-in function len> [<class 'str'>] <class 'range'>"},
  });
}

TEST_CASE("wrong calls are answered in Python's words", "[engine][interpreter]") {
  checkExpressions({
      {"len(5)", "TypeError: object of type 'int' has no len()"},
      {"len()", "TypeError: len() takes exactly one argument (0 given)"},
      {"len([], [])", "TypeError: len() takes exactly one argument (2 given)"},
      {R"(abs("a"))", "TypeError: bad operand type for abs(): 'str'"},
      {"range(1, 2, 0)", "ValueError: range() arg 3 must not be zero"},
      {R"(range("a"))", "TypeError: 'str' object cannot be interpreted as an integer"},
      {"range()", "TypeError: range expected at least 1 argument, got 0"},
      {"min()", "TypeError: min expected at least 1 argument, got 0"},
      {"min([])", "ValueError: min() arg is an empty sequence"},
      {"max(1, 2, default=3)", "TypeError: Cannot specify a default for max() with multiple positional arguments"},
      {R"(max([1, "a"]))", "TypeError: '>' not supported between instances of 'str' and 'int'"},
      {"min(1, 2, foo=3)", "TypeError: 'foo' is an invalid keyword argument for min()"},
      {R"(sum(["a"]))", "TypeError: unsupported operand type(s) for +: 'int' and 'str'"},
      {"sum([1], None)", "TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'"},
      {"sum(5)", "TypeError: 'int' object is not iterable"},
      {"any(5)", "TypeError: 'int' object is not iterable"},
      {R"(sorted([1, "a"]))", "TypeError: '<' not supported between instances of 'str' and 'int'"},
      {"sorted([1], [2])", "TypeError: sorted expected 1 argument, got 2"},
      {"sorted([1], foo=1)", "TypeError: 'foo' is an invalid keyword argument for sort()"},
      {"sorted([2, 1], key=1)", "TypeError: 'int' object is not callable"},
      {"list(enumerate(5))", "TypeError: 'int' object is not iterable"},
      {"list(zip([1], 2))", "TypeError: 'int' object is not iterable"},
      {"list(reversed(5))", "TypeError: 'int' object is not reversible"},
      {"list(5)", "TypeError: 'int' object is not iterable"},
      {"tuple(1, 2)", "TypeError: tuple expected at most 1 argument, got 2"},
      {"dict(1)", "TypeError: 'int' object is not iterable"},
      {"dict([1])", "TypeError: cannot convert dictionary update sequence element #0 to a sequence"},
      {"dict([(1, 2, 3)])", "ValueError: dictionary update sequence element #0 has length 3; 2 is required"},
      {R"(int(""))", "ValueError: invalid literal for int() with base 10: ''"},
      {R"(int("twelve"))", "ValueError: invalid literal for int() with base 10: 'twelve'"},
      {R"(int("1__0"))", "ValueError: invalid literal for int() with base 10: '1__0'"},
      {R"(int("9", 8))", "ValueError: invalid literal for int() with base 8: '9'"},
      {R"(int("1", 1))", "ValueError: int() base must be >= 2 and <= 36, or 0"},
      {"int(5, 10)", "TypeError: int() can't convert non-string with explicit base"},
      {"int([])", "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'"},
      {"chr(-1)", "ValueError: chr() arg not in range(0x110000)"},
      {R"(chr("a"))", "TypeError: 'str' object cannot be interpreted as an integer"},
      {R"(ord("ab"))", "TypeError: ord() expected a character, but string of length 2 found"},
      {"ord(5)", "TypeError: ord() expected string of length 1, but int found"},
      {"divmod(1, 0)", "ZeroDivisionError: integer division or modulo by zero"},
      {R"(divmod("a", 1))", "TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'"},
      {"pow(2, 3, 0)", "ValueError: pow() 3rd argument cannot be 0"},
      {"isinstance(1, 5)", "TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union"},
      {"print(1, foo=2)", "TypeError: 'foo' is an invalid keyword argument for print()"},
      {"print(1, sep=5)", "TypeError: sep must be None or a string, not int"},
  });
}

TEST_CASE("print joins its arguments", "[engine][interpreter]") {
  checkPrograms({
      {"print()\n"
       "print(1, \"a\", None, [2, \"b\"], (\"c\",), {\"d\": True})\n"
       "print(\"a\", \"\", \"b\", sep=\"-\")\n"
       "print(\"\", \"\", sep=\"-\")\n"
       "print(\"a\", end=\"; \")\n"
       "print(\"b\", end=None)\n"
       "print(\"c\", \"d\", sep=None, end=\"!\\n\", flush=True)",
       "\n"
       "1 a None [2, 'b'] ('c',) {'d': True}\n"
       "a--b\n"
       "-\n"
       "a; b\n"
       "c d!"},
  });
}

}  // namespace
}  // namespace racecourse::tests
