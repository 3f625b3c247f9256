#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "labs/producer-consumer/parameters.h"

namespace racecourse::labs::producer_consumer {
namespace {

TEST_CASE("each parameter of the producer-consumer lab is set by its name", "[labs][producer-consumer]") {
  Desk desk;
  for (const auto& [name, value] : {std::pair{"measure", "capacity"},
                                    {"buffer", "broadcast"},
                                    {"buffers", "semaphores_broadcast"},
                                    {"capacity", "64"},
                                    {"producers", "3"},
                                    {"consumers", "5"},
                                    {"make", "20000"},
                                    {"use", "0"},
                                    {"times", "even"},
                                    {"work", "computes"},
                                    {"items", "7"}}) {
    INFO(name);
    CHECK(setParameter(desk, name, value));
  }
  CHECK(desk.settings() == Settings{.measure = Measure::kCapacity,
                                    .kind = threads::BufferKind::kBroadcast,
                                    .kinds = 5,
                                    .capacity = 64,
                                    .producers = 3,
                                    .consumers = 5,
                                    .make_us = 20'000,
                                    .use_us = 0,
                                    .uneven = false,
                                    .waits = false,
                                    .items = 7});
  const std::string link =
      "measure=capacity&buffer=broadcast&buffers=semaphores_broadcast&capacity=64&producers=3&consumers=5&make=20000&"
      "use=0&times=even&work=computes&items=7";
  CHECK(linkOf(desk) == link);
}

TEST_CASE("each measurement keeps its own settings", "[labs][producer-consumer]") {
  Desk desk;
  CHECK(linkOf(desk).empty());
  CHECK(setParameter(desk, "producers", "8"));
  CHECK(setParameter(desk, "measure", "sides"));
  CHECK(linkOf(desk) == "measure=sides");
  CHECK(setParameter(desk, "measure", "watch"));
  CHECK(linkOf(desk) == "producers=8");
  CHECK(setParameter(desk, "producers", "2"));
  CHECK(desk == Desk{});
}

TEST_CASE("nonsense is refused by the producer-consumer lab and changes nothing", "[labs][producer-consumer]") {
  Desk desk;
  CHECK(setParameter(desk, "capacity", "0").error() ==
        "The link asks for capacity = “0”, but it goes from 1 to 256. The lab keeps 6.");
  CHECK(
      setParameter(desk, "buffer", "bag").error() ==
      "The link asks for buffer = “bag”, but a buffer is semaphores, monitor or broadcast. The lab keeps what it had.");
  CHECK(setParameter(desk, "buffers", "monitor_bag").error() ==
        "The link asks for buffers = “monitor_bag”, but buffers are all, or some of semaphores, monitor and broadcast "
        "joined by “_”. The lab keeps what it had.");
  CHECK_FALSE(setParameter(desk, "buffers", ""));
  CHECK_FALSE(setParameter(desk, "times", "odd"));
  CHECK_FALSE(setParameter(desk, "work", "plays"));
  CHECK_FALSE(setParameter(desk, "measure", "speed"));
  CHECK(setParameter(desk, "colour", "red").error() == "The link has “colour”, which this lab does not know.");
  CHECK(desk == Desk{});
  CHECK(setParameter(desk, "use", "1000000"));
  CHECK(setParameter(desk, "measure", "sides"));
  CHECK_FALSE(setParameter(desk, "use", "20001"));
}

TEST_CASE("sliders stop at both ends of the ranges, at the start, and ascend", "[labs][producer-consumer]") {
  const auto fits = [](const auto& stops, const Range& range) {
    return stops.front() == range.least && stops.back() == range.most && std::ranges::is_sorted(stops);
  };
  CHECK(fits(kCapacityStops, kCapacity));
  CHECK(fits(kItemStops, kItems));
  CHECK(fits(kWatchedStops, kWatchedUs));
  CHECK(fits(kMeasuredStops, kMeasuredUs));
  CHECK(std::ranges::contains(kWatchedStops, Settings{}.make_us));
  CHECK(std::ranges::contains(kMeasuredStops, defaultsOf(Measure::kSides).use_us));
}

}  // namespace
}  // namespace racecourse::labs::producer_consumer
