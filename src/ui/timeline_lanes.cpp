#include "ui/timeline_lanes.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "ui/quantity.h"

namespace racecourse::ui {
namespace {

constexpr float kTallestBlock = 18;

// Limits that keep the number of vertices small.
constexpr std::size_t kMostRounded = 300, kMostBlocks = 2000;
constexpr float kMostCells = 6000;

struct Block {
  float left, right, top, bottom;
};

// Stripes in the colour of the surface: rising for threads 8 to 15, falling for 16 to 23, a line along from 24 on.
void drawPattern(Ui& ui, const Block& block, int cycle) {
  constexpr float kNarrowest = 6, kPeriod = 6;
  if (cycle == 0 || block.right - block.left < kNarrowest) return;
  const ImU32 colour = faded(ui.theme.panel, 0.75F);
  const float height = block.bottom - block.top;
  if (cycle >= 3) {
    const float middle = block.top + height / 2;
    return ui.draw.AddRectFilled({block.left, middle - 0.5F}, {block.right, middle + 1}, colour);
  }
  const float lean = cycle == 1 ? height : -height;
  ui.draw.PushClipRect({block.left, block.top}, {block.right, block.bottom}, true);
  // Stripes keep their place on the canvas, so that neighbouring blocks match.
  for (float x = std::floor((block.left - height) / kPeriod) * kPeriod; x < block.right + height; x += kPeriod)
    ui.draw.AddLine({x, block.bottom}, {x + lean, block.top}, colour, 1);
  ui.draw.PopClipRect();
}

void drawBlocks(Ui& ui, const TimelineLayout& layout, const Lane& lane, float top, float bottom) {
  for (const auto& [from, to] : lane.running) {
    const float left = layout.across.pixel(from);
    const Block block{left, std::max(layout.across.pixel(to), left + 1), top, bottom};
    const bool large = block.right - block.left > 6 && bottom - top > 6 && layout.blocks <= kMostRounded;
    ui.draw.AddRectFilled({block.left, top}, {block.right, bottom}, ui.theme.thread(lane.thread), large ? 2 : 0);
    drawPattern(ui, block, lane.thread / kThreadColours);
  }
}

// Too many blocks to tell apart: each cell is as strong as the share of its time in which the thread ran.
void drawShares(Ui& ui, const TimelineLayout& layout, const Lane& lane, float top, float bottom) {
  constexpr float kSteps = 10;
  const float cell = std::max(1.0F, std::ceil(layout.plot.w * static_cast<float>(layout.lanes) / kMostCells));
  const auto count = static_cast<std::size_t>(std::max(std::ceil(layout.plot.w / cell), 1.0F));
  const std::vector<float> shares = coverage(layout.across, cell, count, lane.running);
  const auto step = [&](std::size_t i) { return std::ceil(shares[i] * kSteps); };
  const auto edge = [&](std::size_t i) {
    return std::min(layout.plot.x + static_cast<float>(i) * cell, layout.plot.right());
  };
  for (std::size_t i = 0; i < count;) {
    std::size_t end = i + 1;
    while (end < count && step(end) == step(i)) ++end;
    if (step(i) > 0)
      ui.draw.AddRectFilled({edge(i), top}, {edge(end), bottom}, faded(ui.theme.thread(lane.thread), step(i) / kSteps));
    i = end;
  }
}

}  // namespace

std::string nameOf(const Lane& lane) {
  const std::string number = "T" + std::to_string(lane.thread);
  return lane.name.empty() ? number : number + "  " + lane.name;
}

void drawLane(Ui& ui, const TimelineLayout& layout, std::size_t index, const Lane& lane) {
  if (lane.running.empty()) return;
  const Rect box = layout.lane(index);
  const float height = std::max(1.0F, std::round(std::min(box.h * 0.7F, kTallestBlock)));
  const float top = std::round(box.y + (box.h - height) / 2);
  const bool dense = layout.blocks > kMostBlocks || static_cast<float>(lane.running.size()) > layout.plot.w / 3;
  if (dense) return drawShares(ui, layout, lane, top, top + height);
  horizontalLine(ui, layout.across.pixel(lane.running.front().first), layout.across.pixel(lane.running.back().second),
                 top + std::floor(height / 2), ui.theme.thread(lane.thread));
  drawBlocks(ui, layout, lane, top, top + height);
}

std::vector<ReadOutLine> readOutLines(const Ui& ui, const Lane& lane, double time) {
  const ReadOutLine name{nameOf(lane), ui.theme.thread(lane.thread)};
  const auto said = [&](const char* what, double from, double to) {
    return std::vector<ReadOutLine>{
        name, {what + shownValue(to - from, "ns")}, {"from " + shownValue(from, "ns") + " to " + shownValue(to, "ns")}};
  };
  const auto after = std::ranges::find_if(lane.running, [&](const auto& block) { return block.second >= time; });
  if (after == lane.running.end()) return {name, {"finished"}};
  if (after->first <= time) return said("ran for ", after->first, after->second);
  if (after == lane.running.begin()) return {name, {"not started"}};
  return said("waited for a core for ", std::prev(after)->second, after->first);
}

std::vector<float> coverage(const Mapping& across, float cell, std::size_t count,
                            std::span<const std::pair<double, double>> running) {
  std::vector<float> shares(count, 0.0F);
  for (const auto& [from, to] : running) {
    const float start = std::max((across.pixel(from) - across.from) / cell, 0.0F);
    const float end = std::min((across.pixel(to) - across.from) / cell, static_cast<float>(count));
    for (float at = std::floor(start); at < end; ++at)
      shares[static_cast<std::size_t>(at)] += std::min(end, at + 1) - std::max(start, at);
  }
  for (float& share : shares) share = std::min(share, 1.0F);
  return shares;
}

}  // namespace racecourse::ui
