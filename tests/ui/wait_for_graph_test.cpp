#include "ui/wait_for_graph.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <utility>

#include "tests/harness.h"
#include "ui/wait_for_graph_arrows.h"
#include "ui/wait_for_graph_layout.h"

namespace racecourse::ui {
namespace {

using tests::Harness;
using Edges = std::vector<WaitEdge>;
using Numbers = std::vector<int>;

constexpr WaitKind kHeld = WaitKind::kHeldBy, kWaits = WaitKind::kWaitsFor;

// Thread 1 holds left and waits for right, thread 2 the other way round; main waits for thread 1.
WaitForGraph twoLocks(bool closed) {
  WaitForGraph graph{
      .title = "Who waits",
      .empty = "Nobody holds or waits for anything.",
      .nodes = {threadNode(1), threadNode(2), threadNode(kMainThread), resourceNode("left"), resourceNode("right")},
      .edges = {{3, 0, kHeld}, {2, 0, kWaits}, {4, 1, kHeld}, {0, 4, kWaits}}};
  if (closed) graph.edges.push_back({1, 3, kWaits});
  graph.cycle = findCycle(graph.edges);
  return graph;
}

std::vector<NodeSize> sizes(int threads, int resources, float width = 84) {
  std::vector<NodeSize> out(static_cast<std::size_t>(threads), NodeSize{kThreadNode, true});
  out.resize(static_cast<std::size_t>(threads + resources), NodeSize{width, false});
  return out;
}

TEST_CASE("a cycle is found in the order of its edges, and only where there is one", "[ui][wait_for_graph]") {
  CHECK(findCycle({}).empty());
  CHECK(findCycle(twoLocks(false).edges).empty());
  CHECK(findCycle(twoLocks(true).edges) == Numbers{0, 3, 2, 4});
  CHECK(findCycle(Edges{{0, 1, kWaits}, {1, 0, kHeld}}) == Numbers{0, 1});
  CHECK(findCycle(Edges{{0, 0, kWaits}}) == Numbers{0});
  CHECK(findCycle(Edges{{0, 1, kWaits}, {0, 2, kWaits}, {1, 3, kHeld}, {2, 3, kHeld}}).empty());
}

TEST_CASE("a graph is a figure with a row for each edge", "[ui][wait_for_graph]") {
  const WaitForGraph graph = twoLocks(true);
  Harness harness([&](Ui& ui, Rect) { waitForGraph(ui, {0, 0, 500, 320}, graph); });
  const Item figure = harness.figure("Who waits");
  CHECK(figure.value ==
        "Deadlock: thread 1 waits for right, held by thread 2, which waits for left, held by thread 1.");
  CHECK(figure.table == Table{{"Who", "Relation", "Whom", "In the cycle"},
                              {{"left", "is held by", "T1", "yes"},
                               {"main", "waits for", "T1", "no"},
                               {"right", "is held by", "T2", "yes"},
                               {"T1", "waits for", "right", "yes"},
                               {"T2", "waits for", "left", "yes"}}});
}

TEST_CASE("without a cycle the summary counts who waits", "[ui][wait_for_graph]") {
  CHECK(waitSummary(twoLocks(false)) == "2 threads wait. There is no cycle.");
  CHECK(waitSummary({.nodes = {threadNode(0)}}) == "Nobody waits.");
}

TEST_CASE("an empty graph says what would fill it", "[ui][wait_for_graph]") {
  const WaitForGraph graph{.title = "Who waits", .empty = "Nobody holds or waits for anything."};
  Harness harness([&](Ui& ui, Rect) { waitForGraph(ui, {0, 0, 500, 320}, graph); });
  CHECK(harness.figure("Who waits").value == "Nobody holds or waits for anything.");
}

TEST_CASE("resources and threads take turns round the ring", "[ui][wait_for_graph]") {
  using Order = std::vector<std::size_t>;
  CHECK(ringOrder(sizes(2, 2)) == Order{2, 0, 3, 1});
  CHECK(ringOrder(sizes(3, 1)) == Order{3, 0, 1, 2});
  CHECK(ringOrder(sizes(1, 3)) == Order{1, 0, 2, 3});
}

TEST_CASE("two threads and two locks stand at the four ends of a cross", "[ui][wait_for_graph]") {
  const WaitLayout layout = layOutNodes({0, 0, 400, 244}, sizes(2, 2));
  CHECK(layout.ring);
  const auto middle = [&](std::size_t i) {
    const Rect& box = layout.nodes[i];
    return std::pair{std::lround(box.x + box.w / 2), std::lround(box.y + box.h / 2)};
  };
  CHECK(middle(2) == std::pair{200L, 22L});
  CHECK(middle(0) == std::pair{358L, 122L});
  CHECK(middle(3) == std::pair{200L, 222L});
  CHECK(middle(1) == std::pair{42L, 122L});
}

TEST_CASE("up to 8 threads and 8 resources never touch and stay inside, wide and narrow", "[ui][wait_for_graph]") {
  for (const float width : {304.0F, 500.0F, 900.0F})
    for (int threads = 0; threads <= 8; ++threads)
      for (int resources = 0; resources <= 8; ++resources) {
        if (threads + resources == 0) continue;
        const auto nodes = sizes(threads, resources, 140);
        const float height = nodesHeight(width, nodes);
        const WaitLayout layout = layOutNodes({10, 10, width, height}, nodes);
        CHECK_FALSE(tooClose(layout.nodes, 4));
        for (const Rect& box : layout.nodes) {
          CHECK(box.x >= 10 - 0.01F);
          CHECK(box.y >= 10 - 0.01F);
          CHECK(box.right() <= 10.01F + width);
          CHECK(box.bottom() <= 10.01F + height);
        }
      }
}

TEST_CASE("an arrow runs from outline to outline", "[ui][wait_for_graph]") {
  const NodeOutline left{{0, 0, 40, 40}, true}, right{{100, 10, 60, 20}, false};
  const auto path = arrowPath(left, right, 0);
  REQUIRE(path.size() == 2);
  CHECK(path[0].x == 42);
  CHECK(path[0].y == 20);
  CHECK(path[1].x == 97);
  CHECK(path[1].y == 20);
}

TEST_CASE("an arrow curves around a node in its way", "[ui][wait_for_graph]") {
  const std::vector<NodeOutline> nodes = {{{0, 0, 40, 40}, true}, {{100, 0, 40, 40}, true}, {{200, 0, 40, 40}, true}};
  CHECK(clearPath(nodes, 0, 1, false).size() == 2);
  const auto path = clearPath(nodes, 0, 2, false);
  CHECK(path.size() == 17);
  for (const ImVec2& point : path) CHECK((point.x < 97 || point.x > 143 || point.y < -3 || point.y > 43));
}

TEST_CASE("arrows there and back lie apart", "[ui][wait_for_graph]") {
  const std::vector<NodeOutline> nodes = {{{0, 0, 40, 40}, true}, {{200, 0, 40, 40}, false}};
  const auto there = clearPath(nodes, 0, 1, true), back = clearPath(nodes, 1, 0, true);
  CHECK(there[8].y > 25);
  CHECK(back[8].y < 15);
}

TEST_CASE("tiny boxes and edges to oneself do no harm", "[ui][wait_for_graph]") {
  WaitForGraph graph = twoLocks(true);
  graph.edges.push_back({0, 0, kWaits});
  for (const float size : {200.0F, 20.0F, 0.0F}) {
    Harness harness([&](Ui& ui, Rect) { waitForGraph(ui, {0, 0, size, size}, graph); });
    CHECK(harness.figure("Who waits").table.rows.size() == 6);
  }
}

}  // namespace
}  // namespace racecourse::ui
