#include <catch2/catch_test_macros.hpp>

#include "labs/primitives/parameters.h"

namespace racecourse::labs::primitives {

TEST_CASE("every setting of the primitives lab is set by its name", "[labs][primitives]") {
  Settings settings;
  for (const auto& [name, value] :
       {std::pair{"measure", "nap"}, {"waiters", "8"}, {"neighbours", "0"}, {"interval", "500"}, {"nap", "20000"}})
    REQUIRE(setParameter(settings, name, value));
  REQUIRE(settings ==
          Settings{.measure = Measure::kNap, .waiters = 8, .neighbours = 0, .interval_us = 500, .nap_us = 20'000});
  REQUIRE(linkOf(settings) == "measure=nap&waiters=8&neighbours=0&interval=500&nap=20000");
}

TEST_CASE("the default of the primitives lab has an empty link", "[labs][primitives]") { REQUIRE(linkOf({}).empty()); }

TEST_CASE("what cannot be set in the primitives lab is refused in a sentence, and changes nothing",
          "[labs][primitives]") {
  Settings settings;
  const auto refusal = [&](const char* name, const char* value) {
    const auto done = setParameter(settings, name, value);
    return done ? "" : done.error();
  };
  REQUIRE(refusal("waiters", "9") == "The link asks for waiters = “9”, but it goes from 1 to 8. The lab keeps 2.");
  REQUIRE(refusal("interval", "99") ==
          "The link asks for interval = “99”, but it goes from 100 to 100\u202f000. The lab keeps 10\u202f000.");
  REQUIRE(refusal("nap", "long").starts_with("The link asks for nap = “long”"));
  REQUIRE(refusal("measure", "all") ==
          "The link asks for measure = “all”, but that is ways, crowd or nap. The lab keeps what it had.");
  REQUIRE(refusal("threads", "2") == "The link has “threads”, which this lab does not know.");
  REQUIRE(settings == Settings{});
}

}  // namespace racecourse::labs::primitives
