#include "ui/step_lanes_columns.h"

#include <algorithm>
#include <cmath>

namespace racecourse::ui {

double LaneColumns::at(int position) const {
  if (column.empty() || position <= 0) return 0;
  if (position >= column.back().to) return width();
  const LaneColumn& here = column[of(position)];
  return here.start + here.width() * static_cast<double>(position - here.from) / (here.to - here.from);
}

int LaneColumns::position(double along) const {
  if (column.empty() || along <= 0) return 0;
  if (along >= width()) return column.back().to;
  const LaneColumn& here = column[under(along)];
  return here.from + static_cast<int>(std::lround((along - here.start) / here.width() * (here.to - here.from)));
}

std::size_t LaneColumns::of(int step) const {
  const auto after = std::ranges::upper_bound(column, step, {}, &LaneColumn::from);
  return after == column.begin() ? 0 : static_cast<std::size_t>(after - column.begin() - 1);
}

std::size_t LaneColumns::under(double along) const {
  const auto after = std::ranges::upper_bound(column, along, {}, &LaneColumn::start);
  return after == column.begin() ? 0 : static_cast<std::size_t>(after - column.begin() - 1);
}

LaneColumns columnsOf(int steps, std::span<const StepRepeat> repeats) {
  LaneColumns out;
  int next = 0;
  const auto add = [&](int to, int times) {
    out.column.push_back({next, to, times, out.width()});
    next = to;
  };
  for (const StepRepeat& repeat : repeats) {
    const int end = repeat.first + repeat.length * repeat.times;
    if (repeat.first < next || repeat.length < 1 || repeat.times < 2 || end > steps) continue;
    while (next < repeat.first) add(next + 1, 1);
    add(end, repeat.times);
  }
  while (next < steps) add(next + 1, 1);
  return out;
}

LaneWindow laneWindow(int width, float pixels, double first, double at, double margin) {
  const auto all = static_cast<float>(width);
  if (all * kNarrowestStep <= pixels || width == 0)
    return {0, all, std::min(kWidestStep, pixels / std::max(all, 1.0F)), true};
  const double count = std::max(1.0F, pixels / kNarrowestStep);
  margin = std::min(margin, count / 4);
  first = std::clamp(first, at - count + margin, at - margin);
  return {std::clamp(first, 0.0, all - count), count, kNarrowestStep, false};
}

}  // namespace racecourse::ui
