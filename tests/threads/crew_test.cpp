#include "threads/crew.h"

#include <unistd.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <functional>
#include <set>
#include <thread>
#include <vector>

#include "process.h"
#include "wait.h"

using namespace racecourse::threads;
using racecourse::tests::eventually;

namespace {

// Notes which thread ran which member, and holds everybody until release() or cancel().
class Roll final : public Job {
 public:
  explicit Roll(int members, bool hold = false) : thread_ids(static_cast<std::size_t>(members)), held_(hold) {}

  void run(int member) noexcept override {
    thread_ids[static_cast<std::size_t>(member)] = gettid();
    ++calls;
    ++inside;
    while (held_.load() && !cancelled.load()) std::this_thread::sleep_for(std::chrono::microseconds(100));
    --inside;
    ++returned;
  }
  void cancel() noexcept override { cancelled = true; }
  void release() { held_ = false; }
  bool done() const { return returned == static_cast<int>(thread_ids.size()); }

  std::vector<int> thread_ids;
  std::atomic<int> calls = 0;
  std::atomic<int> inside = 0;
  std::atomic<int> returned = 0;
  std::atomic<bool> cancelled = false;

 private:
  std::atomic<bool> held_;
};

void startAndFinish(Crew& crew, const std::shared_ptr<Roll>& roll) {
  const int members = static_cast<int>(roll->thread_ids.size());
  REQUIRE(eventually([&] { return crew.tryStart(members, roll) == Accepted::kYes; }));
  REQUIRE(eventually([&] { return roll->done(); }));
}

}  // namespace

TEST_CASE("a new crew has no threads", "[crew]") {
  const int before = racecourse::tests::threadCount();
  const Crew crew;
  REQUIRE(crew.size() == 0);
  REQUIRE(racecourse::tests::threadCount() == before);
}

TEST_CASE("every member runs once, on a thread of its own", "[crew]") {
  const int members = GENERATE(1, 2, 4, 8);
  Crew crew;
  const auto roll = std::make_shared<Roll>(members);
  startAndFinish(crew, roll);
  REQUIRE(crew.size() == members);
  REQUIRE(roll->calls == members);
  REQUIRE(std::set<int>(roll->thread_ids.begin(), roll->thread_ids.end()).size() == static_cast<std::size_t>(members));
  REQUIRE_FALSE(std::set<int>(roll->thread_ids.begin(), roll->thread_ids.end()).contains(gettid()));
}

TEST_CASE("all members are at work at the same time", "[crew]") {
  const int members = GENERATE(2, 4, 8);
  Crew crew;
  const auto roll = std::make_shared<Roll>(members, /*hold=*/true);
  REQUIRE(crew.tryStart(members, roll) == Accepted::kYes);
  REQUIRE(eventually([&] { return roll->inside == members; }));
  roll->release();
  REQUIRE(eventually([&] { return roll->done(); }));
}

TEST_CASE("the same threads run the next job", "[crew]") {
  Crew crew;
  const auto first = std::make_shared<Roll>(4);
  const auto second = std::make_shared<Roll>(4);
  startAndFinish(crew, first);
  const int threads = racecourse::tests::threadCount();
  startAndFinish(crew, second);
  REQUIRE(second->thread_ids == first->thread_ids);
  REQUIRE(racecourse::tests::threadCount() == threads);
}

TEST_CASE("a crew grows to what a job needs and stays that large", "[crew]") {
  Crew crew;
  startAndFinish(crew, std::make_shared<Roll>(2));
  REQUIRE(crew.size() == 2);
  startAndFinish(crew, std::make_shared<Roll>(8));
  REQUIRE(crew.size() == 8);
  const auto small = std::make_shared<Roll>(3);
  startAndFinish(crew, small);
  REQUIRE(crew.size() == 8);
  REQUIRE(small->calls == 3);
}

TEST_CASE("a second job waits for the last member of the first; a third is refused", "[crew]") {
  Crew crew;
  const auto first = std::make_shared<Roll>(2, /*hold=*/true);
  const auto second = std::make_shared<Roll>(4);
  const auto third = std::make_shared<Roll>(1);
  REQUIRE(crew.tryStart(2, first) == Accepted::kYes);
  REQUIRE(eventually([&] { return first->inside == 2; }));
  // try_lock may fail now and then, so "accepted" is asked for repeatedly and "refused" is final only while the first
  // runs.
  REQUIRE(eventually([&] { return crew.tryStart(4, second) == Accepted::kYes; }));
  for (int i = 0; i < 100; ++i) REQUIRE(crew.tryStart(1, third) == Accepted::kLater);
  REQUIRE(second->calls == 0);

  first->release();
  REQUIRE(eventually([&] { return second->done(); }));
  REQUIRE(first->done());
  startAndFinish(crew, third);
  REQUIRE(third->calls == 1);
}

TEST_CASE("a job is let go when its last member has left", "[crew]") {
  Crew crew;
  auto roll = std::make_shared<Roll>(4);
  const std::weak_ptr<Roll> watcher = roll;
  startAndFinish(crew, roll);
  roll.reset();
  REQUIRE(eventually([&] { return watcher.expired(); }));
}

TEST_CASE("an idle crew sleeps", "[crew]") {
  Crew crew;
  const auto roll = std::make_shared<Roll>(8);
  startAndFinish(crew, roll);
  const auto switches = [&] {
    std::vector<long> counts;
    for (const int id : roll->thread_ids) counts.push_back(racecourse::tests::voluntarySwitches(id));
    return counts;
  };
  // A thread that polls, or sleeps with a time limit, is switched away again and again.
  REQUIRE(eventually([&] {
    const std::vector<long> before = switches();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return before.front() >= 0 && switches() == before;
  }));
}

TEST_CASE("destroying a crew cancels its jobs and ends its threads", "[crew]") {
  std::thread([] {}).join();  // a sanitizer starts a thread of its own with the first one
  const int threads = racecourse::tests::threadCount();
  const auto running = std::make_shared<Roll>(4, /*hold=*/true);
  const auto waiting = std::make_shared<Roll>(4, /*hold=*/true);
  {
    Crew crew;
    REQUIRE(crew.tryStart(4, running) == Accepted::kYes);
    REQUIRE(eventually([&] { return running->inside == 4; }));
    REQUIRE(eventually([&] { return crew.tryStart(4, waiting) == Accepted::kYes; }));
  }
  REQUIRE(running->done());
  REQUIRE(running->cancelled);
  REQUIRE(waiting->cancelled);
  REQUIRE(waiting->calls == 0);
  REQUIRE(running.use_count() == 1);
  REQUIRE(waiting.use_count() == 1);
  REQUIRE(eventually([&] { return racecourse::tests::threadCount() == threads; }));
}

TEST_CASE("a thousand jobs of changing size each run once on each member", "[crew]") {
  Crew crew;
  for (int i = 0; i < 1'000; ++i) {
    const int members = 1 + i * 5 % 8;
    const auto roll = std::make_shared<Roll>(members);
    startAndFinish(crew, roll);
    REQUIRE(roll->calls == members);
  }
  REQUIRE(crew.size() == 8);
}
