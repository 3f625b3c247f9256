#include "labs/program_lab/programs.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "engine/check.h"
#include "engine/compiler.h"
#include "labs/program_lab/goals.h"

namespace racecourse::labs {
namespace {

using engine::Verdict;

TEST_CASE("programs are read from the page's JSON", "[labs][programs]") {
  const auto programs = readPrograms(
      R"([{"id":"a_1","title":"A","about":"B.","goals":[{"reach":"fails","sentence":"Lose."}],"text":"x = 1\n"}])");
  REQUIRE(programs);
  REQUIRE(programs->size() == 1);
  CHECK(programs->front().title == "A");
  CHECK(programs->front().text == "x = 1\n");
  CHECK(programs->front().goals.front().sentence == "Lose.");
  CHECK(readPrograms("[]")->empty());
  CHECK(readPrograms(R"([{"id":"A"}])").error() == "A program has the id \"A\".");
  CHECK(readPrograms(R"([{"id":"a"},{"id":"a"}])").error() == "Two programs have the id \"a\".");
  CHECK_FALSE(readPrograms(R"([{"id":"a","goals":[{"reach":"win"}]}])"));
  CHECK_FALSE(readPrograms("{}"));
}

TEST_CASE("the head of a file is taken off, the rest stays byte for byte", "[labs][programs]") {
  const auto file = readProgramFile(
      "a", "# expect: fails\n# title: A: b\n# order: 3\n# goal: ends | Reach it.\n# A comment.\nx = 1\n");
  REQUIRE(file);
  CHECK(file->expect == "fails");
  CHECK(file->program.title == "A: b");
  CHECK(file->order == 3);
  CHECK(file->program.goals.size() == 1);
  CHECK(file->program.text == "# A comment.\nx = 1\n");
  CHECK(readProgramFile("a", "# expect: holds\n# colour: red\n").error() == "a.py, line 2: not understood.");
  CHECK_FALSE(readProgramFile("a", "# goal: win | No.\n"));
}

engine::Report reportOf(const engine::Program& program) {
  engine::Check check(program, {});
  while (!check.advance(100'000)) {
  }
  return check.report();
}

bool keeps(const std::string& promise, const engine::Report& report) {
  if (promise.ends_with(" data race") == report.races.empty() && promise.starts_with("holds")) return false;
  if (promise.starts_with("holds")) return report.verdict == Verdict::kHolds;
  if (promise.starts_with("fails"))
    return report.verdict == Verdict::kAssertion || report.verdict == Verdict::kInvariant;
  if (promise.starts_with("deadlock")) return report.verdict == Verdict::kDeadlock;
  if (promise.starts_with("error")) return report.verdict == Verdict::kError;
  return promise.starts_with("never finishes") && report.verdict == Verdict::kNeverFinishes;
}

// Goals that wait for the reader: within reach of the start, and not reached there.
void checkGoals(const engine::Program& compiled, const std::vector<Goal>& asked) {
  Walk walk(compiled);
  Goals goals(asked);
  while (goals.active(walk)) goals.advance(walk);
  for (std::size_t goal = 0; goal < asked.size(); ++goal)
    CHECK(goals.standing(goal).answer == Goals::Standing::kReachable);
}

TEST_CASE("every program of every lab keeps its promise, and its goals can be reached", "[labs][programs]") {
  for (const auto& lab : std::filesystem::directory_iterator(RACECOURSE_LABS)) {
    const auto files = readProgramFolder(lab.path().string() + "/programs");
    REQUIRE(files);
    for (const ProgramFile& file : *files) {
      INFO(lab.path().filename() << "/" << file.program.id);
      const auto compiled = engine::compile(file.program.text);
      REQUIRE(compiled);
      CHECK(keeps(file.expect, reportOf(*compiled)));
      checkGoals(*compiled, file.program.goals);
    }
  }
}

TEST_CASE("the race lab's programs come in order, and each has a goal", "[labs][programs]") {
  const auto files = readProgramFolder(RACECOURSE_LABS "/race/programs");
  REQUIRE(files);
  REQUIRE(files->size() == 9);
  CHECK(files->front().program.id == "lost_update");
  for (const ProgramFile& file : *files) CHECK_FALSE(file.program.goals.empty());
}

}  // namespace
}  // namespace racecourse::labs
