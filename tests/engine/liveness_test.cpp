#include "engine/liveness.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "engine/compiler.h"
#include "engine/disassembly.h"

using namespace racecourse::engine;

namespace {

const Code& codeOf(const Program& program, std::string_view name) {
  for (const Code& code : program.codes) {
    if (code.name == name) return code;
  }
  FAIL("no code named " << name);
  return program.codes.front();
}

// For each instruction of `f` the locals alive before it, as letters: the first letter of each name, # for hidden ones.
std::string lives(std::string_view source) {
  const auto program = compile(source);
  REQUIRE(program);
  const Code& code = codeOf(*program, "f");
  INFO(toText(*program, code));
  std::string text;
  for (const std::vector<bool>& row : code.live) {
    if (!text.empty()) text += ' ';
    std::string alive;
    for (std::size_t local = 0; local < row.size(); ++local) {
      if (row[local]) alive += code.locals[local].empty() ? '#' : code.locals[local][0];
    }
    text += alive.empty() ? "-" : alive;
  }
  return text;
}

}  // namespace

TEST_CASE("a value copied out of a global is dead after its last read", "[engine][liveness]") {
  // LoadGlobal counter, StoreLocal tmp | LoadLocal tmp, Integer 1, Binary +, StoreGlobal counter | None, Return
  REQUIRE(lives("counter = 0\ndef f():\n    global counter\n    tmp = counter\n    counter = tmp + 1\n") ==
          "- - t - - - - -");
}

TEST_CASE("a loop's variable that nobody reads is never alive", "[engine][liveness]") {
  // range NoSelf n Call Iterate | Next StoreLocal _ | LoadGlobal Integer Binary StoreGlobal | Jump | None Return
  REQUIRE(lives("c = 0\ndef f(n):\n    global c\n    for _ in range(n):\n        c += 1\n") ==
          "n n n - - - - - - - - - - -");
}

TEST_CASE("what the next round reads is alive around the loop", "[engine][liveness]") {
  // 0 Integer, 1 StoreLocal s | 2 LoadLocal n, 3 JumpIfFalse 9 | 4 LoadLocal s, 5 LoadLocal n, 6 Binary, 7 StoreLocal s
  // | 8 Jump 2 | 9 LoadLocal s, 10 Return
  REQUIRE(lives("def f(n):\n    s = 0\n    while n:\n        s += n\n    return s\n") == "n n ns ns ns n n n ns s -");
}

TEST_CASE("a branch that assigns anew lets the old value die there", "[engine][liveness]") {
  // 0 LoadLocal a, 1 JumpIfFalse 4 | 2 Integer, 3 StoreLocal b | 4 LoadLocal b, 5 Return
  REQUIRE(lives("def f(a, b):\n    if a:\n        b = 1\n    return b\n") == "ab b - - b -");
}

TEST_CASE("the manager of a with block is alive to its end, on every way out", "[engine][liveness]") {
  // 0 LoadLocal l, 1 Enter # | 2 LoadLocal a, 3 JumpIfFalse 7 | 4 Integer 1 | 5 Leave #, 6 Return | 7 Leave # | 8, 9
  REQUIRE(lives("def f(l, a):\n    with l:\n        if a:\n            return 1\n") == "la a a# # # # - # - -");
}

TEST_CASE("a captured value is read where its function is made", "[engine][liveness]") {
  // 0 Integer, 1 StoreLocal a | 2 MakeFunction, 3 Return
  REQUIRE(lives("def f():\n    a = 1\n    return lambda: a\n") == "- - a -");
}

TEST_CASE("a cell is alive as long as its function uses it, also to write", "[engine][liveness]") {
  // 0 MakeCell a | 1 MakeFunction, 2 StoreLocal g | 3 Integer, 4 StoreCell a | 5 LoadLocal g, 6 Return
  REQUIRE(lives("def f():\n    g = lambda: a\n    a = 1\n    return g\n") == "a a a ga ga g -");
}

TEST_CASE("a variable of a comprehension is dead outside it", "[engine][liveness]") {
  // 0 BuildList, 1 LoadLocal x, 2 Iterate | 3 Next 8, 4 StoreLocal #, 5 LoadLocal #, 6 Append, 7 Jump 3 | 8 Return
  REQUIRE(lives("def f(x):\n    return [i for i in x]\n") == "x x - - - # - - -");
}

TEST_CASE("liveness reaches beyond 64 variables", "[engine][liveness]") {
  std::string source = "def f():\n";
  for (int i = 0; i < 100; ++i) source += "    v" + std::to_string(i) + " = " + std::to_string(i) + "\n";
  const auto program = compile(source + "    return v70\n");
  REQUIRE(program);
  const Code& code = codeOf(*program, "f");
  // Two instructions for each assignment; v70 is alive from behind its own to the return.
  for (std::size_t at = 0; at < code.live.size(); ++at) {
    CAPTURE(at);
    for (std::size_t local = 0; local < 100; ++local) {
      CHECK(code.live[at][local] == (local == 70 && at >= 142 && at <= 200));
    }
  }
}
