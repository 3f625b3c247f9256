#include "ui/primitive_rows.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "ui/code_view_mark.h"
#include "ui/screen.h"

using namespace racecourse::ui;

namespace {

using Rows = std::vector<PrimitiveRow>;

PrimitiveRow lock(std::string name, std::vector<int> owner = {}, std::vector<WaitingThread> waiting = {}) {
  const std::int64_t held = owner.empty() ? 0 : 1;
  return {.name = std::move(name), .type = "Lock", .count = held, .inside = owner, .waiting = std::move(waiting)};
}

// One of every shape, as full as it gets.
Rows everyShape() {
  Rows rows{lock("mutex", {1}, {{2}, {3, Wants::kLockAgain}}),
            {.shape = PrimitiveShape::kPermits, .name = "slots", .type = "Semaphore", .count = 1, .capacity = 40},
            {.shape = PrimitiveShape::kCondition, .name = "not_full", .type = "Condition", .lock = "mutex"},
            {.shape = PrimitiveShape::kFlag, .name = "ready", .type = "Event", .count = 1},
            {.shape = PrimitiveShape::kBarrier, .name = "gate", .type = "Barrier", .count = 5, .capacity = 9},
            {.shape = PrimitiveShape::kQueue, .name = "buffer", .type = "Queue", .capacity = 30},
            {.shape = PrimitiveShape::kRoom, .name = "page", .type = "RWLock", .count = 12}};
  for (int thread = 1; thread < 9; ++thread) {
    rows[2].waiting.push_back({thread, Wants::kWake});
    rows[4].inside.push_back(thread);
    rows[5].items.push_back("'item " + std::to_string(thread) + "'");
    rows[5].waiting.push_back({thread, thread % 2 == 0 ? Wants::kPut : Wants::kGet});
    rows[6].inside.push_back(thread);
    rows[6].waiting.push_back({thread, Wants::kWrite});
  }
  return rows;
}

// Draws `rows` in `width` pixels and gives the items of the frame.
std::vector<Item> drawn(const Rows& rows, float width) {
  Screen screen;
  ImGui::GetIO().DisplaySize = {1200, 3000};
  ImGui::GetIO().DeltaTime = 1.0F / 60;
  screen.frame([&](Ui& ui, Rect) { primitiveRows(ui, {10, 20, width, primitiveRowsHeight(ui, rows, width)}, rows); });
  return {screen.semantics().items().begin(), screen.semantics().items().end()};
}

// How many lines the items stand on.
std::size_t lines(const std::vector<Item>& items) {
  std::vector<float> tops;
  for (const Item& item : items)
    if (!std::ranges::contains(tops, item.rect.y)) tops.push_back(item.rect.y);
  return tops.size();
}

TEST_CASE("a lock says who holds it, how often, and who waits", "[primitive_rows]") {
  CHECK(primitiveSentence(lock("fork")) == "free");
  CHECK(primitiveSentence(lock("fork", {2}, {{1}})) == "held by thread 2; thread 1 waits");
  CHECK(primitiveSentence(lock("fork", {2}, {{1}, {3}, {kMainThread}})) ==
        "held by thread 2; thread 1, thread 3 and the main thread wait");
  PrimitiveRow twice = lock("again", {1});
  twice.count = 2;
  CHECK(primitiveSentence(twice) == "held by thread 1, 2 times");
  twice.inside.clear();
  twice.count = 1;
  CHECK(primitiveSentence(twice) == "held");
}

TEST_CASE("a semaphore says its permits, of how many where there is a bound", "[primitive_rows]") {
  PrimitiveRow row{.shape = PrimitiveShape::kPermits, .name = "slots", .type = "Semaphore", .count = 1};
  CHECK(primitiveSentence(row) == "1 permit");
  row.count = 0;
  row.waiting = {{3}};
  CHECK(primitiveSentence(row) == "0 permits; thread 3 waits");
  row.capacity = 2;
  CHECK(primitiveSentence(row) == "0 of 2 permits; thread 3 waits");
}

TEST_CASE("a condition tells who sleeps in which order, and who was woken", "[primitive_rows]") {
  PrimitiveRow row{.shape = PrimitiveShape::kCondition, .name = "c", .type = "Condition"};
  row.waiting = {{3, Wants::kWake}, {1, Wants::kWake}, {2, Wants::kLockAgain}, {4}};
  row.count = 1;
  row.inside = {5};
  CHECK(
      primitiveSentence(row) ==
      "its lock is held by thread 5; thread 3 and thread 1 are asleep, in this order; thread 2 is woken and wants the "
      "lock again; thread 4 waits");
  row = {.shape = PrimitiveShape::kCondition, .name = "c", .type = "Condition", .lock = "mutex"};
  CHECK(primitiveSentence(row) == "its lock, mutex, is free");
}

TEST_CASE("event, barrier, queue and read-write lock have a sentence each", "[primitive_rows]") {
  PrimitiveRow flag{.shape = PrimitiveShape::kFlag, .name = "ready", .type = "Event", .waiting = {{1}, {2}}};
  CHECK(primitiveSentence(flag) == "not set; thread 1 and thread 2 wait");
  PrimitiveRow gate{.shape = PrimitiveShape::kBarrier, .count = 2, .capacity = 3, .inside = {1, 3}};
  CHECK(primitiveSentence(gate) == "2 of 3 arrived: thread 1 and thread 3");
  gate.phase = PrimitiveRow::kLeaving;
  gate.waiting = {{2, Wants::kNextRound}};
  CHECK(primitiveSentence(gate) == "open, 2 still to leave: thread 1 and thread 3; thread 2 waits until all have left");
  gate = {.shape = PrimitiveShape::kBarrier, .phase = PrimitiveRow::kBroken};
  CHECK(primitiveSentence(gate) == "broken");
  PrimitiveRow queue{
      .shape = PrimitiveShape::kQueue, .capacity = 2, .items = {"0", "1"}, .waiting = {{1, Wants::kPut}}};
  CHECK(primitiveSentence(queue) == "2 of 2 items, full: 0, 1; thread 1 waits to put");
  queue = {.shape = PrimitiveShape::kQueue, .items = {"'a'"}, .waiting = {{2, Wants::kTasks}}};
  CHECK(primitiveSentence(queue) == "1 item: 'a'; thread 2 waits until all tasks are done");
  PrimitiveRow room{.shape = PrimitiveShape::kRoom, .count = 2, .inside = {1, 2}, .waiting = {{3, Wants::kWrite}}};
  CHECK(primitiveSentence(room) == "read by thread 1 and thread 2; thread 3 waits to write");
  room = {.shape = PrimitiveShape::kRoom, .count = 1, .phase = PrimitiveRow::kWritten, .inside = {3}};
  CHECK(primitiveSentence(room) == "written by thread 3");
}

TEST_CASE("every row is one item, inside its box, at every width", "[primitive_rows]") {
  const Rows rows = everyShape();
  for (const float width : {0.0F, 120.0F, 280.0F, 420.0F, 900.0F}) {
    const std::vector<Item> items = drawn(rows, width);
    REQUIRE(items.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(items[i].label == rows[i].name + ", " + rows[i].type);
      CHECK(items[i].value == primitiveSentence(rows[i]));
      CHECK(items[i].rect.x >= 10);
      CHECK(items[i].rect.right() <= 10 + width + 0.01F);
    }
  }
}

TEST_CASE("the height does not depend on what happens, only on what there is", "[primitive_rows]") {
  Screen screen;
  ImGui::GetIO().DisplaySize = {1200, 800};
  ImGui::GetIO().DeltaTime = 1.0F / 60;
  screen.frame([&](Ui& ui, Rect) {
    Rows rows{lock("a"), {.shape = PrimitiveShape::kQueue, .name = "q", .type = "Queue", .capacity = 2}};
    for (const float width : {280.0F, 420.0F}) {
      const float before = primitiveRowsHeight(ui, rows, width);
      Rows after{lock("a", {1}, {{2}, {3}}), rows[1]};
      after[1].items = {"'long', 'and longer'"};
      after[1].waiting = {{1, Wants::kPut}, {2, Wants::kGet}};
      after[1].changed_by = 1;
      CHECK(primitiveRowsHeight(ui, after, width) == before);
    }
  });
}

TEST_CASE("few locks have a line each, many share lines where there is room", "[primitive_rows]") {
  Rows forks;
  for (int i = 0; i < 6; ++i) forks.push_back(lock("forks[" + std::to_string(i) + "]"));
  CHECK(lines(drawn(forks, 280)) == 6);
  CHECK(lines(drawn(forks, 420)) == 3);
  CHECK(lines(drawn(forks, 640)) == 2);
  forks.resize(4);
  CHECK(lines(drawn(forks, 640)) == 4);
}

TEST_CASE("of very many locks those at rest are counted in one sentence", "[primitive_rows]") {
  Rows stripes;
  for (int i = 0; i < 100; ++i) stripes.push_back(lock("stripes[" + std::to_string(i) + "]"));
  stripes[7] = lock("stripes[7]", {1});
  stripes[50].changed_by = 1;
  const std::vector<Item> items = drawn(stripes, 420);
  REQUIRE(items.size() == 3);
  CHECK(items[0].label == "stripes[7], Lock");
  CHECK(items[1].label == "stripes[50], Lock");
  CHECK(items[2].label == "98 more locks are free, and nobody waits for them.");
}

}  // namespace
