#include "engine/sentences.h"

#include <catch2/catch_test_macros.hpp>

namespace racecourse::engine {
namespace {

TEST_CASE("large numbers have commas", "[engine][sentences]") {
  CHECK(grouped("7") == "7");
  CHECK(grouped("999") == "999");
  CHECK(grouped("1000") == "1,000");
  CHECK(grouped("34650") == "34,650");
  CHECK(grouped("20000000") == "20,000,000");
}

TEST_CASE("a program that holds says of how many schedules", "[engine][sentences]") {
  Report report{.schedules = Natural(34'650)};
  SentenceFacts facts{.assertions = true};
  CHECK(sentenceFor(report, facts) ==
        "Holds: in all 34,650 schedules every assertion is true and every thread finishes.");
  report.schedules = Natural(2);
  CHECK(sentenceFor(report, facts) == "Holds: in both schedules every assertion is true and every thread finishes.");
  report.schedules = Natural(34'650);
  facts.invariants = true;
  CHECK(sentenceFor(report, facts) ==
        "Holds: in all 34,650 schedules every assertion and invariant is true and every thread finishes.");
  report.schedules.reset();
  CHECK(sentenceFor(report, {}) == "Holds: in every schedule every thread finishes.");
  report.endless = true;
  CHECK(sentenceFor(report, {}) == "Holds: under a fair scheduler every thread finishes.");
}

TEST_CASE("a failure says where, and in how many schedules", "[engine][sentences]") {
  Report report{.verdict = Verdict::kAssertion, .line = 15};
  CHECK(sentenceFor(report, {}) == "The assertion on line 15 fails in some schedules.");
  report.schedules = Natural(6);
  CHECK(sentenceFor(report, {.alike_failing = Natural(4)}) == "The assertion on line 15 fails in 4 of 6 schedules.");
  CHECK(sentenceFor(report, {.alike_failing = Natural(6)}) == "The assertion on line 15 fails in all 6 schedules.");
  report.schedules = Natural(1);
  CHECK(sentenceFor(report, {.alike_failing = Natural(1)}) == "The assertion on line 15 fails in the only schedule.");
  report.verdict = Verdict::kError;
  CHECK(sentenceFor(report, {.failure = "IndexError on line 3: list index out of range"}) ==
        "IndexError on line 3: list index out of range, in some schedules.");
  report.verdict = Verdict::kInvariant;
  CHECK(sentenceFor(report, {.failure = "the invariant safe is false"}) ==
        "The invariant safe is false after a step in some schedules.");
}

TEST_CASE("a loop says who goes round, who waits, and what would help", "[engine][sentences]") {
  Report report{.verdict = Verdict::kNeverFinishes};
  report.loop = Loop{.steps = {}, .starving = {3}, .livelock = false, .strongly_fair = false};
  CHECK(
      sentenceFor(report, {.going_round = {1, 2}}) ==
      "Never finishes: threads 1 and 2 can go round for ever while thread 3 waits (starvation). Under a strongly fair "
      "scheduler every thread finishes.");
  report.loop = Loop{.steps = {}, .starving = {0, 1}, .livelock = true, .strongly_fair = true};
  CHECK(sentenceFor(report, {.going_round = {0, 1, 2, 3}}) ==
        "Never finishes: the main thread, threads 1, 2 and 3 can go round for ever (livelock), even under a strongly "
        "fair "
        "scheduler.");
}

TEST_CASE("a stop says what was covered", "[engine][sentences]") {
  Report report{.verdict = Verdict::kStopped, .states = 20'000'000, .depth = 41, .stopped = Stop::kStates};
  CHECK(sentenceFor(report, {}) == "Stopped after 20,000,000 states: nothing wrong within 41 steps.");
  report.stopped = Stop::kMemory;
  CHECK(sentenceFor(report, {}) ==
        "Stopped at the limit of memory, after 20,000,000 states: nothing wrong within 41 steps.");
}

}  // namespace
}  // namespace racecourse::engine
