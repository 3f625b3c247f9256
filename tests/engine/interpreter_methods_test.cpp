// Methods of lists, dicts, tuples and texts. The answers are those of CPython 3.11.
#include "tests/engine/answers.h"

namespace racecourse::tests {
namespace {

TEST_CASE("methods of a list", "[engine][interpreter]") {
  checkExpressions(
      {
          {"x.append([4]), x", "None [3, 1, 2, [4]]"},
          {"x.pop(), x", "2 [3, 1]"},
          {"x.pop(0), x", "3 [1, 2]"},
          {"x.pop(-3), x", "3 [1, 2]"},
          {"x.pop(True), x", "1 [3, 2]"},
          {"x.insert(0, 9), x", "None [9, 3, 1, 2]"},
          {"x.insert(-1, 9), x", "None [3, 1, 9, 2]"},
          {"x.insert(99, 9), x", "None [3, 1, 2, 9]"},
          {"x.insert(-99, 9), x", "None [9, 3, 1, 2]"},
          {"x.remove(1), x", "None [3, 2]"},
          {"x.clear(), x", "None []"},
          {R"(x.extend("ab"), x)", "None [3, 1, 2, 'a', 'b']"},
          {"x.extend((1,)), x", "None [3, 1, 2, 1]"},
          {"x.extend(x), x", "None [3, 1, 2, 3, 1, 2]"},
          {"x.extend({5: 6}), x", "None [3, 1, 2, 5]"},
          {"x.index(1), x", "1 [3, 1, 2]"},
          {"x.index(2, 1), x", "2 [3, 1, 2]"},
          {"x.index(2, -1, 9), x", "2 [3, 1, 2]"},
          {"x.count(3), x", "1 [3, 1, 2]"},
          {"x.sort(), x", "None [1, 2, 3]"},
          {"x.sort(reverse=True), x", "None [3, 2, 1]"},
          {"x.sort(key=lambda v: -v), x", "None [3, 2, 1]"},
          {"x.reverse(), x", "None [2, 1, 3]"},
          {"x.copy(), x", "[3, 1, 2] [3, 1, 2]"},
      },
      "x = [3, 1, 2]\n");
}

TEST_CASE("wrong calls of a list's methods", "[engine][interpreter]") {
  checkExpressions(
      {
          {"x.append(), x", "TypeError: list.append() takes exactly one argument (0 given)"},
          {"x.append(1, 2), x", "TypeError: list.append() takes exactly one argument (2 given)"},
          {"x.append(x=1), x", "TypeError: list.append() takes no keyword arguments"},
          {"x.pop(9), x", "IndexError: pop index out of range"},
          {R"(x.pop("a"), x)", "TypeError: 'str' object cannot be interpreted as an integer"},
          {"x.insert(1), x", "TypeError: insert expected 2 arguments, got 1"},
          {R"(x.insert("a", 1), x)", "TypeError: 'str' object cannot be interpreted as an integer"},
          {"x.remove(9), x", "ValueError: list.remove(x): x not in list"},
          {"x.extend(5), x", "TypeError: 'int' object is not iterable"},
          {"x.index(9), x", "ValueError: 9 is not in list"},
          {"x.index(1, 2), x", "ValueError: 1 is not in list"},
          {R"(x.index(1, "a"), x)", "TypeError: slice indices must be integers or have an __index__ method"},
          {"x.sort(), x", "TypeError: '<' not supported between instances of 'str' and 'int'"},
          {"x.sort(1), x", "TypeError: sort() takes no positional arguments"},
          {"x.clear(1), x", "TypeError: list.clear() takes no arguments (1 given)"},
          {"x.foo(), x", "AttributeError: 'list' object has no attribute 'foo'"},
      },
      "x = [3, 1, \"a\"]\n");
}

TEST_CASE("methods of a dict", "[engine][interpreter]") {
  checkExpressions(
      {
          {R"(x.get("a"), x)", "1 {'a': 1, 'b': [2]}"},
          {R"(x.get("z"), x)", "None {'a': 1, 'b': [2]}"},
          {R"(x.get("z", 9), x)", "9 {'a': 1, 'b': [2]}"},
          {R"(x.pop("a"), x)", "1 {'b': [2]}"},
          {R"(x.pop("z", None), x)", "None {'a': 1, 'b': [2]}"},
          {"x.clear(), x", "None {}"},
          {"x.copy(), x", "{'a': 1, 'b': [2]} {'a': 1, 'b': [2]}"},
          {R"(x.setdefault("a", 5), x)", "1 {'a': 1, 'b': [2]}"},
          {R"(x.setdefault("z"), x)", "None {'a': 1, 'b': [2], 'z': None}"},
          {R"(x.setdefault("z", 7), x)", "7 {'a': 1, 'b': [2], 'z': 7}"},
      },
      "x = {\"a\": 1, \"b\": [2]}\n");
}

TEST_CASE("wrong calls of a dict's methods", "[engine][interpreter]") {
  checkExpressions(
      {
          {R"(x.pop("z"), x)", "KeyError: 'z'"},
          {"x.get([]), x", "TypeError: unhashable type: 'list'"},
          {"x.get(), x", "TypeError: get expected at least 1 argument, got 0"},
          {"x.pop(), x", "TypeError: pop expected at least 1 argument, got 0"},
          {"x.setdefault([]), x", "TypeError: unhashable type: 'list'"},
          {"x.foo(), x", "AttributeError: 'dict' object has no attribute 'foo'"},
          {"x.get(k=1), x", "TypeError: dict.get() takes no keyword arguments"},
      },
      "x = {\"a\": 1}\n");
}

TEST_CASE("methods of a tuple", "[engine][interpreter]") {
  checkExpressions(
      {
          {"x.index(2), x", "1 (1, 2, 1)"},
          {"x.index(1, 1), x", "2 (1, 2, 1)"},
          {"x.count(True), x", "2 (1, 2, 1)"},
          {"x.index(9), x", "ValueError: tuple.index(x): x not in tuple"},
          {"x.append(1), x", "AttributeError: 'tuple' object has no attribute 'append'"},
          {"x.count(), x", "TypeError: tuple.count() takes exactly one argument (0 given)"},
      },
      "x = (1, 2, 1)\n");
}

TEST_CASE("methods of a text", "[engine][interpreter]") {
  checkExpressions(
      {
          {"x.upper(), x", "A,B,,ÇA a,b,,ça"},
          {"x.lower(), x", "a,b,,ça a,b,,ça"},
          {R"(x.strip("a"), x)", ",b,,ç a,b,,ça"},
          {"x.strip(), x", "a,b,,ça a,b,,ça"},
          {R"(x.split(","), x)", "['a', 'b', '', 'ça'] a,b,,ça"},
          {R"(x.split(",", 1), x)", "['a', 'b,,ça'] a,b,,ça"},
          {R"(x.split(sep="b", maxsplit=-1), x)", "['a,', ',,ça'] a,b,,ça"},
          {R"(x.find("ç"), x)", "5 a,b,,ça"},
          {R"(x.find(""), x)", "0 a,b,,ça"},
          {R"(x.find("a", 1), x)", "6 a,b,,ça"},
          {R"(x.find("zz"), x)", "-1 a,b,,ça"},
          {R"(x.find("", 99), x)", "-1 a,b,,ça"},
          {R"(x.index("b"), x)", "2 a,b,,ça"},
          {R"(x.count("a"), x)", "2 a,b,,ça"},
          {R"(x.count(""), x)", "8 a,b,,ça"},
          {R"(x.count(",", 2, 4), x)", "1 a,b,,ça"},
          {R"(x.startswith("a,"), x)", "True a,b,,ça"},
          {R"(x.startswith(("x", "a")), x)", "True a,b,,ça"},
          {R"(x.startswith("", 99), x)", "False a,b,,ça"},
          {R"(x.endswith("ça"), x)", "True a,b,,ça"},
          {R"(x.replace(",", ""), x)", "abça a,b,,ça"},
          {R"(x.replace("", "-"), x)", "-a-,-b-,-,-ç-a- a,b,,ça"},
          {R"(x.replace("a", "xy", 1), x)", "xy,b,,ça a,b,,ça"},
          {R"(x.join(["1", "2"]), x)", "1a,b,,ça2 a,b,,ça"},
          {R"(x.join("xyz"), x)", "xa,b,,çaya,b,,çaz a,b,,ça"},
          {"x.join(()), x", " a,b,,ça"},
      },
      "x = \"a,b,,ça\"\n");
}

TEST_CASE("white space around and inside a text", "[engine][interpreter]") {
  checkExpressions(
      {
          {"x.split(), x",
           "['a', 'b', 'c']  a  b\n"
           "\tc "},
          {"x.split(None, 1), x",
           "['a', 'b\\n\\tc ']  a  b\n"
           "\tc "},
          {R"(x.split(" "), x)",
           "['', 'a', '', 'b\\n\\tc', '']  a  b\n"
           "\tc "},
          {"x.strip(), x",
           "a  b\n"
           "\tc  a  b\n"
           "\tc "},
          {R"(x.strip(" "), x)",
           "a  b\n"
           "\tc  a  b\n"
           "\tc "},
      },
      "x = \" a  b\\n\\tc \"\n");
}

TEST_CASE("wrong calls of a text's methods", "[engine][interpreter]") {
  checkExpressions(
      {
          {R"(x.split(""), x)", "ValueError: empty separator"},
          {"x.split(1), x", "TypeError: must be str or None, not int"},
          {"x.find(), x", "TypeError: find() takes at least 1 argument (0 given)"},
          {"x.find(1), x", "TypeError: must be str, not int"},
          {R"(x.index("z"), x)", "ValueError: substring not found"},
          {"x.startswith(1), x", "TypeError: startswith first arg must be str or a tuple of str, not int"},
          {"x.endswith([]), x", "TypeError: endswith first arg must be str or a tuple of str, not list"},
          {"x.replace(1, 2), x", "TypeError: replace() argument 1 must be str, not int"},
          {R"(x.replace("a"), x)", "TypeError: replace expected at least 2 arguments, got 1"},
          {"x.join(3), x", "TypeError: can only join an iterable"},
          {"x.join([1]), x", "TypeError: sequence item 0: expected str instance, int found"},
          {R"(x.join(["a", 2]), x)", "TypeError: sequence item 1: expected str instance, int found"},
          {"x.strip(1), x", "TypeError: strip arg must be None or str"},
          {"x.upper(1), x", "TypeError: str.upper() takes no arguments (1 given)"},
          {"x.foo(), x", "AttributeError: 'str' object has no attribute 'foo'"},
      },
      "x = \"abc\"\n");
}

}  // namespace
}  // namespace racecourse::tests
