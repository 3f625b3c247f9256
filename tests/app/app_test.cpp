#include "app/app.h"

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

#include "app/link.h"

namespace racecourse::app {
namespace {

constexpr threads::Environment kHere{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 100};

void drawAll(App& app) {
  ImGui::GetIO().DisplaySize = {800, 1200};
  while (app.frameDue() || app.active()) {
    ImGui::GetIO().DeltaTime = 0.01F;
    app.frame();
    if (app.active()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

bool shows(App& app, std::string_view label) {
  for (const ui::Item& item : app.screen().semantics().items())
    if (item.label == label) return true;
  return false;
}

TEST_CASE("an unknown lab is no lab", "[app]") { CHECK_FALSE(App("nope", kHere, "").lab()); }

TEST_CASE("an app with nothing to do asks for no more frames", "[app]") {
  App app("race", kHere, "");
  REQUIRE(app.lab());
  drawAll(app);
  CHECK_FALSE(app.frameDue());
  app.touch();
  CHECK(app.frameDue());
  drawAll(app);
  CHECK_FALSE(app.frameDue());
}

TEST_CASE("news from workers is due but not urgent, input is both", "[app]") {
  App app("race", kHere, "");
  drawAll(app);
  CHECK_FALSE(app.urgent());
  app.open("increments=1000&rounds=1&guard=atomic&run");
  CHECK(app.urgent());
  while (app.urgent()) {
    ImGui::GetIO().DeltaTime = 0.01F;
    app.frame();
  }
  while (app.active()) {
    CHECK_FALSE(app.urgent());
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (app.frameDue()) app.frame();
  }
}

TEST_CASE("a link sets up the lab and runs it", "[app]") {
  App app("race", kHere, "");
  CHECK(app.open("threads=2&increments=1000&rounds=5&guard=atomic&run") == "");
  CHECK(app.takeAnnouncement() == "Running: 2 threads × 1000 increments, the counter is atomic.");
  drawAll(app);
  CHECK(app.link() == "threads=2&increments=1000&rounds=5&guard=atomic");
  CHECK(app.takeAnnouncement() == "Finished 5 rounds. No update was lost.");
  CHECK(shows(app, "2 threads × 1000 increments, the counter is atomic"));
  CHECK(app.height() > 400);
}

TEST_CASE("what a link gets wrong is named and left out, the rest is obeyed", "[app]") {
  App app("race", kHere, "");
  CHECK(app.open("threads=banana&rounds=20&colour=red") ==
        "The link asks for threads = “banana”, but it goes from 1 to 32. The lab keeps 4. "
        "The link has “colour”, which this lab does not know.");
  CHECK(app.link() == "rounds=20");
}

TEST_CASE("what the reader has done is told with a version that rises when it changes", "[app]") {
  App app("race", kHere, "");
  const std::string before = app.work();
  CHECK(before.starts_with(R"({"version":1,"textVersion":0,"facts":[],"machine":{"cores":2,)"));
  CHECK(app.work() == before);
  app.open("threads=2&increments=1000&rounds=1&guard=atomic&run");
  drawAll(app);
  CHECK(app.work().starts_with(R"({"version":2,"textVersion":0,"facts":[{"name":"cost with an atomic","value":)"));
}

TEST_CASE("a link that is too long is refused in a sentence", "[app]") {
  App app("race", kHere, "");
  CHECK(app.open(std::string(kLongestLink + 1, 'x')) ==
        "The link is too long to be one of ours, so the lab starts plain.");
}

TEST_CASE("a window that is too low scrolls with the wheel", "[app]") {
  App app("race", kHere, "");
  ImGui::GetIO().DisplaySize = {800, 200};
  const auto frames = [&app](int count) {
    for (int i = 0; i < count; ++i) {
      ImGui::GetIO().DeltaTime = 0.1F;
      app.frame();
    }
  };
  frames(3);
  const float before = app.screen().semantics().items().front().rect.y;
  ImGui::GetIO().AddMousePosEvent(400, 100);
  ImGui::GetIO().AddMouseWheelEvent(0, -100);
  frames(4);
  CHECK(app.screen().semantics().items().front().rect.y < before);
  CHECK(app.screen().semantics().items().back().rect.bottom() <= 200);
}

TEST_CASE("without threads the lab opens, says why and runs nothing", "[app]") {
  App app("race", {.cores = 2, .threads = false, .isolated = false, .clock_step_ns = 100000},
          "The frame forbids them.");
  app.open("run");
  CHECK(app.takeAnnouncement() == "This page has no threads to run. The frame forbids them.");
  drawAll(app);
  CHECK(shows(app, "This page has no threads to run. The frame forbids them."));
  for (const ui::Item& item : app.screen().semantics().items())
    if (item.label == "Run 4 threads") CHECK_FALSE(item.enabled);
}

}  // namespace
}  // namespace racecourse::app
