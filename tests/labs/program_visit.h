#pragma once

// A lab with programs under a harness, as a reader meets it.
//
//   ProgramVisit visit({program("counter", kCounter, {"fails"})});
//   visit.harness.press("T1 reads counter: 0");

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/labs/lab_visit.h"

namespace racecourse::labs {

inline constexpr const char* kCounter = R"(from threading import Thread

counter = 0

def increment():
    global counter
    counter += 1

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 2
)";

// The text of a program of the race lab.
inline std::string raceProgram(std::string_view id) {
  const auto files = readProgramFolder(RACECOURSE_LABS "/race/programs");
  if (files)
    for (const ProgramFile& file : *files)
      if (file.program.id == id) return file.program.text;
  throw std::runtime_error("The race lab has no program " + std::string(id) + ".");
}

inline ProgramText program(std::string id, std::string text, std::vector<Goal> goals = {}) {
  return {.id = id, .title = "The " + id, .about = "About " + id + ".", .text = std::move(text), .goals = goals};
}

inline ProgramText counterProgram() {
  return program("counter", kCounter,
                 {{.reach = {.kind = Reach::kFails, .values = {}}, .sentence = "Lose an update."}});
}

struct ProgramVisit : LabVisit {
  explicit ProgramVisit(std::vector<ProgramText> programs = {counterProgram()}, float width = 900,
                        const threads::Environment& here = kTwoCores, std::string_view id = "none")
      : LabVisit(id, width, here, std::move(programs), 2400) {
    settle();
  }

  // Goes on until the lab has nothing left to do.
  void settle() {
    while (lab->active() || lab->busy()) {
      if (!lab->busy()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      lab->poll();
    }
    harness.frame();
  }

  // Lets the workers go on for a moment.
  void breathe() {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    lab->poll();
    harness.frame();
  }

  void press(std::string_view label) {
    harness.press(label);
    settle();
  }

  bool shows(std::string_view label) { return harness.find(label).has_value(); }
  std::string value(std::string_view label) { return harness.item(label).value; }
};

}  // namespace racecourse::labs
