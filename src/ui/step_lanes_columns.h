#pragma once

// From steps to columns and from columns to pixels: repeats collapsed, the window that keeps the cursor in sight.
// Numbers alone, no drawing.
//
//   const LaneColumns columns = columnsOf(12, {{4, 1, 6}});   // steps 4 to 9 share a wider column
//   columns.at(7)                                             // 5.5, half-way through it

#include <span>
#include <vector>

#include "ui/step_lanes.h"

namespace racecourse::ui {

// Steps `from` up to `to`: one step, or `times` times the same group, which is three times as wide, for its count.
// Places along the columns are counted in widths of a single step.
struct LaneColumn {
  int from, to, times;
  int start;  // where its left edge is

  int width() const { return times > 1 ? 3 : 1; }
  bool operator==(const LaneColumn&) const = default;
};

struct LaneColumns {
  std::vector<LaneColumn> column;

  int width() const { return column.empty() ? 0 : column.back().start + column.back().width(); }

  // How far along the columns `position` steps reach.
  double at(int position) const;

  // The position nearest to `along`, the inverse of at().
  int position(double along) const;

  // The index of the column of step `step`, and of the one that holds the place `along`.
  std::size_t of(int step) const;
  std::size_t under(double along) const;
};

LaneColumns columnsOf(int steps, std::span<const StepRepeat> repeats);

// Which part of the columns is shown, and how many pixels the width of a step takes.
struct LaneWindow {
  double first, count;
  float pitch;
  bool whole;  // whether that is all of them
};

// A step at its best, and the narrowest at which marks can still be told apart.
inline constexpr float kWidestStep = 24, kNarrowestStep = 14;

// All of `width` steps' widths in `pixels` where they fit; otherwise as much as does, from near `first` on, such that
// the cursor at `at` is in sight with `margin` to either side.
LaneWindow laneWindow(int width, float pixels, double first, double at, double margin = 3);

}  // namespace racecourse::ui
