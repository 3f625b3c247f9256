#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <fstream>
#include <iterator>
#include <ranges>
#include <string>

#include "labs/banker/panels.h"
#include "labs/banker/parameters.h"
#include "labs/banker/sentences.h"
#include "tests/labs/lab_visit.h"

namespace racecourse::labs::banker {
namespace {

struct Visit : LabVisit {
  explicit Visit(float width = 800) : LabVisit("banker", width, kTwoCores, {}, 2400) {}

  std::string value(const char* label) { return harness.item(label).value; }
};

Desk preset(std::string_view word) {
  Desk desk;
  REQUIRE(setParameter(desk, "preset", word));
  return desk;
}

TEST_CASE("the banker lab starts with the textbook's bank, its check and its sixteen sequences", "[labs][banker]") {
  Visit visit;
  CHECK(visit.lab->link().empty());
  CHECK(visit.harness.item("Avoid").on);
  CHECK(visit.harness.item("Textbook").on);
  CHECK(visit.value("C free") == "2");
  CHECK(visit.value("A held by P2") == "3");
  CHECK(visit.value("B at most for P0") == "5");
  CHECK(visit.value("P4 needs") == "(4, 3, 1)");
  CHECK(visit.harness.find("Safe: all can finish in the order P1, P3, P4, P0, P2."));
  CHECK(visit.harness.find("16 of 120 orders are safe sequences."));
  const ui::Item course = visit.harness.figure("Who finishes, and what is free then");
  REQUIRE(course.table.rows.size() == 5);
  CHECK(course.table.rows[1] == std::vector<std::string>{"P3", "(0, 1, 1)", "(5, 3, 2)", "(2, 1, 1)", "(7, 4, 3)"});
  const ui::Item all = visit.harness.figure("Safe sequences");
  REQUIRE(all.table.rows.size() == 16);
  CHECK(all.table.rows[15][1] == "P3, P4, P1, P2, P0");
}

TEST_CASE("by name, the textbook's three requests are asked and answered", "[labs][banker]") {
  Visit visit;
  visit.harness.press("P1");
  visit.harness.set("A asked for", 1);
  visit.harness.set("C asked for", 2);
  visit.harness.press("Ask for them");
  CHECK(visit.lab->takeNews() == "Granted: all can finish in the order P1, P3, P4, P0, P2.");
  CHECK(visit.value("A free") == "2");
  CHECK(visit.value("C held by P1") == "2");
  CHECK(visit.harness.find("8 of 120 orders are safe sequences."));

  visit.obey({{"ask", "4.3.3.0"}});
  CHECK(visit.harness.find("P4 must wait: it asks for 3 of A, and 2 are free."));
  visit.obey({{"ask", "0.0.2.0"}});
  CHECK(visit.harness.find("P0 must wait: with (0, 2, 0) granted, P0, P1, P2, P3 and P4 could not be sure to finish."));
  CHECK(visit.value("B free") == "3");
  CHECK(visit.harness.item("P0").on);
}

TEST_CASE("units are given back, and no more than are held", "[labs][banker]") {
  Visit visit;
  visit.harness.press("P3");
  visit.harness.set("A asked for", 2);
  visit.harness.press("Give them back");
  CHECK(visit.value("A free") == "5");
  CHECK(visit.lab->takeNews() == "P3 has given back (2, 0, 0).");
  visit.harness.press("Give them back");
  CHECK(visit.lab->takeNews() == "P3 cannot give back 2 of A: it holds 0.");
  CHECK(visit.value("A free") == "5");
}

TEST_CASE("the check goes step by step, with the work vector", "[labs][banker]") {
  Visit visit;
  visit.harness.set("Steps", 0);
  CHECK(visit.harness.find("Work is (3, 3, 2). P1 wants (1, 2, 2), which fits."));
  visit.harness.set("Steps", 3);
  CHECK(visit.value("Steps") == "3 of 5");
  CHECK(visit.harness.find("Work is (7, 4, 5). P0 wants (7, 4, 3), which fits."));
  CHECK(visit.harness.figure("Who finishes, and what is free then").table.rows.size() == 3);
}

TEST_CASE("every cell can be edited, by keyboard as by mouse, and what cannot be is said", "[labs][banker]") {
  Visit visit;
  visit.harness.set("A free", 0);
  CHECK(visit.lab->link() == "bank=0.3.2_0.1.0.7.5.3_2.0.0.3.2.2_3.0.2.9.0.2_2.1.1.2.2.2_0.0.2.4.3.3");
  CHECK(visit.harness.find("P2 may ask for 9 of A, and there are only 7."));
  CHECK_FALSE(visit.harness.find("Ask for them"));

  const ui::Rect cell = visit.harness.item("A free").rect;
  visit.harness.click({cell.x + cell.w / 2, cell.y, cell.w / 2, cell.h});
  CHECK(visit.value("A free") == "1");
  visit.harness.click({cell.x, cell.y, cell.w / 2, cell.h});
  visit.harness.click({cell.x, cell.y, cell.w / 2, cell.h});
  CHECK(visit.value("A free") == "0");
  visit.harness.press("Textbook");
  CHECK(visit.lab->link().empty());
  CHECK(visit.value("A free") == "3");
}

TEST_CASE("processes and kinds come with zeros and go", "[labs][banker]") {
  Visit visit;
  visit.harness.set("Processes", 6);
  visit.harness.set("Kinds", 4);
  CHECK(visit.value("D at most for P5") == "0");
  CHECK(visit.harness.item("P5").role == ui::Role::kRadio);
  CHECK(visit.harness.find("96 of 720 orders are safe sequences. The first 24 are listed."));
  visit.harness.set("Processes", 1);
  visit.harness.set("Kinds", 1);
  CHECK_FALSE(visit.harness.find("A held by P1"));
  CHECK_FALSE(visit.harness.find("B free"));
}

TEST_CASE("detection: the textbook's requests, and one more of C", "[labs][banker]") {
  Visit visit;
  visit.harness.press("Detect");
  CHECK(visit.lab->link() == "preset=waiting");
  CHECK(visit.harness.find("No deadlock: all can finish in the order P0, P2, P3, P4, P1."));
  CHECK_FALSE(visit.harness.find("Ask for them"));
  visit.harness.set("C requested by P2", 1);
  CHECK(visit.harness.find("Deadlock: P1, P2, P3 and P4 can never go on."));
  visit.harness.press("A cycle");
  CHECK(visit.lab->link() == "preset=cycle");
  CHECK(visit.harness.find("No deadlock: all can finish in the order P2, P1, P0."));
  visit.harness.press("Avoid");
  CHECK(visit.lab->link().empty());
}

TEST_CASE("the curves of the cost are counted, and they are the formula", "[labs][banker]") {
  for (const CostCurve& curve : costCurves())
    for (std::size_t i = 0; i < curve.processes.size(); ++i)
      CHECK(curve.operations[i] == static_cast<double>(worstCost(static_cast<int>(curve.processes[i]), curve.kinds)));
  Visit visit;
  CHECK(
      visit.harness.find("This look took 32 operations. With 5 processes and 3 kinds it could take 60; with twice as "
                         "many processes 195."));
}

TEST_CASE("every preset and every table survives its link", "[labs][banker]") {
  for (const Preset& each : kPresets) {
    const Desk desk = preset(each.word);
    CHECK(kPresets[static_cast<std::size_t>(presetOf(desk))].word == each.word);
    Desk edited = desk;
    edited.free[0] = 7;
    const std::string link = linkOf(edited);
    const std::size_t equals = link.find('=');
    Desk again;
    REQUIRE(setParameter(again, link.substr(0, equals), link.substr(equals + 1)));
    CHECK(again == edited);
  }
}

TEST_CASE("links that say nothing sensible are refused with a sentence", "[labs][banker]") {
  Desk desk = preset("textbook");
  for (const char* value : {"", "_", "1", "1_", "1_2", "1_2.3.4", "21_0.0", "-1_0.0", "1_a.b",
                            "1.1.1.1.1_0.0.0.0.0.0.0.0.0.0", "1_0.0_0.0_0.0_0.0_0.0_0.0_0.0"}) {
    INFO(value);
    const auto refused = setParameter(desk, "bank", value);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().ends_with("The lab keeps what it had."));
  }
  CHECK_FALSE(setParameter(desk, "preset", "casino"));
  CHECK_FALSE(setParameter(desk, "colour", "red"));
  for (const char* value : {"", "1", "5.0.0.0", "1.0.0", "1.0.0.0.0", "x.0.0.0"}) CHECK_FALSE(requestOf(value, desk));
  CHECK_FALSE(requestOf("1.0.0.0", preset("waiting")));
  CHECK(desk == preset("textbook"));
}

// What follows "view=experiment&" in the links of the lesson, in its order.
std::vector<std::string> lessonLinks() {
  std::ifstream file(RACECOURSE_LABS "/banker/lesson.md");
  const std::string lesson{std::istreambuf_iterator(file), {}};
  constexpr std::string_view kBefore = "view=experiment&";
  std::vector<std::string> links;
  for (std::size_t at = 0; (at = lesson.find(kBefore, at)) != std::string::npos;) {
    at += kBefore.size();
    links.push_back(lesson.substr(at, lesson.find_first_of(")\"", at) - at));
  }
  return links;
}

void follow(Visit& visit, std::string_view link) {
  for (const auto part : std::views::split(link, '&')) {
    const std::string_view pair(part);
    const std::size_t equals = pair.find('=');
    REQUIRE(visit.lab->obey(pair.substr(0, equals), pair.substr(equals + 1)));
  }
  visit.harness.frame();
}

TEST_CASE("every link of the lesson shows what the lesson says", "[labs][banker]") {
  const char* const kShown[] = {
      "Safe: all can finish in the order P2, P3, P0, P1.",
      "P0 must wait: with (1) granted, P0, P1, P2 and P3 could not be sure to finish.",
      "Safe: all can finish in the order P1, P3, P4, P0, P2.",
      "Granted: all can finish in the order P1, P3, P4, P0, P2.",
      "P4 must wait: it asks for 3 of A, and 2 are free.",
      "P0 must wait: with (0, 2, 0) granted, P0, P1, P2, P3 and P4 could not be sure to finish.",
      "No deadlock: all can finish in the order P2, P1, P0.",
      "No deadlock: all can finish in the order P0, P2, P3, P4, P1.",
      "Deadlock: P1, P2, P3 and P4 can never go on.",
  };
  const std::vector<std::string> links = lessonLinks();
  REQUIRE(links.size() == std::size(kShown));
  for (std::size_t i = 0; i < links.size(); ++i) {
    INFO(links[i]);
    Visit visit;
    follow(visit, links[i]);
    CHECK(visit.harness.find(kShown[i]));
  }
}

TEST_CASE("sentences about states, safe and not", "[labs][banker]") {
  CHECK(safetySentence({.order = {0}}) == "Safe: P0 can finish.");
  CHECK(safetySentence({.order = {2}, .left = {0, 1}}) ==
        "Unsafe: when P2 has finished, P0 and P1 could not be sure to finish.");
  CHECK(detectionSentence({.deadlocked = {0, 1}, .behind = {2}}) ==
        "Deadlock: P0 and P1 can never go on. P2 holds nothing and waits for ever.");
  CHECK(detectionSentence({.reduction = {.left = {2, 3}}, .behind = {2, 3}}) ==
        "P2 and P3 hold nothing and wait for ever.");
}

TEST_CASE("nothing of the banker lab lies outside the canvas at any width", "[labs][banker]") {
  const float width = GENERATE(320.0F, 360.0F, 480.0F, 640.0F, 760.0F, 1200.0F);
  const char* link = GENERATE("textbook", "waiting");
  Visit visit(width);
  visit.obey({{"preset", link}});
  visit.harness.set("Processes", 6);
  visit.harness.set("Kinds", 4);
  for (const ui::Item& item : visit.harness.screen().semantics().items()) {
    INFO(item.label << " at " << width);
    CHECK(item.rect.x >= 0);
    CHECK(item.rect.right() <= width + 0.5F);
    CHECK(item.rect.bottom() <= visit.height + 0.5F);
    if (item.role == ui::Role::kSlider && width < 560) CHECK(item.rect.h >= 44);
  }
}

}  // namespace
}  // namespace racecourse::labs::banker
