#include "engine/attributes.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "engine/compiler.h"

using namespace racecourse::engine;

namespace {

// The program's attributes in the order of the alphabet; a changing one has a * behind.
std::string facts(const std::string& source) {
  const auto program = compile(source);
  if (!program) return program.error().message;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < program->names.size(); ++i) {
    names.push_back(program->names[i] + (program->constant_attributes[i] ? "" : "*"));
  }
  std::ranges::sort(names);
  std::string result;
  for (const std::string& name : names) result += (result.empty() ? "" : " ") + name;
  return result;
}

// A class with this __init__, whose lines are indented by four.
std::string init(const std::string& lines) {
  std::string source = "class A:\n  k = 1\n  def go(self): pass\n  def __init__(self, n):\n    ";
  for (const char letter : lines) source += letter == '\n' ? std::string("\n    ") : std::string(1, letter);
  const std::string result = facts(source + "\nothers = []\ndef f(x): pass\n");
  // Without what the class itself binds.
  std::string rest;
  for (std::size_t at = 0; at < result.size();) {
    const std::size_t end = std::min(result.find(' ', at), result.size());
    const std::string word = result.substr(at, end - at);
    if (word != "__init__" && word != "go" && word != "k" && word != "append") rest += (rest.empty() ? "" : " ") + word;
    at = end + 1;
  }
  return rest;
}

}  // namespace

TEST_CASE("what only __init__ assigns to its own object is constant", "[engine][attributes]") {
  REQUIRE(init("self.x = n") == "x");
  REQUIRE(init("self.x, self.y = n, 1") == "x y");
  REQUIRE(init("self.x = 0\nself.x += n") == "x");
  REQUIRE(init("self.x = 0\nfor i in n: self.x += i") == "x");
  REQUIRE(init("self.x = [i for i in n]\nself.y = self.x[0]") == "x y");
  REQUIRE(init("self.x = 1\nself.y = [i for i in [self.x]]") == "x y");
}

TEST_CASE("what is assigned anywhere else may change", "[engine][attributes]") {
  REQUIRE(facts("class A:\n  def __init__(self): self.x = 1\n  def go(self): self.x = 2\n") == "__init__ go x*");
  REQUIRE(facts("class A:\n  def __init__(self): self.x = 1\na = A()\na.x = 2\n") == "__init__ x*");
  REQUIRE(facts("class A:\n  def __init__(self): self.x = 1\na = A()\na.x += 2\n") == "__init__ x*");
  REQUIRE(facts("class A:\n  def __init__(self): self.x = 1\na = A()\nfor a.x in []: pass\n") == "__init__ x*");
  REQUIRE(facts("class A:\n  def __init__(self): self.x = 1\na = A()\nb = [1 for a.x in []]\n") == "__init__ x*");
  REQUIRE(facts("def __new(self): self.x = 1\n") == "x*");
  REQUIRE(init("n.x = 1") == "x*");
  REQUIRE(init("def late(): self.x = 1") == "x*");
}

TEST_CASE("what a class binds is constant unless something else assigns it", "[engine][attributes]") {
  REQUIRE(facts("class A:\n  x = 1\n  def go(self): return self.x\n") == "go x");
  REQUIRE(facts("class A:\n  x = 1\n  def go(self): A.x += 1\n") == "go x*");
  REQUIRE(facts("class A:\n  x = 1\n  def __init__(self): self.x = 2\n") == "__init__ x");
}

TEST_CASE("what is assigned after self was given away may change", "[engine][attributes]") {
  REQUIRE(init("self.x = 1\nothers.append(self)") == "x");
  REQUIRE(init("others.append(self)\nself.x = 1") == "x*");
  REQUIRE(init("self.x = f(self)") == "x*");
  REQUIRE(init("self.go()\nself.x = 1") == "x*");
  REQUIRE(init("self.x = 1\nself.go()\nself.y = 1") == "x y*");
  REQUIRE(init("self.x = self.go\nself.y = 1") == "x* y*");
  REQUIRE(init("f(lambda: self.x)\nself.x = 1") == "x*");
  REQUIRE(init("def g(): return self.x\nself.y = 1") == "x y*");
}

TEST_CASE("in a loop, giving self away comes before what the loop assigns", "[engine][attributes]") {
  REQUIRE(init("for i in n:\n    self.x = i\n    f(self)") == "x*");
  REQUIRE(init("for i in n:\n    self.x = i\nf(self)") == "x");
  REQUIRE(init("while self.go(): self.x = 1") == "x*");
}

TEST_CASE("a rebound self is somebody else", "[engine][attributes]") {
  REQUIRE(init("self.x = 1\nself = n\nself.x = 2") == "x*");
  REQUIRE(init("for self in n: self.x = 1") == "x*");
  REQUIRE(init("self.x = [self for self in n]") == "x*");
}

TEST_CASE("names with two underscores belong to their class", "[engine][attributes]") {
  REQUIRE(attributeName("Account", "__balance") == "_Account__balance");
  REQUIRE(attributeName("_Account", "__balance") == "_Account__balance");
  REQUIRE(attributeName("__", "__balance") == "__balance");
  REQUIRE(attributeName("Account", "_balance") == "_balance");
  REQUIRE(attributeName("Account", "__init__") == "__init__");
  REQUIRE(attributeName("", "__balance") == "__balance");
  REQUIRE(facts("class A:\n  def __init__(self): self.__x = 1\na = A()\na.__x = 2\n") == "_A__x __init__ __x*");
}
