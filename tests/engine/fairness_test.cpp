#include "engine/fairness.h"

#include <catch2/catch_test_macros.hpp>

#include "engine/tour.h"
#include "hand_made_graph.h"

namespace racecourse::engine {
namespace {

bool nobodyStuck(Number, const ThreadSet&) { return false; }

std::optional<FairLoop> loopOf(HandMadeGraph& graph, const Fairness::Stuck& stuck = nobodyStuck) {
  Components components(graph);
  finish(components);
  Fairness fairness(graph, components, stuck);
  finish(fairness);
  return fairness.loop();
}

Schedule tourOf(HandMadeGraph& graph, const FairLoop& loop) {
  Tour tour(graph, loop.states, loop.states.front(), loop.moves);
  finish(tour);
  return tour.steps();
}

TEST_CASE("an unfair loop is none", "[engine][fairness]") {
  // Thread 1 spins; thread 2 could always end it.
  HandMadeGraph graph(2, {{0, 1, 0}, {0, 2, 1}});
  CHECK_FALSE(loopOf(graph));
}

TEST_CASE("a thread that spins alone never ends, under any scheduler", "[engine][fairness]") {
  HandMadeGraph graph(2, {{0, 1, 1}, {1, 1, 1}});
  const auto loop = loopOf(graph);
  REQUIRE(loop);
  CHECK(loop->states == std::vector<Number>{1});
  CHECK(loop->strongly_fair);
  CHECK_FALSE(loop->subset_deadlock);
  CHECK(toText(tourOf(graph, *loop)) == "1");
}

TEST_CASE("a thread that can step only now and then is saved by strong fairness alone", "[engine][fairness]") {
  // Thread 1 goes 0 -> 1 -> 0; thread 2 can end it from 1, but not from 0.
  HandMadeGraph graph(3, {{0, 1, 1}, {1, 1, 0}, {1, 2, 2}});
  const auto loop = loopOf(graph);
  REQUIRE(loop);
  CHECK(loop->states == std::vector<Number>{0, 1});
  CHECK_FALSE(loop->strongly_fair);
  CHECK(toText(tourOf(graph, *loop)) == "1-2");
}

TEST_CASE("a tour goes where the thread it leaves out cannot step", "[engine][fairness]") {
  // The short loop 0 -> 1 -> 0 lets thread 2 step always; only in 2 it cannot.
  HandMadeGraph graph(4, {{0, 1, 1}, {0, 2, 3}, {1, 1, 0}, {1, 1, 2, 1}, {1, 2, 3}, {2, 1, 0}});
  const auto loop = loopOf(graph);
  REQUIRE(loop);
  CHECK_FALSE(loop->strongly_fair);
  CHECK(toText(tourOf(graph, *loop)) == "1_1.1_1");
}

TEST_CASE("within an unfair component a smaller loop may be strongly fair", "[engine][fairness]") {
  // In 1 thread 2 can end it all; without 1 there remain 0 and 2, where it never can.
  HandMadeGraph graph(4, {{0, 1, 1}, {1, 1, 0}, {1, 2, 3}, {0, 1, 2, 1}, {2, 1, 0}});
  const auto loop = loopOf(graph);
  REQUIRE(loop);
  CHECK(loop->strongly_fair);
  CHECK(loop->states == std::vector<Number>{0, 2});
  CHECK(toText(tourOf(graph, *loop)) == "1.1_1");
}

TEST_CASE("what remains may fall apart once more", "[engine][fairness]") {
  // Thread 2 leaves from 1, which holds the rest together; then thread 3 leaves from 2; what remains is 3 <-> 4.
  HandMadeGraph graph(
      6, {{0, 1, 1}, {1, 1, 2}, {1, 2, 5}, {2, 1, 3}, {2, 3, 5}, {3, 1, 4}, {3, 1, 2, 1}, {4, 1, 3}, {4, 1, 0, 1}});
  const auto loop = loopOf(graph);
  REQUIRE(loop);
  CHECK(loop->strongly_fair);
  CHECK(loop->states == std::vector<Number>{3, 4});
}

TEST_CASE("two threads that both go round are both on the tour", "[engine][fairness]") {
  // A torus of two bits: each thread flips its own.
  HandMadeGraph graph(4, {{0, 1, 1}, {1, 1, 0}, {2, 1, 3}, {3, 1, 2}, {0, 2, 2}, {2, 2, 0}, {1, 2, 3}, {3, 2, 1}});
  const auto loop = loopOf(graph);
  REQUIRE(loop);
  CHECK(loop->strongly_fair);
  CHECK(loop->moves.inside.count() == 2);
  CHECK(toText(tourOf(graph, *loop)) == "1_2_1_2");
}

TEST_CASE("a strongly fair loop comes before a nearer one that is only weakly fair", "[engine][fairness]") {
  // 0 <-> 1 starves thread 2, which goes to the spinning 2.
  HandMadeGraph graph(3, {{0, 1, 1}, {1, 1, 0}, {1, 2, 2}, {2, 3, 2}});
  const auto loop = loopOf(graph);
  REQUIRE(loop);
  CHECK(loop->strongly_fair);
  CHECK(loop->states == std::vector<Number>{2});
}

TEST_CASE("threads that are stuck while others go round are a deadlock of some", "[engine][fairness]") {
  // Two spinning ends; in the one that is farther away thread 3 is stuck.
  HandMadeGraph graph(4, {{0, 1, 1}, {1, 1, 1}, {0, 2, 2}, {2, 1, 3}, {3, 1, 3}});
  const auto loop = loopOf(graph, [](Number state, const ThreadSet& moving) {
    CHECK(moving.count() == 1);
    return state == 3;
  });
  REQUIRE(loop);
  CHECK(loop->subset_deadlock);
  CHECK(loop->strongly_fair);
  CHECK(loop->states == std::vector<Number>{3});
}

TEST_CASE("only where there is no way out is a waiting thread stuck for ever", "[engine][fairness]") {
  HandMadeGraph graph(3, {{0, 1, 1}, {1, 1, 0}, {1, 2, 2}});
  const auto loop = loopOf(graph, [](Number, const ThreadSet&) { return true; });
  REQUIRE(loop);
  CHECK_FALSE(loop->subset_deadlock);
}

}  // namespace
}  // namespace racecourse::engine
