#include "threads/processor_time.h"

#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "threads/artificial_work.h"
#include "threads/clock.h"

using namespace racecourse::threads;

namespace {

constexpr std::int64_t kMs = 1'000'000;

// Works until the thread has had a core for `ns` more.
void burn(std::int64_t ns) {
  std::uint64_t value = 1;
  for (const auto end = *processorTimeNs() + ns; *processorTimeNs() < end;) value = work(value, 1'000);
  REQUIRE(value != 0);
}

}  // namespace

TEST_CASE("processor time grows with work, never faster than time, and hardly in sleep", "[processor]") {
  REQUIRE(processorTimeNs().has_value());
  const std::int64_t begin = nowNs();
  const std::int64_t before = *processorTimeNs();
  burn(2 * kMs);
  const std::int64_t burned = *processorTimeNs() - before;
  REQUIRE(burned >= 2 * kMs);
  REQUIRE(nowNs() - begin >= burned);
  const std::int64_t asleep = *processorTimeNs();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  REQUIRE(*processorTimeNs() - asleep < 20 * kMs);
}

TEST_CASE("each thread has a processor time of its own", "[processor]") {
  burn(5 * kMs);
  std::int64_t fresh = 0;
  std::thread([&] { fresh = *processorTimeNs(); }).join();
  REQUIRE(fresh < *processorTimeNs());
}
