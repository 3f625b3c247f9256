#include "threads/turns.h"

#include <catch2/catch_test_macros.hpp>
#include <thread>
#include <vector>

using namespace racecourse::threads;

TEST_CASE("a turn that has begun is not waited for, nor one before it", "[turns]") {
  Turns turns;
  turns.begin(2);
  CHECK(turns.await(0));
  CHECK(turns.await(2));
}

TEST_CASE("everybody who sleeps is woken by the end", "[turns]") {
  Turns turns;
  std::vector<std::thread> sleepers;
  std::atomic<int> refused = 0;
  for (int i = 0; i < 4; ++i)
    sleepers.emplace_back([&] {
      if (!turns.await(0)) refused.fetch_add(1);
    });
  turns.end();
  for (std::thread& sleeper : sleepers) sleeper.join();
  CHECK(refused == 4);
  CHECK(turns.ended());
  CHECK_FALSE(turns.await(0));
}

TEST_CASE("threads see what was written before their turn began", "[turns]") {
  Turns turns;
  int written = 0;
  int seen = 0;
  std::thread reader([&] {
    if (turns.await(1)) seen = written;
  });
  turns.begin(0);
  written = 7;
  turns.begin(1);
  reader.join();
  CHECK(seen == 7);
}
