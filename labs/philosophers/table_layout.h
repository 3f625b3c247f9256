#pragma once

// Where everything lies at the round table: numbers alone, no drawing. The first philosopher sits nearest to the
// reader, the next one to the right, so that the fork on a philosopher’s left is fork number i, as in the programs.
//
//   const TableLayout table = layOutTable(box, 5, {70, 18});
//   drawBadge(table.seats[0].badge, table.badge_radius);

#include <vector>

#include "ui/ui.h"

namespace racecourse::labs::philosophers {

// A philosopher's place.
struct Seat {
  float angle = 0;  // from the middle of the table, in radians; a quarter turn points at the reader
  ImVec2 badge, plate;
  ui::Rect word;  // for what the philosopher does; empty when the words have no room
};

// A fork: where its middle lies, and the angle at which it points away from the middle of the table.
struct ForkPlace {
  ImVec2 at;
  float angle = 0;
};

struct TableLayout {
  ImVec2 middle;
  float badge_radius = 0, plate_radius = 0;
  float ring = 0;         // from the middle to the badges
  float arrows = 0;       // to the arrows
  float edge = 0;         // of the table
  float plates = 0;       // to the plates, and to the forks between them
  float fork_length = 0;  // of the drawn ones
  bool words = false;
  std::vector<Seat> seats;
};

// How wide a fork is drawn.
inline constexpr float kForkWidth = 8;

// A table for `philosophers`, from 2 to 16, as large as `box` allows. Beside each seat is room for a word of this size,
// when all of them fit without touching anything.
TableLayout layOutTable(ui::Rect box, int philosophers, ImVec2 word);

// The height of the largest such table in `width`.
float tableHeight(float width, int philosophers, ImVec2 word);

// Fork `fork` where it lies between two plates.
ForkPlace onTable(const TableLayout& table, int fork);

// The same fork in the hand of `holder`, one of its two neighbours.
ForkPlace inHand(const TableLayout& table, int fork, int holder);

// The way of an arrow along the edge of the table, from a philosopher past `fork` to the neighbour.
std::vector<ImVec2> arrowPast(const TableLayout& table, int from, int fork);

}  // namespace racecourse::labs::philosophers
