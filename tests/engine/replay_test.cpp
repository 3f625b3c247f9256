#include "engine/replay.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/engine/machine_runs.h"

namespace racecourse::tests {
namespace {

constexpr std::string_view kForks =
    "from threading import Thread, Lock\nforks = [Lock(), Lock()]\n"
    "def dine(a, b):\n    with forks[a]:\n        with forks[b]:\n            pass\n"
    "threads = [Thread(target=dine, args=(0, 1)), Thread(target=dine, args=(1, 0))]\n"
    "for t in threads: t.start()\nfor t in threads: t.join()\n";

std::string reasonOf(std::string_view source, std::string_view schedule) {
  Running run(source);
  const engine::Replay replay = engine::replaySchedule(run.machine, schedule);
  return replay.misfit ? replay.misfit->reason : "";
}

TEST_CASE("a replay gives all states and steps", "[engine][replay]") {
  Running run(kForks);
  const engine::Replay replay = engine::replaySchedule(run.machine, "1-4_2-4");
  CHECK_FALSE(replay.misfit);
  CHECK(replay.steps.size() == 8);
  REQUIRE(replay.states.size() == 9);
  CHECK(replay.states.front() == run.state);
  CHECK(run.machine.ended(replay.states.back()));
  CHECK(engine::replaySchedule(run.machine, "").states.size() == 1);
}

TEST_CASE("a replay says where a schedule stops fitting, and why", "[engine][replay]") {
  CHECK(reasonOf(kForks, "1_2_1") ==
        "step 3: thread 1 cannot take a step here: it waits for forks[1], which thread 2 holds");
  CHECK(reasonOf(kForks, "1_5") == "step 2: thread 5 does not exist");
  CHECK(reasonOf(kForks, "1_0") == "step 2: thread 0 cannot take a step here: it waits for the end of thread 1");
  CHECK(reasonOf(kForks, "1-5") == "step 5: thread 1 cannot take a step here: it has finished");
  CHECK(reasonOf(kForks, "1-4_2-5") == "the program has ended after step 8");
  CHECK(reasonOf(kForks, "1.1") == "step 1: the next step of thread 1 has no alternative 1 here");
  CHECK(reasonOf("from racecourse import choose\nassert choose([1, 0])\n", "0.1_0") ==
        "the program has failed after step 1");
  CHECK(reasonOf(kForks, "1_x") == "Part 2 of the schedule, “x”, is not a thread with its steps, such as 1 or 0-3.");
}

TEST_CASE("what came before the misfit stays", "[engine][replay]") {
  Running run(kForks);
  const engine::Replay replay = engine::replaySchedule(run.machine, "1_2_1_2");
  REQUIRE(replay.misfit);
  CHECK(replay.misfit->step == 3);
  CHECK(replay.steps.size() == 2);
  CHECK(replay.states.size() == 3);
}

}  // namespace
}  // namespace racecourse::tests
