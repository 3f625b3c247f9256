#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "engine/scheduler.h"
#include "tests/engine/machine_runs.h"

namespace racecourse::tests {
namespace {

// More than any of them has.
constexpr std::size_t kMostStates = 3'000;
constexpr int kRandomRuns = 10;
constexpr int kMostSteps = 2'000;

// What a program's first lines promise; tests/programs/README.md.
struct Promise {
  std::string verdict;             // "holds", "fails assertion line 3", "deadlock", ...
  std::set<std::string> outcomes;  // complete outputs; empty when not given
  std::string raises;
  std::string output;  // of a sequential program
  bool sequential = false;
};

std::string behind(const std::string& line, std::string_view start) {
  return line.starts_with(start) ? line.substr(start.size()) : "";
}

std::set<std::string> outcomesIn(std::string line) {
  std::set<std::string> outcomes;
  std::istringstream parts(line);
  std::string outcome;
  const auto add = [&] {
    for (std::size_t at = outcome.find(" / "); at != std::string::npos; at = outcome.find(" / "))
      outcome.replace(at, 3, "\n");
    outcomes.insert(outcome + "\n");
  };
  for (std::size_t at = line.find(" | "); at != std::string::npos; at = line.find(" | ")) {
    outcome = line.substr(0, at);
    add();
    line = line.substr(at + 3);
  }
  outcome = line;
  add();
  return outcomes;
}

Promise promiseOf(const std::string& source) {
  Promise promise;
  std::istringstream lines(source);
  for (std::string line; std::getline(lines, line);) {
    if (const auto verdict = behind(line, "# expect: "); !verdict.empty()) promise.verdict = verdict;
    if (const auto outcomes = behind(line, "# outcomes: "); !outcomes.empty()) promise.outcomes = outcomesIn(outcomes);
    if (const auto raises = behind(line, "# raises: "); !raises.empty()) promise.raises = raises;
    if (promise.sequential) promise.output += (line == "#" ? "" : behind(line, "# ")) + "\n";
    if (line == "# output:") promise.sequential = true;
  }
  if (promise.verdict.ends_with(" data race")) promise.verdict.resize(promise.verdict.size() - 10);
  return promise;
}

// The only ending beside "finished" that the promise allows; "" for none.
std::string failureIn(const Promise& promise) {
  const auto line = promise.verdict.find("line ");
  if (promise.verdict.starts_with("fails assertion")) return "AssertionError " + promise.verdict.substr(line);
  if (promise.verdict.starts_with("fails invariant")) return "invariant";
  if (promise.verdict.starts_with("error")) return promise.raises + " " + promise.verdict.substr(line);
  return promise.verdict == "deadlock" ? "deadlock" : "";
}

bool isAllowed(const Promise& promise, const std::string& ending) {
  const std::string failure = failureIn(promise);
  return ending == "finished" || (!failure.empty() && ending.starts_with(failure));
}

void checkAll(const Promise& promise, const Exploration& all) {
  for (const std::string& ending : all.endings) CHECK(isAllowed(promise, ending));
  const std::string failure = failureIn(promise);
  const bool fails = std::ranges::any_of(all.endings, [](const std::string& one) { return one != "finished"; });
  CHECK(fails == !failure.empty());
  if (promise.verdict == "never finishes") CHECK(all.cyclic);
  if (!promise.outcomes.empty()) CHECK(all.outputs == promise.outcomes);
  if (promise.sequential) CHECK(all.outputs == std::set<std::string>{promise.output});
}

void checkRun(const Promise& promise, engine::Machine& machine, engine::Scheduler& scheduler) {
  engine::State state = machine.initial();
  for (int step = 0; step < kMostSteps; ++step) {
    const auto choice = scheduler.next(machine, state);
    if (!choice) break;
    REQUIRE(machine.step(state, *choice));
  }
  const std::string how = ending(machine, state);
  if (how.empty()) return;
  CHECK(isAllowed(promise, how));
  if (how == "finished" && !promise.outcomes.empty()) CHECK(promise.outcomes.contains(machine.output(state)));
}

void checkSome(const Promise& promise, engine::Machine& machine) {
  for (std::uint64_t seed = 0; seed < kRandomRuns; ++seed) {
    engine::RandomScheduler random(seed);
    checkRun(promise, machine, random);
    engine::BoundedScheduler bounded(seed, 2);
    checkRun(promise, machine, bounded);
  }
  engine::RoundRobin turns;
  checkRun(promise, machine, turns);
  engine::VirtualTime time;
  checkRun(promise, machine, time);
}

TEST_CASE("every test program keeps its promise on the machine", "[engine][machine][programs]") {
  int programs = 0;
  for (const auto& file : std::filesystem::directory_iterator(RACECOURSE_PROGRAMS)) {
    if (file.path().extension() != ".py") continue;
    ++programs;
    std::ifstream in(file.path());
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    INFO(file.path().filename().string());
    const Promise promise = promiseOf(source);
    const engine::Program program = compiled(source);
    engine::Machine machine(program);
    const Exploration all = Explorer(machine, kMostStates).explore();
    REQUIRE(all.complete);
    checkAll(promise, all);
    checkSome(promise, machine);
  }
  CHECK(programs >= 170);
}

}  // namespace
}  // namespace racecourse::tests
