// What the compiler refuses: each snippet with the exact place, the piece seen and the sentence a reader gets.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "engine/compiler.h"

using namespace racecourse::engine;

namespace {

struct Refused {
  std::string source;
  int line;
  int column;
  std::string seen;
  std::string message;
};

std::string repeated(std::string_view piece, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += piece;
  return result;
}

std::string manyVariables(int count) {
  std::string source = "def f():\n";
  for (int i = 0; i < count; ++i) source += "    v" + std::to_string(i) + " = 1\n";
  return source;
}

const std::vector<Refused>& refused() {
  static const std::vector<Refused> list = {
      {"counter = 0\nprint(conter)\n", 2, 7, "conter", "Nothing binds the name `conter`. Did you mean `counter`?"},
      {"x = unknown_thing\n", 1, 5, "unknown_thing",
       "Nothing binds the name `unknown_thing`. Assign a value to it first, or correct its spelling."},
      {"def f():\n    return y\n", 2, 12, "y",
       "Nothing binds the name `y`. Assign a value to it first, or correct its spelling."},
      {"t = Thread()\n", 1, 5, "Thread",
       "Nothing binds the name `Thread`. Write from threading import Thread at the top of the program."},
      {"threading.Lock()\n", 1, 1, "threading",
       "Nothing binds the name `threading`. Write import threading at the top of the program."},
      {"x = input()\n", 1, 5, "input", "A program here reads nothing. Write the value into the program."},
      {"x = set([1])\n", 1, 5, "set", "Racecourse has no sets. Use a list, or a dict with the value True."},
      {"x = ValueError\n", 1, 5, "ValueError", "Racecourse has no ValueError. Leave it out."},
      {"x = __file__\n", 1, 5, "__file__", "Racecourse has no __file__. Leave it out."},
      {"class A:\n    n = 1\n    def m(self): return n\n", 3, 25, "n",
       "What a class binds is found through an object or the class. Write self.n."},
      {"print([i for i in [1]], i)\n", 1, 25, "i",
       "Nothing binds the name `i`. Assign a value to it first, or correct its spelling."},
      {"def f(): x = 1\nprint(x)\n", 2, 7, "x",
       "Nothing binds the name `x`. Assign a value to it first, or correct its spelling."},
      {"def f(x):\n    global x\n", 2, 12, "x",
       "`x` is a parameter of this function, so it cannot be global. Rename one."},
      {"x = 1\ndef f():\n    print(x)\n    global x\n", 4, 12, "x",
       "`x` is used above, before this line makes it global. Move the line to the top."},
      {"def f():\n    x = 1\n    global x\n", 3, 12, "x",
       "`x` is used above, before this line makes it global. Move the line to the top."},
      {"def f():\n    for x in []: pass\n    global x\n", 3, 12, "x",
       "`x` is used above, before this line makes it global. Move the line to the top."},
      {"x = 1\nglobal x\n", 2, 8, "x",
       "`x` is used above, before this line makes it global. Move the line to the top."},
      {"def f():\n    global x\n    x: int = 1\n", 3, 5, "x",
       "`x` is global here, and Python allows no annotation on it. Leave the annotation out."},
      {"def f():\n    x: int = 1\n    global x\n", 3, 12, "x",
       "`x` is used above, before this line makes it global. Move the line to the top."},
      {"sum = sum([1])\n", 1, 7, "sum",
       "This may be the built-in `sum` or the variable of line 1. Use another name for the variable."},
      {"def f(): return max(1, 2)\nmax = 3\n", 1, 17, "max",
       "This may be the built-in `max` or the variable of line 2. Use another name for the variable."},
      {"if False: max = 3\nprint(max)\n", 2, 7, "max",
       "This may be the built-in `max` or the variable of line 1. Use another name for the variable."},
      {"def f():\n    global len\n    len = 1\nprint(len([]))\n", 4, 7, "len",
       "This may be the built-in `len` or the variable of line 3. Use another name for the variable."},
      {"Lock()\nfrom threading import Lock\n", 1, 1, "Lock",
       "This is imported further down. Move the import to the top of the program."},
      {"def f(): time.sleep(1)\nimport time\n", 1, 10, "time",
       "This is imported further down. Move the import to the top of the program."},
      {"from threading import Lock\nLock = 1\n", 2, 1, "Lock", "`Lock` is imported on line 1. Use another name here."},
      {"from threading import Lock\nfrom queue import Queue as Lock\n", 2, 19, "Lock",
       "`Lock` is bound already, on line 1. Give one of the two another name."},
      {"from threading import Lock\ndef f():\n    global Lock\n    Lock = 1\n", 4, 5, "Lock",
       "`Lock` is imported on line 1. Use another name here."},
      {"time = 1\nimport time\n", 2, 8, "time",
       "`time` is bound already, on line 1. Give one of the two another name."},
      {"import threading\nx = threading\n", 2, 5, "threading",
       "A module is only used for what it has. Write threading.Thread or the like."},
      {"import threading\nthreading.Timer(1)\n", 2, 11, "Timer",
       "Racecourse's threading has no Timer. It has Thread, Lock, RLock, Semaphore, BoundedSemaphore, Condition, Event "
       "and Barrier."},
      {"import threading\nthreading.x = 1\n", 2, 1, "threading",
       "A module is only used for what it has. Write threading.Thread or the like."},
      {"from racecourse import invariant\ninvariant(print)\n", 2, 1, "invariant",
       "An invariant is marked with @invariant on the line above its def. Write it there."},
      {"import racecourse\nracecourse.invariant(print)\n", 2, 12, "invariant",
       "An invariant is marked with @invariant on the line above its def. Write it there."},
      {"@invariant\ndef f(): return True\n", 1, 2, "invariant",
       "Nothing binds the name `invariant`. Write from racecourse import invariant at the top of the program."},
      {"def invariant(f): pass\n@invariant\ndef f(): return True\n", 2, 2, "invariant",
       "This is not the invariant of Racecourse. Write from racecourse import invariant at the top."},
      {"import threading\n@threading.invariant\ndef f(): return True\n", 2, 2, "invariant",
       "This is not the invariant of Racecourse. Write from racecourse import invariant at the top."},
      {"from racecourse import invariant\nif 1:\n    @invariant\n    def f(): return True\n", 4, 9, "f",
       "An invariant is a function of the module. Move it out of the block it is in, to the left margin."},
      {"from racecourse import invariant\ndef g():\n    @invariant\n    def f(): return True\n", 4, 9, "f",
       "An invariant is a function of the module. Move it out of the block it is in, to the left margin."},
      {"from racecourse import invariant\n@invariant\ndef f(): return True\nf = 1\n", 3, 5, "f",
       "This name is bound elsewhere too. Give the invariant a name of its own."},
      {"x = enumerate([1])\n", 1, 5, "enumerate",
       "Racecourse keeps no enumerate for later. Loop over it at once, or write list(enumerate(...))."},
      {"x = [zip([1], [2])]\n", 1, 6, "zip",
       "Racecourse keeps no zip for later. Loop over it at once, or write list(zip(...))."},
      {"print(reversed([1]))\n", 1, 7, "reversed",
       "Racecourse keeps no reversed for later. Loop over it at once, or write list(reversed(...))."},
      {"f = enumerate\n", 1, 5, "enumerate",
       "Racecourse only calls enumerate. Write a function of your own that calls it."},
      {"d = {}\nx = d.items()\n", 2, 7, "items",
       "What a dict's items() gives follows later changes. Loop over it at once, or put list(...) around it; a method "
       "of your own needs another name."},
      {"d = {}\nprint(1 in d.values())\n", 2, 14, "values",
       "What a dict's values() gives follows later changes. Loop over it at once, or put list(...) around it; a method "
       "of your own needs another name."},
      {"d = {}\nf = d.keys\n", 2, 7, "keys", "Racecourse only calls keys. Add () behind it."},
      {"len(enumerate([]))\n", 1, 5, "enumerate",
       "Racecourse keeps no enumerate for later. Loop over it at once, or write list(enumerate(...))."},
      {"min(zip([1]), zip([2]))\n", 1, 5, "zip",
       "Racecourse keeps no zip for later. Loop over it at once, or write list(zip(...))."},
      {"for x in (zip([1]) if 1 else []): pass\n", 1, 11, "zip",
       "Racecourse keeps no zip for later. Loop over it at once, or write list(zip(...))."},
      {"x = {[1]: 2}\n", 1, 6, "a list", "A list cannot be the key of a dict, because it may change. Write a tuple."},
      {"x = {(1, {}): 2}\n", 1, 10, "a dict",
       "A dict cannot be the key of a dict, because it may change. Write a tuple."},
      {"x = 5 - 9223372036854775808\n", 1, 9, "9223372036854775808",
       "This number does not fit into 64 bits. Write one between -9223372036854775808 and 9223372036854775807."},
      {"x = -9223372036854775808[0]\n", 1, 6, "9223372036854775808",
       "This number does not fit into 64 bits. Write one between -9223372036854775808 and 9223372036854775807."},
      {"class A:\n    def __str__(self): return 'A'\n", 2, 9, "__str__",
       "Racecourse calls no special method but __init__. Use a name without the underscores."},
      {"class A:\n    __slots__ = ()\n", 2, 5, "__slots__",
       "Racecourse calls no special method but __init__. Use a name without the underscores."},
      {"class A:\n    def m(self, __x): pass\n", 2, 17, "__x",
       "Python renames `__x` within a class. Begin it with one underscore only."},
      {"class A:\n    def m(self): return __x\n", 2, 25, "__x",
       "Python renames `__x` within a class. Begin it with one underscore only."},
      {"class A:\n    def m(self): self.m(__x=1)\n", 2, 25, "__x",
       "Python renames `__x` within a class. Begin it with one underscore only."},
      {"__all__ = []\n", 1, 1, "__all__", "Names between double underscores belong to Python. Use another name."},
      {"def __init__(): pass\n", 1, 5, "__init__",
       "Names between double underscores belong to Python. Use another name."},
      {"x = 1\nprint(x.__class__)\n", 2, 9, "__class__",
       "Names between double underscores belong to Python. Racecourse has none of them."},
      {"'x'.title()\n", 1, 5, "title",
       "Racecourse has no attribute title of Python's own types. Write it out in other words."},
      {"[1].sort().update(2)\n", 1, 12, "update",
       "Racecourse has no attribute update of Python's own types. Write it out in other words."},
      {"[y for x in [1] for y in [y]]\n", 1, 27, "y",
       "`y` gets its value only in a later for of this list. Use another name for one."},
      {"[lambda: y for x in [y] for y in [1]]\n", 1, 22, "y",
       "Nothing binds the name `y`. Assign a value to it first, or correct its spelling."},
      {"[x for x in [1] if y for y in [1]]\n", 1, 20, "y",
       "`y` gets its value only in a later for of this list. Use another name for one."},
      {"with 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21: pass\n", 1, 1, "a block",
       "More than 20 loops, with and try blocks are inside one another. Move the inner ones into a function."},
      {"x = [1 " + repeated("for a in [] ", 21) + "]\n", 1, 5, "[",
       "This list has more than 20 for in it. Build it in a function with loops."},
      {manyVariables(251), 1, 1, "this function", "A function has at most 250 variables here. Divide it into several."},
  };
  return list;
}

std::string messageOf(const std::string& source) {
  const auto program = compile(source);
  return program ? "accepted" : program.error().message;
}

}  // namespace

TEST_CASE("a program that breaks a rule about names or values is refused with its place", "[engine][compiler]") {
  for (const Refused& expected : refused()) {
    CAPTURE(expected.source);
    const auto program = compile(expected.source);
    REQUIRE_FALSE(program.has_value());
    CHECK(program.error() == Trouble{expected.line, expected.column, expected.seen, expected.message});
  }
}

TEST_CASE("what only looks like a broken rule is accepted", "[engine][compiler]") {
  CHECK(messageOf("def f(x):\n    def g():\n        global x\n        x = 1\n    return x\n") == "accepted");
  CHECK(messageOf("def f():\n    global x\n    global x\n    x = 1\n") == "accepted");
  CHECK(messageOf("global x\nx: int = 1\n") == "accepted");
  CHECK(messageOf("def f(): return late\nlate = 1\n") == "accepted");
  CHECK(messageOf("max = 3\nprint(max)\ndef f(): return max\n") == "accepted");
  CHECK(messageOf("def max(a): return max(a - 1) if a else 0\nprint(max(2))\n") == "accepted");
  CHECK(messageOf("def f(max): return max\nprint(max(1, 2))\n") == "accepted");
  CHECK(messageOf("import time\nimport time\nfrom time import sleep\nfrom time import sleep\n") == "accepted");
  CHECK(messageOf("from threading import Lock\ndef f(Lock): return Lock\n") == "accepted");
  CHECK(messageOf("d = {}\nd.items()\nfor k in d.keys(): pass\nx = [v for v in d.values()]\n") == "accepted");
  CHECK(messageOf("class A:\n    items = 1\nx = A().items\n") == "accepted");
  CHECK(messageOf("class A:\n    def title(self): return 1\nx = A().title()\n") == "accepted");
  CHECK(messageOf("class A:\n    def __go(self): return self.__x\n    __x = 1\n") == "accepted");
  CHECK(messageOf("if __name__ == '__main__': pass\n") == "accepted");
  CHECK(messageOf("x = -9223372036854775808\n") == "accepted");
  CHECK(messageOf("x = {(1, 'a'): [2]}\n") == "accepted");
  CHECK(messageOf(manyVariables(250)) == "accepted");
  CHECK(messageOf("x = [1 " + repeated("for a in [] ", 20) + "]\n") == "accepted");
}
