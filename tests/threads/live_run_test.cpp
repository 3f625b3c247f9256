#include "threads/live_run.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "engine/compiler.h"
#include "process.h"
#include "wait.h"

using namespace racecourse::threads;
using racecourse::engine::Check;
using racecourse::engine::Outcome;
using racecourse::engine::Program;
using racecourse::engine::Report;
using racecourse::engine::Verdict;
using racecourse::tests::eventually;

namespace {

constexpr std::uint64_t kRuns = racecourse::tests::kSanitized ? 200 : 1'000;

std::shared_ptr<const Program> compiled(const std::string& source) {
  auto program = racecourse::engine::compile(source);
  REQUIRE(program.has_value());
  return std::make_shared<const Program>(*std::move(program));
}

std::string sourceOf(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::shared_ptr<const Program> programCalled(const std::string& name) {
  return compiled(sourceOf(std::filesystem::path(RACECOURSE_PROGRAMS) / (name + ".py")));
}

Report proven(const Program& program) {
  Check check(program, {.count = false, .most_states = 200'000});
  while (!check.advance(10'000)) {
  }
  return check.report();
}

bool ends(LiveRun& run) {
  return eventually([&] {
    run.poll();
    return !run.active();
  });
}

LiveReport runAll(const std::shared_ptr<const Program>& program, LiveOptions options) {
  Crew crew;
  LiveRun run;
  run.start(crew, program, options);
  REQUIRE(ends(run));
  REQUIRE(run.state() == State::kFinished);
  return run.report();
}

bool canHappen(const Report& report, const LiveOutcome& outcome) {
  return std::ranges::any_of(report.outcomes, [&](const Outcome& can) {
    const bool failure = can.kind == Verdict::kAssertion || can.kind == Verdict::kError;
    return can.kind == outcome.kind && can.failure == outcome.failure &&
           (failure || (can.output == outcome.output && can.values == outcome.values));
  });
}

std::uint64_t sum(const LiveReport& report) {
  std::uint64_t runs = report.endless + report.too_large;
  for (const LiveOutcome& outcome : report.outcomes) runs += outcome.count;
  return runs;
}

std::uint64_t countOf(const LiveReport& report, Verdict kind) {
  std::uint64_t runs = 0;
  for (const LiveOutcome& outcome : report.outcomes) runs += outcome.kind == kind ? outcome.count : 0;
  return runs;
}

// One takes `a` and waits until the other has `b`, and the other way round.
const std::string kAlwaysDeadlock =
    "from threading import Thread, Lock, Event\n"
    "a, b = Lock(), Lock()\n"
    "has_a, has_b = Event(), Event()\n"
    "def one():\n"
    "    with a:\n"
    "        has_a.set()\n"
    "        has_b.wait()\n"
    "        with b: pass\n"
    "def two():\n"
    "    with b:\n"
    "        has_b.set()\n"
    "        has_a.wait()\n"
    "        with a: pass\n"
    "threads = [Thread(target=one), Thread(target=two)]\n"
    "for t in threads: t.start()\n"
    "for t in threads: t.join()\n";

const std::string kEndless =
    "from threading import Thread\n"
    "n = 0\n"
    "def count():\n"
    "    global n\n"
    "    while True: n = (n + 1) % 1000\n"
    "t = Thread(target=count)\n"
    "t.start()\n"
    "t.join()\n";

}  // namespace

TEST_CASE("every run of a racy counter ends in one of the provable outcomes", "[live_run]") {
  const auto program = programCalled(GENERATE("counter_2x1", "counter_2x2", "counter_3x1", "counter_attribute"));
  const Report report = proven(*program);
  const LiveReport live = runAll(program, {.times = kRuns, .seconds = 60});
  REQUIRE(live.runs == kRuns);
  REQUIRE(sum(live) == kRuns);
  for (const LiveOutcome& outcome : live.outcomes) REQUIRE(canHappen(report, outcome));
}

TEST_CASE("no test program does anything on real threads that the engine says cannot happen", "[live_run]") {
  for (const auto& entry : std::filesystem::directory_iterator(RACECOURSE_PROGRAMS)) {
    if (entry.path().extension() != ".py") continue;
    CAPTURE(entry.path().stem().string());
    const auto program = compiled(sourceOf(entry.path()));
    const Report report = proven(*program);
    const LiveOptions few{.times = 20, .seconds = 60, .seconds_per_run = 0.01, .second_ns = 100'000};
    const LiveReport live = runAll(program, few);
    CHECK(sum(live) == 20);
    REQUIRE(report.all_outcomes);
    for (const LiveOutcome& outcome : live.outcomes) {
      CAPTURE(outcome.output, outcome.failure);
      CHECK(canHappen(report, outcome));
    }
  }
}

TEST_CASE("a deadlock of two locks is seen and left a thousand times", "[live_run]") {
  const LiveReport live = runAll(compiled(kAlwaysDeadlock), {.times = 1'000, .seconds = 300, .seconds_per_run = 60});
  REQUIRE(live.outcomes.size() == 1);
  REQUIRE(live.outcomes.front().kind == Verdict::kDeadlock);
  REQUIRE(live.outcomes.front().count == 1'000);
  REQUIRE(live.outcomes.front().failure ==
          "thread 1 waits for b, which thread 2 holds; thread 2 waits for a, which thread 1 holds");
}

TEST_CASE("a run that does not end is given up and counted", "[live_run]") {
  const LiveReport live = runAll(compiled(kEndless), {.times = 5, .seconds = 60, .seconds_per_run = 0.01});
  REQUIRE(live.endless == 5);
  REQUIRE(live.outcomes.empty());
}

TEST_CASE("a thread that goes round for ever and touches nothing is recognised at once", "[live_run]") {
  const auto program = compiled(
      "from threading import Thread\n"
      "def work():\n"
      "    while True: pass\n"
      "t = Thread(target=work)\n"
      "t.start()\n"
      "t.join()\n");
  const LiveReport live = runAll(program, {.times = 100, .seconds = 300, .seconds_per_run = 60});
  REQUIRE(live.endless == 100);
}

TEST_CASE("cancelling an endless run takes effect at once", "[live_run]") {
  const auto program = compiled(GENERATE(kEndless, kAlwaysDeadlock));
  Crew crew;
  LiveRun run;
  run.start(crew, program, {.times = 1'000'000'000, .seconds = 1e6, .seconds_per_run = 1e6});
  REQUIRE(eventually([&] {
    run.poll();
    return run.report().threads > 1 || run.report().elapsed_ns > 0 || run.state() == State::kRunning;
  }));
  run.cancel();
  REQUIRE(ends(run));
  REQUIRE(run.state() == State::kCancelled);
  REQUIRE(sum(run.report()) == run.report().runs);
}

TEST_CASE("all threads come back, and the next program gets the same ones", "[live_run]") {
  std::thread([] {}).join();  // a sanitizer starts a thread of its own with the first one
  const int before = racecourse::tests::threadCount();
  {
    Crew crew;
    LiveRun run;
    for (int i = 0; i < 3; ++i) {
      run.start(crew, compiled(kAlwaysDeadlock), {.times = 10, .seconds = 60});
      REQUIRE(ends(run));
      REQUIRE(run.report().runs == 10);
      REQUIRE(racecourse::tests::threadCount() == before + 3);
    }
  }
  REQUIRE(eventually([&] { return racecourse::tests::threadCount() == before; }));
}

TEST_CASE("a run that is dropped stops on its own", "[live_run]") {
  std::thread([] {}).join();
  const int before = racecourse::tests::threadCount();
  {
    Crew crew;
    {
      LiveRun run;
      run.start(crew, compiled(kEndless), {.times = 1'000'000, .seconds = 1e6, .seconds_per_run = 1e6});
      REQUIRE(eventually([&] {
        run.poll();
        return crew.size() == 2;
      }));
    }
    LiveRun next;
    next.start(crew, compiled("print(1)\n"), {.times = 1});
    REQUIRE(ends(next));
    REQUIRE(next.report().outcomes.front().output == "1\n");
  }
  REQUIRE(eventually([&] { return racecourse::tests::threadCount() == before; }));
}

TEST_CASE("a thread that starts threads gets as many as it needs", "[live_run]") {
  const auto program = compiled(
      "from threading import Thread, Lock\n"
      "lock = Lock()\n"
      "n = 0\n"
      "def work(depth):\n"
      "    global n\n"
      "    with lock: n += 1\n"
      "    if depth == 0: return\n"
      "    children = [Thread(target=work, args=(depth - 1,)) for _ in range(2)]\n"
      "    for c in children: c.start()\n"
      "    for c in children: c.join()\n"
      "t = Thread(target=work, args=(2,))\n"
      "t.start()\n"
      "t.join()\n"
      "print(n)\n");
  const LiveReport live = runAll(program, {.times = 50, .seconds = 60});
  REQUIRE(live.threads == 8);
  REQUIRE(live.outcomes.size() == 1);
  REQUIRE(live.outcomes.front().output == "7\n");
  REQUIRE(live.outcomes.front().count == 50);
}

TEST_CASE("more threads than a program may have are the program's error", "[live_run]") {
  const auto program = compiled(
      "from threading import Thread\n"
      "def work(): pass\n"
      "def chain():\n"
      "    for _ in range(150): Thread(target=work).start()\n"
      "t = Thread(target=chain)\n"
      "t.start()\n"
      "t.join()\n");
  const LiveReport live = runAll(program, {.times = 3, .seconds = 60, .seconds_per_run = 60});
  REQUIRE(live.outcomes.size() == 1);
  REQUIRE(live.outcomes.front().kind == Verdict::kError);
  REQUIRE(live.outcomes.front().failure.starts_with("RuntimeError on line 4: can't start new thread"));
}

TEST_CASE("choose() takes every value", "[live_run]") {
  const LiveReport live = runAll(compiled("from racecourse import choose\nprint(choose([1, 2, 3]) + choose([10]))\n"),
                                 {.times = 300, .seconds = 60});
  REQUIRE(live.outcomes.size() == 3);
  REQUIRE(sum(live) == 300);
  REQUIRE(live.threads == 1);
  REQUIRE(live.overlapped == 0);
}

TEST_CASE("the main thread's own variables keep up with it while others live", "[live_run]") {
  // `shared = 1` takes no lock; what follows it is local work on variables that no function mentions.
  const auto program = compiled(
      "from threading import Thread, Event\n"
      "shared = 0\n"
      "done = Event()\n"
      "def work():\n"
      "    global shared\n"
      "    done.wait()\n"
      "    shared += 1\n"
      "t = Thread(target=work)\n"
      "t.start()\n"
      "shared = 1\n"
      "total = 0\n"
      "for i in range(10): total += i\n"
      "done.set()\n"
      "t.join()\n"
      "print(total, shared)\n");
  const LiveReport live = runAll(program, {.times = 100, .seconds = 60});
  REQUIRE(live.outcomes.size() == 1);
  REQUIRE(live.outcomes.front().output == "45 2\n");
}

TEST_CASE("a failing run is counted by its failure alone", "[live_run]") {
  const LiveReport live = runAll(compiled("x = 1\nprint(x)\nassert x == 2, 'no'\n"), {.times = 7});
  REQUIRE(live.outcomes.size() == 1);
  REQUIRE(live.outcomes.front() ==
          LiveOutcome{.kind = Verdict::kAssertion, .failure = "AssertionError on line 3: no", .count = 7});
}

TEST_CASE("a time-out fires, and a second takes as long as it was told", "[live_run]") {
  const auto program = compiled(
      "from threading import Thread, Lock\n"
      "lock = Lock()\n"
      "lock.acquire()\n"
      "def work(): print(lock.acquire(timeout=3))\n"
      "t = Thread(target=work)\n"
      "t.start()\n"
      "t.join()\n");
  const LiveReport live = runAll(program, {.times = 4, .seconds = 60, .seconds_per_run = 60, .second_ns = 2'000'000});
  REQUIRE(live.outcomes.size() == 1);
  REQUIRE(live.outcomes.front().output == "False\n");
  REQUIRE(live.elapsed_ns >= 4 * 3 * 2'000'000);
}

TEST_CASE("a program that makes too many objects is given up", "[live_run]") {
  const auto program = compiled(
      "from threading import Thread\n"
      "last = None\n"
      "def work():\n"
      "    global last\n"
      "    for i in range(110000): last = [i]\n"
      "t = Thread(target=work)\n"
      "t.start()\n"
      "t.join()\n");
  const LiveReport live = runAll(program, {.times = 1, .seconds = 60, .seconds_per_run = 60});
  REQUIRE(live.too_large == 1);
}

TEST_CASE("invariants are looked at in the states that the engine looks at", "[live_run]") {
  const auto program =
      programCalled(GENERATE("invariant_atomic", "invariant_exclusion", "invariant_lock", "invariant_one_step"));
  const Report report = proven(*program);
  const LiveReport live = runAll(program, {.times = kRuns, .seconds = 60});
  REQUIRE(live.locked);
  for (const LiveOutcome& outcome : live.outcomes) REQUIRE(canHappen(report, outcome));
  if (report.verdict == Verdict::kHolds) REQUIRE(countOf(live, Verdict::kHolds) == kRuns);
}
