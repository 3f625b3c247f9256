#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cmath>

#include "labs/philosophers/findings.h"
#include "labs/philosophers/glimpse.h"
#include "labs/philosophers/phase_words.h"
#include "labs/philosophers/table_layout.h"
#include "tests/labs/philosophers_reports.h"

namespace racecourse::labs::philosophers {
namespace {

constexpr ImVec2 kWord{76, 18};
constexpr float kNarrowest = 264;  // a canvas of 320 pixels, less its margins

float apart(ImVec2 a, ImVec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

bool touch(ui::Rect a, ui::Rect b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

TEST_CASE("at a table of any size and width nothing touches anything", "[labs][philosophers]") {
  const int philosophers = GENERATE(Catch::Generators::range(2, 17));
  for (const float width : {kNarrowest, 304.0F, 312.0F, 400.0F, 480.0F, 600.0F, 900.0F}) {
    INFO(philosophers << " at " << width);
    const ui::Rect box{10, 20, width, tableHeight(width, philosophers, kWord)};
    const TableLayout table = layOutTable(box, philosophers, kWord);
    REQUIRE(std::ssize(table.seats) == philosophers);
    CHECK(table.plates - table.plate_radius > 20);
    CHECK(table.edge > table.plates + table.plate_radius);
    CHECK(table.arrows > table.edge);
    CHECK(table.ring - table.badge_radius > table.arrows);
    for (int i = 0; i < philosophers; ++i) {
      const Seat& seat = table.seats[static_cast<std::size_t>(i)];
      const float r = table.badge_radius;
      CHECK(seat.badge.x - r >= box.x);
      CHECK(seat.badge.x + r <= box.right());
      CHECK(seat.badge.y - r >= box.y);
      CHECK(seat.badge.y + r <= box.bottom());
      for (int j = i + 1; j < philosophers; ++j) {
        const Seat& other = table.seats[static_cast<std::size_t>(j)];
        CHECK(apart(seat.badge, other.badge) >= 2 * r + kForkWidth);
        CHECK(apart(seat.plate, other.plate) > 2 * table.plate_radius);
      }
    }
  }
}

TEST_CASE("a fork lies clear of all plates, and in a hand clear of all badges", "[labs][philosophers]") {
  const int philosophers = GENERATE(Catch::Generators::range(2, 17));
  for (const float width : {kNarrowest, 312.0F, 480.0F}) {
    INFO(philosophers << " at " << width);
    const TableLayout table = layOutTable({0, 0, width, tableHeight(width, philosophers, kWord)}, philosophers, kWord);
    for (int fork = 0; fork < philosophers; ++fork) {
      const int right = (fork + philosophers - 1) % philosophers;
      for (const Seat& seat : table.seats) {
        CHECK(apart(onTable(table, fork).at, seat.plate) > table.plate_radius + kForkWidth / 2);
        for (const int holder : {fork, right})
          CHECK(apart(inHand(table, fork, holder).at, seat.badge) > table.badge_radius + kForkWidth / 2);
      }
      CHECK(apart(inHand(table, fork, fork).at, table.seats[static_cast<std::size_t>(fork)].badge) <
            table.badge_radius + 2 * kForkWidth);
    }
  }
}

TEST_CASE("words stand beside the seats where there is room for all, inside the box", "[labs][philosophers]") {
  CHECK_FALSE(layOutTable({0, 0, 312, 312}, 16, kWord).words);
  CHECK(layOutTable({0, 0, 420, 420}, 5, kWord).words);
  for (int philosophers = 2; philosophers <= 16; ++philosophers) {
    const ui::Rect box{0, 0, 460, 420};
    const TableLayout table = layOutTable(box, philosophers, kWord);
    for (std::size_t i = 0; table.words && i < table.seats.size(); ++i) {
      const ui::Rect word = table.seats[i].word;
      CHECK(word.x >= 0);
      CHECK(word.right() <= box.w);
      CHECK(word.y >= 0);
      CHECK(word.bottom() <= box.h);
      for (std::size_t j = i + 1; j < table.seats.size(); ++j) CHECK_FALSE(touch(word, table.seats[j].word));
    }
  }
}

TEST_CASE("the first philosopher sits nearest to the reader, and left is left", "[labs][philosophers]") {
  const TableLayout table = layOutTable({0, 0, 400, 400}, 4, kWord);
  CHECK(table.seats[0].badge.y > table.middle.y);
  CHECK(std::abs(table.seats[0].badge.x - table.middle.x) < 1);
  CHECK(table.seats[1].badge.x > table.middle.x);
  CHECK(onTable(table, 0).at.x < table.middle.x);
  CHECK(onTable(table, 1).at.x > table.middle.x);
  CHECK(inHand(table, 0, 0).at.x < table.seats[0].badge.x);
  CHECK(inHand(table, 1, 0).at.x > table.seats[0].badge.x);
}

TEST_CASE("the arrow of who waits ends at the neighbour behind the fork", "[labs][philosophers]") {
  for (const int philosophers : {2, 5, 16}) {
    const TableLayout table = layOutTable({0, 0, 400, 400}, philosophers, kWord);
    for (int i = 0; i < philosophers; ++i) {
      const auto [left, right] = forksOf(i, philosophers);
      const auto seat = [&](int at) { return table.seats[static_cast<std::size_t>(at)].badge; };
      const float near = table.badge_radius + 12;
      const auto to_the_right = arrowPast(table, i, right), to_the_left = arrowPast(table, i, left);
      CHECK(apart(to_the_right.front(), seat(i)) < near);
      CHECK(apart(to_the_right.back(), seat((i + 1) % philosophers)) < near);
      CHECK(apart(to_the_left.back(), seat((i + philosophers - 1) % philosophers)) < near);
    }
  }
}

TEST_CASE("forks are numbered as in the programs", "[labs][philosophers]") {
  CHECK(forksOf(0, 3).left == 0);
  CHECK(forksOf(0, 3).right == 1);
  CHECK(forksOf(2, 3).left == 2);
  CHECK(forksOf(2, 3).right == 0);
}

TEST_CASE("what a philosopher is seen doing is what the forks allow", "[labs][philosophers]") {
  Moment moment = atRest(3);
  moment.phases = {Phase::kEating, Phase::kHolding, Phase::kThinking};
  CHECK(seenPhase(moment, 0) == Phase::kThinking);
  moment.forks.owners = {0, 0, 1};
  CHECK(seenPhase(moment, 0) == Phase::kEating);
  CHECK(seenPhase(moment, 1) == Phase::kHolding);
  moment.forks.wanted[1] = threads::only(1);
  CHECK(seenPhase(moment, 1) == Phase::kWaiting);
  moment.phases = {Phase::kAtTheDoor, Phase::kRolledBack, Phase::kGone};
  CHECK(seenPhase(moment, 1) == Phase::kRolledBack);
  CHECK(seenPhase(moment, 2) == Phase::kGone);
  moment.forks.owners = {-1, -1, -1};
  CHECK(seenPhase(moment, 0) == Phase::kAtTheDoor);
  moment.phases[0] = Phase::kBackingOff;
  CHECK(seenPhase(moment, 0) == Phase::kBackingOff);
}

TEST_CASE("the table reads itself out", "[labs][philosophers]") {
  CHECK(tableSummary(atRest(5)) == "5 think.");
  CHECK(tableSummary(circle(3)) == "Deadlock: T1 waits for T2, which waits for T3, which waits for T1.");
  Moment moment = atRest(3);
  moment.forks.owners = {0, 0, -1};
  moment.forks.wanted[1] = threads::only(1) | threads::only(2);
  CHECK(tableSummary(moment) == "1 thinks, 1 waits, 1 eats.");
  const ui::Table data = tableData({.title = "The table", .moment = moment, .meals = {4, 5, 6}});
  CHECK(data.rows[0] == std::vector<std::string>{"T1", "eats", "forks 0 and 1", "–", "4"});
  CHECK(data.rows[1] == std::vector<std::string>{"T2", "waits", "–", "fork 1 (T1) and fork 2 (free)", "5"});
  CHECK(data.rows[2] == std::vector<std::string>{"T3", "thinks", "–", "–", "6"});
}

TEST_CASE("each strategy explains the signs that it can show", "[labs][philosophers]") {
  CHECK(phasesOf(Strategy::kNaive).back() == Phase::kRolledBack);
  CHECK(phasesOf(Strategy::kRandomBackOff).back() == Phase::kBackingOff);
  CHECK(phasesOf(Strategy::kBoth) == std::vector{Phase::kThinking, Phase::kWaiting, Phase::kEating});
  CHECK(phasesOf(Strategy::kWaiter)[1] == Phase::kAtTheDoor);
}

TEST_CASE("a run too quick for the eye is seen in glimpses, and ends with its newest deadlock",
          "[labs][philosophers]") {
  Report report = reportOf({.thinking_us = 0, .eating_us = 1'000, .pause_us = 0, .period_us = 10'000});
  CHECK_FALSE(canBeWatched(report.settings));
  Glimpse glimpse;
  report.elapsed_ns = 0;
  glimpse.see(report, true);
  CHECK(glimpse.title == "The table, a glimpse every half second");
  CHECK(glimpse.moment == atRest(5));
  report.table.phases[0] = Phase::kEating;
  report.elapsed_ns = 499'999'999;
  glimpse.see(report, true);
  CHECK(glimpse.moment == atRest(5));
  report.elapsed_ns = 500'000'000;
  glimpse.see(report, true);
  CHECK(glimpse.moment == report.table);
  glimpse.see(report, false);
  CHECK(glimpse.title == "The table at the end");
  report.newest = threads::Deadlock{.snapshot = circle(5).forks, .cycle = {0, 1, 2, 3, 4}, .victim = 4};
  glimpse.see(report, false);
  CHECK(glimpse.title == "The table in the newest deadlock");
  CHECK(glimpse.moment == circle(5));
}

TEST_CASE("a deadlock that stands is seen however quick the run is", "[labs][philosophers]") {
  Report report = reportOf({.thinking_us = 0, .eating_us = 100, .pause_us = 0, .period_us = kNever});
  Glimpse glimpse;
  glimpse.see(report, true);
  report.table = circle(5);
  glimpse.see(report, true);
  CHECK(glimpse.title == "The table");
  CHECK(glimpse.moment == circle(5));
  CHECK(canBeWatched({.thinking_us = 0, .eating_us = 100'000, .pause_us = 0}));
  CHECK_FALSE(canBeWatched({.strategy = Strategy::kBackOff, .eating_us = 500'000, .pause_us = 0}));
}

}  // namespace
}  // namespace racecourse::labs::philosophers
