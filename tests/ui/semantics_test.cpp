#include "ui/semantics.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/harness.h"
#include "ui/controls.h"

namespace racecourse::ui {
namespace {

using tests::Harness;

TEST_CASE("plain Dear ImGui items are listed and obey, through the hooks alone", "[ui][semantics]") {
  int presses = 0;
  bool ticked = false;
  Harness harness([&](Ui&, Rect) {
    presses += ImGui::Button("Plain##1");
    ImGui::Checkbox("Tick", &ticked);
    ImGui::BeginDisabled();
    ImGui::Button("Off");
    ImGui::EndDisabled();
  });
  CHECK(harness.item("Plain").role == Role::kButton);
  CHECK(harness.item("Plain").rect.w > 10);
  CHECK_FALSE(harness.item("Off").enabled);
  CHECK_FALSE(harness.item("Tick").on);
  harness.press("Plain");
  CHECK(presses == 1);
  harness.press("Tick");
  CHECK(ticked);
  CHECK(harness.item("Tick").on);
}

TEST_CASE("the version rises only when the list changes", "[ui][semantics]") {
  std::string text = "one";
  Harness harness([&](Ui& ui, Rect) { ui.semantics.describe({.label = text}); });
  const auto before = harness.screen().semantics().version();
  harness.frame();
  CHECK(harness.screen().semantics().version() == before);
  text = "two";
  harness.frame();
  CHECK(harness.screen().semantics().version() == before + 1);
}

TEST_CASE("an action on an item that is gone is dropped", "[ui][semantics]") {
  bool shown = true;
  int presses = 0;
  Harness harness([&](Ui& ui, Rect) {
    if (shown) presses += button(ui, {0, 0, 100, 40}, "Run", Emphasis::kPrimary);
  });
  const auto id = harness.item("Run").id;
  shown = false;
  harness.frame();
  harness.screen().semantics().press(id);
  CHECK(harness.screen().semantics().hasActions());
  harness.frame();
  CHECK_FALSE(harness.screen().semantics().hasActions());
  shown = true;
  harness.frame();
  CHECK(presses == 0);
}

TEST_CASE("describing an id twice keeps one item in its first place", "[ui][semantics]") {
  Harness harness([&](Ui& ui, Rect) {
    ui.semantics.describe({.id = 7, .label = "first"});
    ui.semantics.describe({.id = 8, .label = "second"});
    ui.semantics.describe({.id = 7, .label = "third"});
  });
  const auto items = harness.screen().semantics().items();
  REQUIRE(items.size() == 2);
  CHECK(items[0].label == "third");
  CHECK(items[1].label == "second");
}

TEST_CASE("an announcement is spoken once", "[ui][semantics]") {
  Semantics semantics;
  semantics.announce("4 threads finished.");
  CHECK(semantics.takeAnnouncement() == "4 threads finished.");
  CHECK(semantics.takeAnnouncement().empty());
}

TEST_CASE("the list as JSON leaves empty fields out and escapes the rest", "[ui][semantics]") {
  const Item plain{.id = 3, .role = Role::kButton, .rect = {1, 2, 30, 40}, .label = "Say \"x\"\\\n"};
  CHECK(toJson(std::span(&plain, 1)) == R"([{"id":3,"role":"button","rect":[1,2,30,40],"label":"Say \"x\"\\\u000a"}])");
  const Item slider{.id = 4,
                    .role = Role::kSlider,
                    .label = "Threads",
                    .value = "2",
                    .group = "g",
                    .enabled = false,
                    .on = true,
                    .range = {1, 32, 1, 2}};
  CHECK(toJson(std::span(&slider, 1)) ==
        R"([{"id":4,"role":"slider","rect":[0,0,0,0],"label":"Threads","value":"2","group":"g","disabled":true,)"
        R"("on":true,"range":[1,32,1,2]}])");
  const Item figure{.role = Role::kFigure, .label = "F", .table = {{"a", "b"}, {{"1", "2"}, {"3", "4"}}}};
  CHECK(toJson(std::span(&figure, 1)) ==
        R"([{"id":0,"role":"figure","rect":[0,0,0,0],"label":"F","table":{"header":["a","b"],)"
        R"("rows":[["1","2"],["3","4"]]}}])");
}

}  // namespace
}  // namespace racecourse::ui
