#include "engine/parser.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "engine/ast_text.h"

using namespace racecourse::engine;

namespace {

// The tree without its last line end, or the trouble's message.
std::string tree(std::string_view source, Detail detail = Detail::kPlain) {
  const auto module = parse(source);
  if (!module) return module.error().message;
  std::string text = toText(*module, detail);
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

// The tree of an expression.
std::string value(std::string_view source) {
  const std::string text = tree(source);
  return text.starts_with("(do ") ? text.substr(4, text.size() - 5) : text;
}

}  // namespace

TEST_CASE("operators bind as tightly as in Python", "[engine][parser]") {
  REQUIRE(value("a or b and not c == d") == "(or a (and b (not (compare c == d))))");
  REQUIRE(value("a | b ^ c & d << e + f * g") == "(| a (^ b (& c (<< d (+ e (* f g))))))");
  REQUIRE(value("a - b - c") == "(- (- a b) c)");
  REQUIRE(value("a ** b ** c") == "(** a (** b c))");
  REQUIRE(value("-a ** -b") == "(neg (** a (neg b)))");
  REQUIRE(value("a // b % c * ~d") == "(* (% (// a b) c) (~ d))");
  REQUIRE(value("not a in b") == "(not (compare a in b))");
  REQUIRE(value("a or b or (c or d)") == "(or a b (or c d))");
}

TEST_CASE("comparisons chain", "[engine][parser]") {
  REQUIRE(value("0 <= a < b != c") == "(compare 0 <= a < b != c)");
  REQUIRE(value("(a < b) < c") == "(compare (compare a < b) < c)");
  REQUIRE(value("a not in b is not None") == "(compare a not-in b is-not None)");
}

TEST_CASE("conditional expressions and lambdas reach to the right", "[engine][parser]") {
  REQUIRE(value("a if b else c if d else e") == "(if b a (if d c e))");
  REQUIRE(value("lambda: a if b else c") == "(lambda () (if b a c))");
  REQUIRE(value("lambda x, y=1: x") == "(lambda (x y=1) x)");
}

TEST_CASE("calls, attributes, indices and slices follow each other", "[engine][parser]") {
  REQUIRE(value("a.b(c, d=1,)[-1][1:][::2][a, b]") ==
          "([] ([] ([] ([] (call (. a b) c d=1) (neg 1)) (slice 1 _ _)) (slice _ _ 2)) (tuple a b))");
  REQUIRE(value("a[:b:]") == "([] a (slice _ b _))");
}

TEST_CASE("displays take trailing commas", "[engine][parser]") {
  REQUIRE(value("[1, 2,]") == "(list 1 2)");
  REQUIRE(value("()") == "(tuple)");
  REQUIRE(value("(1,)") == "(tuple 1)");
  REQUIRE(value("(1)") == "1");
  REQUIRE(value("1, 2") == "(tuple 1 2)");
  REQUIRE(value("{1: 2, 'a': (3, 4),}") == "(dict (1 2) (\"a\" (tuple 3 4)))");
  REQUIRE(value("[x for x, in y if a if b for z in x]") == "(list-for x (for (tuple x) y a b) (for z x))");
}

TEST_CASE("integers cover 64 bits", "[engine][parser]") {
  REQUIRE(value("9223372036854775807") == "9223372036854775807");
  REQUIRE(value("-9223372036854775808") == "(neg -9223372036854775808)");
  REQUIRE(value("0xff + 0o17 + 0b11 + 1_0") == "(+ (+ (+ 255 15) 3) 10)");
}

TEST_CASE("string literals are decoded and joined", "[engine][parser]") {
  REQUIRE(value("'a' \"b\" r'\\n' '\\n' '''c'''") == "\"ab\\\\n\\nc\"");
  REQUIRE(value("'\\x41\\101\\u00e9\\U0001F600\\q\\\\'") == "\"AAé😀\\\\q\\\\\"");
  REQUIRE(value("'a\\\nb'") == "\"ab\"");
}

TEST_CASE("f-strings hold values with formats", "[engine][parser]") {
  REQUIRE(value("f'a{x}b{{}}' 'c{d}'") == "(f \"a\" {x} \"b{}c{d}\")");
  REQUIRE(value("f'{x:>8,}{y:*^+05d}{z:.2f}{w!r:s}'") == "(f {x:>8,} {y:*^+05d} {z:.2f} {w!r:s})");
  REQUIRE(value("f'{a != b}{ d[\"k:}\"] }{ {1: 2}[1] }'") ==
          "(f {(compare a != b)} {([] d \"k:}\")} {([] (dict (1 2)) 1)})");
  REQUIRE(value("f'{x = }{y=:3}'") == "(f \"x = \" {x!r} \"y=\" {y:3})");
  REQUIRE(value("f\"{f'{x}'}\"") == "(f {(f {x})})");
  REQUIRE(value("f'{1, 2}'") == "(f {(tuple 1 2)})");
}

TEST_CASE("assignments take several, nested and annotated targets", "[engine][parser]") {
  REQUIRE(tree("a = b = 1") == "(= a b 1)");
  REQUIRE(tree("a, (b, [c.d, e[0]]) = x") == "(= (tuple a (tuple b (tuple (. c d) ([] e 0)))) x)");
  REQUIRE(tree("x: list[int] | None = []") == "(annotated= x (list))");
  REQUIRE(tree("a[0] //= b, c") == "(//= ([] a 0) (tuple b c))");
}

TEST_CASE("statements stand on one line with semicolons", "[engine][parser]") {
  REQUIRE(tree("a = 1; b(); pass;\n") == "(= a 1)\n(do (call b))\n(pass)");
  REQUIRE(tree("if a: b; c\nd\n") == "(if a (do (do b) (do c)))\n(do d)");
}

TEST_CASE("compound statements hold their blocks", "[engine][parser]") {
  REQUIRE(tree("if a:\n  pass\nelif b: pass\nelse:\n  x\n") == "(if a (do (pass)) b (do (pass)) (else (do x)))");
  REQUIRE(tree("while a:\n  if b: break\n  continue\n") == "(while a (do (if b (do (break))) (continue)))");
  REQUIRE(tree("for i, x in enumerate(a): pass\n") == "(for (tuple i x) (call enumerate a) (do (pass)))");
  REQUIRE(tree("for i in 1, 2: pass\n") == "(for i (tuple 1 2) (do (pass)))");
  REQUIRE(tree("with a, b.read(): pass\n") == "(with a (call (. b read)) (do (pass)))");
  REQUIRE(tree("with (a, b): pass\n") == "(with a b (do (pass)))");
  REQUIRE(tree("try:\n  a\nfinally:\n  b\n") == "(try (do (do a)) (finally (do b)))");
}

TEST_CASE("functions have parameters with defaults and annotations", "[engine][parser]") {
  REQUIRE(tree("def f(a, b: int = 2) -> None:\n  global c, d\n  return a, b\n") ==
          "(def f (a b=2) (do (global c d) (return (tuple a b))))");
  REQUIRE(tree("@invariant\ndef safe(): return x") == "(@invariant def safe () (do (return x)))");
  REQUIRE(tree("@rc.invariant\n\ndef safe(): return x") == "(@(. rc invariant) def safe () (do (return x)))");
}

TEST_CASE("classes have methods and attributes", "[engine][parser]") {
  REQUIRE(tree("class A():\n  'doc'\n  n = 0\n  def __init__(self): self.x = 1\n") ==
          "(class A (do (do \"doc\") (= n 0) (def __init__ (self) (do (= (. self x) 1)))))");
}

TEST_CASE("imports bind names", "[engine][parser]") {
  REQUIRE(tree("import threading, time as t") == "(import threading time=t)");
  REQUIRE(tree("from racecourse import (Atomic, choose as pick,)") ==
          "(import racecourse.Atomic=Atomic racecourse.choose=pick)");
  REQUIRE(tree("from queue import Queue") == "(import queue.Queue=Queue)");
}

TEST_CASE("assert has a test and perhaps a message", "[engine][parser]") {
  REQUIRE(tree("assert a == b, 'lost'\nassert a") == "(assert (compare a == b) \"lost\")\n(assert a)");
}

TEST_CASE("every node knows its place", "[engine][parser]") {
  REQUIRE(tree("x = a + 1", Detail::kSpans) == "(= x@1:1-1:2 (+ a@1:5-1:6 1@1:9-1:10)@1:5-1:10)@1:1-1:10");
  REQUIRE(tree("n  +=  1", Detail::kSpans) == "(+=@1:4-1:6 n@1:1-1:2 1@1:8-1:9)@1:1-1:9");
  REQUIRE(tree("(a + b) * (c)", Detail::kSpans) ==
          "(do (* (+ a@1:2-1:3 b@1:6-1:7)@1:2-1:7 c@1:12-1:13)@1:1-1:14)@1:1-1:14");
  REQUIRE(tree("if a:\n  b.c()\n\n", Detail::kSpans) ==
          "(if a@1:4-1:5 (do (do (call (. b@2:3-2:4 c@2:5-2:6)@2:3-2:6)@2:3-2:8)@2:3-2:8))@1:1-2:8");
  REQUIRE(tree("(a, b)", Detail::kSpans) == "(do (tuple a@1:2-1:3 b@1:5-1:6)@1:1-1:7)@1:1-1:7");
  REQUIRE(tree("f'é{x}'", Detail::kSpans) == "(do (f \"é\" {x@1:5-1:6})@1:1-1:8)@1:1-1:8");
}
