#include "ui/controls.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

#include "tests/harness.h"

namespace racecourse::ui {
namespace {

using tests::Harness;

constexpr Rect kBox{20, 20, 300, 40};

TEST_CASE("a button is pressed by name and by mouse", "[ui][controls]") {
  int presses = 0;
  Harness harness([&](Ui& ui, Rect) { presses += button(ui, kBox, "Run", Emphasis::kPrimary); });
  harness.press("Run");
  CHECK(presses == 1);
  harness.click(kBox);
  CHECK(presses == 2);
  harness.click({500, 500, 10, 10});
  CHECK(presses == 2);
}

TEST_CASE("a disabled button says so and does not act", "[ui][controls]") {
  int presses = 0;
  Harness harness([&](Ui& ui, Rect) { presses += button(ui, kBox, "Run", Emphasis::kPrimary, false); });
  CHECK_FALSE(harness.item("Run").enabled);
  harness.press("Run");
  harness.click(kBox);
  CHECK(presses == 0);
}

TEST_CASE("a button keeps its identity when its label changes behind ###", "[ui][controls]") {
  bool running = false;
  Harness harness([&](Ui& ui, Rect) {
    if (button(ui, kBox, running ? "Stop###run" : "Run###run", Emphasis::kPrimary)) running = !running;
  });
  const auto id = harness.item("Run").id;
  harness.press("Run");
  CHECK(harness.item("Stop").id == id);
  CHECK_FALSE(harness.find("Run"));
}

TEST_CASE("a toggle reports its state", "[ui][controls]") {
  bool on = false;
  Harness harness([&](Ui& ui, Rect) { toggle(ui, kBox, "Table", on); });
  CHECK(harness.item("Table").role == Role::kSwitch);
  CHECK_FALSE(harness.item("Table").on);
  harness.press("Table");
  CHECK(on);
  CHECK(harness.item("Table").on);
}

TEST_CASE("a slider takes whole values within its range", "[ui][controls]") {
  int threads = 4;
  Harness harness([&](Ui& ui, Rect) {
    slider(ui, {20, 20, 300, sliderHeight(ui)},
           {.label = "Threads", .value = "4", .spoken = std::to_string(threads), .minimum = 1, .maximum = 32}, threads);
  });
  CHECK(harness.item("Threads").range == Range{1, 32, 1, 4});
  harness.set("Threads", 2);
  CHECK(threads == 2);
  CHECK(harness.item("Threads").value == "2");
  harness.set("Threads", 99);
  CHECK(threads == 32);
  harness.set("Threads", -5);
  CHECK(threads == 1);
}

TEST_CASE("a slider follows the mouse from end to end", "[ui][controls]") {
  int value = 5;
  Harness harness([&](Ui& ui, Rect) {
    slider(ui, {20, 20, 300, sliderHeight(ui)},
           {.label = "Value", .value = "", .spoken = "", .minimum = 0, .maximum = 10}, value);
  });
  const Rect box = harness.item("Value").rect;
  harness.click({box.x, box.bottom() - 12, 2, 4});
  CHECK(value == 0);
  harness.click({box.right() - 2, box.bottom() - 12, 2, 4});
  CHECK(value == 10);
  harness.click({box.x, box.bottom() - 12, box.w, 4});
  CHECK(value == 5);
}

TEST_CASE("a choice is a group of radios with one on", "[ui][controls]") {
  constexpr std::array<std::string_view, 3> kOptions = {"Nothing", "Mutex", "Atomic"};
  int chosen = 0;
  Harness harness([&](Ui& ui, Rect) { choice(ui, {20, 20, 300, sliderHeight(ui)}, "Guard", kOptions, chosen); });
  CHECK(harness.item("Mutex").role == Role::kRadio);
  CHECK(harness.item("Mutex").group == "Guard");
  CHECK(harness.item("Nothing").on);
  harness.press("Mutex");
  CHECK(chosen == 1);
  CHECK(harness.item("Mutex").on);
  CHECK_FALSE(harness.item("Nothing").on);
}

TEST_CASE("controls are tall enough for a finger on a narrow canvas", "[ui][controls]") {
  float height = 0;
  Harness narrow([&](Ui& ui, Rect) { height = ui.controlHeight(); }, 360);
  CHECK(height == 44);
  Harness wide([&](Ui& ui, Rect) { height = ui.controlHeight(); }, 800);
  CHECK(height == 34);
}

TEST_CASE("a number is spoken with its name and its note", "[ui][controls]") {
  Harness harness([&](Ui& ui, Rect) { stat(ui, kBox, {"Lost", "128 266", "128266", "32 % of the newest round"}); });
  CHECK(harness.item("Lost").value == "128266, 32 % of the newest round");
}

TEST_CASE("progress is a whole percentage", "[ui][controls]") {
  Harness harness([&](Ui& ui, Rect) { progressBar(ui, kBox, "Progress", 0.256); });
  CHECK(harness.item("Progress").range == Range{0, 100, 1, 26});
}

TEST_CASE("a notice is as tall as it said it would be", "[ui][controls]") {
  const std::string sentence = "No update was lost, although your threads ran at the same time for most of a round.";
  for (const float width : {200.0F, 320.0F, 700.0F}) {
    float told = 0, drawn = 0;
    Harness harness([&](Ui& ui, Rect) {
      told = noticeHeight(ui, sentence, width);
      drawn = notice(ui, {0, 0, width, 0}, Verdict::kFails, sentence);
    });
    CHECK(told == drawn);
    CHECK(harness.find(sentence));
  }
}

}  // namespace
}  // namespace racecourse::ui
