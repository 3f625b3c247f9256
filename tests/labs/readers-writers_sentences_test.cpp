#include <catch2/catch_test_macros.hpp>

#include "labs/readers-writers/sentences.h"
#include "tests/labs/readers-writers_reports.h"

namespace racecourse::labs::readers_writers {

TEST_CASE("the button says who will run", "[readers-writers]") {
  CHECK(runLabel({}) == "Run 4 readers, 2 writers");
  CHECK(runLabel({.readers = 1, .writers = 0}) == "Run 1 reader");
  CHECK(runLabel({.readers = 0, .writers = 1}) == "Run 1 writer");
  CHECK(runLabel({.measure = Measure::kShare}) == "Run 4 threads");
}

TEST_CASE("the title says what was measured", "[readers-writers]") {
  CHECK(title({.lock = Watched::kLockB}) == "Lock B, 4 readers, 2 writers");
  CHECK(title({}) == "Readers first, 4 readers, 2 writers");
  CHECK(title({.measure = Measure::kWaiting, .writers = 0}) == "Who waits how long, 4 readers, no writer");
  CHECK(spaced(title({.measure = Measure::kShare})) == "Operations a second, 4 threads, 1 ms inside, asleep");
  CHECK(spaced(title({.measure = Measure::kShare, .asleep = false, .section_ns = 0})) ==
        "Operations a second, 4 threads, nothing inside");
}

TEST_CASE("settings are told without idle zeros", "[readers-writers]") {
  CHECK(spaced(milliseconds(50)) == "50 ms");
  CHECK(spaced(milliseconds(2'000)) == "2 s");
  CHECK(spaced(nanoseconds(300)) == "300 ns");
  CHECK(spaced(nanoseconds(1'000'000)) == "1 ms");
}

TEST_CASE("waiting names who starved with each lock, or how long anybody waited", "[readers-writers]") {
  CHECK(spaced(finding(starvation())) ==
        "“Mutex”: nobody waited longer than 160 ms. “Readers first”: 2 of 2 writers starved. “Writers first”: 4 of 4 "
        "readers starved. “Fair”: nobody waited longer than 110 ms.");
  Report report{.settings = {.measure = Measure::kWaiting}};
  CHECK(finding(report).empty());
  report.waits = {lockWaits(ReadWriteLockKind::kMutex, starved(3, 1'500), starved(1, 1'800), 1)};
  CHECK(finding(report) == "“Mutex”: 3 of 3 readers starved and 1 of 1 writers starved.");
}

TEST_CASE("a watched lock is told by what was done and who waited", "[readers-writers]") {
  Report report{.settings = {}};
  CHECK(finding(report).empty());
  report.waits = {lockWaits(ReadWriteLockKind::kReadersFirst, waited(4, 130, 0.5), starved(2, 1'975), 4)};
  CHECK(
      spaced(finding(report)) ==
      "130 reads and 0 writes in 2.00 s. A reader waited for up to 500 µs. No writer got in; 2 of 2 wait, the longest "
      "for 1.98 s.");
  report.waits = {lockWaits(ReadWriteLockKind::kFair, waited(4, 1, 20), {}, 1)};
  CHECK(spaced(finding(report)) == "1 read and 0 writes in 2.00 s. A reader waited for up to 20.0 ms.");
}

TEST_CASE("the crossing is named, or it is said that there is none", "[readers-writers]") {
  CHECK(
      spaced(finding(shares({0.5, 0.9, 1.02, 1.2, 1.5, 1.8, 2}))) ==
      "The crossing is at 90 % reads: from there on a read-write lock does more than the mutex, below it none clearly "
      "does. At 100 %, “Readers first” does 2.0 times as much as the mutex.");
  CHECK(spaced(finding(shares({0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.6}))) ==
        "No crossing: at no share of reads does a read-write lock clearly do more than the mutex. At 100 %, “Readers "
        "first” does 0.60 times as much as the mutex.");
  CHECK(spaced(finding(shares({1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 3}))) ==
        "No crossing: a read-write lock does more than the mutex at every share of reads. At 100 %, “Readers first” "
        "does 3.0 times as much as the mutex.");
  CHECK(spaced(finding(shares({0.5, 1.5, 0.5, 1.5, 1.5, 0.5, 1.5}))) ==
        "No clear crossing: a read-write lock does more than the mutex at 50 %, 90 %, 95 % and 100 % reads, and not in "
        "between or beyond. Run it again on a quieter machine. At 100 %, “Readers first” does 1.5 times as much as the "
        "mutex.");
  CHECK(finding(shares({})).empty());
}

TEST_CASE("the promise is stated with what it was checked on", "[readers-writers]") {
  Report report = starvation();
  CHECK(proofOfExclusion(report) ==
        "No writer was ever inside with anybody else, no reader saw half of a page, and the page has counted each "
        "write, over 273 entries.");
  report.waits.front().intrusions = 1;
  CHECK(proofOfExclusion(report) == "A writer was inside with somebody else. A lock has failed.");
  CHECK(proofOfExclusion({}).empty());
}

TEST_CASE("the mutex is told apart by the readers inside", "[readers-writers]") {
  CHECK(togetherSentence(starvation()) ==
        "With the mutex there was never more than 1 reader inside, with a read-write lock up to 4.");
  CHECK(togetherSentence(shares({1, 1, 1, 1, 1, 1, 1})) ==
        "With the mutex there was never more than 1 reader inside, with a read-write lock up to 3.");
  CHECK(togetherSentence(shares({})).empty());
}

TEST_CASE("a scene is told in the order of the door", "[readers-writers]") {
  CHECK(sceneSentence(scene()) ==
        "Inside: T1 (reads), T2 (reads). At the door, first come first: T4 (writes), T3 (reads). Away: T5 (writes).");
  CHECK(sceneSentence({}) == "Inside: nobody. At the door, first come first: nobody. Away: nobody.");
}

TEST_CASE("the end of a run is announced", "[readers-writers]") {
  CHECK(spokenResult({}, true) == "Stopped. Nothing is complete.");
  CHECK(spokenResult(starvation(), false).starts_with("Finished. “Mutex”: nobody waited"));
  CHECK(spokenResult(starvation(), true).starts_with("Stopped. "));
}

TEST_CASE("the machine is told with what matters for the measurement", "[readers-writers]") {
  const threads::Environment here{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 5'000};
  const std::string begin = "This machine shows 2 cores; the clock moves in steps of 5.0 µs.";
  CHECK(spaced(machine(here, {}, {})) ==
        begin +
            " Whoever is inside sleeps, so the cores do not decide how many are inside together. A sleep may last "
            "longer than it was asked to. Nobody leaves while all others of its kind are away: they relay each other.");
  CHECK(spaced(machine(here, {.relay = false, .asleep = false}, {})) ==
        begin + " Whoever is inside computes until its time is over, with or without a core.");
  Report report = shares({1, 1});
  report.overlap = 0.93;
  report.settings.asleep = false;
  CHECK(spaced(machine(here, report.settings, report)) ==
        begin +
            " With nothing to wait for, two or more of the 4 threads ran at once for 93 % of the time. The middle half "
            "of the repetitions lies within 4 % of the median in a typical cell. There are more threads than cores: "
            "whoever is inside may be without a core.");
}

}  // namespace racecourse::labs::readers_writers
