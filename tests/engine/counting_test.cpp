#include "engine/counting.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "hand_made_graph.h"

namespace racecourse::engine {
namespace {

// What Counting says, with all ends in one class or in that of class_of.
struct Counted {
  explicit Counted(
      HandMadeGraph& graph, int classes = 1, const ClassOf& class_of = [](Number) { return 0; })
      : components(graph), counting(graph, components, class_of, classes) {
    finish(counting);
  }

  std::string schedules(std::size_t which = 0) const { return counting.schedules()[which].text(); }
  double probability(std::size_t which = 0) const { return counting.probabilities()[which]; }

  Components components;
  Counting counting;
};

TEST_CASE("two threads that read and write have six schedules, of which four lose an update", "[engine][counting]") {
  // Thread 1 and 2 read (r) and write (w); a state is named by what each has done, and the counter where it matters.
  //  0 --       1 r-      2 -r      3 w-      4 rr      5 -w
  //  6 wr, counter read before: lost    7 rw lost    8 w then r: right    9 r after w: right (by 2 first)
  // 10 lost    11 right
  HandMadeGraph graph(12, {{0, 1, 1},
                           {0, 2, 2},
                           {1, 1, 3},
                           {1, 2, 4},
                           {2, 1, 4},
                           {2, 2, 5},
                           {3, 2, 8},
                           {4, 1, 6},
                           {4, 2, 7},
                           {5, 1, 9},
                           {6, 2, 10},
                           {7, 1, 10},
                           {8, 2, 11},
                           {9, 1, 11}});
  const Counted counted(graph, 2, [](Number state) { return state == 11 ? 0 : 1; });
  CHECK_FALSE(counted.counting.endless());
  CHECK(counted.schedules(0) == "2");
  CHECK(counted.schedules(1) == "4");
  // The right ones: twice the same thread (1/2), then no choice: 1/4 for each of two.
  CHECK(counted.probability(0) == 0.5);
  CHECK(counted.probability(1) == 0.5);
}

TEST_CASE("a graph in topological order is counted in one pass", "[engine][counting]") {
  HandMadeGraph graph = independentThreads(2, 4);
  const Counted counted(graph);
  CHECK(counted.schedules() == "70");  // 8! / (4! 4!)
  CHECK(graph.asked == graph.size());
}

TEST_CASE("a graph whose numbers go astray is counted all the same", "[engine][counting]") {
  // 0 -> 2 -> 1 -> 3 and 0 -> 1: two ways.
  HandMadeGraph graph(4, {{0, 1, 1}, {0, 2, 2}, {2, 1, 1}, {1, 2, 3}});
  const Counted counted(graph);
  CHECK_FALSE(counted.counting.endless());
  CHECK(counted.schedules() == "2");
  CHECK(counted.probability() == 1);
}

TEST_CASE("schedules are counted exactly beyond 64 and beyond 128 bits", "[engine][counting]") {
  HandMadeGraph wide = independentThreads(2, 40);
  CHECK(Counted(wide).schedules() == "107507208733336176461620");  // 80 choose 40, 77 bits
  HandMadeGraph wider = independentThreads(2, 100);
  // 200 choose 100, 196 bits
  CHECK(Counted(wider).schedules() == "90548514656103281165404177077484163874504589675413336841320");
  CHECK(Counted(wider).probability() == Catch::Approx(1).epsilon(1e-12));
}

TEST_CASE("alternatives share the probability of their thread", "[engine][counting]") {
  // Thread 1 chooses among three values, thread 2 has one step; after either the schedule ends.
  HandMadeGraph graph(5, {{0, 1, 1, 0}, {0, 1, 2, 1}, {0, 1, 3, 2}, {0, 2, 4}});
  const Counted counted(graph, 5, [](Number state) { return static_cast<int>(state); });
  CHECK(counted.probability(1) == 1.0 / 6);
  CHECK(counted.probability(2) == 1.0 / 6);
  CHECK(counted.probability(3) == 1.0 / 6);
  CHECK(counted.probability(4) == 0.5);
  CHECK(counted.schedules(4) == "1");
}

TEST_CASE("a fair coin ends with probability 1 after endlessly many schedules", "[engine][counting]") {
  HandMadeGraph graph(2, {{0, 1, 0}, {0, 2, 1}});
  const Counted counted(graph);
  CHECK(counted.counting.endless());
  CHECK(counted.schedules() == "0");
  CHECK(counted.probability() == 1);
  CHECK(counted.counting.endlessProbability() == 0);
}

TEST_CASE("a cycle is left by its exits in proportion", "[engine][counting]") {
  // 0 <-> 1; from 0 one of three threads leaves to 2, from 1 one of two leaves to 3.
  // The third thread stays at 0, which counts for nothing: from 0 half goes to 2, half to 1; from 1 half goes to 3,
  // half back to 0. p = 1/2 + 1/2 * 1/2 * p for 2, so p = 2/3.
  HandMadeGraph graph(4, {{0, 1, 2}, {0, 2, 1}, {0, 3, 0}, {1, 1, 3}, {1, 2, 0}});
  const Counted counted(graph, 2, [](Number state) { return state == 2 ? 0 : 1; });
  CHECK(counted.probability(0) == Catch::Approx(2.0 / 3).epsilon(1e-15));
  CHECK(counted.probability(1) == Catch::Approx(1.0 / 3).epsilon(1e-15));
}

TEST_CASE("a cycle may be entered at any of its states", "[engine][counting]") {
  // 0 -> 2; from 2 to itself, to 1 or out to 3; from 1 to 2 or out to 4. The self loop counts for nothing:
  // p = 1/2 + 1/2 * 1/2 * p for 3, so p = 2/3.
  HandMadeGraph graph(5, {{0, 1, 2}, {2, 1, 2}, {2, 2, 1}, {2, 3, 3}, {1, 1, 2}, {1, 2, 4}});
  const Counted counted(graph, 2, [](Number state) { return state == 3 ? 0 : 1; });
  CHECK(counted.probability(0) == Catch::Approx(2.0 / 3).epsilon(1e-15));
  CHECK(counted.probability(1) == Catch::Approx(1.0 / 3).epsilon(1e-15));
}

TEST_CASE("what goes into a cycle without exit never ends", "[engine][counting]") {
  // 0 goes to the end 1, or into 2 <-> 3; three threads, two of them into the cycle.
  HandMadeGraph graph(4, {{0, 1, 1}, {0, 2, 2}, {0, 3, 3}, {2, 1, 3}, {3, 1, 2}});
  const Counted counted(graph);
  CHECK(counted.probability() == Catch::Approx(1.0 / 3).epsilon(1e-15));
  CHECK(counted.counting.endlessProbability() == Catch::Approx(2.0 / 3).epsilon(1e-15));
}

TEST_CASE("a cycle of many states is passed through until hardly anything is left", "[engine][counting]") {
  // A gambler with 20 of 60 coins, one coin a game: ruined with probability 2/3, even if one game in three is a draw.
  constexpr Number kCoins = 60;
  std::vector<HandMadeGraph::Line> lines{{0, 1, 20}};
  for (Number coins = 1; coins < kCoins; ++coins) {
    lines.push_back({coins, 1, coins == 1 ? kCoins + 1 : coins - 1});
    lines.push_back({coins, 2, coins == kCoins - 1 ? kCoins : coins + 1});
    lines.push_back({coins, 3, coins});
  }
  HandMadeGraph graph(kCoins + 2, lines);
  const Counted counted(graph, 2, [](Number state) { return state == kCoins ? 0 : 1; });
  CHECK(std::abs(counted.probability(0) - 1.0 / 3) < 2e-12);
  CHECK(std::abs(counted.probability(1) - 2.0 / 3) < 2e-12);
  CHECK(counted.counting.probabilityRest() > 0);
  CHECK(counted.counting.probabilityRest() <= Absorption::kRest);
}

TEST_CASE("a large cycle without exit keeps all that flows in", "[engine][counting]") {
  std::vector<HandMadeGraph::Line> lines;
  for (Number state = 0; state < 100; ++state) lines.push_back({state, 1, (state + 1) % 100});
  HandMadeGraph graph(100, lines);
  const Counted counted(graph);
  CHECK(counted.counting.endless());
  CHECK(counted.counting.endlessProbability() == 1);
  CHECK(counted.counting.probabilityRest() == 0);
}

TEST_CASE("components come in an order in which edges lead backwards", "[engine][counting]") {
  // 0 -> {1, 2, 3} -> 4 with a self loop -> 5; 1 -> 2 -> 3 -> 1.
  HandMadeGraph graph(6, {{0, 1, 1}, {1, 1, 2}, {2, 1, 3}, {3, 1, 1}, {3, 2, 4}, {4, 1, 4}, {4, 2, 5}});
  Components components(graph);
  finish(components);
  REQUIRE(components.count() == 4);
  CHECK(components.cyclic());
  CHECK(components.of(5) == 0);
  CHECK(components.of(4) == 1);
  CHECK(components.of(1) == 2);
  CHECK(components.of(2) == 2);
  CHECK(components.of(3) == 2);
  CHECK(components.of(0) == 3);
  CHECK_FALSE(components.loops(0));
  CHECK(components.loops(1));
  CHECK(components.loops(2));
  CHECK_FALSE(components.loops(3));
  CHECK(components.states(2).size() == 3);
  CHECK(graph.asked == 6);
}

TEST_CASE("a long way needs no deep recursion", "[engine][counting]") {
  constexpr Number kLength = 1'000'000;
  std::vector<HandMadeGraph::Line> lines;
  // Backwards by number, so that the components have to be asked.
  lines.push_back({0, 1, kLength - 1});
  for (Number state = kLength - 1; state > 1; --state) lines.push_back({state, 1, state - 1});
  HandMadeGraph graph(kLength, lines);
  Components components(graph);
  Counting counting(graph, components, [](Number) { return 0; }, 1);
  finish(counting, 1'000);
  CHECK(counting.schedules()[0].text() == "1");
}

}  // namespace
}  // namespace racecourse::engine
