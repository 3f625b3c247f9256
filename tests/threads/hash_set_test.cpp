#include "threads/hash_set.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <thread>
#include <vector>

namespace racecourse::threads {

TEST_CASE("a key is in the set from its insertion to its erasure", "[locks]") {
  const int locks = GENERATE(1, 4, 8);
  HashSet set(8, locks);
  REQUIRE_FALSE(set.contains(13));
  REQUIRE(set.insert(13));
  REQUIRE_FALSE(set.insert(13));
  REQUIRE(set.insert(13 + 8));  // the same bucket
  REQUIRE(set.size() == 2);
  REQUIRE(set.erase(13));
  REQUIRE_FALSE(set.erase(13));
  REQUIRE_FALSE(set.contains(13));
  REQUIRE(set.contains(21));
}

TEST_CASE("threads that insert and erase their own keys leave what they kept, however many locks there are",
          "[locks]") {
  const int locks = GENERATE(1, 4, 16);
  const int count = GENERATE(1, 2, 4, 8);
  CAPTURE(locks, count);
  HashSet set(16, locks);
  std::vector<std::thread> all;
  for (int member = 0; member < count; ++member) {
    all.emplace_back([&set, member] {
      for (std::uint32_t i = 0; i < 100; ++i) set.insert(static_cast<std::uint32_t>(member) * 1'000 + i);
      for (std::uint32_t i = 0; i < 100; i += 2) set.erase(static_cast<std::uint32_t>(member) * 1'000 + i);
    });
  }
  for (std::thread& thread : all) thread.join();
  REQUIRE(set.size() == static_cast<std::size_t>(count) * 50);
  REQUIRE(set.contains(1));
  REQUIRE_FALSE(set.contains(2));
}

TEST_CASE("the extra work is done while the lock is held", "[locks]") {
  HashSet set(4, 1);
  int plain = 0;
  std::vector<std::thread> all;
  for (int member = 0; member < 4; ++member) {
    all.emplace_back([&] {
      for (std::uint32_t i = 0; i < 500; ++i) set.contains(i, [&] { ++plain; });
    });
  }
  for (std::thread& thread : all) thread.join();
  REQUIRE(plain == 2'000);
}

}  // namespace racecourse::threads
