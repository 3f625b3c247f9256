#include <catch2/catch_test_macros.hpp>

#include "labs/readers-writers/parameters.h"

namespace racecourse::labs::readers_writers {
namespace {

Settings settingsOf(std::initializer_list<std::pair<const char*, const char*>> link) {
  Settings settings;
  for (const auto& [name, value] : link) REQUIRE(setParameter(settings, name, value));
  return settings;
}

std::string errorOf(Settings settings, const char* name, const char* value) {
  const Settings before = settings;
  const auto outcome = setParameter(settings, name, value);
  REQUIRE_FALSE(outcome);
  CHECK(settings == before);
  return outcome.error();
}

}  // namespace

TEST_CASE("a link sets each setting of readers and writers, and is written the same again", "[readers-writers]") {
  const Settings settings = settingsOf({{"measure", "waiting"},
                                        {"lock", "fair"},
                                        {"locks", "mutex_std"},
                                        {"readers", "8"},
                                        {"writers", "0"},
                                        {"work", "computing"},
                                        {"relay", "off"},
                                        {"read", "5"},
                                        {"write", "20"},
                                        {"pause", "0"},
                                        {"trial", "500"},
                                        {"threads", "2"},
                                        {"section", "300"}});
  CHECK(settings == Settings{.measure = Measure::kWaiting,
                             .lock = Watched::kFair,
                             .locks = 0b10001,
                             .readers = 8,
                             .writers = 0,
                             .read_ms = 5,
                             .write_ms = 20,
                             .pause_ms = 0,
                             .relay = false,
                             .asleep = false,
                             .trial_ms = 500,
                             .threads = 2,
                             .section_ns = 300});
  CHECK(linkOf(settings) ==
        "measure=waiting&lock=fair&locks=mutex_std&readers=8&writers=0&work=computing&relay=off&read=5&write=20&pause="
        "0&trial=500&"
        "threads=2&section=300");
  CHECK(linkOf({}).empty());
  CHECK(settingsOf({{"locks", "all"}}).locks == kAllLocks);
  CHECK(settingsOf({{"work", "asleep"}}).asleep);
}

TEST_CASE("what makes no sense for readers and writers is refused with a sentence", "[readers-writers]") {
  CHECK(errorOf({}, "lock", "wood").starts_with("The link asks for lock = “wood”, but a lock is mutex, readers"));
  CHECK(errorOf({}, "locks", "mutex_wood").starts_with("The link asks for locks = “mutex_wood”, but locks are all"));
  CHECK(errorOf({}, "locks", "").starts_with("The link asks for locks = “”, but locks are all"));
  CHECK(
      errorOf({}, "measure", "time").starts_with("The link asks for measure = “time”, but that is watch, waiting or"));
  CHECK(errorOf({}, "work", "hard").starts_with("The link asks for work = “hard”, but who is inside is asleep or"));
  CHECK(errorOf({}, "readers", "9").starts_with("The link asks for readers = “9”, but it goes from 0 to 8."));
  CHECK(errorOf({}, "sesame", "open") == "The link has “sesame”, which this lab does not know.");
}

TEST_CASE("somebody is there at least", "[readers-writers]") {
  CHECK(
      errorOf({.writers = 0}, "readers", "0").starts_with("The link asks for readers = “0”, but it goes from 1 to 8."));
  CHECK(
      errorOf({.readers = 0}, "writers", "0").starts_with("The link asks for writers = “0”, but it goes from 1 to 8."));
}

}  // namespace racecourse::labs::readers_writers
