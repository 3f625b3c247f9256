#include <catch2/catch_test_macros.hpp>

#include "labs/philosophers/parameters.h"

namespace racecourse::labs::philosophers {
namespace {

TEST_CASE("each parameter of the philosophers lab is set by its name, and written again", "[labs][philosophers]") {
  Settings settings;
  for (const auto& [name, value] : {std::pair{"measure", "size"},
                                    {"philosophers", "16"},
                                    {"strategy", "waiter"},
                                    {"step", "off"},
                                    {"think", "7"},
                                    {"eat", "8"},
                                    {"times", "random"},
                                    {"pause", "9"},
                                    {"period", "1000"},
                                    {"until", "time"},
                                    {"meals", "12"},
                                    {"seconds", "13"}}) {
    INFO(name);
    CHECK(setParameter(settings, name, value));
  }
  CHECK(settings == Settings{.measure = Measure::kSize,
                             .philosophers = 16,
                             .strategy = Strategy::kWaiter,
                             .in_step = false,
                             .thinking_us = 7,
                             .eating_us = 8,
                             .random = true,
                             .pause_us = 9,
                             .period_us = 1'000,
                             .end = End::kTime,
                             .meals = 12,
                             .seconds = 13});
  CHECK(linkOf(settings) ==
        "measure=size&philosophers=16&strategy=waiter&step=off&think=7&eat=8&times=random&pause=9&period=1000&"
        "until=time&meals=12&seconds=13");
}

TEST_CASE("a detector can be off, and every strategy has a word", "[labs][philosophers]") {
  Settings settings;
  CHECK(setParameter(settings, "period", "off"));
  CHECK(settings.period_us == kNever);
  CHECK(linkOf(settings) == "period=off");
  CHECK_FALSE(setParameter(settings, "period", "999"));
  CHECK(setParameter(settings, "period", "2000000"));
  for (std::size_t i = 0; i < kStrategyWords.size(); ++i) {
    CHECK(setParameter(settings, "strategy", kStrategyWords[i]));
    CHECK(settings.strategy == static_cast<Strategy>(i));
  }
}

TEST_CASE("times that are as usual change with the measure, others stay", "[labs][philosophers]") {
  Settings settings;
  setMeasure(settings, Measure::kStrategies);
  CHECK(settings == usualFor(Measure::kStrategies));
  CHECK(settings.eating_us == 1'000);
  CHECK(linkOf(settings) == "measure=strategies");
  settings.eating_us = 200;
  setMeasure(settings, Measure::kWatch);
  CHECK(settings.eating_us == 200);
  CHECK(settings.thinking_us == Settings{}.thinking_us);
  CHECK(linkOf(settings) == "eat=200");
  // A measure that is refused changes nothing either.
  CHECK_FALSE(setParameter(settings, "measure", "taste"));
  CHECK(linkOf(settings) == "eat=200");
}

TEST_CASE("nonsense is refused by the philosophers lab in a sentence and changes nothing", "[labs][philosophers]") {
  Settings settings;
  CHECK(setParameter(settings, "philosophers", "17").error() ==
        "The link asks for philosophers = “17”, but it goes from 2 to 16. The lab keeps 5.");
  CHECK(setParameter(settings, "strategy", "chopsticks").error() ==
        "The link asks for strategy = “chopsticks”, but a strategy is naive, lefthanded, ordered, waiter, both, "
        "backoff or random. The lab keeps what it had.");
  CHECK(setParameter(settings, "until", "midnight").error() ==
        "The link asks for until = “midnight”, but a run lasts until meals or time. The lab keeps what it had.");
  CHECK(setParameter(settings, "times", "odd").error() ==
        "The link asks for times = “odd”, but times are even or random. The lab keeps what it had.");
  CHECK(setParameter(settings, "wine", "red").error() == "The link has “wine”, which this lab does not know.");
  CHECK(settings == Settings{});
  CHECK(linkOf(settings).empty());
}

TEST_CASE("sliders stop at both ends of the philosophers lab's ranges", "[labs][philosophers]") {
  CHECK(kTimeStops.front() == kTimeUs.least);
  CHECK(kTimeStops.back() == kTimeUs.most);
  CHECK(kPeriodStops[0] == kNever);
  CHECK(kPeriodStops[1] == kPeriodUs.least);
  CHECK(kPeriodStops.back() == kPeriodUs.most);
  CHECK(kMealStops.front() == kMeals.least);
  CHECK(kMealStops.back() == kMeals.most);
  CHECK(kSecondStops.front() == kSeconds.least);
  CHECK(kSecondStops.back() == kSeconds.most);
}

}  // namespace
}  // namespace racecourse::labs::philosophers
