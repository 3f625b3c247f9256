#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <numeric>
#include <thread>
#include <vector>

#include "threads/buffer_kind.h"

namespace racecourse::threads {
namespace {

BufferKind anyKind() { return GENERATE(BufferKind::kSemaphores, BufferKind::kMonitor, BufferKind::kBroadcast); }

void sleepUntil(const BufferWaiter& waiter) {
  while (!waiter.waiting()) std::this_thread::sleep_for(std::chrono::microseconds(100));
}

TEST_CASE("slots are used in turn, and items leave in the order in which they came", "[buffer]") {
  SlotRing<int> ring(2);
  CHECK(ring.empty());
  ring.push(1);
  ring.push(2);
  CHECK(ring.full());
  CHECK(ring.slots() == std::vector<std::optional<int>>{1, 2});
  CHECK(ring.pop() == 1);
  ring.push(3);
  CHECK(ring.slots() == std::vector<std::optional<int>>{3, 2});
  CHECK(ring.head() == 1);
  CHECK(ring.tail() == 1);
  CHECK(ring.pop() == 2);
  CHECK(ring.pop() == 3);
  CHECK(ring.level() == 0);
  CHECK(ring.highest() == 2);
}

TEST_CASE("one thread alone puts and takes without waiting", "[buffer]") {
  const auto buffer = makeBuffer<int>(anyKind(), 3);
  BufferWaiter me;
  for (const int item : {1, 2, 3}) CHECK(buffer->put(item, me));
  CHECK(buffer->look().level() == 3);
  CHECK(buffer->take(me) == 1);
  CHECK(buffer->put(4, me));
  for (const int item : {2, 3, 4}) CHECK(buffer->take(me) == item);
  CHECK(me.waits() == 0);
  CHECK(me.waitedNs(nowNs()) == 0);
}

TEST_CASE("who puts into a full buffer waits for a slot, and who takes from an empty one waits for an item",
          "[buffer]") {
  const auto buffer = makeBuffer<int>(anyKind(), 1);
  BufferWaiter main, other;
  REQUIRE(buffer->put(1, main));
  std::thread producer([&] { buffer->put(2, other); });
  sleepUntil(other);
  CHECK(buffer->look().level() == 1);
  CHECK(buffer->take(main) == 1);
  producer.join();
  CHECK(other.waits() == 1);
  CHECK_FALSE(other.waiting());
  CHECK(other.waitedNs(nowNs()) > 0);

  CHECK(buffer->take(main) == 2);
  std::optional<int> taken;
  std::thread consumer([&] { taken = buffer->take(other); });
  sleepUntil(other);
  CHECK(buffer->put(3, main));
  consumer.join();
  CHECK(taken == 3);
  CHECK(other.waits() == 2);
}

TEST_CASE("a closed buffer takes nothing in, gives what it has, and lets everybody go", "[buffer]") {
  const auto buffer = makeBuffer<int>(anyKind(), 2);
  BufferWaiter main;
  REQUIRE(buffer->put(1, main));
  buffer->close();
  CHECK_FALSE(buffer->put(2, main));
  CHECK(buffer->take(main) == 1);
  CHECK(buffer->take(main) == std::nullopt);
}

TEST_CASE("closing wakes everybody who waits on either side", "[buffer]") {
  const BufferKind kind = anyKind();
  const auto full = makeBuffer<int>(kind, 1);
  const auto empty = makeBuffer<int>(kind, 1);
  BufferWaiter main;
  REQUIRE(full->put(1, main));
  std::vector<BufferWaiter> waiters(6);
  std::atomic<int> refused = 0;
  std::vector<std::thread> all;
  for (std::size_t i = 0; i < waiters.size(); ++i)
    all.emplace_back([&, i] {
      if (i % 2 == 0 ? !full->put(2, waiters[i]) : empty->take(waiters[i]) == std::nullopt) ++refused;
    });
  for (const BufferWaiter& waiter : waiters) sleepUntil(waiter);
  full->close();
  empty->close();
  for (std::thread& thread : all) thread.join();
  CHECK(refused == 6);
}

TEST_CASE("every item arrives once and in the order of its producer, and the slots are enough", "[buffer]") {
  const BufferKind kind = anyKind();
  const auto [capacity, producers, consumers] =
      GENERATE(std::tuple{1, 1, 1}, std::tuple{1, 4, 3}, std::tuple{3, 2, 4}, std::tuple{64, 4, 1});
  constexpr int kEach = 500;
  const auto buffer = makeBuffer<std::pair<int, int>>(kind, capacity);
  std::vector<BufferWaiter> waiters(static_cast<std::size_t>(producers + consumers));
  std::vector<std::vector<std::pair<int, int>>> got(static_cast<std::size_t>(consumers));
  std::atomic<int> making = producers;
  std::vector<std::thread> all;
  for (int p = 0; p < producers; ++p)
    all.emplace_back([&, p] {
      for (int i = 0; i < kEach; ++i) buffer->put({p, i}, waiters[static_cast<std::size_t>(p)]);
      if (--making == 0) buffer->close();
    });
  for (int c = 0; c < consumers; ++c)
    all.emplace_back([&, c] {
      while (const auto item = buffer->take(waiters[static_cast<std::size_t>(producers + c)]))
        got[static_cast<std::size_t>(c)].push_back(*item);
    });
  for (std::thread& thread : all) thread.join();

  std::vector<std::pair<int, int>> items;
  for (const auto& of_one : got) {
    std::vector<int> newest(static_cast<std::size_t>(producers), -1);
    for (const auto& [producer, number] : of_one) {
      REQUIRE(number > newest[static_cast<std::size_t>(producer)]);
      newest[static_cast<std::size_t>(producer)] = number;
    }
    items.insert(items.end(), of_one.begin(), of_one.end());
  }
  std::ranges::sort(items);
  REQUIRE(std::ssize(items) == producers * kEach);
  for (int i = 0; i < std::ssize(items); ++i)
    REQUIRE(items[static_cast<std::size_t>(i)] == std::pair{i / kEach, i % kEach});
  CHECK(buffer->look().highest() <= capacity);
}

TEST_CASE("with one condition a put wakes those who wait for nothing", "[buffer]") {
  BroadcastBuffer<int> buffer(1);
  BufferWaiter main, first, second;
  std::atomic<int> taken = 0;
  std::thread one([&] { taken += buffer.take(first).value_or(0); });
  std::thread two([&] { taken += buffer.take(second).value_or(0); });
  sleepUntil(first);
  sleepUntil(second);
  // One of them gets it; the other one looks and goes back to sleep.
  REQUIRE(buffer.put(1, main));
  while (first.emptyWakeUps() + second.emptyWakeUps() == 0) std::this_thread::sleep_for(std::chrono::microseconds(100));
  REQUIRE(buffer.put(1, main));
  one.join();
  two.join();
  CHECK(taken == 2);
}

}  // namespace
}  // namespace racecourse::threads
