#include <catch2/catch_test_macros.hpp>

#include "labs/locks/parameters.h"

namespace racecourse::labs::locks {

TEST_CASE("every setting is set by its name", "[labs][locks]") {
  Settings settings;
  for (const auto& [name, value] : {std::pair{"measure", "fairness"},
                                    {"threads", "8"},
                                    {"inside", "0"},
                                    {"outside", "10000"},
                                    {"stripes", "64"},
                                    {"locks", "ticket_mutex"}})
    REQUIRE(setParameter(settings, name, value));
  REQUIRE(settings == Settings{.measure = Measure::kFairness,
                               .threads = 8,
                               .inside_ns = 0,
                               .outside_ns = 10'000,
                               .stripes = 64,
                               .locks = 1U << 3 | 1U << 6});
  REQUIRE(linkOf(settings) == "measure=fairness&threads=8&inside=0&outside=10000&stripes=64&locks=ticket_mutex");
  REQUIRE(setParameter(settings, "locks", "all"));
  REQUIRE(settings.locks == kAllLocks);
}

TEST_CASE("the default has an empty link", "[labs][locks]") { REQUIRE(linkOf({}).empty()); }

TEST_CASE("what cannot be set is refused in a sentence, and changes nothing", "[labs][locks]") {
  Settings settings;
  const auto refusal = [&](const char* name, const char* value) {
    const auto done = setParameter(settings, name, value);
    return done ? "" : done.error();
  };
  REQUIRE(refusal("threads", "17") == "The link asks for threads = “17”, but it goes from 1 to 16. The lab keeps 4.");
  REQUIRE(refusal("inside", "-1") ==
          "The link asks for inside = “-1”, but it goes from 0 to 10\u202f000. The lab keeps 100.");
  REQUIRE(refusal("stripes", "two") ==
          "The link asks for stripes = “two”, but it goes from 2 to 128. The lab keeps 16.");
  REQUIRE(refusal("measure", "everything") ==
          "The link asks for measure = “everything”, but that is cost, threads, section, fairness or table. The lab "
          "keeps what it had.");
  REQUIRE(refusal("locks", "ticket_door") ==
          "The link asks for locks = “ticket_door”, but locks are all, or some of tas, ttas, backoff, ticket, mcs, "
          "futex and mutex joined by “_”. The lab keeps what it had.");
  REQUIRE(refusal("locks", "").starts_with("The link asks for locks = “”"));
  REQUIRE(refusal("sesame", "open") == "The link has “sesame”, which this lab does not know.");
  REQUIRE(settings == Settings{});
}

}  // namespace racecourse::labs::locks
