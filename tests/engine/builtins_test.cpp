#include "engine/builtins.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "engine/refusals.h"

using namespace racecourse::engine;

TEST_CASE("functions and types are found by the name Python gives them", "[engine][builtins]") {
  REQUIRE(builtinNamed("len") == Builtin::kLen);
  REQUIRE(builtinNamed("isinstance") == Builtin::kIsInstance);
  REQUIRE(builtinNamed("callable") == Builtin::kCallable);
  REQUIRE_FALSE(builtinNamed("map"));
  REQUIRE_FALSE(builtinNamed("append"));
  REQUIRE_FALSE(builtinNamed("Lock"));
  REQUIRE_FALSE(builtinNamed("threading"));
  REQUIRE_FALSE(builtinNamed(""));
}

TEST_CASE("modules hold exactly the members that an import may name", "[engine][builtins]") {
  for (const KnownModule& module : knownModules()) {
    const auto found = moduleNamed(module.name);
    REQUIRE(found);
    for (const std::string_view member : module.members) {
      CAPTURE(module.name, member);
      // `atomic` is a value of its own and no Builtin.
      CHECK(memberNamed(*found, member).has_value() == (member != "atomic"));
    }
  }
  REQUIRE(memberNamed(Builtin::kThreadingModule, "Lock") == Builtin::kLock);
  REQUIRE(memberNamed(Builtin::kQueueModule, "Queue") == Builtin::kQueue);
  REQUIRE_FALSE(memberNamed(Builtin::kTimeModule, "Lock"));
  REQUIRE_FALSE(memberNamed(Builtin::kLen, "Lock"));
  REQUIRE_FALSE(moduleNamed("os"));
  REQUIRE_FALSE(moduleNamed("Lock"));
}

TEST_CASE("a method is found by the kind of its object", "[engine][builtins]") {
  REQUIRE(methodNamed(Kind::kList, "pop") == Builtin::kListPop);
  REQUIRE(methodNamed(Kind::kDict, "pop") == Builtin::kDictPop);
  REQUIRE(methodNamed(Kind::kText, "count") == Builtin::kTextCount);
  REQUIRE(methodNamed(Kind::kTuple, "count") == Builtin::kTupleCount);
  REQUIRE(methodNamed(Kind::kLock, "acquire") == Builtin::kLockAcquire);
  REQUIRE(methodNamed(Kind::kCondition, "acquire") == Builtin::kConditionAcquire);
  REQUIRE(methodNamed(Kind::kThreadObject, "join") == Builtin::kThreadJoin);
  REQUIRE(methodNamed(Kind::kQueue, "join") == Builtin::kQueueJoin);
  REQUIRE(methodNamed(Kind::kRWLock, "write") == Builtin::kRWLockWrite);
  REQUIRE_FALSE(methodNamed(Kind::kRLock, "locked"));
  REQUIRE_FALSE(methodNamed(Kind::kTuple, "append"));
  REQUIRE_FALSE(methodNamed(Kind::kText, "len"));
}

TEST_CASE("every built-in has a name that leads back to it", "[engine][builtins]") {
  for (int number = 0; number <= static_cast<int>(Builtin::kRWLockWrite); ++number) {
    const auto builtin = static_cast<Builtin>(number);
    const std::string_view name = nameOf(builtin);
    CAPTURE(number, name);
    bool found = builtinNamed(name) == builtin || moduleNamed(name) == builtin;
    for (const KnownModule& module : knownModules()) found |= memberNamed(*moduleNamed(module.name), name) == builtin;
    for (int kind = 0; kind <= static_cast<int>(Kind::kRWLock); ++kind) {
      found |= methodNamed(static_cast<Kind>(kind), name) == builtin;
    }
    CHECK(found);
  }
}
