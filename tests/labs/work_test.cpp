#include "labs/work.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "tests/labs/program_visit.h"

namespace racecourse::labs {
namespace {

constexpr const char* kLoses = "1_2-2_1";

// The goals that are reached, as "1 own 1_2-2_1".
std::vector<std::string> goalsOf(const ProgramVisit& visit) {
  std::vector<std::string> goals;
  for (const ReachedGoal& reached : visit.lab->work().goals)
    goals.push_back(std::to_string(reached.goal) + (reached.own ? " own " : " given ") + reached.schedule);
  return goals;
}

void loseByHand(ProgramVisit& visit) {
  for (const char* step : {"T1 reads counter: 0", "T2 reads counter: 0", "T2 writes counter: 0 → 1"}) visit.press(step);
  visit.press("T1 writes counter: 1 → 1");
}

TEST_CASE("work is told as JSON, and what is no number as null", "[labs][work]") {
  const threads::Environment machine{.cores = 4, .threads = true, .isolated = true, .clock_step_ns = 0};
  CHECK(
      workJson({}, {}, machine) ==
      R"({"facts":[],"machine":{"cores":4,"threads":true,"isolated":true,"clockStepNs":0},"program":"","edited":false,)"
      R"("steps":"accesses","goals":[],"holds":false})");
  const std::vector<Fact> facts = {{"lost \"share\"", 12.5, "%"},
                                   {"ratio", std::numeric_limits<double>::infinity(), ""}};
  const Work work{.program = "a", .edited = true, .whole_statements = true, .goals = {{2, "1_2", true}}, .holds = true};
  CHECK(workJson(facts, work, machine) ==
        R"({"facts":[{"name":"lost \"share\"","value":12.5,"unit":"%"},{"name":"ratio","value":null,"unit":""}],)"
        R"("machine":{"cores":4,"threads":true,"isolated":true,"clockStepNs":0},"program":"a","edited":true,)"
        R"("steps":"statements","goals":[{"goal":2,"schedule":"1_2","own":true}],"holds":true})");
}

TEST_CASE("a goal that is reached by hand is the reader's own", "[labs][work]") {
  ProgramVisit visit;
  CHECK(visit.lab->work().program == "counter");
  CHECK(goalsOf(visit).empty());
  loseByHand(visit);
  CHECK(goalsOf(visit) == std::vector<std::string>{"1 own 1_2-2_1"});
  visit.press("← Back");
  CHECK(goalsOf(visit).empty());
  visit.press("Forward →");
  CHECK(goalsOf(visit) == std::vector<std::string>{"1 own 1_2-2_1"});
}

TEST_CASE("a goal that a link leads to is not, until its steps are taken by hand", "[labs][work]") {
  ProgramVisit visit;
  REQUIRE(visit.lab->obey("schedule", kLoses));
  visit.settle();
  CHECK(goalsOf(visit) == std::vector<std::string>{"1 given 1_2-2_1"});
  visit.press("← Back");
  visit.press("T1 writes counter: 1 → 1");
  CHECK(goalsOf(visit) == std::vector<std::string>{"1 given 1_2-2_1"});
  visit.press("To the start");
  loseByHand(visit);
  CHECK(goalsOf(visit) == std::vector<std::string>{"1 own 1_2-2_1"});
}

TEST_CASE("neither a counterexample nor a scheduler makes a goal the reader's own", "[labs][work]") {
  ProgramVisit visit;
  REQUIRE(visit.lab->obey("prove", ""));
  visit.settle();
  visit.press("Open the counterexample in Step");
  CHECK(goalsOf(visit) == std::vector<std::string>{"1 given 1_2-2_1"});
  ProgramVisit other(
      {program("counter", kCounter,
               {{.reach = {.kind = Reach::kEndsWhen, .values = {{"counter", "2"}}}, .sentence = "Be right."}})});
  other.press("T1 reads counter: 0");
  other.press("T1 writes counter: 0 → 1");
  other.press("Run to the end");
  CHECK(goalsOf(other) == std::vector<std::string>{"1 given 1-2_2-2"});
}

TEST_CASE("steps that replace the reader's own are not own", "[labs][work]") {
  ProgramVisit visit;
  loseByHand(visit);
  REQUIRE(visit.lab->obey("schedule", "2_1-2_2"));
  visit.settle();
  CHECK(goalsOf(visit) == std::vector<std::string>{"1 given 2_1-2_2"});
}

TEST_CASE("another text is edited, and holds once it is proved", "[labs][work]") {
  ProgramVisit visit;
  CHECK_FALSE(visit.lab->work().edited);
  visit.lab->editor()->setText("counter = 2\nassert counter == 2\n");
  visit.settle();
  CHECK(visit.lab->work().edited);
  CHECK_FALSE(visit.lab->work().holds);
  REQUIRE(visit.lab->obey("prove", ""));
  visit.settle();
  CHECK(visit.lab->work().holds);
  visit.lab->editor()->setText("counter = 2\nassert counter == 3\n");
  visit.settle();
  CHECK_FALSE(visit.lab->work().holds);
  REQUIRE(visit.lab->obey("prove", ""));
  visit.settle();
  CHECK_FALSE(visit.lab->work().holds);
}

}  // namespace
}  // namespace racecourse::labs
