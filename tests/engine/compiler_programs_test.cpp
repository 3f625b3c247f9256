// Whole programs, written by people and by chance: whatever is accepted is sound, whatever is not ends with a sentence.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "engine/code_flow.h"
#include "engine/compiler.h"
#include "engine/disassembly.h"
#include "engine/liveness.h"

using namespace racecourse::engine;

namespace {

bool hasSoundJumps(const Code& code) {
  const int size = static_cast<int>(code.instructions.size());
  for (int at = 0; at < size; ++at) {
    const NextInstructions next = nextOf(code.instructions[at], at);
    if (next.target >= size || next.next >= size) return false;
  }
  return true;
}

bool hasSoundLocals(const Program& program, const Code& code) {
  const auto inside = [&](int local) { return local >= 0 && local < static_cast<int>(code.locals.size()); };
  for (const Instruction& instruction : code.instructions) {
    const std::string text = toText(program, code, instruction);
    const bool local = text.find("Local") != text.npos || text.find("Cell") != text.npos || text.starts_with("Enter") ||
                       text.starts_with("Leave");
    if (local && !inside(instruction.a)) return false;
    if (instruction.op != Op::kMakeFunction) continue;
    for (const Capture& capture : program.codes[instruction.a].captures) {
      if (!inside(capture.from)) return false;
    }
  }
  return std::ranges::all_of(code.captures, [&](const Capture& capture) { return inside(capture.to); });
}

// What everybody relies on. deepestStack() asserts by itself that every way brings the same operands.
bool isSound(const Program& program) {
  return std::ranges::all_of(program.codes, [&](const Code& code) {
    const std::size_t size = code.instructions.size();
    return size > 0 && code.spans.size() == size && code.statements.size() == size && code.live.size() == size &&
           hasSoundJumps(code) && hasSoundLocals(program, code) && code.deepest_stack == deepestStack(program, code) &&
           code.live == livenessOf(program, code) && code.parameters <= static_cast<int>(code.locals.size());
  });
}

// Whether the answer is a sound program, or a sentence at a place.
bool isSound(const std::string& source) {
  const auto program = compile(source);
  if (program) return isSound(*program);
  const Trouble& trouble = program.error();
  return trouble.line >= 1 && trouble.column >= 1 && !trouble.seen.empty() && trouble.message.ends_with('.');
}

// splitmix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  std::uint64_t below(std::uint64_t limit) {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return (z ^ (z >> 31)) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

// Programs that nobody writes but whose grammar is right, so that most of them reach the compiler.
class Author {
 public:
  std::string program() {
    std::string source = "from threading import Lock\nimport racecourse\na = b = c = len\n";
    for (std::uint64_t i = 1 + random_.below(5); i > 0; --i) source += statement(3, "", false, false);
    return source;
  }

 private:
  template <std::size_t size>
  std::string pick(const std::array<std::string_view, size>& words) {
    return std::string(words[random_.below(size)]);
  }

  std::string name() {
    if (random_.below(20) > 0) return pick(std::to_array<std::string_view>({"a", "b", "c"}));
    return pick(std::to_array<std::string_view>({"d", "max", "Lock", "self", "zip", "__p"}));
  }

  std::string value(int depth) {
    if (depth == 0 || random_.below(4) == 0) return random_.below(3) == 0 ? std::to_string(random_.below(9)) : name();
    const auto inner = [&] { return value(depth - 1); };
    switch (random_.below(18)) {
      case 0:
        return "(" + inner() + " and " + inner() + ")";
      case 1:
        return "(" + inner() + " or not " + inner() + ")";
      case 2:
        return "(" + inner() + " < " + inner() + " in " + inner() + ")";
      case 3:
        return "(" + inner() + " if " + inner() + " else " + inner() + ")";
      case 4:
        return "(lambda " + pick(std::to_array<std::string_view>({"", "a", "a, b=c"})) + ": " + inner() + ")";
      case 5:
        return "[" + inner() + " for " + target(1) + " in " + inner() + " if " + inner() + "]";
      case 6:
        return "[" + inner() + " for a in " + inner() + " for " + name() + " in " + inner() + "]";
      case 7:
        return inner() + "(" + inner() + ", key=" + inner() + ")";
      case 8:
        return name() + "." + pick(std::to_array<std::string_view>({"x", "items", "wait_for", "__p"})) + "()";
      case 9:
        return name() + "[" + inner() + ":" + inner() + "]";
      case 10:
        return name() + "[" + inner() + "].x";
      case 11:
        return "f\"{" + name() + "!r:>3}-{" + name() + "=}\"";
      case 12:
        return "{1: " + inner() + ", " + name() + ": 2}";
      case 13:
        return "sum(" + pick(std::to_array<std::string_view>({"zip", "enumerate"})) + "(" + inner() + "))";
      case 14:
        return "racecourse." + pick(std::to_array<std::string_view>({"atomic", "choose", "Atomic"}));
      case 15:
        return "-" + inner();
      case 16:
        return "[" + inner() + ", " + inner() + "]";
      default:
        return "(" + inner() + " + " + inner() + ")";
    }
  }

  std::string target(int depth) {
    switch (random_.below(6)) {
      case 0:
        return name() + ".x";
      case 1:
        return name() + "[0]";
      case 2:
        return depth == 0 ? name() : "(" + target(depth - 1) + ", " + target(depth - 1) + ")";
      default:
        return name();
    }
  }

  std::string block(int depth, const std::string& indent, bool loop, bool function) {
    std::string source = ":\n";
    for (std::uint64_t i = 1 + random_.below(3); i > 0; --i) source += statement(depth, indent + " ", loop, function);
    return source;
  }

  std::string statement(int depth, const std::string& indent, bool loop, bool function) {
    const std::uint64_t kind = random_.below(depth == 0 ? 8 : 18);
    const auto inside = [&](bool in_loop) { return block(depth - 1, indent, in_loop, function); };
    if (kind < 2) return indent + target(1) + " = " + value(2) + "\n";
    if (kind == 2) return indent + name() + " += " + value(1) + "\n";
    if (kind == 3) return indent + "assert " + value(2) + ", " + value(1) + "\n";
    if (kind == 4 && loop) return indent + pick(std::to_array<std::string_view>({"break", "continue"})) + "\n";
    if (kind == 5 && function) return indent + "return " + value(2) + "\n";
    if (kind == 6 && function && random_.below(4) == 0) return indent + "global " + name() + "\n";
    if (kind < 9) return indent + value(3) + "\n";
    if (kind == 9) return indent + "if " + value(2) + inside(loop) + indent + "else" + inside(loop);
    if (kind == 10) return indent + "while " + value(1) + inside(true);
    if (kind == 11) return indent + "for " + target(1) + " in " + value(1) + inside(true);
    if (kind == 12) return indent + "with " + value(1) + ", " + name() + inside(loop);
    if (kind < 15) return indent + "try" + inside(loop) + indent + "finally" + inside(loop);
    const std::string parameters = pick(std::to_array<std::string_view>({"", "self", "a", "d, b=a"}));
    const std::string definition = "def " + name() + "(" + parameters + ")";
    if (kind < 17) return indent + definition + block(depth - 1, indent, false, true);
    return indent + "class " + name() + ":\n" + indent + "  b = " + value(2) + "\n" + indent +
           "  def __init__(self, c=b):\n" + statement(depth - 1, indent + "    ", false, true);
  }

  Random random_;
};

std::string messageOf(const std::string& source) {
  const auto program = compile(source);
  return program ? "accepted" : program.error().message;
}

// Each block leaves by three returns, and each of them writes out what is in the finally block.
std::string nestedFinally(int levels) {
  std::string source = "def f(a):\n";
  for (int level = 1; level <= levels; ++level) {
    const std::string indent(static_cast<std::size_t>(level), ' ');
    source += indent + "try:\n" + indent + " if a: return\n" + indent + " if a: return\n" + indent + " return\n" +
              indent + "finally:\n";
  }
  return source + std::string(static_cast<std::size_t>(levels) + 1, ' ') + "a()\n";
}

std::string repeated(std::string_view piece, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += piece;
  return result;
}

}  // namespace

TEST_CASE("every test program compiles to a sound program", "[engine][compiler][programs]") {
  int programs = 0;
  for (const auto& file : std::filesystem::directory_iterator(RACECOURSE_PROGRAMS)) {
    if (file.path().extension() != ".py") continue;
    ++programs;
    std::ifstream in(file.path());
    const auto program = compile(std::string{std::istreambuf_iterator<char>(in), {}});
    INFO(file.path().filename() << (program ? "" : ": " + program.error().message));
    REQUIRE(program);
    CHECK(isSound(*program));
    CHECK(program->constant_attributes.size() == program->names.size());
  }
  CHECK(programs >= 170);
}

TEST_CASE("1,000 programs by chance are sound or end with a sentence", "[engine][compiler]") {
  Author author;
  int accepted = 0;
  for (int run = 0; run < 1'000; ++run) {
    const std::string source = author.program();
    CAPTURE(source);
    REQUIRE(isSound(source));
    accepted += compile(source).has_value() ? 1 : 0;
  }
  // Names are drawn so that some programs break each rule; enough keep all of them.
  CHECK(accepted > 60);
}

TEST_CASE("finally blocks within finally blocks stop at the limit of instructions", "[engine][compiler]") {
  // Level n is written once for each of three returns; nothing comes to its end: 3^4 copies of the innermost call.
  const auto program = compile(nestedFinally(4));
  REQUIRE(program);
  const auto& code = program->codes[1].instructions;
  CHECK(std::ranges::count(code, Op::kCall, &Instruction::op) == 81);
  CHECK(messageOf(nestedFinally(18)).starts_with("This makes more than 1,000,000 instructions."));
}

TEST_CASE("programs of almost 1 MB of one thing compile", "[engine][compiler]") {
  CHECK(messageOf(repeated("x = 1\n", 160'000)) == "accepted");
  CHECK(messageOf("x = [" + repeated("1, ", 330'000) + "]\n") == "accepted");
  CHECK(messageOf("x = 1\nif x: pass\n" + repeated("elif x: pass\n", 70'000)) == "accepted");
  CHECK(messageOf("x = 1\nx = " + repeated("x and ", 160'000) + "x\n") == "accepted");
  CHECK(messageOf("def f():\n" + repeated(" x = [i for i in [1]]\n", 40'000)) == "accepted");
  CHECK(messageOf("def f(a):\n while a:\n" + repeated("  a = a + 1\n", 70'000)) == "accepted");
  CHECK(messageOf("class A:\n" + repeated(" x=1\n", 190'000)) == "accepted");
  CHECK(messageOf(repeated("def f(): return 1\n", 50'000)) == "accepted");
  CHECK(messageOf(repeated("f(x)\n", 190'000)).starts_with("Nothing binds the name `f`."));
}
