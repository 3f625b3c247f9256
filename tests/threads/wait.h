// Waits for something that other threads bring about. The limit only decides how long a failure takes to show.
//
//   REQUIRE(eventually([&] { return done.load(); }));
#pragma once

#include <chrono>
#include <thread>

namespace racecourse::tests {

// True as soon as `condition` holds; false if it still does not after a minute.
template <class Condition>
bool eventually(Condition condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  for (int tries = 0; !condition(); ++tries) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    if (tries < 100) {
      std::this_thread::yield();
    } else {
      std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
  }
  return true;
}

}  // namespace racecourse::tests
