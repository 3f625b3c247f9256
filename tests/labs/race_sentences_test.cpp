#include <catch2/catch_test_macros.hpp>

#include "labs/race/sentences.h"

namespace racecourse::labs::race {
namespace {

TEST_CASE("the title names threads, increments and guard", "[labs][race]") {
  CHECK(title({}) == "4 threads × 100\u202F000 increments, nothing guards the counter");
  CHECK(title({.threads = 1, .increments = 1'000, .guard = Guard::kMutex}) ==
        "1 thread × 1000 increments, a mutex guards the counter");
}

TEST_CASE("lost updates are counted in the sentence", "[labs][race]") {
  CHECK(
      outcome({.reason = Reason::kLost, .rounds = 50, .rounds_that_lost = 12, .lost = 200'000, .expected = 20'000'000},
              {}) ==
      "12 of 50 rounds lost updates: 200\u202F000 of 20\u202F000\u202F000 increments are gone (1\u202F%).");
  CHECK(verdictOf(Reason::kLost) == ui::Verdict::kFails);
}

TEST_CASE("lost updates without overlap are explained by turns", "[labs][race]") {
  Verdict verdict{
      .reason = Reason::kLost, .rounds = 50, .rounds_that_lost = 12, .lost = 200'000, .expected = 20'000'000};
  verdict.overlap = {.n = 50, .median = 0.02};
  CHECK(outcome(verdict, {})
            .ends_with("are gone (1\u202F%). Your threads ran at the same time for only 2\u202F% of a typical round. "
                       "Taking turns is enough: a "
                       "thread that is suspended between its read and its write comes back with an old value."));
  verdict.overlap.median = kHardlyOverlaps;
  CHECK(outcome(verdict, {}).ends_with("are gone (1\u202F%)."));
  verdict.overlap = {};
  CHECK(outcome(verdict, {}).ends_with("are gone (1\u202F%)."));
}

TEST_CASE("a guard is praised, luck is not", "[labs][race]") {
  CHECK(outcome({.reason = Reason::kGuarded}, {.guard = Guard::kMutex}) ==
        "No update was lost, and none can be: the mutex lets one thread at a time read, add and write.");
  CHECK(outcome({.reason = Reason::kGuarded}, {.guard = Guard::kAtomic}) ==
        "No update was lost, and none can be: an atomic reads, adds and writes in one step.");
  CHECK(verdictOf(Reason::kGuarded) == ui::Verdict::kHolds);
  for (const Reason luck :
       {Reason::kOneCore, Reason::kNotMeasurable, Reason::kHardlyOverlapped, Reason::kNarrowWindow}) {
    const std::string sentence = outcome({.reason = luck, .overlap = {.n = 9, .median = 0.03}}, {});
    CHECK(sentence.contains("That is luck, not safety: the program is still wrong."));
    CHECK(verdictOf(luck) == ui::Verdict::kUnknown);
  }
}

TEST_CASE("the reason for no loss carries its measurement", "[labs][race]") {
  CHECK(outcome({.reason = Reason::kHardlyOverlapped, .overlap = {.n = 9, .median = 0.03}}, {}) ==
        "No update was lost. Your threads ran at the same time for 3\u202F% of a round: something else keeps the cores "
        "busy. That is luck, not safety: the program is still wrong. Try more increments or more rounds.");
  CHECK(
      outcome({.reason = Reason::kNotMeasurable, .round_ns = 12'000, .clock_step_ns = 5'000}, {}) ==
      "No update was lost. A round took 12.0\u202Fµs, and the clock moves in steps of 5.00\u202Fµs, so nobody can say "
      "whether the threads overlapped. That is luck, not safety: the program is still wrong. Ask for more "
      "increments.");
}

TEST_CASE("the spoken result counts rounds and losses without separators", "[labs][race]") {
  Report report;
  report.rounds = {{.expected = 400'000, .actual = 400'000}, {.expected = 400'000, .actual = 100'000}};
  CHECK(spokenResult(report, false) == "Finished 2 rounds. 1 of them lost updates, 300000 in all.");
  report.rounds.pop_back();
  CHECK(spokenResult(report, true) == "Stopped after 1 round. No update was lost.");
}

TEST_CASE("the machine line says when threads must share cores", "[labs][race]") {
  CHECK(machine({.cores = 2, .clock_step_ns = 5'000}, {.threads = 2}) ==
        "This machine shows 2 cores; the clock moves in steps of 5.0\u202Fµs.");
  CHECK(
      machine({.cores = 1, .clock_step_ns = 100'000}, {.threads = 2}) ==
      "This machine shows 1 core; the clock moves in steps of 100\u202Fµs. There are more threads than cores, so some "
      "of them wait for a core while others run.");
}

}  // namespace
}  // namespace racecourse::labs::race
