#include <catch2/catch_test_macros.hpp>

#include "labs/race/parameters.h"

namespace racecourse::labs::race {
namespace {

TEST_CASE("each parameter is set by its name", "[labs][race]") {
  Settings settings;
  CHECK(setParameter(settings, "threads", "2"));
  CHECK(setParameter(settings, "increments", "30000"));
  CHECK(setParameter(settings, "rounds", "7"));
  CHECK(setParameter(settings, "yields", "3"));
  CHECK(setParameter(settings, "guard", "atomic"));
  CHECK(settings == Settings{.threads = 2, .increments = 30'000, .rounds = 7, .yields = 3, .guard = Guard::kAtomic});
}

TEST_CASE("the ends of each range are allowed and one beyond is not", "[labs][race]") {
  Settings settings;
  CHECK(setParameter(settings, "threads", "32"));
  CHECK_FALSE(setParameter(settings, "threads", "33"));
  CHECK(setParameter(settings, "threads", "1"));
  CHECK_FALSE(setParameter(settings, "threads", "0"));
  CHECK(setParameter(settings, "increments", "10000000"));
  CHECK_FALSE(setParameter(settings, "increments", "10000001"));
  CHECK_FALSE(setParameter(settings, "rounds", "-1"));
  CHECK_FALSE(setParameter(settings, "yields", "17"));
  CHECK(settings == Settings{.threads = 1, .increments = 10'000'000});
}

TEST_CASE("nonsense is refused in a sentence and changes nothing", "[labs][race]") {
  Settings settings;
  CHECK(setParameter(settings, "threads", "4x").error() ==
        "The link asks for threads = “4x”, but it goes from 1 to 32. The lab keeps 4.");
  CHECK(setParameter(settings, "threads", "").error() ==
        "The link asks for threads = “”, but it goes from 1 to 32. The lab keeps 4.");
  CHECK(setParameter(settings, "threads", "99999999999999999999").error() ==
        "The link asks for threads = “99999999999999999999”, but it goes from 1 to 32. The lab keeps 4.");
  CHECK(setParameter(settings, "guard", "wood").error() ==
        "The link asks for guard = “wood”, but a guard is none, mutex or atomic. The lab keeps what it had.");
  CHECK(setParameter(settings, std::string(40, 'a'), "1").error() ==
        "The link has “aaaaaaaaaaaaaaaaaaaaaaaa…”, which this lab does not know.");
  CHECK(settings == Settings{});
}

TEST_CASE("a link holds what differs from the default and reads back the same", "[labs][race]") {
  CHECK(linkOf({}).empty());
  CHECK(linkOf({.guard = Guard::kMutex}) == "guard=mutex");
  CHECK(linkOf({.threads = 8, .increments = 1'000, .rounds = 1, .yields = 16, .guard = Guard::kAtomic}) ==
        "threads=8&increments=1000&rounds=1&yields=16&guard=atomic");
}

TEST_CASE("sliders stop at both ends of the ranges", "[labs][race]") {
  CHECK(kIncrementStops.front() == kIncrements.least);
  CHECK(kIncrementStops.back() == kIncrements.most);
  CHECK(kRoundStops.front() == kRounds.least);
  CHECK(kRoundStops.back() == kRounds.most);
}

}  // namespace
}  // namespace racecourse::labs::race
