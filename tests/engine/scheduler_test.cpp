#include "engine/scheduler.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/engine/machine_runs.h"

namespace racecourse::tests {
namespace {

constexpr std::string_view kThreeSteps =
    "from threading import Thread\nfrom racecourse import Atomic\na = Atomic(0)\n"
    "def work():\n    a.load()\n    a.load()\n    a.load()\n"
    "threads = [Thread(target=work) for _ in range(2)]\nfor t in threads: t.start()\nfor t in threads: t.join()\n";

// The schedule that the strategy makes of a program.
std::string scheduleOf(std::string_view source, engine::Scheduler& scheduler, std::size_t most = 1000) {
  Running run(source);
  engine::Schedule schedule;
  while (schedule.size() < most) {
    const auto choice = scheduler.next(run.machine, run.state);
    if (!choice) break;
    REQUIRE(run.machine.step(run.state, *choice));
    schedule.push_back(*choice);
  }
  return toText(schedule);
}

TEST_CASE("round robin gives each thread its turn", "[engine][scheduler]") {
  engine::RoundRobin one;
  CHECK(scheduleOf(kThreeSteps, one) == "1_2_1_2_1_2");
  engine::RoundRobin two(2);
  CHECK(scheduleOf(kThreeSteps, two) == "1-2_2-2_1_2");
}

TEST_CASE("a schedule by hand is taken as it is, up to its end or a step that does not fit", "[engine][scheduler]") {
  engine::ByHand fits({{2, 0}, {1, 0}, {2, 0}});
  CHECK(scheduleOf(kThreeSteps, fits) == "2_1_2");
  engine::ByHand misfit({{2, 0}, {3, 0}, {2, 0}});
  CHECK(scheduleOf(kThreeSteps, misfit) == "2");
}

TEST_CASE("the generator is splitmix64", "[engine][scheduler]") {
  // The first numbers for seed 1234567, as the reference implementation prints them.
  engine::Random random(1234567);
  CHECK(random.next() == 6457827717110365317u);
  CHECK(random.next() == 3203168211198807973u);
  CHECK(random.next() == 9817491932198370423u);
}

TEST_CASE("the same seed gives the same schedule", "[engine][scheduler]") {
  engine::RandomScheduler a(7), b(7), c(8);
  const std::string schedule = scheduleOf(kThreeSteps, a);
  CHECK(schedule == scheduleOf(kThreeSteps, b));
  CHECK(schedule != scheduleOf(kThreeSteps, c));
}

TEST_CASE("random schedules come to every order", "[engine][scheduler]") {
  std::set<std::string> schedules;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    engine::RandomScheduler random(seed);
    schedules.insert(scheduleOf(kThreeSteps, random));
  }
  // C(6, 3) ways to merge three steps with three.
  CHECK(schedules.size() == 20);
}

TEST_CASE("a bounded scheduler leaves a thread that could go on only so often", "[engine][scheduler]") {
  std::set<std::string> none, one;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    engine::BoundedScheduler never(seed, 0), once(seed, 1);
    none.insert(scheduleOf(kThreeSteps, never));
    one.insert(scheduleOf(kThreeSteps, once));
    CHECK(never.switches() == 0);
    CHECK(once.switches() <= 1);
  }
  CHECK(none == std::set<std::string>{"1-3_2-3", "2-3_1-3"});
  // One switch behind the first or second step of the one or the other.
  CHECK(one == std::set<std::string>{"1-3_2-3", "2-3_1-3", "1_2-3_1-2", "1-2_2-3_1", "2_1-3_2-2", "2-2_1-3_2"});
}

TEST_CASE("in virtual time sleeps take their durations", "[engine][scheduler]") {
  const std::string source =
      "from threading import Thread\nfrom time import sleep\n"
      "def say(n):\n    sleep(n)\n    print(n)\n"
      "threads = [Thread(target=say, args=(n,)) for n in (3, 1, 2)]\n"
      "for t in threads: t.start()\nfor t in threads: t.join()\n";
  Running run(source);
  engine::VirtualTime time;
  while (const auto choice = time.next(run.machine, run.state)) REQUIRE(run.machine.step(run.state, *choice));
  CHECK(run.machine.output(run.state) == "1\n2\n3\n");
  CHECK(time.clock() == 3'000'000);
}

TEST_CASE("in virtual time a time-out fires only when its time is over", "[engine][scheduler]") {
  const auto source = [](int holds, int waits) {
    return "from threading import Thread, Lock\nfrom time import sleep\nlock = Lock()\n"
           "def hold():\n    with lock:\n        sleep(" +
           std::to_string(holds) + ")\ndef wait():\n    print(lock.acquire(timeout=" + std::to_string(waits) +
           "))\nthreads = [Thread(target=hold), Thread(target=wait)]\n"
           "for t in threads: t.start()\nfor t in threads: t.join()\n";
  };
  const auto output = [](const std::string& program) {
    Running run(program);
    engine::VirtualTime time;
    while (const auto choice = time.next(run.machine, run.state)) REQUIRE(run.machine.step(run.state, *choice));
    return run.machine.output(run.state) + std::to_string(time.clock());
  };
  CHECK(output(source(1, 2)) == "True\n1000000");
  CHECK(output(source(3, 2)) == "False\n3000000");
}

}  // namespace
}  // namespace racecourse::tests
