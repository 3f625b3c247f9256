#include "ui/number.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <limits>

namespace racecourse::ui {
namespace {

TEST_CASE("thousands are grouped from five digits on", "[ui][number]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(9999) == "9999");
  CHECK(grouped(10000) == "10\u202F000");
  CHECK(grouped(400000) == "400\u202F000");
  CHECK(grouped(20000000) == "20\u202F000\u202F000");
  CHECK(grouped(-9999) == "-9999");
  CHECK(grouped(-123456) == "-123\u202F456");
  CHECK(grouped(std::numeric_limits<std::int64_t>::min()) ==
        "-9\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808");
}

TEST_CASE("significant digits round and never use an exponent", "[ui][number]") {
  CHECK(significant(4.127, 2) == "4.1");
  CHECK(significant(0.00123456, 3) == "0.00123");
  CHECK(significant(1234.5, 2) == "1200");
  CHECK(significant(9.96, 2) == "10");
  CHECK(significant(0, 3) == "0");
  CHECK(significant(-2.56, 2) == "-2.6");
}

TEST_CASE("a percentage that is not quite nothing or everything says so", "[ui][number]") {
  CHECK(percent(0) == "0\u202F%");
  CHECK(percent(1) == "100\u202F%");
  CHECK(percent(0.327) == "33\u202F%");
  CHECK(percent(0.001) == "< 1 %");
  CHECK(percent(0.999) == "> 99 %");
}

TEST_CASE("durations take the unit that suits them", "[ui][number]") {
  CHECK(duration(4.13, 2) == "4.1\u202Fns");
  CHECK(duration(999.4) == "999\u202Fns");
  CHECK(duration(999.6) == "1.00\u202Fµs");
  CHECK(duration(5e6, 2) == "5.0\u202Fms");
  CHECK(duration(2.5e9, 2) == "2.5\u202Fs");
  CHECK(duration(0) == "0\u202Fns");
}

TEST_CASE("two durations share the unit of the longer one", "[ui][number]") {
  CHECK(durationRange(4.127, 9.361) == "4.13 to 9.36\u202Fns");
  CHECK(durationRange(900, 1500) == "0.900 to 1.50\u202Fµs");
}

}  // namespace
}  // namespace racecourse::ui
