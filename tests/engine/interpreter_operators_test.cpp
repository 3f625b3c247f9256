// Operators. The answers are those of CPython 3.11.
#include "tests/engine/answers.h"

namespace racecourse::tests {
namespace {

TEST_CASE("arithmetic is exact and rounds down", "[engine][interpreter]") {
  checkExpressions({
      {"7 + 5, 7 - 9, 7 * -3, -7 // 2, 7 // -2, -7 % 3, 7 % -3, -6 // 3, -6 % 3", "12 -2 -21 -4 -4 2 -2 -2 0"},
      {"2 ** 10, (-2) ** 63, 0 ** 0, (-1) ** 999999999, 1 ** 9223372036854775807", "1024 -9223372036854775808 1 -1 1"},
      {"1 << 62, -1 << 63, 0 << 500, 1 >> 70, -1 >> 70, -8 >> 1", "4611686018427387904 -9223372036854775808 0 0 -1 -4"},
      {"5 & 3, 5 | 3, 5 ^ 3, ~5, -5, +True, -True", "1 7 6 -6 -5 1 -1"},
      {"True + True, True & False, True | 2, True ^ True, ~True", "2 False 3 False -2"},
      {"268435455 + 1, -268435456 - 1, 9223372036854775806 + 1", "268435456 -268435457 9223372036854775807"},
      {"-9223372036854775808, -9223372036854775807 - 1, -9223372036854775808 // 3, -9223372036854775808 % 7",
       "-9223372036854775808 -9223372036854775808 -3074457345618258603 6"},
  });
}

TEST_CASE("arithmetic that Python refuses is refused in its words", "[engine][interpreter]") {
  checkExpressions({
      {"1 // 0", "ZeroDivisionError: integer division or modulo by zero"},
      {"1 % 0", "ZeroDivisionError: integer modulo by zero"},
      {"0 ** -1", "ZeroDivisionError: 0.0 cannot be raised to a negative power"},
      {"1 << -1", "ValueError: negative shift count"},
      {"1 >> -1", "ValueError: negative shift count"},
      {R"(1 + "a")", "TypeError: unsupported operand type(s) for +: 'int' and 'str'"},
      {R"("a" + 1)", R"(TypeError: can only concatenate str (not "int") to str)"},
      {"[1] + (2,)", R"(TypeError: can only concatenate list (not "tuple") to list)"},
      {"(1,) + [2]", R"(TypeError: can only concatenate tuple (not "list") to tuple)"},
      {"None + 1", "TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'"},
      {R"("a" - "b")", "TypeError: unsupported operand type(s) for -: 'str' and 'str'"},
      {R"("a" * "b")", "TypeError: can't multiply sequence by non-int of type 'str'"},
      {R"(2 ** "a")", "TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'"},
      {R"(-"a")", "TypeError: bad operand type for unary -: 'str'"},
      {"~[]", "TypeError: bad operand type for unary ~: 'list'"},
      {"+None", "TypeError: bad operand type for unary +: 'NoneType'"},
      {"len + 1", "TypeError: unsupported operand type(s) for +: 'builtin_function_or_method' and 'int'"},
  });
}

TEST_CASE("texts, tuples and lists are joined and repeated", "[engine][interpreter]") {
  checkExpressions({
      {R"("a" + "b", (1,) + (2,), [1] + [2], "ab" * 2, 2 * (1,), [0] * 3, "a" * -1, [1] * True)",
       "ab (1, 2) [1, 2] abab (1, 1) [0, 0, 0]  [1]"},
  });
}

TEST_CASE("equality goes by value", "[engine][interpreter]") {
  checkExpressions({
      {R"(1 == True, 0 == False, 1 == "1", None == 0, "a" == "a", () == [])", "True True False False True False"},
      {"[1, [2, 3]] == [1, [2, 3]], (1, True) == (True, 1), [1] == [2], [1] == [1, 2]", "True True False False"},
      {"{1: [2]} == {True: [2]}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} == {1: 3}, {1: 2} == {2: 2}",
       "True True False False"},
      {"range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(2) == [0, 1]",
       "True True True False"},
      {"len == len, len == sum, int == int, [].append == [].append", "True False True False"},
  });
}

TEST_CASE("order is by number, code point and first difference", "[engine][interpreter]") {
  checkExpressions({
      {R"(1 < 2, 2 <= 2, True < 2, "Z" < "a", "ab" < "b", "" < "a", "é" > "z", "a" >= "a")",
       "True True True True True True True True"},
      {"(1, 2) < (1, 3), (1,) < (1, 0), [] < [0], [1, [2]] < [1, [3]], (2,) > (1, 9)", "True True True True True"},
      {"1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 == 2", "True False True"},
  });
}

TEST_CASE("what has no order says so", "[engine][interpreter]") {
  checkExpressions({
      {R"(1 < "a")", "TypeError: '<' not supported between instances of 'int' and 'str'"},
      {R"([1, 2] < [1, "a"])", "TypeError: '<' not supported between instances of 'int' and 'str'"},
      {"{} < {}", "TypeError: '<' not supported between instances of 'dict' and 'dict'"},
      {"None >= None", "TypeError: '>=' not supported between instances of 'NoneType' and 'NoneType'"},
      {"(1,) > [1]", "TypeError: '>' not supported between instances of 'tuple' and 'list'"},
      {"len < len",
       "TypeError: '<' not supported between instances of 'builtin_function_or_method' and "
       "'builtin_function_or_method'"},
  });
}

TEST_CASE("in looks for equals", "[engine][interpreter]") {
  checkExpressions({
      {R"(1 in [True], [1] in [[1]], 2 in (1, 2), "a" not in ["b"], 1 in {True: 0}, 5 in {})",
       "True True True True True False"},
      {R"("ell" in "hello", "" in "", "lo " in "hello", (1, 2) in {(1, 2): 3})", "True True False True"},
      {R"(9 in range(0, 10, 3), 8 in range(0, 10, 3), 1 in range(5, 0, -2), "a" in range(3), True in range(2))",
       "True False True False True"},
  });
}

TEST_CASE("in asks for something that holds things", "[engine][interpreter]") {
  checkExpressions({
      {"1 in 5", "TypeError: argument of type 'int' is not iterable"},
      {"1 in None", "TypeError: argument of type 'NoneType' is not iterable"},
      {R"(1 in "abc")", "TypeError: 'in <string>' requires string as left operand, not int"},
      {"[] in {}", "TypeError: unhashable type: 'list'"},
      {"1 in len", "TypeError: argument of type 'builtin_function_or_method' is not iterable"},
  });
}

TEST_CASE("truth and short circuits", "[engine][interpreter]") {
  checkExpressions({
      {R"(not 0, not "", not [], not (), not {}, not None, not range(0), not "a", not [0], not (0,), not {0: 0})",
       "True True True True True True True False False False False"},
      {R"(0 or "x", 1 and 2, [] and 1, "" or [] or 0, 1 if [] else 2)", "x 2 [] 0 2"},
      {"None is None, 0 is None, (1 == 1) is True, 1 is not None", "True False True True"},
  });
}

TEST_CASE("an augmented assignment changes a list itself", "[engine][interpreter]") {
  checkPrograms({
      {"a = b = [1]\n"
       "a += (2,)\n"
       "a += \"x\"\n"
       "a *= 2\n"
       "print(a, b)",
       "[1, 2, 'x', 1, 2, 'x'] [1, 2, 'x', 1, 2, 'x']"},
      {"a = b = (1,)\n"
       "a += (2,)\n"
       "print(a, b)",
       "(1, 2) (1,)"},
      {"a = [1]\n"
       "a += 5",
       "TypeError: 'int' object is not iterable"},
      {"a = [1]\n"
       "a *= \"x\"",
       "TypeError: can't multiply sequence by non-int of type 'str'"},
      {"a = 1\n"
       "a += \"x\"",
       "TypeError: unsupported operand type(s) for +=: 'int' and 'str'"},
      {"a = {}\n"
       "a -= 1",
       "TypeError: unsupported operand type(s) for -=: 'dict' and 'int'"},
  });
}

}  // namespace
}  // namespace racecourse::tests
