#include "ui/chart_frame.h"

#include <algorithm>
#include <cmath>

#include "ui/chart_scales.h"
#include "ui/figure.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kTick = 5;
constexpr float kMinorTick = 3;

void drawVerticalAxis(Ui& ui, const ChartLayout& layout) {
  const Rect& plot = layout.plot;
  const float line = lineHeight(*ui.fonts.mono_small);
  for (const Tick& tick : layout.y_ticks) {
    const float y = layout.up.pixel(tick.value);
    if (tick.label.empty()) {
      horizontalLine(ui, plot.x - kMinorTick, plot.x, y, ui.theme.line_strong);
      continue;
    }
    horizontalLine(ui, plot.x, plot.right(), y, ui.theme.line);
    drawTextIn(ui, {layout.box.x, std::round(y - line / 2), plot.x - 8 - layout.box.x, line}, *ui.fonts.mono_small,
               ui.theme.ink_soft, tick.label, Align::kRight);
  }
}

void drawTickLabelAcross(Ui& ui, const ChartLayout& layout, const Tick& tick, float width) {
  const float x = std::min(layout.across.pixel(tick.value) - width / 2, layout.box.right() - width);
  drawTextIn(ui, {std::max(x, layout.box.x), layout.plot.bottom() + 6, width, lineHeight(*ui.fonts.small)},
             *ui.fonts.mono_small, ui.theme.ink_soft, tick.label, Align::kCentre);
}

void drawCategories(Ui& ui, const ChartLayout& layout) {
  const float width = layout.plot.w / static_cast<float>(layout.x_ticks.size());
  for (const Tick& tick : layout.x_ticks)
    drawTextIn(ui,
               {layout.across.pixel(tick.value) - width / 2 + 2, layout.plot.bottom() + 6, width - 4,
                lineHeight(*ui.fonts.small)},
               *ui.fonts.small, ui.theme.ink, tick.label, Align::kCentre);
}

void drawHorizontalAxis(Ui& ui, const Chart& chart, const ChartLayout& layout) {
  const Rect& plot = layout.plot;
  horizontalLine(ui, plot.x, plot.right(), layout.baseline(), ui.theme.line_strong);
  if (!chart.categories.empty()) return drawCategories(ui, layout);
  for (const Tick& tick : layout.x_ticks) {
    const float length = tick.label.empty() ? kMinorTick : kTick;
    verticalLine(ui, layout.across.pixel(tick.value), plot.bottom(), plot.bottom() + length, ui.theme.line_strong);
    if (!tick.label.empty()) drawTickLabelAcross(ui, layout, tick, textWidth(*ui.fonts.mono_small, tick.label) + 1);
  }
}

void drawTitles(Ui& ui, const ChartLayout& layout) {
  const Rect& box = layout.box;
  const float line = lineHeight(*ui.fonts.small);
  drawTextIn(ui, {box.x, box.y, box.w, line}, *ui.fonts.small, ui.theme.ink_soft, layout.y_title, Align::kLeft);
  drawTextIn(ui, {box.x, box.bottom() - line, layout.plot.right() - box.x, line}, *ui.fonts.small, ui.theme.ink_soft,
             layout.x_title, Align::kRight);
}

// A small picture of the marks of `series` in `box`.
void drawSwatch(Ui& ui, Rect box, const Series& series) {
  const ImU32 colour = colourOf(ui, series);
  const ImVec2 middle{box.x + 8, std::round(box.y + box.h / 2)};
  const ImVec2 ends[] = {{box.x, middle.y}, {box.x + 16, middle.y}};
  if (series.mark == Mark::kLine && series.hollow)
    dashedLine(ui, ends, colour, 2);
  else if (series.mark == Mark::kLine)
    ui.draw.AddLine(ends[0], ends[1], colour, 2);
  else if (series.mark == Mark::kPoints && series.hollow)
    ui.draw.AddCircle(middle, 3.5F, colour, 0, 1.5F);
  else if (series.mark == Mark::kPoints)
    ui.draw.AddCircleFilled(middle, 4, colour);
  else if (series.hollow)
    ui.draw.AddRect({middle.x - 5, middle.y - 5}, {middle.x + 5, middle.y + 5}, colour, 2, 0, 1.5F);
  else
    ui.draw.AddRectFilled({middle.x - 5, middle.y - 5}, {middle.x + 5, middle.y + 5}, colour, 2);
}

void drawNames(Ui& ui, const ChartLayout& layout) {
  for (SeriesName name : layout.names) {
    if (!layout.names_at_lines) drawSwatch(ui, name.box.takeLeft(kSwatchRoom), *name.series);
    drawTextIn(ui, name.box, *ui.fonts.small, ui.theme.ink, name.series->name, Align::kLeft);
  }
}

// The label of a reference line on a patch that keeps it readable above the data.
void drawPatchedLabel(Ui& ui, Rect box, std::string_view label) {
  ui.draw.AddRectFilled({box.x - 3, box.y + 1}, {box.right() + 3, box.bottom() - 1}, faded(ui.theme.panel, 0.86F), 3);
  drawTextIn(ui, box, *ui.fonts.small, ui.theme.ink_soft, label, Align::kLeft);
}

float pixelOf(const ChartLayout& layout, const ReferenceLine& line) {
  return std::round(line.vertical ? layout.across.pixel(line.value) : layout.up.pixel(line.value));
}

bool isInside(const ChartLayout& layout, const ReferenceLine& line) {
  const float at = pixelOf(layout, line);
  return line.vertical ? at >= layout.plot.x && at <= layout.plot.right()
                       : at >= layout.plot.y && at <= layout.plot.bottom();
}

// Above the right end of a horizontal line, or right of the top of a vertical one, where there is room.
Rect labelBox(const Ui& ui, const ChartLayout& layout, const ReferenceLine& line) {
  const Rect& plot = layout.plot;
  const float at = pixelOf(layout, line);
  const float width = std::min(textWidth(*ui.fonts.small, line.label) + 1, plot.w);
  const float height = lineHeight(*ui.fonts.small);
  if (line.vertical) {
    const bool fits = at + 7 + width <= layout.box.right();
    return {fits ? at + 7 : std::max(at - 7 - width, layout.box.x), plot.y, width, height};
  }
  Rect above{plot.right() - width - 4, at - height - 5, width, height};
  const bool covers_name = std::ranges::any_of(layout.names, [&](const SeriesName& name) {
    return name.box.right() > above.x && name.box.x < above.right() && name.box.bottom() > above.y + 2;
  });
  if (above.y < layout.box.y || (covers_name && at < plot.y + height)) above.y = at + 5;
  return above;
}

}  // namespace

ImU32 colourOf(const Ui& ui, const Series& series) { return series.colour != 0 ? series.colour : ui.theme.ink; }

void drawFrame(Ui& ui, const Chart& chart, const ChartLayout& layout) {
  drawVerticalAxis(ui, layout);
  drawHorizontalAxis(ui, chart, layout);
  drawTitles(ui, layout);
  drawNames(ui, layout);
}

void drawReferenceLines(Ui& ui, const Chart& chart, const ChartLayout& layout) {
  const Rect& plot = layout.plot;
  for (const ReferenceLine& line : chart.lines) {
    if (!isInside(layout, line)) continue;
    const float at = pixelOf(layout, line);
    const ImVec2 from = line.vertical ? ImVec2(at, plot.y) : ImVec2(plot.x, at);
    const ImVec2 to = line.vertical ? ImVec2(at, plot.bottom()) : ImVec2(plot.right(), at);
    const ImVec2 ends[] = {from, to};
    if (line.dashed)
      dashedLine(ui, ends, ui.theme.ink_soft, 1);
    else
      ui.draw.AddLine(from, to, ui.theme.ink_soft, 1);
  }
}

void drawReferenceLabels(Ui& ui, const Chart& chart, const ChartLayout& layout) {
  for (const ReferenceLine& line : chart.lines)
    if (isInside(layout, line) && !line.label.empty()) drawPatchedLabel(ui, labelBox(ui, layout, line), line.label);
}

}  // namespace racecourse::ui
