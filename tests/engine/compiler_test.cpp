// What the compiler makes of each construct, as listings of its instructions.
#include "engine/compiler.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "engine/disassembly.h"

using namespace racecourse::engine;

namespace {

Program compiled(const std::string& source) {
  auto program = compile(source);
  if (!program) FAIL(program.error().line << ": " << program.error().message);
  return *std::move(program);
}

std::string listing(const Program& program, std::string_view name) {
  const auto code = std::ranges::find(program.codes, name, &Code::qualified_name);
  REQUIRE(code != program.codes.end());
  return toText(program, *code);
}

// An expression in a lambda whose parameters are a to e.
std::string value(const std::string& expression) {
  return listing(compiled("f = lambda a, b, c, d, e: " + expression + "\n"), "<lambda>");
}

// Statements in a function whose parameters are a to e. It ends with None; Return.
std::string body(std::string_view lines) {
  std::string source = "def f(a, b, c, d, e):\n    ";
  for (const char letter : lines) source += letter == '\n' ? std::string("\n    ") : std::string(1, letter);
  return listing(compiled(source + "\n"), "f");
}

}  // namespace

TEST_CASE("an increment of a global is a read, an addition and a write", "[engine][compiler]") {
  const Program program = compiled("counter = 0\ncounter += 1\n");
  REQUIRE(listing(program, "<module>") ==
          "Integer 0; StoreGlobal counter; LoadGlobal counter; Integer 1; Binary +=; StoreGlobal counter; EndModule");
}

TEST_CASE("values", "[engine][compiler]") {
  REQUIRE(value("None") == "None; Return");
  REQUIRE(value("True") == "Truth True; Return");
  REQUIRE(value("268435455") == "Integer 268435455; Return");
  REQUIRE(value("268435456") == "Constant 268435456; Return");
  REQUIRE(value("-268435456") == "Integer -268435456; Return");
  REQUIRE(value("-9223372036854775808") == "Constant -9223372036854775808; Return");
  REQUIRE(value("- -5") == "Integer -5; Unary -; Return");
  REQUIRE(value("'x'") == "Constant 'x'; Return");
  REQUIRE(value("()") == "BuildTuple 0; Return");
  REQUIRE(value("(a, [b, 1], {a: b, 2: 3})") ==
          "LoadLocal a; LoadLocal b; Integer 1; BuildList 2; LoadLocal a; LoadLocal b; Integer 2; Integer 3; BuildDict "
          "2; BuildTuple 3; Return");
  REQUIRE(value("__name__") == "Constant '__main__'; Return");
}

TEST_CASE("operators, indices, slices and attributes", "[engine][compiler]") {
  REQUIRE(value("~a + -b") == "LoadLocal a; Unary ~; LoadLocal b; Unary -; Binary +; Return");
  REQUIRE(value("not a") == "LoadLocal a; Unary not; Return");
  REQUIRE(value("a // b % c ** d") ==
          "LoadLocal a; LoadLocal b; Binary //; LoadLocal c; LoadLocal d; Binary **; Binary %; Return");
  REQUIRE(value("a is not None") == "LoadLocal a; None; Compare is not; Return");
  REQUIRE(value("a[b]") == "LoadLocal a; LoadLocal b; LoadElement; Return");
  REQUIRE(value("a[b:]") == "LoadLocal a; LoadLocal b; None; None; Slice; Return");
  REQUIRE(value("a[:b:c]") == "LoadLocal a; None; LoadLocal b; LoadLocal c; Slice; Return");
  REQUIRE(value("a.x.y") == "LoadLocal a; LoadAttribute x; LoadAttribute y; Return");
}

TEST_CASE("a chain of comparisons evaluates each operand once", "[engine][compiler]") {
  REQUIRE(value("a < b <= c") ==
          "LoadLocal a; LoadLocal b; Dup; Rotate; Compare <; JumpIfFalseElsePop 9; LoadLocal c; Compare <=; Jump 11; "
          "9: Swap; Pop; 11: Return");
}

TEST_CASE("and, or and not ask each operand for its truth once", "[engine][compiler]") {
  REQUIRE(value("a and b or c") ==
          "LoadLocal a; JumpIfFalse 4; LoadLocal b; JumpIfTrueElsePop 5; 4: LoadLocal c; 5: Return");
  REQUIRE(value("a or (b and c)") ==
          "LoadLocal a; JumpIfTrueElsePop 5; LoadLocal b; JumpIfFalseElsePop 5; LoadLocal c; 5: Return");
  REQUIRE(value("(a or b) and (c or d)") ==
          "LoadLocal a; JumpIfTrue 4; LoadLocal b; JumpIfFalseElsePop 7; 4: LoadLocal c; JumpIfTrueElsePop 7; "
          "LoadLocal d; 7: Return");
  REQUIRE(value("not a and b") == "LoadLocal a; Unary not; JumpIfFalseElsePop 4; LoadLocal b; 4: Return");
  REQUIRE(value("(a and b) or (c and not d) or e") ==
          "LoadLocal a; JumpIfFalse 4; LoadLocal b; JumpIfTrueElsePop 10; 4: LoadLocal c; JumpIfFalse 9; LoadLocal d; "
          "Unary not; JumpIfTrueElsePop 10; 9: LoadLocal e; 10: Return");
  REQUIRE(value("a if b else c") == "LoadLocal b; JumpIfFalse 4; LoadLocal a; Jump 5; 4: LoadLocal c; 5: Return");
  REQUIRE(value("a if not b and c else d") ==
          "LoadLocal b; JumpIfTrue 6; LoadLocal c; JumpIfFalse 6; LoadLocal a; Jump 7; 6: LoadLocal d; 7: Return");
}

TEST_CASE("f-strings format each field and join the pieces", "[engine][compiler]") {
  REQUIRE(value("f''") == "Constant ''; Return");
  REQUIRE(value("f'x'") == "Constant 'x'; Return");
  REQUIRE(value("f'{a}'") == "LoadLocal a; Format; Return");
  REQUIRE(value("f'{a}-{b!r:>3}{c=}'") ==
          "LoadLocal a; Format; Constant '-'; LoadLocal b; Format !r:; Constant 'c='; LoadLocal c; Format !r; "
          "BuildText 5; Return");
}

TEST_CASE("calls put the callable and its self below the arguments", "[engine][compiler]") {
  REQUIRE(value("a(b)") == "LoadLocal a; NoSelf; LoadLocal b; Call 1; Return");
  REQUIRE(value("a.x(b, c)") == "LoadLocal a; LoadMethod x; LoadLocal b; LoadLocal c; Call 2; Return");
  REQUIRE(value("a(b, x=c, y=d)") ==
          "LoadLocal a; NoSelf; LoadLocal b; LoadLocal c; LoadLocal d; Call 1 x= y=; Return");
  REQUIRE(value("print(a)") == "Constant print; NoSelf; LoadLocal a; Call 1; Return");
  REQUIRE(value("a(b)(c).x[d](e)") ==
          "LoadLocal a; NoSelf; LoadLocal b; Call 1; NoSelf; LoadLocal c; Call 1; LoadAttribute x; LoadLocal d; "
          "LoadElement; NoSelf; LoadLocal e; Call 1; Return");
}

TEST_CASE("list comprehensions run in hidden variables", "[engine][compiler]") {
  REQUIRE(value("[b for b in a]") ==
          "BuildList 0; LoadLocal a; Iterate; 3: Next 8; StoreLocal #5; LoadLocal #5; Append 2; Jump 3; 8: Return");
  REQUIRE(value("[(b, c) for b, c in a if b if not c for d in c]") ==
          "BuildList 0; LoadLocal a; Iterate; 3: Next 21; Unpack 2; StoreLocal #5; StoreLocal #6; LoadLocal #5; "
          "JumpIfFalse 3; LoadLocal #6; JumpIfTrue 3; LoadLocal #6; Iterate; 13: Next 20; StoreLocal #7; LoadLocal #5; "
          "LoadLocal #6; BuildTuple 2; Append 3; Jump 13; 20: Jump 3; 21: Return");
  REQUIRE(value("sum([b for b in a])") ==
          "Constant sum; NoSelf; BuildList 0; LoadLocal a; Iterate; 5: Next 10; StoreLocal #5; LoadLocal #5; Append 2; "
          "Jump 5; 10: Call 1; Return");
}

TEST_CASE("enumerate, zip, reversed and views are consumed where they are made", "[engine][compiler]") {
  REQUIRE(value("list(enumerate(zip(a, b)))") ==
          "Constant list; NoSelf; Constant enumerate; NoSelf; Constant zip; NoSelf; LoadLocal a; LoadLocal b; Call 2; "
          "Call 1; Call 1; Return");
  REQUIRE(value("len(a.items())") == "Constant len; NoSelf; LoadLocal a; LoadMethod items; Call 0; Call 1; Return");
  REQUIRE(value("[x for x in reversed(a)]") ==
          "BuildList 0; Constant reversed; NoSelf; LoadLocal a; Call 1; Iterate; 6: Next 11; StoreLocal #5; LoadLocal "
          "#5; Append 2; Jump 6; 11: Return");
  REQUIRE(value("max(a.values())") == "Constant max; NoSelf; LoadLocal a; LoadMethod values; Call 0; Call 1; Return");
  REQUIRE(value("dict(zip(a, b))") ==
          "Constant dict; NoSelf; Constant zip; NoSelf; LoadLocal a; LoadLocal b; Call 2; Call 1; Return");
}

TEST_CASE("assignments store from left to right", "[engine][compiler]") {
  REQUIRE(body("a = b") == "LoadLocal b; StoreLocal a; None; Return");
  REQUIRE(body("a = b = c") == "LoadLocal c; Dup; StoreLocal a; StoreLocal b; None; Return");
  REQUIRE(body("a, (b, c) = d") ==
          "LoadLocal d; Unpack 2; StoreLocal a; Unpack 2; StoreLocal b; StoreLocal c; None; Return");
  REQUIRE(body("[a, b] = c") == "LoadLocal c; Unpack 2; StoreLocal a; StoreLocal b; None; Return");
  REQUIRE(body("a.x = b") == "LoadLocal b; LoadLocal a; StoreAttribute x; None; Return");
  REQUIRE(body("a[b] = c") == "LoadLocal c; LoadLocal a; LoadLocal b; StoreElement; None; Return");
  REQUIRE(body("a.x = a[b] = c") ==
          "LoadLocal c; Dup; LoadLocal a; StoreAttribute x; LoadLocal a; LoadLocal b; StoreElement; None; Return");
  REQUIRE(body("a: int = b") == "LoadLocal b; StoreLocal a; None; Return");
}

TEST_CASE("augmented assignments evaluate their target once", "[engine][compiler]") {
  REQUIRE(body("a += b") == "LoadLocal a; LoadLocal b; Binary +=; StoreLocal a; None; Return");
  REQUIRE(body("a.x *= b") ==
          "LoadLocal a; Dup; LoadAttribute x; LoadLocal b; Binary *=; Swap; StoreAttribute x; None; Return");
  REQUIRE(body("a[b] -= c") ==
          "LoadLocal a; LoadLocal b; Dup2; LoadElement; LoadLocal c; Binary -=; Rotate; StoreElement; None; Return");
}

TEST_CASE("what has no effect makes no instructions", "[engine][compiler]") {
  REQUIRE(body("pass") == "None; Return");
  REQUIRE(body("'doc'\n5") == "None; Return");
}

TEST_CASE("if, elif and else", "[engine][compiler]") {
  REQUIRE(body("if a: b()") == "LoadLocal a; JumpIfFalse 6; LoadLocal b; NoSelf; Call 0; Pop; 6: None; Return");
  REQUIRE(body("if a: b()\nelse: c()") ==
          "LoadLocal a; JumpIfFalse 7; LoadLocal b; NoSelf; Call 0; Pop; Jump 11; 7: LoadLocal c; NoSelf; Call 0; Pop; "
          "11: None; Return");
  REQUIRE(body("if a: b()\nelif c: d()\nelse: e()") ==
          "LoadLocal a; JumpIfFalse 7; LoadLocal b; NoSelf; Call 0; Pop; Jump 18; 7: LoadLocal c; JumpIfFalse 14; "
          "LoadLocal d; NoSelf; Call 0; Pop; Jump 18; 14: LoadLocal e; NoSelf; Call 0; Pop; 18: None; Return");
}

TEST_CASE("loops jump back to their header", "[engine][compiler]") {
  REQUIRE(body("while a: b()") ==
          "0: LoadLocal a; JumpIfFalse 7; LoadLocal b; NoSelf; Call 0; Pop; Jump 0; 7: None; Return");
  REQUIRE(body("while a: pass") == "0: LoadLocal a; JumpIfFalse 3; Jump 0; 3: None; Return");
  REQUIRE(body("while True: a()") == "0: LoadLocal a; NoSelf; Call 0; Pop; Jump 0");
  REQUIRE(body("for x in a: b(x)") ==
          "LoadLocal a; Iterate; 2: Next 10; StoreLocal x; LoadLocal b; NoSelf; LoadLocal x; Call 1; Pop; Jump 2; 10: "
          "None; Return");
  REQUIRE(body("for x, a[b] in c: pass") ==
          "LoadLocal c; Iterate; 2: Next 9; Unpack 2; StoreLocal x; LoadLocal a; LoadLocal b; StoreElement; Jump 2; 9: "
          "None; Return");
  REQUIRE(body("for x in a:\n    if x: continue\n    break") ==
          "LoadLocal a; Iterate; 2: Next 9; StoreLocal x; LoadLocal x; JumpIfFalse 7; Jump 2; 7: Pop; Jump 9; 9: None; "
          "Return");
}

TEST_CASE("a with block is left on every way out", "[engine][compiler]") {
  REQUIRE(body("with a: b()") == "LoadLocal a; Enter #5; LoadLocal b; NoSelf; Call 0; Pop; Leave #5; None; Return");
  REQUIRE(body("with a, b: c()") ==
          "LoadLocal a; Enter #5; LoadLocal b; Enter #6; LoadLocal c; NoSelf; Call 0; Pop; Leave #6; Leave #5; None; "
          "Return");
  REQUIRE(body("with a:\n    with b:\n        return c") ==
          "LoadLocal a; Enter #5; LoadLocal b; Enter #6; LoadLocal c; Leave #6; Leave #5; Return");
  REQUIRE(body("while a:\n    with b:\n        break") ==
          "LoadLocal a; JumpIfFalse 6; LoadLocal b; Enter #5; Leave #5; Jump 6; 6: None; Return");
}

TEST_CASE("a finally block is written out for every way out", "[engine][compiler]") {
  REQUIRE(body("try:\n    a()\nfinally:\n    b()") ==
          "LoadLocal a; NoSelf; Call 0; Pop; LoadLocal b; NoSelf; Call 0; Pop; None; Return");
  REQUIRE(body("try:\n    return a\nfinally:\n    b()") == "LoadLocal a; LoadLocal b; NoSelf; Call 0; Pop; Return");
  REQUIRE(body("for x in a:\n    try:\n        if b: continue\n        if c: break\n    finally:\n        d()") ==
          "LoadLocal a; Iterate; 2: Next 24; StoreLocal x; LoadLocal b; JumpIfFalse 11; LoadLocal d; NoSelf; Call 0; "
          "Pop; Jump 2; 11: LoadLocal c; JumpIfFalse 19; LoadLocal d; NoSelf; Call 0; Pop; Pop; Jump 24; 19: LoadLocal "
          "d; NoSelf; Call 0; Pop; Jump 2; 24: None; Return");
  REQUIRE(body("try:\n    with a:\n        return b\nfinally:\n    c()") ==
          "LoadLocal a; Enter #5; LoadLocal b; Leave #5; LoadLocal c; NoSelf; Call 0; Pop; Return");
}

TEST_CASE("what no way leads to is left out", "[engine][compiler]") {
  REQUIRE(body("return a\nb()\nif c: d()") == "LoadLocal a; Return");
  REQUIRE(body("if a:\n    return b\nelse:\n    return c\nd()") ==
          "LoadLocal a; JumpIfFalse 4; LoadLocal b; Return; 4: LoadLocal c; Return");
  REQUIRE(body("for x in a:\n    continue\n    b()\nreturn c") ==
          "LoadLocal a; Iterate; 2: Next 5; StoreLocal x; Jump 2; 5: LoadLocal c; Return");
  REQUIRE(body("while True:\n    if a: break\n    continue\n    while b: c()") ==
          "0: LoadLocal a; JumpIfFalse 3; Jump 4; 3: Jump 0; 4: None; Return");
  REQUIRE(listing(compiled("while True: pass\nx = 1\n"), "<module>") == "0: Jump 0");
}

TEST_CASE("a finally block may replace the way out", "[engine][compiler]") {
  REQUIRE(body("try:\n    return a\nfinally:\n    return b") == "LoadLocal a; LoadLocal b; Return");
  REQUIRE(
      body("for x in a:\n    try:\n        for y in b:\n            return y\n    finally:\n        break") ==
      "LoadLocal a; Iterate; Next 16; StoreLocal x; LoadLocal b; Iterate; Next 14; StoreLocal y; LoadLocal y; Swap; "
      "Pop; Pop; Pop; Jump 16; 14: Pop; Jump 16; 16: None; Return");
}

TEST_CASE("assertions make their message only when they fail", "[engine][compiler]") {
  REQUIRE(body("assert a") == "LoadLocal a; JumpIfTrue 3; Assert 0; 3: None; Return");
  REQUIRE(body("assert not a") == "LoadLocal a; JumpIfFalse 3; Assert 0; 3: None; Return");
  REQUIRE(body("assert a and b, c") ==
          "LoadLocal a; JumpIfFalse 4; LoadLocal b; JumpIfTrue 6; 4: LoadLocal c; Assert 1; 6: None; Return");
}

TEST_CASE("a variable that has its last value is captured by value", "[engine][compiler]") {
  REQUIRE(body("return lambda: a") == "MakeFunction <lambda> a; Return");
  REQUIRE(body("def g(x, y=a): return x + b\nreturn g") ==
          "LoadLocal a; MakeFunction g 1 b; StoreLocal g; LoadLocal g; Return");
  REQUIRE(body("x = a\ng = lambda: x\nreturn g") ==
          "LoadLocal a; StoreLocal x; MakeFunction <lambda> x; StoreLocal g; LoadLocal g; Return");
  REQUIRE(body("return lambda: lambda: a") == "MakeFunction <lambda> a; Return");
}

TEST_CASE("a variable that may still change is captured by its cell", "[engine][compiler]") {
  REQUIRE(body("a = 1\nreturn lambda: a") == "MakeCell a; Integer 1; StoreCell a; MakeFunction <lambda> &a; Return");
  REQUIRE(body("def g(): return x\nx = a") ==
          "MakeCell x; MakeFunction g &x; StoreLocal g; LoadLocal a; StoreCell x; None; Return");
  REQUIRE(body("def g(): return g()") == "MakeCell g; MakeFunction g &g; StoreCell g; None; Return");
  REQUIRE(body("for x in a: b(lambda: x)") ==
          "MakeCell x; LoadLocal a; Iterate; 3: Next 11; StoreCell x; LoadLocal b; NoSelf; MakeFunction <lambda> &x; "
          "Call 1; Pop; Jump 3; 11: None; Return");
  REQUIRE(
      body("try:\n    x = a\nfinally:\n    b(lambda: x)") ==
      "MakeCell x; LoadLocal a; StoreCell x; LoadLocal b; NoSelf; MakeFunction <lambda> &x; Call 1; Pop; None; Return");
  REQUIRE(body("if a: x = b\nreturn lambda: x") ==
          "MakeCell x; LoadLocal a; JumpIfFalse 5; LoadLocal b; StoreCell x; 5: MakeFunction <lambda> &x; Return");
  REQUIRE(body("return [lambda: b for b in a]") ==
          "BuildList 0; LoadLocal a; None; StoreLocal #5; MakeCell #5; Iterate; 6: Next 11; StoreCell #5; MakeFunction "
          "<lambda> &#5; Append 2; Jump 6; 11: Return");
}

TEST_CASE("a class is filled before it is bound", "[engine][compiler]") {
  REQUIRE(
      body("class K:\n    n = a\n    m = n + 1\n    def go(self, k=m): return self.n\n    __own = 3") ==
      "MakeClass K; StoreLocal #6; LoadLocal a; LoadLocal #6; StoreAttribute n; LoadLocal #6; LoadAttribute n; Integer "
      "1; Binary +; LoadLocal #6; StoreAttribute m; LoadLocal #6; LoadAttribute m; MakeFunction go 1; LoadLocal #6; "
      "StoreAttribute go; Integer 3; LoadLocal #6; StoreAttribute _K__own; LoadLocal #6; StoreLocal K; None; Return");
}
TEST_CASE("what a module has is found when the program is compiled", "[engine][compiler]") {
  const Program program = compiled(
      "import threading, racecourse as r\nfrom threading import Lock as Mutex\nfrom racecourse import atomic\n"
      "a = threading.Thread(target=Mutex)\nwith atomic: pass\nwith r.atomic: pass\n");
  REQUIRE(listing(program, "<module>") ==
          "Constant Thread; NoSelf; Constant Lock; Call 0 target=; StoreGlobal a; Constant atomic; Enter #0; Leave #0; "
          "Constant atomic; Enter #0; Leave #0; EndModule");
  // Imported names need no place in a state.
  REQUIRE(program.globals.size() == 1);
}

TEST_CASE("codes come in the order of the program, with Python's qualified names", "[engine][compiler]") {
  const Program program = compiled(
      "def f(x, y=1):\n    def g(): return lambda: x\n    global h\n    def h(): pass\n"
      "class K:\n    def m(self): pass\n    n = lambda: 1\n");
  std::string names;
  for (const Code& code : program.codes) names += code.qualified_name + " ";
  REQUIRE(names == "<module> f f.<locals>.g f.<locals>.g.<locals>.<lambda> h K.m K.<lambda> ");
  REQUIRE(program.codes[1].name == "f");
  REQUIRE(program.codes[1].parameters == 2);
  REQUIRE(program.codes[1].defaults == 1);
  REQUIRE(program.codes[1].locals == std::vector<std::string>{"x", "y", "g"});
  REQUIRE(program.codes[1].span == Span{{1, 1}, {4, 18}});
  REQUIRE(program.codes[3].captures.size() == 1);
  REQUIRE(program.classes.size() == 1);
  REQUIRE(program.classes[0].name == "K");
}

TEST_CASE("a function in a finally block is one code however often the block is written", "[engine][compiler]") {
  const Program program = compiled(
      "def f(a):\n    while a:\n        try:\n            if a: continue\n            return 1\n        finally:\n"
      "            g = lambda: a\n            h = [lambda: i for i in a]\n");
  REQUIRE(program.codes.size() == 4);
  REQUIRE(listing(program, "f").find("MakeFunction <lambda> &#3") != std::string::npos);
}

TEST_CASE("a captured variable of a comprehension has one place in every copy of a finally block",
          "[engine][compiler]") {
  // The first copy is written inside the with block, whose manager has #2; the second when #2 is free again.
  const std::string text =
      listing(compiled("def f(a):\n    while a:\n        try:\n            with a:\n                if a: continue\n"
                       "        finally:\n            h = [lambda: i for i in a]\n"),
              "f");
  CAPTURE(text);
  const std::size_t first = text.find("MakeCell #3");
  REQUIRE(first != text.npos);
  REQUIRE(text.find("MakeCell #3", first + 1) != text.npos);
  REQUIRE(text.find("MakeCell #2") == text.npos);
}

TEST_CASE("a cell knows whether it is read by the function that owns it", "[engine][compiler]") {
  const Program program = compiled("def f():\n    g = lambda: a\n    a = 1\n    return a\n");
  REQUIRE(listing(program, "f").find("LoadCell a own; Return") != std::string::npos);
  REQUIRE(listing(program, "f.<locals>.<lambda>") == "LoadCell a; Return");
}

TEST_CASE("names, constants and call shapes are entered once", "[engine][compiler]") {
  const Program program = compiled(
      "a = None\na.x = a.y(x=a, y=1)\na.x(x=2, y=3)\na = 1099511627776\na = 1099511627776\na = '1099511627776'\n");
  REQUIRE(program.names == std::vector<std::string>{"y", "x"});
  REQUIRE(program.constants.size() == 2);
  REQUIRE(program.call_shapes == std::vector<CallShape>{CallShape{{1, 0}}});
}

TEST_CASE("an invariant is remembered by the global that holds it", "[engine][compiler]") {
  const Program program = compiled(
      "import racecourse\nfrom racecourse import invariant\nx = 0\n@invariant\ndef a(): return x == 0\n"
      "@racecourse.invariant\ndef b(): return True\n");
  REQUIRE(program.invariants == std::vector<int>{1, 2});
  REQUIRE(program.globals[1].name == "a");
}

TEST_CASE("the stack's depth is the deepest that any way reaches", "[engine][compiler]") {
  const auto depth = [](const std::string& source) { return compiled(source).codes[0].deepest_stack; };
  REQUIRE(depth("") == 0);
  REQUIRE(depth("x = 1\n") == 1);
  REQUIRE(depth("x = [1, 2, 3]\n") == 3);
  // print and its (unset) self, then two arguments.
  REQUIRE(depth("print(1, 2)\n") == 4);
  // Two iterators; print, its self and an argument.
  REQUIRE(depth("for i in [1]:\n    for j in [1]:\n        print(i)\n") == 5);
  REQUIRE(depth("for i in [1]: pass\n") == 2);
}

TEST_CASE("the prelude is there when it may be needed, and hidden", "[engine][compiler]") {
  const Program none = compiled("x = sorted([1])\ny = max([1])\n");
  REQUIRE((none.wait_for_code == -1 && none.sort_code == -1 && none.extreme_code == -1));
  REQUIRE(none.codes.size() == 1);

  const Program all = compiled(
      "from threading import Condition\nc = Condition()\nc.wait_for(lambda: True)\n"
      "x = max([1], key=lambda v: v)\nx = [1]\nx.sort(key=lambda v: v)\n");
  const Code& wait_for = all.codes[all.wait_for_code];
  const Code& sort = all.codes[all.sort_code];
  const Code& extreme = all.codes[all.extreme_code];
  REQUIRE((wait_for.hidden && sort.hidden && extreme.hidden && !all.codes[0].hidden));
  const auto parameters = [](const Code& code) {
    return std::vector<std::string>(code.locals.begin(), code.locals.begin() + code.parameters);
  };
  REQUIRE(parameters(wait_for) == std::vector<std::string>{"condition", "predicate", "timeout"});
  REQUIRE(wait_for.defaults == 1);
  REQUIRE(parameters(sort) == std::vector<std::string>{"values", "key", "reverse"});
  REQUIRE(parameters(extreme) == std::vector<std::string>{"values", "key", "largest"});
  REQUIRE(
      toText(all, wait_for) ==
      "LoadLocal predicate; NoSelf; Call 0; StoreLocal result; 4: LoadLocal result; JumpIfTrue 20; "
      "LoadLocal condition; LoadMethod wait; LoadLocal timeout; Call 1; JumpIfTrue 15; LoadLocal predicate; NoSelf; "
      "Call 0; Return; 15: LoadLocal predicate; NoSelf; Call 0; StoreLocal result; Jump 4; 20: LoadLocal result; "
      "Return");
  REQUIRE(std::ranges::all_of(wait_for.spans, [](Span span) { return span == Span{}; }));
}
