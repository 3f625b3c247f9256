// How globals are used, and what is frozen: the facts that decide which accesses are steps.
#include "engine/scopes.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "engine/compiler.h"
#include "engine/unknown_names.h"

using namespace racecourse::engine;

namespace {

// "x shared" and so on for each global; "x frozen" for a constant one whose container nobody changes.
std::string uses(const std::string& source) {
  const auto program = compile(source);
  if (!program) return program.error().message;
  std::string result;
  for (const GlobalVariable& global : program->globals) {
    if (!result.empty()) result += ", ";
    result += global.name;
    if (global.read_only_container)
      result += " frozen";
    else
      result += global.use == GlobalUse::kShared     ? " shared"
                : global.use == GlobalUse::kConstant ? " constant"
                                                     : " main";
  }
  return result;
}

}  // namespace

TEST_CASE("a global that no function mentions is the main thread's own", "[engine][scopes]") {
  REQUIRE(uses("x = 1\nx = 2\ny = [x for i in [x]]\nclass A:\n    z = x\n") == "x main, y main, A main");
  REQUIRE(uses("x = 1\ndef f(): return x\n") == "x constant, f main");
  REQUIRE(uses("x = 1\nf = lambda: x\n") == "x constant, f main");
  REQUIRE(uses("x = 1\nfs = [lambda: x for i in []]\n") == "x constant, fs main");
  REQUIRE(uses("x = 1\nclass A:\n    def m(self): return x\n") == "x constant, A main");
  REQUIRE(uses("x = 1\ndef f(y=x): return y\n") == "x main, f main");
  REQUIRE(uses("x = 1\ndef f(x): return x\n") == "x main, f main");
  REQUIRE(uses("x = 1\ndef f():\n    global x\n") == "x constant, f main");
}

TEST_CASE("a global that module code binds once is constant", "[engine][scopes]") {
  const std::string reader = "def f(): return x\n";
  REQUIRE(uses("x = 1\nx = 2\n" + reader) == "x shared, f main");
  REQUIRE(uses("x = 1\nx += 1\n" + reader) == "x shared, f main");
  REQUIRE(uses("for x in []: pass\n" + reader) == "x shared, f main");
  REQUIRE(uses("while False:\n    x = 1\n" + reader) == "x shared, f main");
  REQUIRE(uses("if True: x = 1\n" + reader) == "x constant, f main");
  REQUIRE(uses("if True: x = 1\nelse: x = 2\n" + reader) == "x shared, f main");
  REQUIRE(uses("a, x = 1, 2\n" + reader) == "a main, x constant, f main");
  REQUIRE(uses("x = 1\ndef g():\n    global x\n    x = 2\n") == "x shared, g main");
  REQUIRE(uses("def g():\n    global x\n    x = 2\n" + reader) == "g main, x shared, f main");
  REQUIRE(uses("def x(): return x\n") == "x constant");
  REQUIRE(uses("class x:\n    def m(self): return x\n") == "x constant");
}

TEST_CASE("a container that is only looked into is frozen", "[engine][scopes]") {
  const auto frozen = [](const std::string& bound, const std::string& use) {
    return uses("x = " + bound + "\ndef f(i):\n    " + use + "\n") == "x frozen, f main";
  };
  REQUIRE(frozen("[1]", "return x[i]"));
  REQUIRE(frozen("[1]", "return x[1:]"));
  REQUIRE(frozen("(1, 2)", "return len(x)"));
  REQUIRE(frozen("{1: 2}", "return i in x and 3 not in x"));
  REQUIRE(frozen("[0 for i in []]", "for y in x: pass"));
  REQUIRE(frozen("[1]", "return [y for y in x for z in x]"));
  REQUIRE(frozen("[[1]]", "x[0][0] = 1"));

  REQUIRE_FALSE(frozen("[1]", "x[0] = 1"));
  REQUIRE_FALSE(frozen("[1]", "x[0] += 1"));
  REQUIRE_FALSE(frozen("[1]", "x.append(1)"));
  REQUIRE_FALSE(frozen("[1]", "return x"));
  REQUIRE_FALSE(frozen("[1]", "i(x)"));
  REQUIRE_FALSE(frozen("[1]", "return x in i"));
  REQUIRE_FALSE(frozen("[1]", "return i[x]"));
  REQUIRE_FALSE(frozen("[1]", "len = i\n    return len(x)"));
  REQUIRE_FALSE(frozen("list()", "return x[i]"));
  REQUIRE(uses("x = y = [1]\ndef f(i): return x[i]\n") == "x constant, y main, f main");
  REQUIRE(uses("x = [1]\ny = x\ndef f(i): return x[i]\n") == "x constant, y main, f main");
  REQUIRE(uses("x = [1]\nprint(len(x), x[0])\ndef f(i): return x[i]\n") == "x frozen, f main");
}

TEST_CASE("a name nearby is the one that differs least", "[engine][scopes]") {
  const std::vector<std::string_view> names = {"counter", "count", "lock"};
  REQUIRE(nearest("conter", names) == "counter");
  REQUIRE(nearest("coutner", names) == "counter");
  REQUIRE(nearest("Lock", names) == "lock");
  REQUIRE(nearest("cuont", names) == "count");
  REQUIRE(nearest("balance", names).empty());
  REQUIRE(nearest("x", names).empty());
  REQUIRE(nearest(std::string(100, 'a'), names).empty());
}
