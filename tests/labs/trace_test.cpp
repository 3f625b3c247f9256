#include "labs/program_lab/trace.h"

#include <catch2/catch_test_macros.hpp>

#include "engine/compiler.h"
#include "tests/labs/program_visit.h"

namespace racecourse::labs {
namespace {

std::vector<std::pair<int, int>> conflictsOf(const std::string& source, const char* schedule) {
  const auto program = engine::compile(source);
  Walk walk(*program);
  for (const engine::Choice choice : *engine::parseSchedule(schedule)) REQUIRE(walk.take(choice));
  Trace trace;
  trace.follow(walk);
  std::vector<std::pair<int, int>> pairs;
  for (const ui::StepConflict& conflict : trace.conflicts()) pairs.emplace_back(conflict.first, conflict.second);
  return pairs;
}

TEST_CASE("accesses that nothing orders conflict, each pair of threads once", "[labs][trace]") {
  CHECK(conflictsOf(kCounter, "1_2-2_1") == std::vector<std::pair<int, int>>{{0, 2}, {2, 3}});
}

TEST_CASE("what a lock orders does not conflict", "[labs][trace]") {
  CHECK(conflictsOf(raceProgram("with_lock"), "1-4_2-4").empty());
}

}  // namespace
}  // namespace racecourse::labs
