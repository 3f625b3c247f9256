#include "ui/tabs.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "tests/harness.h"

namespace racecourse::ui {
namespace {

using tests::Harness;
using Widths = std::vector<float>;

constexpr std::array<std::string_view, 5> kViews = {"Experiment", "Step", "Prove", "Run", "Fix"};

float sum(const Widths& widths) { return std::accumulate(widths.begin(), widths.end(), 0.0F); }

TEST_CASE("tabs have 16 px of padding and at least 44 px", "[ui][tabs]") {
  CHECK(tabWidths(Widths{76, 30, 8}, 400) == Widths{108, 62, 44});
  CHECK(tabWidths({}, 400).empty());
}

TEST_CASE("without room first the padding of tabs gives way, then their texts", "[ui][tabs]") {
  CHECK(tabWidths(Widths{76, 56}, 172) == Widths{96, 76});
  CHECK(tabWidths(Widths{76, 56}, 156) == Widths{88, 68});
  CHECK(tabWidths(Widths{76, 56}, 78) == Widths{44, 34});
}

TEST_CASE("tabs are a group of radios with one on", "[ui][tabs]") {
  int chosen = 1;
  Harness harness([&](Ui& ui, Rect) { tabs(ui, {0, 0, 600, tabsHeight(ui)}, "View", kViews, chosen); });
  CHECK(harness.item("Prove").role == Role::kRadio);
  CHECK(harness.item("Prove").group == "View");
  CHECK(harness.item("Step").on);
  harness.press("Prove");
  CHECK(chosen == 2);
  CHECK(harness.item("Prove").on);
  CHECK_FALSE(harness.item("Step").on);
}

TEST_CASE("a tab is chosen by mouse, and choosing it again changes nothing", "[ui][tabs]") {
  int chosen = 1, changes = 0;
  Harness harness([&](Ui& ui, Rect) { changes += tabs(ui, {0, 0, 600, 40}, "View", kViews, chosen); });
  harness.click(harness.item("Fix").rect);
  CHECK(chosen == 4);
  harness.click(harness.item("Fix").rect);
  CHECK(changes == 1);
}

TEST_CASE("five views fit 344 px, each as large as a finger", "[ui][tabs]") {
  int chosen = 0;
  Harness harness([&](Ui& ui, Rect) { tabs(ui, {8, 8, 344, tabsHeight(ui)}, "View", kViews, chosen); }, 360);
  float right = 8;
  for (const std::string_view view : kViews) {
    const Rect box = harness.item(view).rect;
    CHECK(box.x == right);
    CHECK(box.w >= 44);
    CHECK(box.h == 44);
    right = box.right();
  }
  CHECK(right <= 352.01F);
}

TEST_CASE("tabs never take more than there is", "[ui][tabs]") {
  for (float width = 10; width < 700; width += 7)
    CHECK(sum(tabWidths(Widths{78, 33, 42, 28, 20}, width)) <= width + 0.01F);
}

}  // namespace
}  // namespace racecourse::ui
