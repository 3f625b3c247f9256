#include "labs/philosophers/table_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace racecourse::labs::philosophers {
namespace {

using ui::Rect;

constexpr float kTurn = 2 * std::numbers::pi_v<float>;
constexpr float kMargin = 4;
constexpr float kBeside = 6;  // from a badge to its word, and from a badge to the arrows
constexpr float kLeastGap = kForkWidth + 8;
constexpr float kLeastRing = 78;
constexpr float kMostRing = 190;

ImVec2 around(ImVec2 middle, float angle, float distance) {
  return {middle.x + distance * std::cos(angle), middle.y + distance * std::sin(angle)};
}

float angleOf(int philosopher, int philosophers) {
  return kTurn / 4 - kTurn * static_cast<float>(philosopher) / static_cast<float>(philosophers);
}

float badgeRadius(int philosophers, float width) {
  constexpr float kNarrow = 400;
  if (philosophers <= 6) return width < kNarrow ? 18 : 22;
  if (philosophers <= 10) return width < kNarrow ? 15 : 19;
  return width < kNarrow ? 12 : 16;
}

// The gap between neighbours on the ring has to hold a fork.
float leastRing(int philosophers, float badge) {
  const float chord = 2 * badge + kLeastGap;
  const float needed = chord / 2 / std::sin(kTurn / 2 / static_cast<float>(philosophers));
  return std::max(kLeastRing, needed);
}

Rect wordAt(const TableLayout& table, float angle, ImVec2 word) {
  const float across = std::abs(std::cos(angle)) * word.x / 2 + std::abs(std::sin(angle)) * word.y / 2;
  const ImVec2 at = around(table.middle, angle, table.ring + table.badge_radius + kBeside + across);
  return {at.x - word.x / 2, at.y - word.y / 2, word.x, word.y};
}

bool touch(Rect a, Rect b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

bool wordsAreApart(const TableLayout& table) {
  for (std::size_t i = 0; i < table.seats.size(); ++i)
    for (std::size_t j = 0; j < table.seats.size(); ++j) {
      const Rect word = table.seats[i].word;
      const ImVec2 badge = table.seats[j].badge;
      const float r = table.badge_radius;
      if (i < j && touch(word, table.seats[j].word)) return false;
      if (touch(word, {badge.x - r, badge.y - r, 2 * r, 2 * r})) return false;
    }
  return true;
}

void seat(TableLayout& table, int philosophers, ImVec2 word) {
  for (int i = 0; i < philosophers; ++i) {
    Seat seat{.angle = angleOf(i, philosophers)};
    seat.badge = around(table.middle, seat.angle, table.ring);
    seat.plate = around(table.middle, seat.angle, table.plates);
    if (table.words) seat.word = wordAt(table, seat.angle, word);
    table.seats.push_back(seat);
  }
}

TableLayout layOut(Rect box, int philosophers, ImVec2 word, bool words) {
  TableLayout table{.middle = {box.x + box.w / 2, box.y + box.h / 2},
                    .badge_radius = badgeRadius(philosophers, box.w),
                    .words = words};
  const float beside = words ? kBeside + word.x : 0, below = words ? kBeside + word.y : 0;
  const float room = std::min(box.w / 2 - beside, box.h / 2 - below) - kMargin - table.badge_radius;
  table.ring = std::min(room, kMostRing);
  table.plate_radius = std::round(table.badge_radius * 0.62F);
  table.arrows = table.ring - table.badge_radius - kBeside;
  table.edge = table.arrows - kBeside;
  table.plates = table.edge - table.plate_radius - kBeside + 1;
  table.fork_length = table.badge_radius * 1.3F;
  seat(table, philosophers, word);
  return table;
}

}  // namespace

TableLayout layOutTable(Rect box, int philosophers, ImVec2 word) {
  TableLayout table = layOut(box, philosophers, word, true);
  if (table.ring >= leastRing(philosophers, table.badge_radius) && wordsAreApart(table)) return table;
  return layOut(box, philosophers, word, false);
}

float tableHeight(float width, int philosophers, ImVec2 word) {
  constexpr float kMost = 420;
  const TableLayout table = layOutTable({0, 0, width, kMost}, philosophers, word);
  return 2 * (table.ring + table.badge_radius + kMargin + (table.words ? kBeside + word.y : 0));
}

ForkPlace onTable(const TableLayout& table, int fork) {
  const auto philosophers = static_cast<int>(table.seats.size());
  const float angle = angleOf(fork, philosophers) + kTurn / 2 / static_cast<float>(philosophers);
  return {around(table.middle, angle, table.plates), angle};
}

ForkPlace inHand(const TableLayout& table, int fork, int holder) {
  constexpr float kFromBadge = 4;
  const float aside = (table.badge_radius + kFromBadge + kForkWidth / 2) / table.ring;
  // The left hand of somebody who looks at the middle lies clockwise.
  const float angle = table.seats[static_cast<std::size_t>(holder)].angle + (fork == holder ? aside : -aside);
  return {around(table.middle, angle, table.ring), angle};
}

std::vector<ImVec2> arrowPast(const TableLayout& table, int from, int fork) {
  constexpr float kAway = 5;  // from the middle of a badge, at either end
  constexpr int kPoints = 24;
  const float step = kTurn / static_cast<float>(table.seats.size()) * (fork == from ? 1.0F : -1.0F);
  const float away = kAway / table.arrows * (fork == from ? 1.0F : -1.0F);
  const float begin = table.seats[static_cast<std::size_t>(from)].angle + away, sweep = step - 2 * away;
  std::vector<ImVec2> path;
  for (int i = 0; i <= kPoints; ++i)
    path.push_back(around(table.middle, begin + sweep * static_cast<float>(i) / kPoints, table.arrows));
  return path;
}

}  // namespace racecourse::labs::philosophers
