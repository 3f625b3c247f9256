#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "labs/amdahl/curves.h"
#include "labs/amdahl/parameters.h"
#include "tests/labs/lab_visit.h"

namespace racecourse::labs::amdahl {
namespace {

threads::Environment machineWith(int cores) {
  return {.cores = cores, .threads = true, .isolated = true, .clock_step_ns = 100};
}

struct Visit : LabVisit {
  explicit Visit(const threads::Environment& here = machineWith(2), float width = 800)
      : LabVisit("amdahl", width, here) {}

  // Measures once, with as few threads as there can be.
  void measureQuickly() {
    obey({{"threads", "2"}, {"repetitions", "1"}, {"run", ""}});
    finish();
  }
};

TEST_CASE("the lab starts with a question, and with threads for its machine", "[labs][amdahl]") {
  const auto [cores, button] =
      GENERATE(std::pair{1, "Measure 1 to 4 threads"}, std::pair{2, "Measure 1 to 4 threads"},
               std::pair{4, "Measure 1 to 8 threads"}, std::pair{16, "Measure 1 to 32 threads"});
  Visit visit(machineWith(cores));
  CHECK(visit.harness.item(button).enabled);
  CHECK(visit.harness.item("Serial fraction").value == "10\u202F%");
  CHECK(visit.harness.item("Real").on);
  CHECK(visit.harness.item("Strong").on);
  CHECK(visit.harness.find(
      "One thread does the serial part while the others wait; then all of them share the rest. Before you measure: how "
      "many times as fast will 2 threads be?"));
  CHECK(visit.lab->link().empty());
  CHECK(visit.lab->facts().empty());
}

TEST_CASE("a measurement ends with numbers, a chart, a table and lanes, on any number of cores", "[labs][amdahl]") {
  const int cores = GENERATE(1, 2, 4, 16);
  Visit visit(machineWith(cores));
  visit.measureQuickly();
  CHECK(visit.lab->takeNews().starts_with("Finished. "));
  const ui::Table table = visit.harness.figure("Measured runs").table;
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0][3] == "1.00");
  CHECK((table.rows[1][6] == "–") == (cores == 1));
  CHECK(visit.harness.figure("Measured speed-up").table.rows.size() >= 2);
  CHECK(visit.harness.item("Fitted serial fraction").value.starts_with("not known") == (cores == 1));
  CHECK(visit.harness.find("Who ran when, best run with 2 threads"));
  CHECK(visit.lab->facts().front().name == "speed-up with 2 threads");
}

TEST_CASE("growing work is measured too", "[labs][amdahl]") {
  Visit visit;
  visit.harness.press("Weak");
  CHECK(visit.harness.find(
      "One thread does the serial part while the others wait; then all of them share the rest. Before you measure: how "
      "many times the work will 2 threads do in a second?"));
  visit.measureQuickly();
  CHECK(visit.harness.item("Scaled speed-up").value.ends_with("with 2 threads"));
  CHECK(visit.harness.figure("Measured runs").table.header.size() == 7);
  CHECK(visit.harness.item("Limit").value.starts_with("not known"));
  CHECK(visit.lab->facts().front().name == "scaled speed-up with 2 threads");
}

TEST_CASE("a long sweep is stopped by the same button", "[labs][amdahl]") {
  Visit visit;
  visit.obey({{"repetitions", "30"}});
  visit.harness.press("Measure 1 to 4 threads");
  CHECK(visit.lab->active());
  CHECK(visit.harness.find("Progress of the runs"));
  visit.harness.press("Stop");
  while (visit.lab->active()) visit.lab->poll();
  CHECK(visit.lab->takeNews().starts_with("Stopped. "));
  CHECK(visit.lab->facts().empty());
}

TEST_CASE("the curves show the formula's numbers and limits", "[labs][amdahl]") {
  Visit visit;
  visit.harness.press("Curves");
  const ui::Table table = visit.harness.figure("Speed-up by number of processors").table;
  CHECK(table.header == std::vector<std::string>{"Processors", "p = 0.5", "p = 0.9", "p = 0.95", "p = 0.99"});
  CHECK(table.rows[0] == std::vector<std::string>{"2", "1.33", "1.82", "1.90", "1.98"});
  CHECK(table.rows[3] == std::vector<std::string>{"16", "1.88", "6.40", "9.14", "13.9"});
  CHECK(table.rows[9] == std::vector<std::string>{"1024", "2.00", "9.91", "19.6", "91.2"});
  CHECK(table.rows[10] == std::vector<std::string>{"limit", "2.00", "10.0", "20.0", "100"});
  visit.harness.press("Weak");
  CHECK(visit.harness.figure("Speed-up by number of processors").table.rows[9][3] == "973");
}

TEST_CASE("the reader's own fraction joins the four", "[labs][amdahl]") {
  CHECK(fractionsWith(0.05) == std::vector{0.5, 0.1, 0.05, 0.01});
  CHECK(fractionsWith(0.15) == std::vector{0.5, 0.15, 0.1, 0.05, 0.01});
  Visit visit;
  visit.obey({{"mode", "curves"}, {"serial", "15"}});
  CHECK(visit.harness.figure("Speed-up by number of processors").table.header[2] == "p = 0.85");
}

TEST_CASE("the virtual machine says that it simulates, and rolls again", "[labs][amdahl]") {
  Visit visit;
  visit.obey({{"mode", "virtual"}, {"serial", "5"}, {"cores", "1024"}});
  const auto times = [&] { return visit.harness.figure("Simulated runs").table.rows[1][1]; };
  CHECK(visit.harness.figure("Simulated runs").table.rows.size() == 11);
  CHECK(visit.harness.find("Strong scaling, 5\u202F% serial, simulated on 1024 cores"));
  const std::string before = times();
  visit.harness.press("Simulate again");
  CHECK(times() != before);
  CHECK(visit.lab->link() == "mode=virtual&serial=5&cores=1024&seed=2");
  CHECK(visit.lab->facts().front().name == "virtual speed-up");
}

TEST_CASE("the virtual machine's cores go by doublings", "[labs][amdahl]") {
  Visit visit;
  visit.obey({{"mode", "virtual"}, {"cores", "48"}});
  CHECK(visit.harness.item("Virtual cores").value == "48");
  visit.harness.set("Virtual cores", 7);
  CHECK(visit.harness.item("Virtual cores").value == "128");
}

TEST_CASE("without threads curves and virtual machine work, and measuring says why it does not", "[labs][amdahl]") {
  Visit visit(kNoThreads);
  CHECK_FALSE(visit.harness.item("Measure 1 to 4 threads").enabled);
  CHECK(
      visit.harness.find("This page has no threads to run. The frame forbids them. The virtual machine and the "
                         "curves work all the same."));
  REQUIRE(visit.lab->obey("run", ""));
  CHECK_FALSE(visit.lab->active());
  CHECK(visit.lab->takeNews() == "This page has no threads to run. The frame forbids them.");
  visit.harness.press("Virtual");
  CHECK(visit.harness.figure("Simulated runs").table.rows.size() == 7);
  visit.harness.press("Curves");
  CHECK(visit.harness.find("Amdahl’s law: fixed work"));
}

TEST_CASE("a link sets every control, and the lab gives it back", "[labs][amdahl]") {
  Visit visit;
  visit.obey({{"mode", "virtual"},
              {"scaling", "weak"},
              {"serial", "0"},
              {"threads", "32"},
              {"repetitions", "1"},
              {"cores", "3"},
              {"noise", "20"},
              {"barrier", "20"},
              {"seed", "1000000"}});
  CHECK(visit.lab->link() ==
        "mode=virtual&scaling=weak&serial=0&threads=32&repetitions=1&cores=3&noise=20&barrier=20&seed=1000000");
}

TEST_CASE("nonsense in a link is refused in a sentence and changes nothing", "[labs][amdahl]") {
  Choices choices = usualChoices(2);
  CHECK(setParameter(choices, "serial", "101").error() ==
        "The link asks for serial = “101”, but it goes from 0 to 100. The lab keeps 10.");
  CHECK(setParameter(choices, "cores", "0x10").error() ==
        "The link asks for cores = “0x10”, but it goes from 1 to 1024. The lab keeps 64.");
  CHECK(setParameter(choices, "mode", "dream").error() ==
        "The link asks for mode = “dream”, but it is measure, virtual or curves. The lab keeps what it had.");
  CHECK(setParameter(choices, "sesame", "open").error() == "The link has “sesame”, which this lab does not know.");
  CHECK(choices == usualChoices(2));
}

TEST_CASE("nothing lies outside the canvas at any width", "[labs][amdahl]") {
  const float width = GENERATE(320.0F, 360.0F, 480.0F, 640.0F, 1200.0F);
  Visit visit(machineWith(2), width);
  const auto check = [&] {
    for (const ui::Item& item : visit.harness.screen().semantics().items()) {
      INFO(item.label << " at " << width);
      CHECK(item.rect.x >= 0);
      CHECK(item.rect.right() <= width);
      CHECK(item.rect.bottom() <= visit.height);
    }
  };
  visit.measureQuickly();
  check();
  for (const char* mode : {"virtual", "curves"}) {
    visit.obey({{"mode", mode}});
    check();
  }
}

}  // namespace
}  // namespace racecourse::labs::amdahl
