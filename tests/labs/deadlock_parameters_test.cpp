#include <catch2/catch_test_macros.hpp>

#include "labs/deadlock/parameters.h"

namespace racecourse::labs::deadlock {
namespace {

TEST_CASE("each parameter of the deadlock lab is set by its name", "[labs][deadlock]") {
  Settings settings;
  for (const auto& [name, value] : {std::pair{"threads", "8"},
                                    {"mode", "free"},
                                    {"accounts", "16"},
                                    {"locks", "4"},
                                    {"transfers", "7"},
                                    {"pause", "50"},
                                    {"period", "200"},
                                    {"victim", "work"},
                                    {"exclusion", "off"},
                                    {"holdwait", "off"},
                                    {"nopreemption", "off"},
                                    {"circular", "off"}}) {
    INFO(name);
    CHECK(setParameter(settings, name, value));
  }
  CHECK(settings == Settings{.threads = 8,
                             .meet = false,
                             .accounts = 16,
                             .locks_each = 4,
                             .transfers = 7,
                             .pause_us = 50,
                             .period_us = 200,
                             .victim = threads::VictimPolicy::kLeastWork,
                             .conditions = {false, false, false, false}});
  CHECK(
      linkOf(settings) ==
      "threads=8&mode=free&accounts=16&locks=4&transfers=7&pause=50&period=200&victim=work&exclusion=off&holdwait=off&"
      "nopreemption=off&circular=off");
}

TEST_CASE("a period is a number, off, or at every wait", "[labs][deadlock]") {
  Settings settings;
  CHECK(setParameter(settings, "period", "off"));
  CHECK(settings.period_us == kNever);
  CHECK(linkOf(settings) == "period=off");
  CHECK(setParameter(settings, "period", "wait"));
  CHECK(settings.period_us == kAtEveryWait);
  CHECK(linkOf(settings) == "period=wait");
  CHECK_FALSE(setParameter(settings, "period", "99"));
  CHECK(setParameter(settings, "period", "100"));
  CHECK(setParameter(settings, "period", "2000000"));
  CHECK_FALSE(setParameter(settings, "period", "2000001"));
}

TEST_CASE("nonsense is refused by the deadlock lab in a sentence and changes nothing", "[labs][deadlock]") {
  Settings settings;
  CHECK(setParameter(settings, "threads", "9").error() ==
        "The link asks for threads = “9”, but it goes from 2 to 8. The lab keeps 2.");
  CHECK(setParameter(settings, "victim", "me").error() ==
        "The link asks for victim = “me”, but a victim has the least age, locks or work. The lab keeps what it had.");
  CHECK(setParameter(settings, "mode", "").error() ==
        "The link asks for mode = “”, but a mode is meet or free. The lab keeps what it had.");
  CHECK(setParameter(settings, "circular", "maybe").error() ==
        "The link asks for circular = “maybe”, but it is on or off. The lab keeps what it had.");
  CHECK(setParameter(settings, "colour", "red").error() == "The link has “colour”, which this lab does not know.");
  CHECK(settings == Settings{});
  CHECK(linkOf(settings).empty());
}

TEST_CASE("sliders stop at both ends of the deadlock lab's ranges", "[labs][deadlock]") {
  CHECK(kTransferStops.front() == kTransfers.least);
  CHECK(kTransferStops.back() == kTransfers.most);
  CHECK(kPauseStops.front() == kPauseUs.least);
  CHECK(kPauseStops.back() == kPauseUs.most);
  CHECK(kPeriodStops[0] == kNever);
  CHECK(kPeriodStops[1] == kAtEveryWait);
  CHECK(kPeriodStops[2] == kPeriodUs.least);
  CHECK(kPeriodStops.back() == kPeriodUs.most);
}

}  // namespace
}  // namespace racecourse::labs::deadlock
