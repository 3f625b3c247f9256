#include <catch2/catch_test_macros.hpp>

#include "tests/labs/program_visit.h"
#include "ui/number.h"

namespace racecourse::labs {
namespace {

TEST_CASE("an update is lost by hand, step by step, and read aloud", "[labs][program]") {
  ProgramVisit visit;
  CHECK(visit.value("Goal: Lose an update.") == "Still reachable.");
  visit.press("T1 reads counter: 0");
  CHECK(visit.lab->takeNews() == "Thread 1: reads counter, 0.");
  visit.press("T2 reads counter: 0");
  CHECK(visit.value("Thread 1, increment, in hand: counter = 0").empty());
  visit.press("T2 writes counter: 0 → 1");
  CHECK(visit.lab->takeNews() == "Thread 2: writes counter, 0 becomes 1.");
  CHECK(visit.value("Thread 1, increment, in hand: counter = 0") == "counter is 1 by now");
  CHECK(visit.value("Goal: Lose an update.") == "Still reachable.");
  visit.press("T1 writes counter: 1 → 1");
  CHECK(visit.lab->takeNews() == "Thread 1: writes counter, 1 becomes 1. AssertionError on line 12.");
  CHECK(visit.value("Goal: Lose an update.") == "Reached.");
  CHECK(visit.shows("AssertionError on line 12."));
  CHECK(visit.shows("Step 4 of 4"));
  CHECK(visit.lab->link() == "program=counter&view=step&schedule=1_2-2_1");
}

TEST_CASE("back and forward lose nothing, and a goal out of reach says so", "[labs][program]") {
  ProgramVisit visit;
  visit.press("T1 reads counter: 0");
  visit.press("T1 writes counter: 0 → 1");
  CHECK(visit.value("Goal: Lose an update.") == "Can no longer be reached from here: go back.");
  CHECK_FALSE(visit.harness.item("Hint").enabled);
  visit.press("← Back");
  CHECK(visit.shows("Step 1 of 2"));
  CHECK(visit.value("Goal: Lose an update.") == "Still reachable.");
  visit.press("Hint");
  CHECK(visit.lab->takeNews() == "Hint: the goal is 3 steps away. Next: Thread 2: reads counter, 0.");
  visit.press("Forward →");
  CHECK(visit.shows("Step 2 of 2"));
  visit.press("To the start");
  CHECK(visit.shows("Step 0 of 2"));
  CHECK_FALSE(visit.harness.item("← Back").enabled);
}

TEST_CASE("a step may be a whole statement", "[labs][program]") {
  ProgramVisit visit;
  visit.press("T1 reads counter: 0");
  visit.press("Whole statements");
  CHECK(visit.shows("Step 0 of 0"));
  CHECK(visit.lab->link() == "program=counter&view=step&steps=statements");
  visit.press("Run to the end");
  CHECK(visit.shows("Step 2 of 2"));
  CHECK(visit.value("Goal: Lose an update.") == "Can no longer be reached from here: go back.");
}

TEST_CASE("every enabled thread has its digit, back and forward have the arrows", "[labs][program]") {
  ProgramVisit visit;
  CHECK(visit.harness.item("T1 reads counter: 0").key == "1");
  CHECK(visit.harness.item("T2 reads counter: 0").key == "2");
  CHECK(visit.harness.item("← Back").key == "ArrowLeft");
  ImGui::GetIO().AddKeyEvent(ImGuiKey_2, true);
  visit.harness.frame();
  ImGui::GetIO().AddKeyEvent(ImGuiKey_2, false);
  visit.harness.frame();
  visit.harness.frame();
  CHECK(visit.lab->takeNews() == "Thread 2: reads counter, 0.");
}

TEST_CASE("shared data shows what the last step changed; who waits is drawn", "[labs][program]") {
  ProgramVisit visit({program("locked", raceProgram("with_lock"))});
  visit.press("T1 acquires lock");
  CHECK(visit.shows("Who waits for whom"));
  CHECK(visit.harness.find("T2 waits for lock, held by thread 1"));
  CHECK_FALSE(visit.harness.item("T2 waits for lock, held by thread 1").enabled);
  visit.press("T1 reads counter: 0");
  visit.press("T1 writes counter: 0 → 1");
  const ui::Table table = visit.harness.figure("Shared data").table;
  CHECK(std::ranges::contains(table.rows, std::vector<std::string>{"counter", "1", "0 →"}));
}

TEST_CASE("a scheduler runs to the end, thousands of steps in portions", "[labs][program]") {
  ProgramVisit visit({program("long", R"(from threading import Thread

counter = 0

def increment():
    global counter
    for _ in range(2000):
        counter += 1

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
)")});
  visit.press("Round robin");
  visit.press("Run to the end");
  CHECK(visit.shows("Step 8000 of 8000"));
  CHECK(visit.lab->takeNews().ends_with("Every thread has finished, and nothing went wrong."));
  visit.press("← Back");
  CHECK(visit.shows("Step 7999 of 8000"));
}

TEST_CASE("the clock shows the time at every place that it led to", "[labs][program]") {
  ProgramVisit visit({program("naps", R"(from threading import Thread
import time

def nap(seconds):
    time.sleep(seconds)

threads = [Thread(target=nap, args=(n,)) for n in (2, 5)]
for t in threads: t.start()
for t in threads: t.join()
)")});
  visit.press("Clock");
  visit.press("Run to the end");
  CHECK(visit.shows("Step 2 of 2, clock " + ui::duration(5e9)));
  visit.press("← Back");
  CHECK(visit.shows("Step 1 of 2, clock " + ui::duration(2e9)));
  visit.press("← Back");
  CHECK(visit.shows("Step 0 of 2, clock " + ui::duration(0)));
}

TEST_CASE("Prove gives the verdict, every outcome and the counterexample", "[labs][program]") {
  ProgramVisit visit;
  visit.press("Prove");
  visit.press("Check every schedule");
  CHECK(visit.shows("Fails in 4 of 6 schedules."));
  CHECK(visit.shows("The assertion on line 12 fails in 4 of 6 schedules."));
  CHECK(visit.lab->takeNews() == "Fails in 4 of 6 schedules. The assertion on line 12 fails in 4 of 6 schedules.");
  CHECK(visit.value("Schedules") == "6, ways to interleave");
  CHECK(visit.value("Distinct orders") == "4, of steps that share something");
  CHECK(visit.value("Test runs needed") == "1, for an even chance");
  CHECK(visit.harness.figure("Outcomes").table.rows ==
        std::vector<std::vector<std::string>>{
            {"Finishes with counter = 2", "2 of 6, 50.0 % at random", "33\u202f%"},
            {"AssertionError on line 12; counter = 1", "4 of 6, 50.0 % at random", "67\u202f%"}});
  CHECK(visit.harness.item("State").range.maximum == 12);
  visit.press("Show me: Finishes with counter = 2");
  CHECK(visit.lab->link() == "program=counter&view=step&schedule=1-2_2-2");
  visit.press("Prove");
  visit.press("Open the counterexample in Step");
  CHECK(visit.lab->link() == "program=counter&view=step&schedule=1_2-2_1");
  CHECK(visit.shows("AssertionError on line 12."));
}

TEST_CASE("Fix: the edited program is proven, and mistakes are told with their line", "[labs][program]") {
  ProgramVisit visit;
  visit.press("Fix");
  Editor& editor = *visit.lab->editor();
  CHECK(editor.editorText().open);
  const std::uint64_t version = editor.textVersion();
  const auto troubles = editor.setText("x = 1.5\n");
  REQUIRE(troubles.size() == 1);
  CHECK(troubles.front().line == 1);
  CHECK(editor.textVersion() > version);
  visit.settle();
  CHECK(visit.shows("Line 1, column 5: " + troubles.front().message));
  visit.press("Step");
  CHECK(visit.shows("Open Fix"));
  CHECK(editor.setText(raceProgram("with_lock")).empty());
  visit.press("Fix");
  visit.press("Check every schedule");
  CHECK(visit.shows("Holds in every schedule."));
  CHECK_FALSE(visit.shows("Open the counterexample in Step"));
  visit.lab->obey("reset", "");
  CHECK(editor.editorText().text == kCounter);
}

TEST_CASE("Run fills what can happen with what happened, on real threads", "[labs][program]") {
  ProgramVisit visit({program("locked", raceProgram("with_lock"))});
  visit.press("Run");
  visit.harness.press("Run on real threads");
  while (!visit.harness.find("Runs") || visit.value("Runs").starts_with("0")) visit.breathe();
  visit.harness.press("Stop");
  visit.settle();
  const ui::Table table = visit.harness.figure("What happened").table;
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0][0] == "Finishes with counter = 2");
  CHECK(table.rows[0][1].ends_with("100.0 %; 100.0 % at random"));
  CHECK(visit.value("That failed") == "0, 0.0 % of them");
}

TEST_CASE("outcomes that are possible and were not seen keep an empty bar", "[labs][program]") {
  ProgramVisit visit;
  visit.lab->obey("live", "");
  while (!visit.harness.find("Runs") || visit.value("Runs").starts_with("0")) visit.breathe();
  visit.lab->obey("view", "run");
  visit.harness.press("Stop");
  visit.settle();
  CHECK(visit.harness.figure("What happened").table.rows.size() == 2);
}

constexpr const char* kDeadlock = R"(from threading import Thread, Lock

left = Lock()
right = Lock()

def first():
    with left:
        with right:
            pass

def second():
    with right:
        with left:
            pass

threads = [Thread(target=first), Thread(target=second)]
for t in threads: t.start()
for t in threads: t.join()
)";

TEST_CASE("a deadlock closes its cycle before the reader's eyes and leads nowhere", "[labs][program]") {
  ProgramVisit visit(
      {program("locks", kDeadlock, {{.reach = {.kind = Reach::kDeadlock, .values = {}}, .sentence = "Get stuck."}})});
  visit.press("T1 acquires left");
  visit.press("Hint");
  CHECK(visit.lab->takeNews() == "Hint: the goal is 1 step away. Next: Thread 2: acquires right.");
  visit.press("T2 acquires right");
  CHECK(visit.lab->takeNews() == "Thread 2: acquires right. Deadlock: no thread can go on.");
  CHECK(visit.value("Goal: Get stuck.") == "Reached.");
  CHECK(visit.harness.figure("Who waits for whom").value ==
        "Deadlock: thread 1 waits for right, held by thread 2, which waits for left, held by thread 1.");
  CHECK_FALSE(visit.harness.item("T1 waits for right, held by thread 2").enabled);
}

TEST_CASE("deadlocks on real threads are found, ended and counted", "[labs][program]") {
  ProgramVisit visit({program("locks", kDeadlock)});
  visit.lab->obey("live", "");
  visit.harness.frame();
  while (!visit.harness.find("Runs") || visit.value("Runs").starts_with("0")) visit.breathe();
  visit.harness.press("Stop");
  visit.settle();
  CHECK(visit.harness.figure("What happened").table.rows.size() == 2);
  CHECK(visit.harness.find("Deadlocks"));
}

TEST_CASE("without threads Step, Prove and Fix do the same, and Run says why it cannot", "[labs][program]") {
  ProgramVisit visit({counterProgram()}, 900, kNoThreads);
  visit.press("Prove");
  visit.press("Check every schedule");
  CHECK(visit.shows("Fails in 4 of 6 schedules."));
  visit.press("Run");
  CHECK_FALSE(visit.harness.item("Run on real threads").enabled);
  CHECK(
      visit.shows("Running needs real threads, and this page has none. The frame forbids them. Step, Prove and Fix "
                  "work all the same."));
}

TEST_CASE("links open program, view and schedule, and damaged ones say what is wrong", "[labs][program]") {
  ProgramVisit visit({counterProgram(), program("locked", raceProgram("with_lock"))});
  CHECK(visit.lab->link().empty());
  CHECK(visit.lab->obey("program", "locked"));
  CHECK(visit.lab->obey("view", "fix"));
  CHECK(visit.lab->link() == "program=locked&view=fix");
  CHECK(visit.lab->obey("view", "step"));
  CHECK(visit.lab->obey("schedule", "1"));
  CHECK(visit.lab->link() == "program=locked&view=step&schedule=1");
  CHECK(visit.lab->obey("program", "nope").error() ==
        "The link asks for the program “nope”, which this lab does not have.");
  CHECK(visit.lab->obey("view", "experiment").error() ==
        "The link asks for the view “experiment”, which this lab does not have.");
  CHECK_FALSE(visit.lab->obey("schedule", "x"));
  CHECK(visit.lab->link() == "program=locked&view=step&schedule=1");
  CHECK(visit.lab->obey("schedule", "1_2").error() ==
        "The schedule stops fitting this program at step 2: thread 2 cannot take a step here: it waits for lock, which "
        "thread 1 holds. The steps before it are shown.");
  CHECK_FALSE(visit.lab->obey("colour", "red"));
  CHECK(visit.lab->obey("steps", "statements"));
  CHECK(visit.lab->link() == "program=locked&view=step&steps=statements");
}

TEST_CASE("a lab of its own needs no C++, and a lab with neither is none", "[labs][program]") {
  threads::Crew crew;
  CHECK(makeLab("mine", {crew, kTwoCores, ""}, {counterProgram()}));
  CHECK_FALSE(makeLab("mine", {crew, kTwoCores, ""}, {}));
}

TEST_CASE("the race lab has its experiment beside the four views", "[labs][program]") {
  ProgramVisit visit({counterProgram()}, 900, kTwoCores, "race");
  CHECK(visit.harness.item("Experiment").on);
  CHECK(visit.shows("Run 4 threads"));
  CHECK(visit.lab->obey("threads", "2"));
  CHECK(visit.lab->link() == "threads=2");
  visit.press("Step");
  CHECK(visit.lab->link() == "program=counter&view=step");
  visit.press("T1 reads counter: 0");
  CHECK(visit.shows("Step 1 of 1"));
}

TEST_CASE("nothing lies outside the canvas at any width, in any view", "[labs][program]") {
  for (const float width : {320.0F, 360.0F, 480.0F, 640.0F, 760.0F, 1200.0F}) {
    ProgramVisit visit({counterProgram(), program("locked", raceProgram("with_lock"))}, width);
    visit.lab->obey("schedule", "1_2-2");
    visit.lab->obey("prove", "");
    visit.settle();
    for (const char* view : {"step", "prove", "run", "fix"}) {
      visit.lab->obey("view", view);
      visit.settle();
      for (const ui::Item& item : visit.harness.screen().semantics().items()) {
        INFO(item.label << " at " << width << " in " << view);
        CHECK(item.rect.x >= 0);
        CHECK(item.rect.right() <= width);
        CHECK(item.rect.bottom() <= visit.height);
      }
    }
  }
}

}  // namespace
}  // namespace racecourse::labs
