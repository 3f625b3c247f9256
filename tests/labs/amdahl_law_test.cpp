#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "labs/amdahl/law.h"
#include "ui/number.h"

namespace racecourse::labs::amdahl {
namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

std::string shown(double value) { return ui::significant(value, 3); }

std::vector<Timing> exactTimings(double serial, std::vector<int> processors) {
  std::vector<Timing> timings;
  for (const double n : processors) timings.push_back({n, 40.0 * (serial + (1 - serial) / n)});
  return timings;
}

TEST_CASE("for p = 0.95 Amdahl's law gives 1.90, 9.14, 19.6 and never 20", "[amdahl]") {
  // 1 / (1/20 + 19/320) = 320 / 35, and 1 / (1/20 + 19/20480) = 20480 / 1043.
  CHECK_THAT(amdahlSpeedup(0.05, 16), WithinRel(320.0 / 35, 1e-14));
  CHECK_THAT(amdahlSpeedup(0.05, 1024), WithinRel(20480.0 / 1043, 1e-14));
  CHECK(shown(amdahlSpeedup(0.05, 2)) == "1.90");
  CHECK(shown(amdahlSpeedup(0.05, 16)) == "9.14");
  CHECK(shown(amdahlSpeedup(0.05, 64)) == "15.4");
  CHECK(shown(amdahlSpeedup(0.05, 1024)) == "19.6");
  CHECK_THAT(limitOf(0.05), WithinRel(20.0, 1e-15));
}

TEST_CASE("the ends of Amdahl's law: one processor, nothing serial, everything serial", "[amdahl]") {
  CHECK(amdahlSpeedup(0.3, 1) == 1);
  CHECK(amdahlSpeedup(0, 64) == 64);
  CHECK(amdahlSpeedup(1, 64) == 1);
  CHECK(std::isinf(limitOf(0)));
  CHECK(limitOf(1) == 1);
}

TEST_CASE("Gustafson's law is linear in the processors", "[amdahl]") {
  CHECK_THAT(gustafsonSpeedup(0.05, 16), WithinRel(15.25, 1e-15));
  CHECK_THAT(gustafsonSpeedup(0.05, 1024), WithinRel(972.85, 1e-15));
  CHECK(gustafsonSpeedup(0.2, 1) == 1);
}

TEST_CASE("Karp and Flatt get back the fraction that made the speed-up", "[amdahl]") {
  const double serial = GENERATE(0.0, 0.01, 0.15, 0.5, 1.0);
  const int n = GENERATE(2, 3, 16, 1024);
  CHECK_THAT(karpFlatt(amdahlSpeedup(serial, n), n), WithinAbs(serial, 1e-12));
}

TEST_CASE("a speed-up of 3.2 on 4 processors is an efficiency of 0.8 and a serial fraction of 1/12", "[amdahl]") {
  CHECK_THAT(efficiency(3.2, 4), WithinRel(0.8, 1e-15));
  CHECK_THAT(karpFlatt(3.2, 4), WithinRel(1.0 / 12, 1e-12));
}

TEST_CASE("exact timings give the serial fraction back with no error", "[amdahl]") {
  const double serial = GENERATE(0.0, 0.01, 0.05, 0.1, 0.5, 0.9, 1.0);
  const auto fit = fitSerial(exactTimings(serial, {1, 2, 4, 8}));
  REQUIRE(fit);
  CHECK_THAT(fit->serial, WithinAbs(serial, 1e-9));
  CHECK_THAT(fit->time_alone, WithinRel(40.0, 1e-9));
  CHECK_THAT(fit->error.value(), WithinAbs(0.0, 1e-6));
}

TEST_CASE("timings that are off by up to half a per cent give the fraction back within 1 %", "[amdahl]") {
  const double serial = GENERATE(0.2, 0.3, 0.5, 0.8);
  std::vector<Timing> timings = exactTimings(serial, {1, 2, 3, 4, 6, 8, 12, 16});
  const double off[] = {0.002, -0.005, 0.001, 0.004, -0.003, 0.005, -0.004, 0.000};
  for (std::size_t i = 0; i < timings.size(); ++i) timings[i].time *= 1 + off[i];
  const auto fit = fitSerial(timings);
  REQUIRE(fit);
  CHECK_THAT(fit->serial, WithinRel(serial, 0.01));
}

TEST_CASE("two timings fit exactly, as Karp and Flatt would, and say nothing about the error", "[amdahl]") {
  const auto fit = fitSerial(std::vector<Timing>{{1, 80}, {2, 44}});
  REQUIRE(fit);
  CHECK_THAT(fit->serial, WithinAbs(0.1, 1e-12));
  CHECK_THAT(fit->serial, WithinAbs(karpFlatt(80.0 / 44, 2), 1e-12));
  CHECK_FALSE(fit->error);
}

TEST_CASE("there is no fit without two numbers of processors, or with times that cannot be", "[amdahl]") {
  CHECK_FALSE(fitSerial({}));
  CHECK_FALSE(fitSerial(std::vector<Timing>{{1, 80}}));
  CHECK_FALSE(fitSerial(std::vector<Timing>{{1, 80}, {1, 81}, {1, 79}}));
  CHECK_FALSE(fitSerial(std::vector<Timing>{{1, 80}, {2, 0}}));
  CHECK_FALSE(fitSerial(std::vector<Timing>{{1, 80}, {2, NAN}}));
}

TEST_CASE("the pipeline is 15 % serial, so its limit is 6.67 and eight processors give 3.90", "[amdahl]") {
  double whole = 0;
  for (const Part& part : kPipeline) whole += part.share;
  CHECK_THAT(whole, WithinRel(1.0, 1e-15));
  const double serial = serialShare(kPipeline);
  CHECK_THAT(serial, WithinRel(0.15, 1e-15));
  CHECK(shown(limitOf(serial)) == "6.67");
  CHECK(shown(amdahlSpeedup(serial, 8)) == "3.90");
  CHECK(shown(amdahlSpeedup(serial, 16)) == "4.92");
}

}  // namespace
}  // namespace racecourse::labs::amdahl
