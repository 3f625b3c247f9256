#include "engine/state_store.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <map>
#include <random>

namespace racecourse::engine {
namespace {

using State = std::vector<std::uint64_t>;
constexpr std::size_t kPlenty = std::size_t{1} << 30;

// The number `n` as a state of `width` words.
State stateOf(std::uint64_t n, std::size_t width) {
  State state(width);
  state[n % width] = n + 1;
  return state;
}

TEST_CASE("states are numbered in the order of their arrival", "[engine][store]") {
  StateStore store(3, kPlenty);
  CHECK(store.insert(State{1, 2, 3}) == StateStore::Place{0, true});
  CHECK(store.insert(State{3, 2, 1}) == StateStore::Place{1, true});
  CHECK(store.insert(State{1, 2, 3}) == StateStore::Place{0, false});
  CHECK(store.size() == 2);
  CHECK(std::ranges::equal(store.at(1), State{3, 2, 1}));
}

TEST_CASE("a state that was never added is not found", "[engine][store]") {
  StateStore store(1, kPlenty);
  store.insert(State{7});
  CHECK(store.find(State{7}) == 0);
  CHECK_FALSE(store.find(State{8}));
  CHECK(store.size() == 1);
}

TEST_CASE("no state is lost or confused with another while the set grows", "[engine][store]") {
  for (const std::size_t width : {1U, 2U, 3U, 8U, 61U}) {
    StateStore store(width, kPlenty);
    constexpr std::uint64_t kCount = 200'000;
    for (std::uint64_t n = 0; n < kCount; ++n)
      REQUIRE(store.insert(stateOf(n, width)) == StateStore::Place{static_cast<std::uint32_t>(n), true});
    for (std::uint64_t n = 0; n < kCount; ++n)
      REQUIRE(store.insert(stateOf(n, width)) == StateStore::Place{static_cast<std::uint32_t>(n), false});
    CHECK(store.size() == kCount);
  }
}

TEST_CASE("the set agrees with an ordered map on random states that repeat", "[engine][store]") {
  std::mt19937 random(1);
  StateStore store(5, kPlenty);
  std::map<State, std::uint32_t> reference;
  for (int i = 0; i < 100'000; ++i) {
    State state(5);
    for (std::uint64_t& word : state) word = random() % 8;
    const auto [known, fresh] = reference.try_emplace(state, static_cast<std::uint32_t>(reference.size()));
    REQUIRE(store.insert(state) == StateStore::Place{known->second, fresh});
  }
  CHECK(store.size() == reference.size());
}

TEST_CASE("a state stays where it is while the set grows", "[engine][store]") {
  StateStore store(1, kPlenty);
  store.insert(stateOf(42, 1));
  const auto first = store.at(0);
  for (std::uint64_t n = 100; n < 100'100; ++n) store.insert(stateOf(n, 1));
  CHECK(store.at(0).data() == first.data());
  CHECK(std::ranges::equal(first, stateOf(42, 1)));
}

TEST_CASE("at its limit the set refuses new states and still knows the old ones", "[engine][store]") {
  constexpr std::size_t kLimit = 1 << 20;
  StateStore store(2, kLimit);
  std::uint64_t n = 0;
  while (store.insert(stateOf(n, 2))) ++n;
  CHECK(store.size() == n);
  CHECK(store.bytes() <= kLimit);
  CHECK(n >= 16'384);  // 16 bytes a state and at most 32 bytes of table while it doubles
  CHECK_FALSE(store.insert(stateOf(n, 2)));
  CHECK(store.insert(stateOf(0, 2)) == StateStore::Place{0, false});
  CHECK(store.insert(stateOf(n - 1, 2)) == StateStore::Place{static_cast<std::uint32_t>(n - 1), false});
}

TEST_CASE("a state of 24 bytes costs at most twice that, all included", "[engine][store]") {
  StateStore store(3, kPlenty);
  for (std::uint64_t n = 0; n < 1'000'000; ++n) store.insert(stateOf(n * 2'654'435'761U, 3));
  CHECK(store.size() == 1'000'000);
  CHECK(static_cast<double>(store.bytes()) / 1e6 < 48);
}

}  // namespace
}  // namespace racecourse::engine
