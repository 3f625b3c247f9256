#include "engine/search.h"

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>
#include <vector>

#include "tests/engine/search_comparison.h"

namespace racecourse::engine {
namespace {

using namespace toy;

TEST_CASE("two threads with a load and a store each have twelve states", "[engine][search]") {
  // A thread has not loaded, has loaded, or is through: 3 x 3 pairs. The counter and what was loaded add to these: both
  // loaded, or one through and one not begun, say it all (the counter is 0, or 1); one through and one loaded may have
  // loaded 0 or 1, on either side (2 more); both through leave 1 or 2 (1 more). 9 + 3.
  CHECK(statesOf(counter(2, 1)) == 12);
}

TEST_CASE("counts of states agree with other tools", "[engine][search]") {
  CHECK(statesOf(counter(2, 2)) == 57);
  CHECK(statesOf(counter(3, 2)) == 904);
  CHECK(statesOf(counter(3, 3)) == 7'646);
  CHECK(statesOf(counter(4, 3)) == 361'775);
}

TEST_CASE("looping philosophers have the known numbers of states", "[engine][search]") {
  const std::map<int, std::size_t> ordered = {{3, 33}, {4, 117}, {5, 417}}, naive = {{3, 44}, {4, 160}, {5, 572}};
  for (const auto& [seats, states] : ordered) CHECK(statesOf(philosophers(seats, true)) == states);
  for (const auto& [seats, states] : naive) {
    ToyModel model(philosophers(seats, false));
    Search search(model, {});
    finish(search);
    CHECK(search.size() == states);
    // Each holds one fork: N steps away.
    const std::vector<Number> stuck = search.endings(Ending::kDeadlock);
    REQUIRE(stuck.size() == 1);
    CHECK(search.depthOf(stuck[0]) == static_cast<std::uint32_t>(seats));
    CHECK(search.wayTo(stuck[0]).size() == static_cast<std::size_t>(seats));
  }
}

TEST_CASE("what a thread does in a local state is asked once for each value it reads", "[engine][search]") {
  // Loads differ by what the counter holds, stores not even by that: far fewer runs of the model than transitions.
  ToyModel model(counter(3, 3));
  Search search(model, {});
  finish(search);
  CHECK(model.runs * 20 < search.transitions());
}

// --- Objects made on the way. ---

TEST_CASE("objects are the same whatever their number, and gone when nobody mentions them", "[engine][search]") {
  // Each thread makes an object, forgets it, and does a step: were objects told apart by number or kept, the states
  // would depend on who was first. Positions alone: 3 x 3.
  CHECK(statesOf({.scripts = {{join(1), join(2)}, {update(0, 1), make(0, 1), set(0, 0), update(0, -1)}},
                  .threads = {0, 1, 1}}) == 9);
  // Kept in a register instead: the names are given in order of threads, still 3 x 3.
  CHECK(statesOf({.scripts = {{join(1), join(2)}, {update(0, 1), make(0, 1), update(0, -1)}}, .threads = {0, 1, 1}}) ==
        9);
}

TEST_CASE("what a kept object holds is read back", "[engine][search]") {
  ToyModel model({.scripts = {{join(1), join(2)}, {choose(1, 3), make(0, 1), update(0, 1), peek(1, 0), print(1)}},
                  .threads = {0, 1, 1}});
  Search search(model, {});
  finish(search);
  // Each prints 0, 1 or 2: the outputs are the 9 pairs.
  std::set<std::uint32_t> outputs;
  for (const Number number : search.endings(Ending::kFinished)) outputs.insert(search.at(number).output.bits());
  CHECK(outputs.size() == 9);
}

}  // namespace
}  // namespace racecourse::engine
