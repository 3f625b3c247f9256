#include "engine/schedule.h"

#include <catch2/catch_test_macros.hpp>
#include <random>

namespace racecourse::engine {
namespace {

TEST_CASE("steps of one thread in a row become one group", "[engine][schedule]") {
  CHECK(toText(Schedule{}) == "");
  CHECK(toText(Schedule{{0, 0}}) == "0");
  CHECK(toText(Schedule{{0, 0}, {1, 0}, {1, 0}, {0, 0}}) == "0_1-2_0");
  CHECK(toText(Schedule{{0, 0}, {0, 0}, {0, 0}, {1, 2}}) == "0-3_1.2");
  CHECK(toText(Schedule{{12, 1}, {12, 1}, {12, 0}}) == "12.1-2_12");
}

TEST_CASE("a schedule reads back as it was written", "[engine][schedule]") {
  std::mt19937 random(7);
  for (int i = 0; i < 1'000; ++i) {
    Schedule schedule(random() % 40);
    for (Choice& choice : schedule)
      choice = {static_cast<int>(random() % 3), random() % 4 == 0 ? static_cast<int>(random() % 3) : 0};
    REQUIRE(parseSchedule(toText(schedule)) == schedule);
  }
}

TEST_CASE("an empty text is an empty schedule", "[engine][schedule]") { CHECK(parseSchedule("") == Schedule{}); }

TEST_CASE("what is not a schedule is refused with its place", "[engine][schedule]") {
  CHECK(parseSchedule("0_x_1").error() ==
        "Part 2 of the schedule, “x”, is not a thread with its steps, such as 1 or 0-3.");
  CHECK(parseSchedule("_").error() == "Part 1 of the schedule, “”, is not a thread with its steps, such as 1 or 0-3.");
  CHECK(parseSchedule("0_").error() == "The schedule ends in the middle, after “_”.");
  for (const char* text : {"-1", "+1", "0-", "0-0", "0.", "0.1.2", "0-2-3", "0-2.1", " 0", "0 ", "1000", "0.10000",
                           "0-1000001", "99999999999999999999", "0__1"}) {
    INFO(text);
    CHECK_FALSE(parseSchedule(text));
  }
}

TEST_CASE("a schedule beyond the limit is refused before it is built", "[engine][schedule]") {
  CHECK(parseSchedule("0-1000000")->size() == kLongestSchedule);
  CHECK(parseSchedule("0-1000000_1").error() == "The schedule has more than 1000000 steps.");
}

TEST_CASE("random text is refused or read, never worse", "[engine][schedule]") {
  std::mt19937 random(3);
  constexpr std::string_view kSigns = "0129._-ax\xff";
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 12, ' ');
    for (char& c : text) c = kSigns[random() % kSigns.size()];
    if (const auto schedule = parseSchedule(text)) REQUIRE(parseSchedule(toText(*schedule)) == *schedule);
  }
}

}  // namespace
}  // namespace racecourse::engine
