#include "engine/check.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "engine/compiler.h"

namespace racecourse::engine {
namespace {

std::string textOfFile(const std::string& name) {
  std::ifstream in(std::filesystem::path(RACECOURSE_PROGRAMS) / name);
  return {std::istreambuf_iterator<char>(in), {}};
}

Program compiled(std::string_view source) {
  auto program = compile(source);
  INFO((program ? "" : program.error().message));
  REQUIRE(program);
  return *std::move(program);
}

Report checked(const Program& program, const CheckOptions& options = {}, std::size_t budget = 1'000) {
  Check check(program, options);
  while (!check.advance(budget)) {
  }
  return check.report();
}

// Two threads (or more) that add 1 without a lock, `rounds` times each.
std::string counter(int threads, int rounds) {
  return "from threading import Thread\n"
         "counter = 0\n"
         "def increment():\n"
         "    global counter\n"
         "    for _ in range(" +
         std::to_string(rounds) +
         "):\n"
         "        counter += 1\n"
         "threads = [Thread(target=increment) for _ in range(" +
         std::to_string(threads) +
         ")]\n"
         "for t in threads: t.start()\n"
         "for t in threads: t.join()\n"
         "assert counter == " +
         std::to_string(threads * rounds) + "\n";
}

// The schedules that end with this value of the first final variable.
std::string schedulesWith(const Report& report, const std::string& value) {
  for (const Outcome& outcome : report.outcomes)
    if (!outcome.values.empty() && outcome.values.front().second == value) return outcome.schedules->text();
  return "none";
}

TEST_CASE("two increments lose an update in four of six schedules", "[engine][check]") {
  const Program program = compiled(counter(2, 1));
  const Report report = checked(program);
  CHECK(report.verdict == Verdict::kAssertion);
  CHECK(report.line == 10);
  CHECK(report.sentence == "The assertion on line 10 fails in 4 of 6 schedules.");
  CHECK(report.states == 12);
  REQUIRE(report.counted);
  CHECK(report.schedules->text() == "6");
  CHECK(report.failing->text() == "4");
  CHECK(report.failing_share == 4.0 / 6);
  // Right is only who goes twice at first: after any first step the same thread with 1/2.
  CHECK(report.failing_probability == 0.5);
  CHECK(toText(report.counterexample) == "1_2-2_1");
  CHECK(report.fewest_switches);
  CHECK(report.all_outcomes);
  REQUIRE(report.outcomes.size() == 2);
  CHECK(report.outcomes[0].kind == Verdict::kHolds);
  CHECK(report.outcomes[0].values == std::vector<std::pair<std::string, std::string>>{{"counter", "2"}});
  CHECK(report.outcomes[0].schedules->text() == "2");
  CHECK(report.outcomes[1].kind == Verdict::kAssertion);
  CHECK(report.outcomes[1].values == std::vector<std::pair<std::string, std::string>>{{"counter", "1"}});
  CHECK(report.outcomes[1].failure == "AssertionError on line 10");
  CHECK(report.outcomes[1].schedules->text() == "4");
  CHECK(report.outcomes[1].probability == 0.5);
}

TEST_CASE("counters have the states and schedules that can be derived", "[engine][check]") {
  // Schedules: multinomials of reads and writes; right ones: whole increments in a row, 4! / (2! 2!) and 3!.
  const Program two_by_two = compiled(counter(2, 2));
  const Report report = checked(two_by_two);
  CHECK(report.states == 57);
  CHECK(report.schedules->text() == "70");
  CHECK(schedulesWith(report, "4") == "6");
  CHECK(schedulesWith(report, "3") == "32");
  CHECK(schedulesWith(report, "2") == "32");
  CHECK(report.failing_probability == Catch::Approx(13.0 / 16).epsilon(1e-12));
  const Program three_by_one = compiled(counter(3, 1));
  const Report three = checked(three_by_one);
  CHECK(three.states == 59);
  CHECK(three.schedules->text() == "90");
  CHECK(schedulesWith(three, "3") == "6");
  CHECK(schedulesWith(three, "2") == "36");
  CHECK(schedulesWith(three, "1") == "48");
  CHECK(three.failing_probability == Catch::Approx(5.0 / 6).epsilon(1e-12));
  const Program three_by_two = compiled(counter(3, 2));
  CHECK(checked(three_by_two).states == 904);
  CHECK(checked(three_by_two).schedules->text() == "34650");
}

TEST_CASE("the race of a counter is reported with its place and lines", "[engine][check]") {
  const Program program = compiled(counter(2, 1));
  const Report report = checked(program);
  REQUIRE_FALSE(report.races.empty());
  for (const RaceReport& race : report.races) {
    CHECK(race.place == "counter");
    CHECK(race.first_line == 6);
    CHECK(race.second_line == 6);
    CHECK((race.first_writes || race.second_writes));
    CHECK(race.first_thread != race.second_thread);
  }
}

TEST_CASE("two locks in opposite order deadlock in two of six schedules", "[engine][check]") {
  const Program program = compiled(
      "from threading import Thread, Lock\n"
      "a = Lock()\n"
      "b = Lock()\n"
      "def work(first, second):\n"
      "    with first:\n"
      "        with second:\n"
      "            pass\n"
      "threads = [Thread(target=work, args=(a, b)), Thread(target=work, args=(b, a))]\n"
      "for t in threads: t.start()\n"
      "for t in threads: t.join()\n");
  const Report report = checked(program);
  CHECK(report.verdict == Verdict::kDeadlock);
  // Each takes one lock: in two orders. Else one takes both; when it has put down the second, the other may take that
  // at once or after the first is put down, too: two schedules for each of two threads.
  CHECK(report.schedules->text() == "6");
  CHECK(report.failing->text() == "2");
  CHECK(report.failing_probability == 0.5);
  CHECK(toText(report.counterexample) == "1_2");
  CHECK(report.stuck == std::vector{0, 1, 2});
  CHECK(report.cycle == std::vector{1, 2});
  CHECK_FALSE(report.lost_wakeup);
  CHECK(
      report.sentence ==
      "Deadlock in 2 of 6 schedules: thread 1 waits for b, which thread 2 holds; thread 2 waits for a, which thread 1 "
      "holds.");
}

TEST_CASE("philosophers deadlock in a circle, each after one step", "[engine][check]") {
  const Program program = compiled(textOfFile("philosophers_3_naive.py"));
  const Report report = checked(program);
  CHECK(report.verdict == Verdict::kDeadlock);
  CHECK(report.cycle == std::vector{1, 2, 3});
  CHECK(toText(report.counterexample) == "1_2_3");
}

TEST_CASE("a lost wake-up is named", "[engine][check]") {
  const Program program = compiled(textOfFile("condition_lost_wakeup.py"));
  const Report report = checked(program);
  CHECK(report.verdict == Verdict::kDeadlock);
  CHECK(report.lost_wakeup);
  CHECK(report.cycle.empty());
}

TEST_CASE("what waits by spinning has endless schedules and holds under a fair scheduler", "[engine][check]") {
  const Program program = compiled(textOfFile("peterson.py"));
  const Report report = checked(program);
  CHECK(report.verdict == Verdict::kHolds);
  CHECK(report.sentence ==
        "Holds: every assertion is true in every schedule, and under a fair scheduler every thread finishes.");
  CHECK(report.endless);
  CHECK_FALSE(report.schedules);
  CHECK(report.failing_probability == 0);
  CHECK(report.endless_probability == 0);
  double ends = 0;
  for (const Outcome& outcome : report.outcomes) ends += *outcome.probability;
  CHECK(ends == Catch::Approx(1).epsilon(1e-12));
}

TEST_CASE("two that spin for each other are a livelock", "[engine][check]") {
  const Program program = compiled(textOfFile("both_flags.py"));
  const Report report = checked(program);
  CHECK(report.verdict == Verdict::kNeverFinishes);
  REQUIRE(report.loop);
  CHECK(report.loop->livelock);
  CHECK(report.loop->strongly_fair);
  CHECK(report.loop->starving == std::vector{1, 2});
  CHECK(toText(report.loop->steps) == "1_2");
  CHECK(report.sentence ==
        "Never finishes: threads 1 and 2 can go round for ever (livelock), even under a strongly fair scheduler.");
  CHECK(report.endless_probability > 0);
}

TEST_CASE("a thread that spins alone never finishes", "[engine][check]") {
  const Program program = compiled(textOfFile("never_told.py"));
  const Report report = checked(program);
  CHECK(report.verdict == Verdict::kNeverFinishes);
  REQUIRE(report.loop);
  CHECK(report.loop->starving == std::vector{1});
  CHECK(report.endless_probability == 1);
}

TEST_CASE("who takes steps in vain is in a livelock, who takes none starves", "[engine][check]") {
  const Program polite = compiled(textOfFile("philosophers_polite.py"));
  const Report livelock = checked(polite);
  REQUIRE(livelock.loop);
  CHECK(livelock.loop->livelock);
  CHECK(livelock.loop->starving == std::vector{1, 2});
  const Program writer = compiled(textOfFile("writer_starves.py"));
  const Report starvation = checked(writer);
  REQUIRE(starvation.loop);
  CHECK_FALSE(starvation.loop->livelock);
  CHECK(starvation.loop->starving == std::vector{3});
  // The readers relay each other: the room is never free, so even strong fairness gives the writer nothing.
  CHECK(starvation.loop->strongly_fair);
}

TEST_CASE("a lock that is free now and then is got under strong fairness alone", "[engine][check]") {
  const Program program = compiled(
      "from threading import Thread, Lock\n"
      "room = Lock()\n"
      "written = False\n"
      "def read():\n"
      "    seen = False\n"
      "    while not seen:\n"
      "        with room:\n"
      "            seen = written\n"
      "def write():\n"
      "    global written\n"
      "    with room:\n"
      "        written = True\n"
      "threads = [Thread(target=read), Thread(target=write)]\n"
      "for t in threads: t.start()\n"
      "for t in threads: t.join()\n");
  const Report report = checked(program);
  CHECK(report.verdict == Verdict::kNeverFinishes);
  REQUIRE(report.loop);
  CHECK_FALSE(report.loop->strongly_fair);
  CHECK(report.loop->starving == std::vector{2});
  // Takes the room, reads, puts it down.
  CHECK(toText(report.loop->steps) == "1-3");
  CHECK(report.sentence ==
        "Never finishes: thread 1 can go round for ever while thread 2 waits (starvation). Under a strongly fair "
        "scheduler every thread finishes.");
}

TEST_CASE("after the counterexample the loop leads back to where it began", "[engine][check]") {
  for (const char* name : {"both_flags.py", "philosophers_polite.py", "writer_starves.py", "turn_only_starves.py"}) {
    INFO(name);
    const Program program = compiled(textOfFile(name));
    const Report report = checked(program);
    REQUIRE(report.loop);
    Machine machine(program);
    State state = machine.initial();
    for (const Choice choice : report.counterexample) REQUIRE(machine.step(state, choice));
    const State start = state;
    for (const Choice choice : report.loop->steps) REQUIRE(machine.step(state, choice));
    CHECK(state == start);
  }
}

TEST_CASE("a lock that a spinning thread never gives back is a deadlock of some", "[engine][check]") {
  const Program program = compiled(
      "from threading import Thread, Lock\n"
      "lock = Lock()\n"
      "ready = False\n"
      "def wait():\n"
      "    with lock:\n"
      "        while not ready:\n"
      "            pass\n"
      "def tell():\n"
      "    global ready\n"
      "    with lock:\n"
      "        ready = True\n"
      "threads = [Thread(target=wait), Thread(target=tell)]\n"
      "for t in threads: t.start()\n"
      "for t in threads: t.join()\n");
  const Report report = checked(program);
  CHECK(report.verdict == Verdict::kDeadlock);
  REQUIRE(report.loop);
  CHECK(toText(report.counterexample) == "1");
  CHECK(toText(report.loop->steps) == "1");
  CHECK(report.stuck == std::vector{2});
  CHECK(report.sentence ==
        "Deadlock of some: thread 2 waits for lock, which thread 1 holds, while thread 1 goes round for ever.");
}

TEST_CASE("a program without threads has one schedule", "[engine][check]") {
  const Program holds = compiled("x = 1\nassert x == 1\nprint(x)\n");
  const Report report = checked(holds);
  CHECK(report.verdict == Verdict::kHolds);
  CHECK(report.sentence == "Holds: in the only schedule every assertion is true and every thread finishes.");
  CHECK(report.schedules->text() == "1");
  REQUIRE(report.outcomes.size() == 1);
  CHECK(report.outcomes[0].output == "1\n");
  const Program fails = compiled("x = 1\nx // 0\n");
  const Report error = checked(fails);
  CHECK(error.verdict == Verdict::kError);
  CHECK(error.line == 2);
  CHECK(error.counterexample.empty());
}

TEST_CASE("neither slices nor symmetry nor reduction change what is reported", "[engine][check]") {
  for (const char* name : {"counter_2x2.py", "philosophers_3_naive.py", "peterson.py", "both_flags.py", "monitor.py"}) {
    INFO(name);
    const Program program = compiled(textOfFile(name));
    const Report report = checked(program);
    for (const Report& other :
         {checked(program, {}, 1), checked(program, {.symmetry = false, .reduction = false}, 1'000'000)}) {
      CHECK(other.verdict == report.verdict);
      CHECK(other.sentence == report.sentence);
      CHECK(other.counterexample == report.counterexample);
      CHECK(other.states == report.states);
      CHECK(other.schedules == report.schedules);
      CHECK(other.failing_probability == report.failing_probability);
      CHECK(other.outcomes.size() == report.outcomes.size());
    }
  }
}

TEST_CASE("the nearest goal is found, or known to be out of reach", "[engine][check]") {
  const Program program = compiled(counter(2, 1));
  Machine machine(program);
  const State initial = machine.initial();
  const auto ends = [&](const State& state) { return machine.ended(state); };
  const auto loses = [&](const State& state) { return machine.failure(state).has_value(); };
  CHECK(Check::findWay(machine, initial, ends, 1'000).answer == Check::Way::kYes);
  CHECK(Check::findWay(machine, initial, ends, 1'000).steps.size() == 4);
  State state = initial;
  for (const Choice choice : Schedule{{1, 0}, {1, 0}}) REQUIRE(machine.step(state, choice));
  CHECK(Check::findWay(machine, state, loses, 1'000).answer == Check::Way::kNo);
  CHECK(Check::findWay(machine, initial, loses, 3).answer == Check::Way::kUnknown);
}

// Line 1 of a test program, as tests/programs/README.md has it.
struct Promise {
  Verdict verdict = Verdict::kHolds;
  int line = 0;
  bool race = false;
  std::set<std::string> outcomes;  // empty when not promised
};

Promise promiseOf(const std::string& source) {
  const std::string first = source.substr(0, source.find('\n'));
  const auto has = [&](const char* word) { return first.find(word) != std::string::npos; };
  Promise promise{.race = has("data race")};
  if (has("fails assertion")) promise.verdict = Verdict::kAssertion;
  if (has("fails invariant")) promise.verdict = Verdict::kInvariant;
  if (has("deadlock")) promise.verdict = Verdict::kDeadlock;
  if (has("error")) promise.verdict = Verdict::kError;
  if (has("never finishes")) promise.verdict = Verdict::kNeverFinishes;
  if (const auto line = first.find("line "); line != std::string::npos)
    promise.line = std::stoi(first.substr(line + 5));
  const std::string rest = source.substr(first.size() + 1);
  const std::string label = "# outcomes: ";
  if (!rest.starts_with(label)) return promise;
  std::string list = rest.substr(label.size(), rest.find('\n') - label.size()) + " | ";
  for (std::size_t bar = list.find(" | "); bar != std::string::npos; list.erase(0, bar + 3), bar = list.find(" | "))
    promise.outcomes.insert(list.substr(0, bar));
  return promise;
}

// What was printed, as a promise spells it.
std::string spelled(std::string output) {
  if (output.ends_with('\n')) output.pop_back();
  for (std::size_t end = output.find('\n'); end != std::string::npos; end = output.find('\n'))
    output.replace(end, 1, " / ");
  return output;
}

TEST_CASE("every test program keeps its promise", "[engine][check][programs]") {
  for (const auto& file : std::filesystem::directory_iterator(RACECOURSE_PROGRAMS)) {
    if (file.path().extension() != ".py") continue;
    INFO(file.path().filename().string());
    const std::string source = textOfFile(file.path().filename().string());
    const Promise promise = promiseOf(source);
    const Program program = compiled(source);
    const Report report = checked(program);
    INFO(report.sentence);
    CHECK(report.verdict == promise.verdict);
    CHECK(report.line == promise.line);
    CHECK(report.races.empty() != promise.race);
    if (promise.outcomes.empty()) continue;
    CHECK(report.all_outcomes);
    std::set<std::string> outputs;
    for (const Outcome& outcome : report.outcomes) outputs.insert(spelled(outcome.output));
    CHECK(outputs == promise.outcomes);
  }
}

}  // namespace
}  // namespace racecourse::engine
