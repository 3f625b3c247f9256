#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "labs/amdahl/analysis.h"

namespace racecourse::labs::amdahl {
namespace {

using Catch::Matchers::WithinRel;

TEST_CASE("a quiet virtual machine without barriers follows the laws exactly", "[amdahl]") {
  const Scaling scaling = GENERATE(Scaling::kStrong, Scaling::kWeak);
  const double serial = GENERATE(0.0, 0.05, 0.5, 1.0);
  const Analysis found = analyse(VirtualMachine{.cores = 1'024, .serial = serial, .scaling = scaling});
  REQUIRE(found.points.size() == 11);
  for (const Point& point : found.points) {
    const double law =
        scaling == Scaling::kStrong ? amdahlSpeedup(serial, point.threads) : gustafsonSpeedup(serial, point.threads);
    CHECK_THAT(point.speedup, WithinRel(law, 1e-12));
  }
}

TEST_CASE("any number of cores is run, with the powers of two below it", "[amdahl]") {
  const auto processors = [](int cores) {
    std::vector<int> numbers;
    for (const VirtualRun& run : runVirtually({.cores = cores})) numbers.push_back(run.processors);
    return numbers;
  };
  CHECK(processors(1) == std::vector{1});
  CHECK(processors(6) == std::vector{1, 2, 4, 6});
  CHECK(processors(8) == std::vector{1, 2, 4, 8});
}

TEST_CASE("the same seed gives the same times, another seed others", "[amdahl]") {
  const auto first = [](std::uint64_t seed) {
    return runVirtually({.cores = 2, .noise = 0.02, .seed = seed}).front().times;
  };
  CHECK(first(7) == first(7));
  CHECK(first(7) != first(8));
  CHECK(first(7).size() == 7);
}

TEST_CASE("two barriers cost their share for each doubling", "[amdahl]") {
  const VirtualMachine machine{.cores = 8, .serial = 0.1, .barrier = 0.01};
  CHECK_THAT(idealVirtualTime(machine, 1), WithinRel(1e9, 1e-12));
  // 0.1 + 0.9 / 8 + 2 * 3 * 0.01
  CHECK_THAT(idealVirtualTime(machine, 8), WithinRel(0.2725e9, 1e-12));
}

TEST_CASE("with costly barriers the Karp-Flatt fraction rises with the cores", "[amdahl]") {
  const Analysis found = analyse(VirtualMachine{.cores = 64, .serial = 0.05, .barrier = 0.001});
  double before = 0.05;
  for (const Point& point : found.points) {
    if (point.threads == 1) continue;
    CHECK(point.karpFlatt().value() > before);
    before = *point.karpFlatt();
  }
}

TEST_CASE("from noisy runs the fit recovers the fraction within its stated error", "[amdahl]") {
  const double serial = GENERATE(0.02, 0.05, 0.2, 0.6);
  const double noise = GENERATE(0.01, 0.05);
  constexpr int kSeeds = 2'000;
  int within_one = 0, within_three = 0;
  double mean = 0;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    const Analysis found = analyse(
        VirtualMachine{.cores = 64, .serial = serial, .noise = noise, .seed = static_cast<std::uint64_t>(seed)});
    const double away = std::abs(found.fit->serial - serial) / found.fit->error.value();
    within_one += away < 1;
    within_three += away < 3;
    mean += found.fit->serial / kSeeds;
  }
  INFO(within_one << " and " << within_three);
  // Student's t with 5 degrees of freedom: 64 % within one standard error, 97 % within three.
  CHECK(within_one > 0.60 * kSeeds);
  CHECK(within_one < 0.68 * kSeeds);
  CHECK(within_three > 0.955 * kSeeds);
  CHECK_THAT(mean, WithinRel(serial, 0.02));
}

}  // namespace
}  // namespace racecourse::labs::amdahl
