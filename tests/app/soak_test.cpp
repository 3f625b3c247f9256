// Every experiment again and again: each run ends, with the same threads and in the same memory as before. A short
// while here; for longer, and with one lab alone:
//
//   RACECOURSE_SOAK_SECONDS=600 RACECOURSE_SOAK_LAB=philosophers build/tsan/app_tests "[soak]"
//
// malloc keeps freed blocks for each thread, so without a sanitizer the heap seems to grow for some minutes; with
// GLIBC_TUNABLES=glibc.malloc.tcache_count=0 it stays as it is.

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "app/link.h"
#include "labs/lab.h"
#include "tests/threads/process.h"

namespace racecourse {
namespace {

using Clock = std::chrono::steady_clock;

constexpr threads::Environment kHere{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 100};
constexpr std::chrono::minutes kLongestRun{2};
constexpr std::chrono::seconds kLongestStop{20};
constexpr std::size_t kHeapMayGrow = 512 * 1024;
constexpr int kStopAfterMs[] = {0, 1, 5, 20, 60};

struct SoakRun {
  std::string lab, link;
};

std::string setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::vector<SoakRun> soakRuns() {
  std::ifstream file(RACECOURSE_SOAK_RUNS);
  REQUIRE(file);
  const std::string only = setting("RACECOURSE_SOAK_LAB");
  std::vector<SoakRun> runs;
  for (std::string line; std::getline(file, line);) {
    const std::size_t space = line.find(' ');
    if (line.empty() || line.front() == '#') continue;
    REQUIRE(space != std::string::npos);
    if (only.empty() || line.substr(0, space) == only) runs.push_back({line.substr(0, space), line.substr(space + 1)});
  }
  return runs;
}

void start(labs::Lab& lab, const SoakRun& run) {
  for (const auto& [name, value] : app::parseLink(run.link)) REQUIRE(lab.obey(name, value));
  REQUIRE(lab.active());
}

void awaitEnd(labs::Lab& lab, Clock::duration longest) {
  const auto deadline = Clock::now() + longest;
  while (lab.active()) {
    REQUIRE(Clock::now() < deadline);
    lab.poll();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

// One lab after the other for one visit, each run once to its end and once stopped on the way.
class Soak {
 public:
  void pass() {
    for (const SoakRun& run : runs_) {
      INFO(run.lab << " " << run.link);
      const std::unique_ptr<labs::Lab> lab = labs::makeLab(run.lab, {crew_, kHere, ""}, {});
      REQUIRE(lab);
      start(*lab, run);
      awaitEnd(*lab, kLongestRun);
      CHECK(lab->takeNews().starts_with("Finished"));
      start(*lab, run);
      std::this_thread::sleep_for(std::chrono::milliseconds(kStopAfterMs[passes_ % std::size(kStopAfterMs)]));
      REQUIRE(lab->obey("stop", ""));
      awaitEnd(*lab, kLongestStop);
    }
    ++passes_;
  }

  int workers() const { return crew_.size(); }
  int passes() const { return passes_; }

 private:
  const std::vector<SoakRun> runs_ = soakRuns();
  threads::Crew crew_;
  int passes_ = 0;
};

TEST_CASE("every experiment ends, again and again, with the same threads and in the same memory", "[soak]") {
  const std::string seconds = setting("RACECOURSE_SOAK_SECONDS");
  const auto until = Clock::now() + std::chrono::seconds(seconds.empty() ? 0 : std::stoi(seconds));
  Soak soak;
  soak.pass();
  const int workers = soak.workers();
  const int threads = tests::threadCount();
  const std::size_t heap = tests::heapInUse();
  do {
    soak.pass();
  } while (Clock::now() < until);
  CHECK(soak.workers() == workers);
  CHECK(tests::threadCount() == threads);
  if (!tests::kSanitized) CHECK(tests::heapInUse() < heap + kHeapMayGrow);
  if (!seconds.empty())
    std::cout << soak.passes() << " passes, " << workers << " workers, heap " << heap << " then " << tests::heapInUse()
              << " bytes\n";
}

}  // namespace
}  // namespace racecourse
