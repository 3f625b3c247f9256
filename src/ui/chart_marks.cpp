#include "ui/chart_marks.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/chart_frame.h"
#include "ui/chart_thinning.h"
#include "ui/figure.h"
#include "ui/quantity.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kLineWidth = 2, kDenseLineWidth = 1.25F;
constexpr std::size_t kMostDiscs = 1500;  // more points become squares: fewer corners
constexpr std::size_t kMostSquares = 5000;
constexpr float kBandOpacity = 0.26F;
constexpr float kApart = 9;  // pixels between data from which each carries its own point and whisker

// A datum on the canvas with the ends of its spread; `low` is the lower value and so the larger pixel.
struct Placed {
  std::size_t index;
  ImVec2 at;
  float low, high;
};

float spreadPixel(const ChartLayout& layout, const std::vector<double>& ends, std::size_t index, float at) {
  if (index >= ends.size()) return at;
  Extent one;
  one.include(ends[index], layout.up.scale);
  return one.empty() ? at : layout.up.pixel(ends[index]);
}

// The data of `series` in runs without gaps.
std::vector<std::vector<Placed>> runsOf(const ChartLayout& layout, const Series& series) {
  std::vector<std::vector<Placed>> runs(1);
  for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
    if (const auto at = layout.place(series.x[i], series.y[i]))
      runs.back().push_back(
          {i, *at, spreadPixel(layout, series.low, i, at->y), spreadPixel(layout, series.high, i, at->y)});
    else if (!runs.back().empty())
      runs.emplace_back();
  }
  if (runs.back().empty()) runs.pop_back();
  return runs;
}

bool hasSpread(const Series& series) { return !series.low.empty() || !series.high.empty(); }

// Pixels from one datum to the next on average.
float spacing(const ChartLayout& layout, const Series& series) {
  return layout.plot.w / static_cast<float>(std::max<std::size_t>(series.x.size(), 1));
}

void drawWhisker(Ui& ui, const Placed& datum, ImU32 colour) {
  if (datum.low - datum.high < 1) return;
  const float x = std::floor(datum.at.x);
  verticalLine(ui, x, datum.high, datum.low, colour);
  for (const float y : {datum.high, datum.low}) horizontalLine(ui, x - 3, x + 4, y, colour);
}

// The spread of data that lie close together, as one area. Neighbouring pieces must not overlap, so they are drawn
// without soft edges.
void drawBand(Ui& ui, const std::vector<Placed>& run, ImU32 colour) {
  const ImDrawListFlags flags = ui.draw.Flags;
  ui.draw.Flags &= ~ImDrawListFlags_AntiAliasedFill;
  Placed left = run.front();
  for (std::size_t i = 1; i < run.size(); ++i) {
    Placed right = run[i];
    // Within one pixel the widest spread stands for all.
    for (; i + 1 < run.size() && run[i + 1].at.x - left.at.x < 1; ++i) {
      right.low = std::max(right.low, run[i + 1].low);
      right.high = std::min(right.high, run[i + 1].high);
    }
    ui.draw.AddQuadFilled({left.at.x, left.high}, {right.at.x, right.high}, {right.at.x, right.low},
                          {left.at.x, left.low}, colour);
    left = right;
  }
  ui.draw.Flags = flags;
}

void drawLineRun(Ui& ui, const ChartLayout& layout, const std::vector<Placed>& run, const Series& series,
                 ImU32 colour) {
  std::vector<ImVec2> line;
  for (const Placed& datum : run) line.push_back(datum.at);
  if (line.size() == 1) return drawPoint(ui, line[0], 3, colour, series.hollow);
  const float width = static_cast<float>(line.size()) > layout.plot.w ? kDenseLineWidth : kLineWidth;
  line = thinnedLine(line);
  if (series.hollow)
    dashedLine(ui, line, colour, width);
  else
    ui.draw.AddPolyline(line.data(), static_cast<int>(line.size()), colour, 0, width);
}

void drawLine(Ui& ui, const ChartLayout& layout, const Series& series) {
  const ImU32 colour = colourOf(ui, series);
  const bool apart = spacing(layout, series) >= kApart;
  for (const auto& run : runsOf(layout, series)) {
    if (hasSpread(series) && !apart) drawBand(ui, run, faded(colour, kBandOpacity));
    drawLineRun(ui, layout, run, series, colour);
    if (!hasSpread(series) || !apart) continue;
    for (const Placed& datum : run) {
      drawWhisker(ui, datum, colour);
      drawPoint(ui, datum.at, 3.5F, colour, series.hollow);
    }
  }
}

float pointRadius(float spacing) { return spacing >= kApart ? 3.5F : spacing >= 3 ? 2.5F : 1.75F; }

// Points in such numbers that they form a cloud, as squares that grow until there are not too many.
void drawSquares(Ui& ui, std::vector<ImVec2> points, float half, ImU32 colour) {
  for (; points.size() > kMostSquares; half *= 1.2F) points = thinnedPoints(points, 2.4F * half);
  for (const ImVec2 at : points) ui.draw.AddRectFilled({at.x - half, at.y - half}, {at.x + half, at.y + half}, colour);
}

void drawPoints(Ui& ui, const ChartLayout& layout, const Series& series) {
  const ImU32 colour = colourOf(ui, series);
  const float radius = pointRadius(spacing(layout, series));
  const bool apart = spacing(layout, series) >= kApart;
  std::vector<ImVec2> points;
  for (const auto& run : runsOf(layout, series)) {
    if (hasSpread(series) && !apart) drawBand(ui, run, faded(colour, kBandOpacity));
    for (const Placed& datum : run) {
      if (hasSpread(series) && apart) drawWhisker(ui, datum, colour);
      points.push_back(datum.at);
    }
  }
  points = thinnedPoints(points, apart ? 0.5F : 2 * radius);
  if (points.size() > kMostDiscs) return drawSquares(ui, std::move(points), radius, colour);
  for (const ImVec2 at : points) drawPoint(ui, at, radius, colour, series.hollow);
}

// The value of a named bar above it.
void drawBarValue(Ui& ui, const ChartLayout& layout, const Chart& chart, const Placed& bar, double value) {
  const std::string text = shownValue(value, chart.y.unit);
  const float width = textWidth(*ui.fonts.mono_small, text) + 1, height = lineHeight(*ui.fonts.mono_small);
  const float room = layout.plot.w / static_cast<float>(chart.categories.size());
  if (width > room) return;
  drawTextIn(ui, {bar.at.x - width / 2, std::min(bar.at.y, bar.high) - height - 1, width, height}, *ui.fonts.mono_small,
             ui.theme.ink, text, Align::kCentre);
}

void drawBar(Ui& ui, Slot slot, float from, float to, ImU32 colour, bool hollow) {
  const float top = std::round(std::min(from, to)), bottom = std::round(std::max(from, to));
  const float round = slot.right - slot.left >= 12 && bottom - top >= 4 ? 2 : 0;
  const ImDrawFlags corners = to <= from ? ImDrawFlags_RoundCornersTop : ImDrawFlags_RoundCornersBottom;
  // A bar of no height stays visible as a thin line: it could have been higher.
  if (bottom - top < 1) return ui.draw.AddRectFilled({slot.left, top - 1}, {slot.right, top + 1}, faded(colour, 0.5F));
  if (hollow) ui.draw.AddRectFilled({slot.left, top}, {slot.right, bottom}, ui.theme.panel, round, corners);
  ui.draw.AddRectFilled({slot.left, top}, {slot.right, bottom}, hollow ? faded(colour, 0.14F) : colour, round, corners);
  if (hollow)
    ui.draw.AddRect({slot.left + 0.75F, top + 0.75F}, {slot.right - 0.75F, bottom}, colour, round, corners, 1.5F);
}

void drawBars(Ui& ui, const Chart& chart, const ChartLayout& layout, const Series& series) {
  const bool alone = std::ranges::count(chart.series, Mark::kBars, &Series::mark) == 1;
  for (const auto& run : runsOf(layout, series)) {
    for (Placed bar : run) {
      const Slot slot = barSlot(chart, layout, series, series.x[bar.index]);
      bar.at.x = (slot.left + slot.right) / 2;
      drawBar(ui, slot, layout.baseline(), bar.at.y, colourOf(ui, series), series.hollow);
      drawWhisker(ui, bar, ui.theme.ink);
      if (alone && !chart.categories.empty()) drawBarValue(ui, layout, chart, bar, series.y[bar.index]);
    }
  }
}

}  // namespace

void drawMarks(Ui& ui, const Chart& chart, const ChartLayout& layout, const Series& series) {
  constexpr float kOverhang = 5;  // half a mark may stand outside the plot
  const Rect clip = layout.plot.inset(-kOverhang);
  const float head = chart.categories.empty() ? clip.y : layout.box.y;
  ui.draw.PushClipRect({clip.x, head}, {clip.right(), clip.bottom()}, true);
  switch (series.mark) {
    case Mark::kLine:
      drawLine(ui, layout, series);
      break;
    case Mark::kPoints:
      drawPoints(ui, layout, series);
      break;
    case Mark::kBars:
      drawBars(ui, chart, layout, series);
      break;
  }
  ui.draw.PopClipRect();
}

void drawPoint(Ui& ui, ImVec2 at, float radius, ImU32 colour, bool hollow) {
  if (hollow && radius > 2) {
    ui.draw.AddCircleFilled(at, radius, ui.theme.panel);
    ui.draw.AddCircle(at, radius, colour, 0, 1.5F);
  } else {
    ui.draw.AddCircleFilled(at, radius, colour, radius < 2 ? 8 : 0);
  }
}

}  // namespace racecourse::ui
