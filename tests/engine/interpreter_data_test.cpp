// Elements, slices, unpacking and displays. The answers are those of CPython 3.11.
#include "tests/engine/answers.h"

namespace racecourse::tests {
namespace {

TEST_CASE("an index counts from either end", "[engine][interpreter]") {
  checkExpressions({
      {R"([1, 2][0], [1, 2][-1], (1, 2)[1], "añb"[1], "añb"[-3], range(0, 20, 5)[2], range(10)[-1], [5, 6][True])",
       "1 2 2 ñ a 10 9 6"},
      {R"({1: "a"}[True], {(1, 2): "b"}[(1, 2)], {None: 3}[None])", "a b 3"},
  });
}

TEST_CASE("a wrong index is named", "[engine][interpreter]") {
  checkExpressions({
      {"[1, 2][2]", "IndexError: list index out of range"},
      {"[1, 2][-3]", "IndexError: list index out of range"},
      {"(1,)[1]", "IndexError: tuple index out of range"},
      {R"("ab"[2])", "IndexError: string index out of range"},
      {"range(3)[3]", "IndexError: range object index out of range"},
      {R"([1]["a"])", "TypeError: list indices must be integers or slices, not str"},
      {"(1,)[None]", "TypeError: tuple indices must be integers or slices, not NoneType"},
      {R"("ab"["a"])", "TypeError: string indices must be integers, not 'str'"},
      {R"(range(2)["a"])", "TypeError: range indices must be integers or slices, not str"},
      {"{1: 2}[3]", "KeyError: 3"},
      {R"({"a": 2}["b"])", "KeyError: 'b'"},
      {"{1: 2}[[]]", "TypeError: unhashable type: 'list'"},
      {"[1][[]]", "TypeError: list indices must be integers or slices, not list"},
      {"len[0]", "TypeError: 'builtin_function_or_method' object is not subscriptable"},
      {"(None)[0]", "TypeError: 'NoneType' object is not subscriptable"},
      {R"(int["a"])", "TypeError: type 'int' is not subscriptable"},
  });
}

TEST_CASE("slices are cut to what there is", "[engine][interpreter]") {
  checkExpressions({
      {"[0, 1, 2, 3][1:3], [0, 1, 2, 3][:2], [0, 1, 2, 3][2:], [0, 1, 2, 3][:], [0, 1][5:], [0, 1, 2][2:1]",
       "[1, 2] [0, 1] [2, 3] [0, 1, 2, 3] [] []"},
      {"[0, 1, 2, 3][-2:], [0, 1, 2, 3][:-1], [0, 1, 2, 3][::2], [0, 1, 2, 3][::-1], [0, 1, 2, 3][3:0:-2], [0, "
       "1][-9:9]",
       "[2, 3] [0, 1, 2] [0, 2] [3, 2, 1, 0] [3, 1] [0, 1]"},
      {R"("hällo"[1:4], "hällo"[::-1], "hällo"[-2:], (1, 2, 3)[1:], (1, 2, 3)[::-2])", "äll olläh lo (2, 3) (3, 1)"},
      {"range(10)[2:5], range(10)[::3], range(10)[::-1], range(10)[5:2], range(0, 20, 3)[1:4:2]",
       "range(2, 5) range(0, 10, 3) range(9, -1, -1) range(5, 2) range(3, 12, 6)"},
      {"[1, 2][None:None], [1, 2][True:], [1, 2, 3][-9223372036854775807:9223372036854775807]", "[1, 2] [2] [1, 2, 3]"},
  });
}

TEST_CASE("slices need numbers and a step", "[engine][interpreter]") {
  checkExpressions({
      {R"([1]["a":])", "TypeError: slice indices must be integers or None or have an __index__ method"},
      {"[1][::0]", "ValueError: slice step cannot be zero"},
      {R"("ab"[:[]])", "TypeError: slice indices must be integers or None or have an __index__ method"},
      {"{1: 2}[1:2]", "TypeError: unhashable type: 'slice'"},
      {"(5)[1:]", "TypeError: 'int' object is not subscriptable"},
  });
}

TEST_CASE("displays keep order and the last value of a key", "[engine][interpreter]") {
  checkExpressions({
      {R"({1: "a", True: "b", 2: "c"}, {}, {"k": [1]}, (1,), (), [], [(), []])",
       "{1: 'b', 2: 'c'} {} {'k': [1]} (1,) () [] [(), []]"},
      {"{(1, 2): 3, None: 4}", "{(1, 2): 3, None: 4}"},
  });
}

TEST_CASE("keys do not change", "[engine][interpreter]") {
  checkExpressions(
      {
          {"{x: 1}", "TypeError: unhashable type: 'list'"},
          {"{(1, x): 1}", "TypeError: unhashable type: 'list'"},
      },
      "x = []\n");
}

TEST_CASE("assignment to elements", "[engine][interpreter]") {
  checkPrograms({
      {"x = [1, 2, 3]\n"
       "x[0] = 9\n"
       "x[-1] = 8\n"
       "x[1] += 5\n"
       "print(x)\n"
       "d = {}\n"
       "d[\"a\"] = 1\n"
       "d[\"a\"] += 1\n"
       "d[1] = d[True] = 7\n"
       "print(d)",
       "[9, 7, 8]\n"
       "{'a': 2, 1: 7}"},
      {"x = [1]\n"
       "x[1] = 2",
       "IndexError: list assignment index out of range"},
      {"x = [1]\n"
       "x[\"a\"] = 2",
       "TypeError: list indices must be integers or slices, not str"},
      {"x = (1, 2)\n"
       "x[0] = 5",
       "TypeError: 'tuple' object does not support item assignment"},
      {"x = \"ab\"\n"
       "x[0] = \"c\"",
       "TypeError: 'str' object does not support item assignment"},
      {"x = {}\n"
       "x[[]] = 1",
       "TypeError: unhashable type: 'list'"},
      {"x = {}\n"
       "x[\"a\"] += 1",
       "KeyError: 'a'"},
      {"x = 5\n"
       "x[0] = 1",
       "TypeError: 'int' object does not support item assignment"},
  });
}

TEST_CASE("unpacking takes any iterable apart", "[engine][interpreter]") {
  checkPrograms({
      {"a, (b, c) = 1, (2, 3)\n"
       "d, e = \"xy\"\n"
       "f, g = {1: 2, 3: 4}\n"
       "h, i = range(2)\n"
       "j, k = [[], 0]\n"
       "print(a, b, c, d, e, f, g, h, i, j, k)",
       "1 2 3 x y 1 3 0 1 [] 0"},
      {"a, b = (1,)", "ValueError: not enough values to unpack (expected 2, got 1)"},
      {"a, b = [1, 2, 3]", "ValueError: too many values to unpack (expected 2)"},
      {"a, b = 5", "TypeError: cannot unpack non-iterable int object"},
      {"a, b = None", "TypeError: cannot unpack non-iterable NoneType object"},
      {"a, b = range(9)", "ValueError: too many values to unpack (expected 2)"},
      {"for a, b in [(1, 2), 3]: print(a)",
       "1\n"
       "TypeError: cannot unpack non-iterable int object"},
  });
}

TEST_CASE("names without a value", "[engine][interpreter]") {
  checkPrograms({
      {"def f():\n"
       "    print(x)\n"
       "    x = 1\n"
       "f()",
       "UnboundLocalError: cannot access local variable 'x' where it is not associated with a value"},
      {"def f():\n"
       "    for i in range(0): pass\n"
       "    return i\n"
       "f()",
       "UnboundLocalError: cannot access local variable 'i' where it is not associated with a value"},
      {"def f():\n"
       "    def g(): return y\n"
       "    x = g()\n"
       "    y = 1\n"
       "f()",
       "NameError: cannot access free variable 'y' where it is not associated with a value in enclosing scope"},
      {"def f(): return later\n"
       "f()\n"
       "later = 1",
       "NameError: name 'later' is not defined"},
  });
}

TEST_CASE("lists and dicts may hold themselves", "[engine][interpreter]") {
  checkPrograms({
      {"x = [1]\n"
       "x.append(x)\n"
       "d = {1: x}\n"
       "d[2] = d\n"
       "print(x, d, (x, d))",
       "[1, [...]] {1: [1, [...]], 2: {...}} ([1, [...]], {1: [1, [...]], 2: {...}})"},
  });
}

}  // namespace
}  // namespace racecourse::tests
