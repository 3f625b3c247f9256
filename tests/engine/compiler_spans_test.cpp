// What Step marks while a thread stands before an instruction, the line an error has, and which steps belong together.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

#include "engine/compiler.h"
#include "engine/disassembly.h"

using namespace racecourse::engine;

namespace {

// "line:column-line:column Operation" of the instructions of the module with this operation.
std::vector<std::string> marks(const std::string& source, Op op) {
  const auto program = compile(source);
  REQUIRE(program);
  std::vector<std::string> result;
  const auto place = [](Position at) { return std::to_string(at.line) + ":" + std::to_string(at.column); };
  const Code& code = program->codes[0];
  for (std::size_t at = 0; at < code.instructions.size(); ++at) {
    if (code.instructions[at].op != op) continue;
    result.push_back(place(code.spans[at].begin) + "-" + place(code.spans[at].end));
  }
  return result;
}

using Marks = std::vector<std::string>;

// The instructions of the module, those of one statement visit in one word: "LLS C" and so on, by their first letters.
std::string visits(const std::string& source) {
  const auto program = compile(source);
  REQUIRE(program);
  const Code& code = program->codes[0];
  std::string result;
  for (std::size_t at = 0; at < code.instructions.size(); ++at) {
    if (at > 0 && code.statements[at] != code.statements[at - 1]) result += ' ';
    result += toText(*program, code, code.instructions[at]).front();
  }
  return result;
}

}  // namespace

TEST_CASE("reading a variable marks it, writing it marks the assignment", "[engine][compiler]") {
  const std::string source = "counter = 0\ncounter += 1\na = b = counter\n";
  REQUIRE(marks(source, Op::kLoadGlobal) == Marks{"2:1-2:8", "3:9-3:16"});
  REQUIRE(marks(source, Op::kStoreGlobal) == Marks{"1:1-1:12", "2:1-2:13", "3:1-3:2", "3:5-3:6"});
}

TEST_CASE("elements and attributes are marked whole", "[engine][compiler]") {
  const std::string source = "a = [1]\na[0] += a[0]\na.x = a.y\n";
  REQUIRE(marks(source, Op::kLoadElement) == Marks{"2:1-2:5", "2:9-2:13"});
  REQUIRE(marks(source, Op::kStoreElement) == Marks{"2:1-2:13"});
  REQUIRE(marks(source, Op::kLoadAttribute) == Marks{"3:7-3:10"});
  REQUIRE(marks(source, Op::kStoreAttribute) == Marks{"3:1-3:10"});
}

TEST_CASE("a call is marked as far as its bracket", "[engine][compiler]") {
  REQUIRE(marks("a = [1]\nprint(a.pop(), a)\n", Op::kCall) == Marks{"2:7-2:14", "2:1-2:18"});
  REQUIRE(marks("a = [1]\nprint(a.pop(), a)\n", Op::kLoadMethod) == Marks{"2:7-2:12"});
}

TEST_CASE("a loop marks its header, a with block its manager", "[engine][compiler]") {
  REQUIRE(marks("a = [1]\nfor x in a:\n    pass\n", Op::kNext) == Marks{"2:1-2:11"});
  REQUIRE(marks("a = [[x, y] for x in [1] for y in [2]]\n", Op::kNext) == Marks{"1:17-1:25", "1:30-1:38"});
  const std::string source = "a = b = None\nwith a, b:\n    pass\n";
  REQUIRE(marks(source, Op::kEnter) == Marks{"2:6-2:7", "2:9-2:10"});
  REQUIRE(marks(source, Op::kLeave) == Marks{"2:9-2:10", "2:6-2:7"});
}

TEST_CASE("a test marks what is tested, an assertion the whole statement", "[engine][compiler]") {
  const std::string source = "a = []\nif a or not a: pass\nassert a, 'no'\n";
  REQUIRE(marks(source, Op::kJumpIfTrue) == Marks{"2:4-2:5", "2:13-2:14", "3:8-3:9"});
  REQUIRE(marks(source, Op::kAssert) == Marks{"3:1-3:15"});
}

// CPython gives an operation the line where its expression begins; a method on a line of its own has that line.
TEST_CASE("an operation over several lines has the line that CPython's traceback says", "[engine][compiler]") {
  REQUIRE(marks("a = (1 +\n     2)\n", Op::kBinary) == Marks{"1:6-2:7"});
  const std::string chain = "a = None\na = (a\n  .b\n  .c(\n    1)\n  .d)\n";
  REQUIRE(marks(chain, Op::kLoadAttribute) == Marks{"3:4-3:5", "6:4-6:5"});
  REQUIRE(marks(chain, Op::kLoadMethod) == Marks{"4:4-4:5"});
  REQUIRE(marks(chain, Op::kCall) == Marks{"4:4-5:7"});
  REQUIRE(marks("a = 1\nwith (\n    a): pass\n", Op::kEnter) == Marks{"2:1-3:6"});
  REQUIRE(marks("a = [x\n     for x in\n     [1]]\n", Op::kIterate) == Marks{"1:5-3:9"});
  REQUIRE(marks("for x in (\n    1):\n    pass\n", Op::kIterate) == Marks{"1:1-2:6"});
  REQUIRE(marks("a = 1\nassert (\n    a)\n", Op::kAssert) == Marks{"2:1-3:7"});
}

TEST_CASE("each statement has a number, and each round of a loop begins a visit", "[engine][compiler]") {
  // Integer StoreGlobal | LoadGlobal LoadGlobal Binary StoreGlobal | EndModule
  REQUIRE(visits("a = 1\na = a + a\n") == "IS LLBS E");
  // The test | the back jump | EndModule
  REQUIRE(visits("a = 1\nwhile a: pass\n") == "IS LJ J E");
  // BuildList Iterate Next StoreGlobal | LoadGlobal Pop | Jump | EndModule
  REQUIRE(visits("for a in []: a\n") == "BINS LP J E");
  // LoadGlobal Enter | LoadGlobal Pop | Leave | EndModule
  REQUIRE(visits("a = 1\nwith a: a\n") == "IS LE LP L E");
  // LoadGlobal JumpIfFalse | LoadGlobal Pop, Jump | LoadGlobal JumpIfFalse | LoadGlobal Pop | EndModule
  REQUIRE(visits("a = 1\nif a: a\nelif a: a\n") == "IS LJ LPJ LJ LP E");
  // A list with for is part of its statement, all rounds of it.
  REQUIRE(visits("a = [1 for x in []]\n") == "BBINSIAJS E");
}

TEST_CASE("no two functions share a statement's number", "[engine][compiler]") {
  const auto program = compile("def f():\n    return 1\ndef g():\n    return 2\nf()\ng()\n");
  REQUIRE(program);
  std::set<int> seen;
  for (const Code& code : program->codes) {
    const std::set<int> own(code.statements.begin(), code.statements.end());
    for (const int number : own) CHECK(seen.insert(number).second);
  }
}
