#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "labs/readers-writers/experiment.h"
#include "labs/readers-writers/experiment_book.h"
#include "labs/readers-writers/findings.h"
#include "tests/labs/poll_until.h"
#include "tests/threads/process.h"

namespace racecourse::labs::readers_writers {
namespace {

using threads::State;

constexpr threads::Environment kHere{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 100};

Report runToTheEnd(threads::Crew& crew, const Settings& settings) {
  threads::Experiment<Report> experiment;
  start(experiment, crew, settings, kHere, kQuick);
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  REQUIRE(experiment.failure() == "");
  REQUIRE(experiment.state() == State::kFinished);
  REQUIRE(experiment.progress() == 1);
  return experiment.report();
}

Report runToTheEnd(const Settings& settings) {
  threads::Crew crew;
  return runToTheEnd(crew, settings);
}

// Everybody comes back as fast as possible.
constexpr Settings kBusy{.measure = Measure::kWaiting,
                         .readers = 3,
                         .writers = 2,
                         .read_ms = 1,
                         .write_ms = 1,
                         .pause_ms = 0,
                         .trial_ms = 100};

void checkTheBook(const Waits& waits) {
  CHECK(waits.ns.n == waits.entries + waits.still_waiting);
  CHECK(waits.starved <= waits.still_waiting);
  CHECK(waits.still_waiting <= waits.threads);
  CHECK(waits.ns.median <= waits.percentile_95_ns);
  CHECK(waits.percentile_95_ns <= waits.ns.max);
}

}  // namespace

TEST_CASE("settings are moved into their ranges", "[readers-writers]") {
  REQUIRE(clampSettings({}) == Settings{});
  REQUIRE(clampSettings({.locks = 0,
                         .readers = -1,
                         .writers = -1,
                         .read_ms = 0,
                         .write_ms = 0,
                         .pause_ms = -1,
                         .trial_ms = 0,
                         .threads = 0,
                         .section_ns = -1}) == Settings{.readers = 1,
                                                        .writers = 0,
                                                        .read_ms = 1,
                                                        .write_ms = 1,
                                                        .pause_ms = 0,
                                                        .trial_ms = 100,
                                                        .threads = 1,
                                                        .section_ns = 0});
  REQUIRE(clampSettings({.locks = ~0U,
                         .readers = 99,
                         .writers = 99,
                         .read_ms = 99'999,
                         .write_ms = 99'999,
                         .pause_ms = 99'999,
                         .trial_ms = 99'999,
                         .threads = 99,
                         .section_ns = 99'999'999}) == Settings{.readers = 8,
                                                                .writers = 8,
                                                                .read_ms = 500,
                                                                .write_ms = 500,
                                                                .pause_ms = 100,
                                                                .trial_ms = 10'000,
                                                                .threads = 8,
                                                                .section_ns = 1'000'000});
}

TEST_CASE("one lock is watched, the others are compared", "[readers-writers]") {
  using enum ReadWriteLockKind;
  CHECK(locksOf({.lock = Watched::kFair}) == std::vector{kFair});
  CHECK(locksOf({.lock = Watched::kLockA}) == std::vector{kFair});
  CHECK(locksOf({.lock = Watched::kLockB}) == std::vector{kMutex});
  CHECK(locksOf({.measure = Measure::kWaiting, .locks = 0b1001}) == std::vector{kMutex, kFair});
  CHECK(locksOf({.measure = Measure::kShare}).size() == threads::kReadWriteLockKinds);
}

TEST_CASE("the book counts who is inside, and sees an intruder", "[readers-writers]") {
  Book book(2, 1);
  const auto come = [&](int member) {
    book.arrive(member);
    book.enter(member);
  };
  come(0);
  come(1);
  CHECK(book.waits(ReadWriteLockKind::kFair).most_readers == 2);
  CHECK(book.waits(ReadWriteLockKind::kFair).intrusions == 0);
  come(2);
  CHECK(book.waits(ReadWriteLockKind::kFair).intrusions == 1);
  book.leave(0, true);
  book.leave(1, false);
  CHECK_FALSE(book.waits(ReadWriteLockKind::kFair).exact);
  come(0);
  const LockWaits waits = book.waits(ReadWriteLockKind::kFair);
  CHECK(waits.intrusions == 2);
  CHECK(waits.readers.entries == 3);
  CHECK(waits.writers.entries == 1);
  CHECK(book.writes() == 1);
}

TEST_CASE("others are away when there are any, and none of its kind is there", "[readers-writers]") {
  Book book(2, 1);
  CHECK(book.othersAreAway(0));
  CHECK_FALSE(book.othersAreAway(2));
  book.arrive(2);
  CHECK(book.othersAreAway(0));
  book.arrive(1);
  CHECK_FALSE(book.othersAreAway(0));
  book.enter(1);
  CHECK_FALSE(book.othersAreAway(0));
  book.leave(1, true);
  CHECK(book.othersAreAway(0));
}

TEST_CASE("in the book everybody stays where they are when the time ends", "[readers-writers]") {
  Book book(2, 1);
  book.arrive(0);
  book.enter(0);
  book.arrive(2);
  book.arrive(1);
  book.close();
  book.leave(0, true);
  book.enter(2);
  const Scene scene = book.scene();
  CHECK(scene.visitors[0].place == Place::kInside);
  CHECK(scene.visitors[1].place == Place::kWaiting);
  CHECK(scene.visitors[2].place == Place::kWaiting);
  CHECK(scene.visitors[2].writes);
  CHECK(scene.visitors[2].arrival < scene.visitors[1].arrival);
  const LockWaits waits = book.waits(ReadWriteLockKind::kFair);
  CHECK(waits.writers.entries == 0);
  CHECK(waits.writers.still_waiting == 1);
  CHECK(waits.writers.ns.n == 1);
  CHECK(waits.readers.entries == 1);
  CHECK(waits.readers.ns.n == 2);
  // What happens later is checked all the same.
  CHECK(book.writes() == 1);
}

TEST_CASE("no lock lets a writer be beside anybody, and each write is counted", "[readers-writers]") {
  const Report report = runToTheEnd(kBusy);
  REQUIRE(report.waits.size() == threads::kReadWriteLockKinds);
  CHECK(promiseKept(report));
  for (const LockWaits& waits : report.waits) {
    CAPTURE(static_cast<int>(waits.lock));
    CHECK(waits.intrusions == 0);
    CHECK(waits.exact);
    CHECK(waits.readers.threads == 3);
    CHECK(waits.writers.threads == 2);
    CHECK(waits.readers.entries + waits.writers.entries > 0);
    CHECK(waits.most_readers <= 3);
    checkTheBook(waits.readers);
    checkTheBook(waits.writers);
  }
  CHECK(findWaits(report, ReadWriteLockKind::kMutex)->most_readers <= 1);
}

TEST_CASE("whoever is inside may compute instead of sleeping, and leave without being relayed", "[readers-writers]") {
  Settings settings = kBusy;
  settings.asleep = false;
  settings.relay = false;
  const Report report = runToTheEnd(settings);
  REQUIRE(report.waits.size() == threads::kReadWriteLockKinds);
  CHECK(promiseKept(report));
}

TEST_CASE("one lock is watched: everybody is in the picture, and the last one stays", "[readers-writers]") {
  const auto lock = static_cast<Watched>(GENERATE(0, 1, 2, 3, 4, 5, 6));
  const Report report =
      runToTheEnd({.lock = lock, .readers = 2, .writers = 1, .read_ms = 2, .write_ms = 2, .trial_ms = 100});
  REQUIRE(report.waits.size() == 1);
  CHECK(report.waits.front().lock == kindOf(lock));
  CHECK(promiseKept(report));
  REQUIRE(report.scene);
  REQUIRE(report.scene->visitors.size() == 3);
  REQUIRE(report.scene->lanes.size() == 3);
  CHECK(report.scene->visitors[2].writes);
  CHECK(report.scene->now_ns >= 100'000'000);
  for (const std::vector<Stretch>& lane : report.scene->lanes)
    for (std::size_t i = 0; i < lane.size(); ++i) {
      CHECK(lane[i].from_ns <= lane[i].to_ns);
      CHECK(lane[i].place != Place::kAway);
      if (i > 0) CHECK(lane[i - 1].to_ns <= lane[i].from_ns);
    }
}

TEST_CASE("readers alone, and writers alone, have nobody to wait for on the other side", "[readers-writers]") {
  Settings settings = kBusy;
  settings.writers = 0;
  for (const LockWaits& waits : runToTheEnd(settings).waits) {
    CHECK(waits.writers.threads == 0);
    CHECK(waits.writers.ns.n == 0);
    CHECK(waits.readers.entries > 0);
  }
  settings = kBusy;
  settings.readers = 0;
  for (const LockWaits& waits : runToTheEnd(settings).waits) {
    CHECK(waits.readers.threads == 0);
    CHECK(waits.most_readers == 0);
    CHECK(waits.writers.entries > 0);
  }
}

TEST_CASE("by the share of reads each lock has all its points, and no page was torn", "[readers-writers]") {
  const int count = GENERATE(1, 2, 5);
  const Report report =
      runToTheEnd({.measure = Measure::kShare, .asleep = GENERATE(true, false), .threads = count, .section_ns = 300});
  REQUIRE(report.points.size() == kReadShares.size() * threads::kReadWriteLockKinds);
  CHECK(report.step_ns > 0);
  for (const Point& point : report.points) {
    CAPTURE(static_cast<int>(point.lock), point.reads_percent);
    CHECK(point.exact);
    CHECK(point.done > 0);
    CHECK(point.per_second.n == kQuick.repetitions);
    CHECK(point.most_readers <= (point.lock == ReadWriteLockKind::kMutex ? 1 : count));
    if (point.reads_percent == 0) CHECK(point.most_readers == 0);
  }
  CHECK(findPoint(report, ReadWriteLockKind::kFair, 99) != nullptr);
  CHECK(findPoint(report, ReadWriteLockKind::kFair, 98) == nullptr);
}

TEST_CASE("a run is cancelled whatever the threads are doing, and the next one starts", "[readers-writers]") {
  const auto measure = static_cast<Measure>(GENERATE(0, 1, 2));
  const bool asleep = GENERATE(true, false);
  threads::Crew crew;
  threads::Experiment<Report> experiment;
  const Settings settings{.measure = measure,
                          .read_ms = 500,
                          .write_ms = 500,
                          .asleep = asleep,
                          .trial_ms = 10'000,
                          .threads = 8,
                          .section_ns = 1'000'000};
  start(experiment, crew, settings, kHere);
  REQUIRE(pollUntil(experiment, [&] { return experiment.progress() > 0; }));
  experiment.cancel();
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  CHECK(experiment.state() == State::kCancelled);
  CHECK(promiseKept(experiment.report()));
  start(experiment, crew, kBusy, kHere);
  REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  CHECK(experiment.report().waits.size() == threads::kReadWriteLockKinds);
}

TEST_CASE("a hundred runs need no more threads than one, and no more memory", "[readers-writers]") {
  threads::Crew crew;
  Settings settings = kBusy;
  settings.locks = 1U << static_cast<int>(ReadWriteLockKind::kFair);
  const auto stopSoon = [&] {
    threads::Experiment<Report> experiment;
    start(experiment, crew, settings, kHere);
    REQUIRE(pollUntil(experiment, [&] { return experiment.progress() > 0; }));
    experiment.cancel();
    REQUIRE(pollUntil(experiment, [&] { return !experiment.active(); }));
  };
  for (int i = 0; i < 5; ++i) stopSoon();
  const int threads_before = tests::threadCount();
  const std::size_t heap_before = tests::heapInUse();
  for (int i = 0; i < 95; ++i) stopSoon();
  CHECK(crew.size() == 6);
  CHECK(tests::threadCount() == threads_before);
  if (!tests::kSanitized) CHECK(tests::heapInUse() < heap_before + 256 * 1024);
}

}  // namespace racecourse::labs::readers_writers
