#pragma once

// One lane of a timeline: blocks in the colour of the thread, a thin line between them. Threads beyond the eighth
// repeat the colours with a pattern.
//
//   for (std::size_t i = 0; i < lanes.size(); ++i) drawLane(ui, layout, i, lanes[i]);

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ui/axis.h"
#include "ui/figure.h"
#include "ui/timeline.h"

namespace racecourse::ui {

struct TimelineLayout {
  Rect plot;
  Mapping across{};
  float lane_height = 0;
  std::size_t lanes = 0, blocks = 0;  // how many there are

  Rect lane(std::size_t index) const {
    return {plot.x, plot.y + static_cast<float>(index) * lane_height, plot.w, lane_height};
  }
};

// "T2", followed by the lane's own name where it has one.
std::string nameOf(const Lane& lane);

// Draws `lane` as the lane `index` of the layout.
void drawLane(Ui& ui, const TimelineLayout& layout, std::size_t index, const Lane& lane);

// What the thread of `lane` does at `time` (ns), and from when to when.
std::vector<ReadOutLine> readOutLines(const Ui& ui, const Lane& lane, double time);

// The share of each of `count` cells, `cell` pixels wide from the start of `across` on, in which `running` ran: 0 to 1.
std::vector<float> coverage(const Mapping& across, float cell, std::size_t count,
                            std::span<const std::pair<double, double>> running);

}  // namespace racecourse::ui
