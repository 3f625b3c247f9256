#include "engine/goal.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/engine/machine_runs.h"

namespace racecourse::tests {
namespace {

using engine::Goal;
using engine::parseReach;
using engine::Reach;

constexpr std::string_view kCounter =
    "from threading import Thread\ncounter = 0\ndef add():\n    global counter\n    counter += 1\n"
    "threads = [Thread(target=add) for _ in range(2)]\nfor t in threads: t.start()\nfor t in threads: t.join()\n";

TEST_CASE("what to reach is a word or some values", "[engine][goal]") {
  CHECK(parseReach("deadlock") == Reach{.kind = Reach::kDeadlock, .values = {}});
  CHECK(parseReach("ends when counter == 1 and name == \"x\"") ==
        Reach{.kind = Reach::kEndsWhen, .values = {{"counter", "1"}, {"name", "'x'"}}});
  CHECK(parseReach("when a == 1") == Reach{.kind = Reach::kWhen, .values = {{"a", "1"}}});
  for (const char* text : {"", "fail", "when", "when ", "when a", "when a == ", "ends when a = 1", "when a == 1 and "})
    CHECK_FALSE(parseReach(text));
}

TEST_CASE("what to reach is written as it is read", "[engine][goal]") {
  for (const char* text :
       {"fails", "deadlock", "error", "invariant", "ends", "when a == 1", "ends when a == 1 and b == 'x'"})
    CHECK(toText(*parseReach(text)) == text);
}

TEST_CASE("goals are the lines of the head that say so", "[engine][goal]") {
  const auto goals = engine::readGoals(
      "# expect: fails\r\n# goal: fails | Lose an update.\r\n# goal: ends | Lose none.\n# A comment.\n# goal: ends | "
      "Later.\n");
  REQUIRE(goals);
  CHECK(*goals == std::vector<Goal>{{{.kind = Reach::kFails, .values = {}}, "Lose an update."},
                                    {{.kind = Reach::kEnds, .values = {}}, "Lose none."}});
  CHECK(engine::readGoals("x = 1\n")->empty());
  CHECK(engine::readGoals("# expect: fails\n# goal: win | Win.\n").error().line == 2);
  CHECK_FALSE(engine::readGoals("# goal: ends\n"));
}

std::vector<bool> reachedBy(std::string_view reach, std::string_view schedule) {
  const auto program = compiled(kCounter);
  engine::Machine machine(program);
  return engine::reachedBy(machine, *engine::parseSchedule(schedule), {{*parseReach(reach), "Do it."}}).goals;
}

TEST_CASE("values of a moment count anywhere on a schedule, an ending at its end", "[engine][goal]") {
  CHECK(reachedBy("when counter == 1", "1-2_2-2") == std::vector{true});
  CHECK(reachedBy("when counter == 0", "1-2") == std::vector{true});
  CHECK(reachedBy("ends when counter == 1", "1-2_2-2") == std::vector{false});
  CHECK(reachedBy("ends when counter == 1", "1_2-2_1") == std::vector{true});
  CHECK(reachedBy("ends when counter == 1", "1_2-2") == std::vector{false});
  CHECK(reachedBy("ends", "1-2_2-2") == std::vector{true});
}

TEST_CASE("a schedule that cannot be taken says where it stops fitting", "[engine][goal]") {
  const auto program = compiled(kCounter);
  engine::Machine machine(program);
  const engine::Reached reached = engine::reachedBy(machine, {{1, 0}, {7, 0}}, {{*parseReach("ends"), "End."}});
  REQUIRE(reached.misfit);
  CHECK(reached.misfit->reason == "step 2: thread 7 does not exist");
}

}  // namespace
}  // namespace racecourse::tests
