#pragma once

// The data of a chart as text, for those who read it instead.
//
//   const ChartData data = chartData(chart);   // data.table has a row for each x

#include <cstddef>
#include <string>

#include "ui/chart.h"

namespace racecourse::ui {

// The table, and how many rows it would have if it were not cut.
struct ChartData {
  Table table;
  std::size_t rows = 0;
};

// One row for each x in rising order (several where a series has an x several times), one column for each series and
// for the ends of its spread. Of more than 200 rows, 200 are chosen evenly, the first and the last among them.
ChartData chartData(const Chart& chart);

}  // namespace racecourse::ui
