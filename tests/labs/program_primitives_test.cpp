// Step's drawn primitives: what each program of the course shows of them on the way.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/labs/program_visit.h"

namespace racecourse::labs {
namespace {

// The program `id` of the lab `lab`.
ProgramText courseProgram(std::string_view lab, std::string_view id) {
  const auto files = readProgramFolder(std::string(RACECOURSE_LABS "/") + std::string(lab) + "/programs");
  if (files)
    for (const ProgramFile& file : *files)
      if (file.program.id == id) return file.program;
  throw std::runtime_error("There is no program " + std::string(id) + ".");
}

// Step on a program of the course, behind the steps of `schedule`.
struct StepVisit : ProgramVisit {
  StepVisit(std::string_view lab, std::string_view id, const std::string& schedule = "", float width = 900)
      : ProgramVisit({courseProgram(lab, id)}, width) {
    harness.press("Step");
    settle();
    go(schedule);
  }

  void go(const std::string& schedule) {
    if (schedule.empty()) return;
    lab->obey("schedule", schedule);
    settle();
  }
};

TEST_CASE("two semaphores and a mutex: permits, owner and queue", "[labs][program]") {
  StepVisit visit("producer-consumer", "semaphores");
  CHECK(visit.shows("Primitives"));
  CHECK(visit.value("mutex, Lock") == "free");
  CHECK(visit.value("slots, Semaphore") == "2 permits");
  CHECK(visit.value("items, Semaphore") == "0 permits; thread 2 waits");
  visit.go("1-2");
  CHECK(visit.value("mutex, Lock") == "held by thread 1");
  CHECK(visit.value("slots, Semaphore") == "1 permit");
}

TEST_CASE("a monitor: who sleeps in a condition, who was woken, who stands at the lock", "[labs][program]") {
  StepVisit visit("producer-consumer", "monitor", "2-3");
  CHECK(visit.value("lock, Lock") == "free");
  CHECK(visit.value("not_empty, Condition") == "its lock, lock, is free; thread 2 is asleep");
  CHECK(visit.value("not_full, Condition") == "its lock, lock, is free");
  visit.go("2-3_1-4");
  CHECK(visit.value("lock, Lock") == "held by thread 1; thread 2 is woken and wants the lock again; thread 3 waits");
  CHECK(visit.value("not_empty, Condition") == "its lock, lock, is held by thread 1");
}

TEST_CASE("the queue of the library is a buffer with both its ends", "[labs][program]") {
  StepVisit visit("producer-consumer", "library_queue");
  CHECK(visit.value("buffer, Queue") == "0 of 2 items; thread 2 waits to get");
  visit.go("1-2");
  CHECK(visit.value("buffer, Queue") == "2 of 2 items, full: 0, 1; thread 1 waits to put");
}

TEST_CASE("event, barrier and read-write lock show their state", "[labs][program]") {
  StepVisit sleep("primitives", "sleep", "1");
  CHECK(sleep.value("ready, Event") == "not set; thread 1 waits");
  StepVisit book("primitives", "book", "1_2");
  CHECK(book.value("book, RWLock") == "read by thread 1 and thread 2; thread 3 waits to write");
  StepVisit phases("primitives", "phases", "1-2");
  CHECK(phases.value("barrier, Barrier") == "1 of 2 arrived: thread 1");
}

TEST_CASE("five forks, each with its owner and who waits for it, share lines", "[labs][program]") {
  ProgramText five = courseProgram("philosophers", "naive");
  five.text.replace(five.text.find("N = 3"), 5, "N = 5");
  ProgramVisit visit({five});
  visit.lab->obey("schedule", "1_2_3_4_5");
  visit.settle();
  CHECK(visit.value("forks[0], Lock") == "held by thread 1; thread 5 waits");
  for (int fork = 1; fork < 5; ++fork)
    CHECK(visit.value("forks[" + std::to_string(fork) + "], Lock") ==
          "held by thread " + std::to_string(fork + 1) + "; thread " + std::to_string(fork) + " waits");
  CHECK(visit.harness.item("forks[0], Lock").rect.y == visit.harness.item("forks[1], Lock").rect.y);
}

TEST_CASE("the panel stays on its side of the page from the first step to the last", "[labs][program]") {
  for (const char* id : {"semaphores", "monitor", "library_queue"}) {
    StepVisit visit("producer-consumer", id);
    const auto panel = [&] { return visit.harness.item("Primitives").rect.x; };
    const float before = panel();
    visit.press("Run to the end");
    CHECK(visit.shows("Every thread has finished, and nothing went wrong."));
    CHECK(panel() == before);
  }
}

TEST_CASE("primitives are no rows of the shared data, and a program without any has no panel", "[labs][program]") {
  StepVisit semaphores("producer-consumer", "semaphores");
  CHECK(semaphores.harness.figure("Shared data").table ==
        ui::Table{{"Shared", "Value", "Before"}, {{"buffer", "[]", ""}}});
  StepVisit race("race", "lost_update");
  CHECK_FALSE(race.shows("Primitives"));
}

}  // namespace
}  // namespace racecourse::labs
