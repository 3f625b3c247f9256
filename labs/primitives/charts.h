#pragma once

// The charts and tables of the primitives lab as plain data, made from a report.
//
//   ui::chart(ui, box, burnedChart(ui.theme, report));

#include <vector>

#include "labs/primitives/experiment.h"
#include "ui/chart.h"
#include "ui/data_table.h"

namespace racecourse::labs::primitives {

// The same colour for the same way in every picture.
ImU32 colourOf(const ui::Theme& theme, Way way);

// What a waiter burns, when it hears, and what is left to the neighbours, by way. The last one is empty without them.
ui::Chart burnedChart(const ui::Theme& theme, const Report& report);
ui::Chart delayChart(const ui::Theme& theme, const Report& report);
ui::Chart neighbourChart(const ui::Theme& theme, const Report& report);
ui::DataTable waysTable(const ui::Theme& theme, const Report& report);

// The same by the number of waiters, a line for each way; for the neighbours with what equal shares of the cores would
// leave them beside busy waiters.
ui::Chart crowdWorkChart(const ui::Theme& theme, const Report& report, int cores);
ui::Chart crowdDelayChart(const ui::Theme& theme, const Report& report);
std::vector<ui::DataTable> crowdTables(const ui::Theme& theme, const Report& report);

// By nap, with half a nap as the computed delay, and the two extremes as lines across.
ui::Chart napDelayChart(const ui::Theme& theme, const Report& report);
ui::Chart napBurnedChart(const ui::Theme& theme, const Report& report);
ui::DataTable napTable(const Report& report);

}  // namespace racecourse::labs::primitives
