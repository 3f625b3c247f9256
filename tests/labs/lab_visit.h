#pragma once

// A lab under a harness, as a reader meets it.
//
//   LabVisit visit("race");
//   visit.obey({{"threads", "2"}, {"run", ""}});
//   visit.finish();

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <initializer_list>
#include <thread>
#include <utility>

#include "labs/lab.h"
#include "tests/harness.h"

namespace racecourse::labs {

inline constexpr threads::Environment kTwoCores{.cores = 2, .threads = true, .isolated = true, .clock_step_ns = 100};
inline constexpr threads::Environment kNoThreads{
    .cores = 2, .threads = false, .isolated = false, .clock_step_ns = 100'000};

struct LabVisit {
  threads::Crew crew;
  threads::Environment environment;
  std::unique_ptr<Lab> lab;
  float height = 0;
  tests::Harness harness;

  // Without programs it is the experiment alone.
  explicit LabVisit(std::string_view id, float width = 800, const threads::Environment& here = kTwoCores,
                    std::vector<ProgramText> programs = {}, float canvas_height = 1200)
      : environment(here),
        lab(makeLab(id, {crew, environment, "The frame forbids them."}, std::move(programs))),
        harness([this](ui::Ui& ui, ui::Rect area) { height = lab->draw(ui, area); }, width, canvas_height) {}

  void obey(std::initializer_list<std::pair<const char*, const char*>> link) {
    for (const auto& [name, value] : link) REQUIRE(lab->obey(name, value));
    harness.frame();
  }

  // Lets the workers go on until `done`, or until the run is over.
  template <class Done>
  void wait(Done done) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (lab->active() && !done() && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      if (lab->poll()) harness.frame();
    }
    harness.frame();
  }

  void finish() {
    wait([] { return false; });
  }
};

}  // namespace racecourse::labs
