#pragma once

// A chart of plain data: lines, points with their spread, bars, histograms, on linear or log axes. It reads itself out
// under the mouse or a tap, and its data is a table for those who cannot see it.
//
//   chart(ui, box, {.title = "Lost updates per round",
//                   .summary = "50 rounds, 12 of them lost updates, at most 40 210.",
//                   .empty = "Run to see how many updates each round loses.",
//                   .x = {.label = "Round"},
//                   .y = {.label = "Lost updates"},
//                   .series = {{.name = "Lost", .mark = Mark::kPoints, .x = rounds, .y = lost}}});

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace racecourse::ui {

enum class Mark { kLine, kPoints, kBars };

// Values that belong together. `x` and `y` are of equal length; `low` and `high` too, or empty. Pairs that an axis
// cannot show (NaN, infinities, 0 on a log axis) are left out and break a line.
struct Series {
  std::string name;
  Mark mark = Mark::kLine;
  std::vector<double> x, y;
  std::vector<double> low, high;  // the spread of y; lines whose points lie close together show it as a band
  ImU32 colour = 0;               // 0 takes the ink
  bool hollow = false;            // simulated, not measured: rings, dashes, outlines
  double bar_width = 0;           // in units of x; 0 shares the space between neighbours
};

struct Axis {
  std::string label;
  bool log = false;
  std::optional<double> minimum, maximum;  // exact ends; without them the data decides
  std::string unit;                        // "ns", "share" or any text; see ui/quantity.h
};

// A line across the chart, such as an expected value.
struct ReferenceLine {
  std::string label;
  double value = 0;
  bool vertical = false;
  bool dashed = true;
};

struct Chart {
  std::string title;    // the accessible name, unique on the screen; not drawn
  std::string summary;  // what the chart shows in one sentence, heard after the title
  std::string empty;    // the sentence that stands in for a chart without data
  Axis x, y;
  std::vector<Series> series;
  std::vector<ReferenceLine> lines;
  std::vector<std::string> categories;  // names of x = 0, 1, 2 …
  bool table = true;  // whether the semantics carry the data; off while it changes many times a second
};

// Draws `chart` in `box` and describes it.
void chart(Ui& ui, Rect box, const Chart& chart);

// How often a value fell into [from, to).
struct Bin {
  double from, to;
  std::int64_t count;

  bool operator==(const Bin&) const = default;
};

// Counts `values` in at most `maximum_bins` bins of equal width whose edges are multiples of 1, 2 or 5 times a power of
// ten; whole numbers get bins of whole width. Leaves out NaN and infinities; no values, no bins.
std::vector<Bin> binned(std::span<const double> values, int maximum_bins);

// The bins of `values` as bars in `colour`, with the counts on an axis called `counted`. The caller adds the sentences.
Chart histogram(std::string title, std::span<const double> values, Axis x, std::string counted, ImU32 colour,
                int maximum_bins = 24);

}  // namespace racecourse::ui
