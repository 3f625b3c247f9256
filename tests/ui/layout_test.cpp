#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/harness.h"
#include "ui/rect.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

using tests::Harness;

TEST_CASE("taking from the top leaves the rest below the gap", "[ui][rect]") {
  Rect rest{10, 20, 300, 200};
  CHECK(rest.takeTop(50, 8) == Rect{10, 20, 300, 50});
  CHECK(rest == Rect{10, 78, 300, 142});
  CHECK(rest.takeLeft(100, 4) == Rect{10, 78, 100, 142});
  CHECK(rest == Rect{114, 78, 196, 142});
}

TEST_CASE("columns share the width and keep the gaps", "[ui][rect]") {
  const auto cells = Rect{0, 0, 320, 10}.columns(3, 10);
  REQUIRE(cells.size() == 3);
  CHECK(cells[0] == Rect{0, 0, 100, 10});
  CHECK(cells[2] == Rect{220, 0, 100, 10});
}

TEST_CASE("a paragraph wraps at its width and tells its height beforehand", "[ui][text]") {
  const std::string text = "Two threads add one to the same counter, and one of the additions is lost.";
  float one = 0, told = 0, drawn = 0, line = 0;
  Harness harness([&](Ui& ui, Rect) {
    line = lineHeight(*ui.fonts.body);
    one = paragraphHeight(*ui.fonts.body, text, 5000);
    told = paragraphHeight(*ui.fonts.body, text, 200);
    drawn = paragraph(ui, {0, 0, 200, 0}, *ui.fonts.body, ui.theme.ink, text);
  });
  CHECK(one == line);
  CHECK(told == drawn);
  CHECK(told >= 3 * line);
  CHECK(harness.item(text).role == Role::kText);
}

TEST_CASE("text that is not there takes no room and does no harm", "[ui][text]") {
  float width = -1, height = -1;
  Harness harness([&](Ui& ui, Rect area) {
    width = textWidth(*ui.fonts.body, std::string_view());
    height = paragraphHeight(*ui.fonts.body, std::string_view(), 100);
    drawText(ui, {0, 0}, *ui.fonts.body, ui.theme.ink, std::string_view());
    drawTextIn(ui, area, *ui.fonts.body, ui.theme.ink, std::string_view(), Align::kCentre);
  });
  CHECK(width == 0);
  CHECK(height == 0);
}

TEST_CASE("text measures the same at every pixel density", "[ui][text]") {
  float width = 0;
  Harness harness([&](Ui& ui, Rect) { width = textWidth(*ui.fonts.body, "Lost updates"); });
  const float at_one = width;
  harness.screen().setDensity(2);
  harness.frame();
  CHECK(std::abs(width - at_one) < 2);
  CHECK(at_one > 60);
}

}  // namespace
}  // namespace racecourse::ui
