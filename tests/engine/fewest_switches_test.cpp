#include "engine/fewest_switches.h"

#include <catch2/catch_test_macros.hpp>

#include "hand_made_graph.h"

namespace racecourse::engine {
namespace {

FewestSwitches searched(HandMadeGraph& graph, Number target, std::size_t most_nodes = 1'000'000) {
  FewestSwitches search(graph, [=](Number state) { return state == target; }, most_nodes);
  finish(search);
  return search;
}

TEST_CASE("a longer way with fewer switches is the better one", "[engine][fewest-switches]") {
  // Two steps with a switch: 0 -1-> 1 -2-> 5. Four steps without: 0 -1-> 2 -1-> 3 -1-> 4 -1-> 5.
  HandMadeGraph graph(6, {{0, 1, 1}, {1, 2, 5}, {0, 1, 2, 1}, {2, 1, 3}, {3, 1, 4}, {4, 1, 5}});
  const FewestSwitches search = searched(graph, 5);
  REQUIRE(search.found());
  CHECK(search.switches() == 0);
  CHECK(search.way() == Schedule{{1, 1}, {1, 0}, {1, 0}, {1, 0}});
}

TEST_CASE("among equally many switches the fewest steps win", "[engine][fewest-switches]") {
  // One switch in four steps, or in three.
  HandMadeGraph graph(7, {{0, 1, 1}, {1, 1, 2}, {2, 1, 3}, {3, 2, 6}, {0, 2, 4}, {4, 2, 5}, {5, 1, 6}});
  const FewestSwitches search = searched(graph, 6);
  CHECK(search.switches() == 1);
  CHECK(search.way() == Schedule{{2, 0}, {2, 0}, {1, 0}});
}

TEST_CASE("the first step is no switch", "[engine][fewest-switches]") {
  HandMadeGraph graph(2, {{0, 3, 1}});
  const FewestSwitches search = searched(graph, 1);
  CHECK(search.switches() == 0);
  CHECK(toText(search.way()) == "3");
}

TEST_CASE("the initial state is reached without a step", "[engine][fewest-switches]") {
  HandMadeGraph graph(2, {{0, 1, 1}});
  const FewestSwitches search = searched(graph, 0);
  CHECK(search.found());
  CHECK(search.way().empty());
}

TEST_CASE("who led to a state counts as much as how soon", "[engine][fewest-switches]") {
  // State 3 is reached by thread 1 in two steps and by thread 2 in three; only thread 2 goes on.
  // 0 -1-> 1 -1-> 3 -2-> 4: one switch. 0 -2-> 2 -2-> 5 -2-> 3 -2-> 4: none.
  HandMadeGraph graph(6, {{0, 1, 1}, {1, 1, 3}, {0, 2, 2}, {2, 2, 5}, {5, 2, 3}, {3, 2, 4}});
  const FewestSwitches search = searched(graph, 4);
  CHECK(search.switches() == 0);
  CHECK(toText(search.way()) == "2-4");
}

TEST_CASE("a state that a round of more switches reaches sooner is still found by it", "[engine][fewest-switches]") {
  // To 4 without a switch in four steps by thread 1; with one switch in two steps by thread 2; on to 5 by thread 2:
  // by 1-4 then 2: one switch, five steps; by 1 then 2-2: one switch, three steps.
  HandMadeGraph graph(6, {{0, 1, 1}, {1, 1, 2}, {2, 1, 3}, {3, 1, 4}, {1, 2, 4}, {4, 2, 5}});
  const FewestSwitches search = searched(graph, 5);
  CHECK(search.switches() == 1);
  CHECK(toText(search.way()) == "1_2-2");
}

TEST_CASE("within a round the nearest comes first, however it is reached", "[engine][fewest-switches]") {
  // With one switch to 8 by 1_2-4 in five steps, over 5, 6 and 7; or by 1-4_2-2 in six, over 7.
  HandMadeGraph graph(
      9, {{0, 1, 1}, {1, 1, 2}, {2, 1, 3}, {3, 1, 4}, {4, 2, 7}, {1, 2, 5}, {5, 2, 6}, {6, 2, 7}, {7, 2, 8}});
  const FewestSwitches search = searched(graph, 8);
  CHECK(search.switches() == 1);
  CHECK(toText(search.way()) == "1_2-4");
}

TEST_CASE("independent threads end with one switch fewer than threads", "[engine][fewest-switches]") {
  HandMadeGraph graph = independentThreads(3, 2);
  const FewestSwitches search = searched(graph, graph.size() - 1);
  CHECK(search.switches() == 2);
  CHECK(toText(search.way()) == "0-2_1-2_2-2");
}

TEST_CASE("a search without target ends, one at its limit says so", "[engine][fewest-switches]") {
  HandMadeGraph graph = independentThreads(2, 3);
  FewestSwitches nowhere(graph, [](Number) { return false; }, 1'000);
  finish(nowhere);
  CHECK_FALSE(nowhere.found());
  CHECK_FALSE(nowhere.gaveUp());
  const FewestSwitches limited = searched(graph, graph.size() - 1, 5);
  CHECK_FALSE(limited.found());
  CHECK(limited.gaveUp());
  CHECK(limited.size() == 5);
}

}  // namespace
}  // namespace racecourse::engine
