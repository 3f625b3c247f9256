#include <catch2/catch_test_macros.hpp>

#include "labs/race/facts.h"

namespace racecourse::labs::race {
namespace {

PastRun runWith(Guard guard, double ns, std::int64_t lost = 0) {
  return {.settings = {.guard = guard},
          .rounds = 1,
          .lost = lost,
          .expected = 1000,
          .cost = {.n = 1, .median = ns},
          .overlap = {}};
}

// "lost share 12.5 %"
std::vector<std::string> said(const std::vector<PastRun>& runs) {
  std::vector<std::string> said;
  for (const Fact& fact : factsOf(runs)) said.push_back(fact.name + " " + std::to_string(fact.value) + " " + fact.unit);
  return said;
}

TEST_CASE("before the first run there are no facts", "[labs][race]") { CHECK(factsOf({}).empty()); }

TEST_CASE("facts come from the newest run with each guard", "[labs][race]") {
  const std::vector<PastRun> runs = {runWith(Guard::kMutex, 90), runWith(Guard::kNone, 3, 900),
                                     runWith(Guard::kAtomic, 10), runWith(Guard::kNone, 2, 125),
                                     runWith(Guard::kMutex, 60)};
  CHECK(said(runs) == std::vector<std::string>{"lost share 12.500000 %", "cost without a guard 2.000000 ns",
                                               "cost with a mutex 60.000000 ns", "cost with an atomic 10.000000 ns",
                                               "mutex over atomic 6.000000 "});
}

TEST_CASE("what would need a run that is missing is left out", "[labs][race]") {
  CHECK(said({runWith(Guard::kMutex, 60)}) == std::vector<std::string>{"cost with a mutex 60.000000 ns"});
  CHECK(said({runWith(Guard::kMutex, 60), runWith(Guard::kAtomic, 0)}).size() == 2);
}

}  // namespace
}  // namespace racecourse::labs::race
