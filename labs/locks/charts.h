#pragma once

// The charts and tables of the locks lab as plain data, made from a report.
//
//   ui::chart(ui, box, costChart(ui.theme, report));

#include "labs/locks/experiment.h"
#include "ui/chart.h"
#include "ui/data_table.h"

namespace racecourse::labs::locks {

// ns for an increment by guard, with the spread.
ui::Chart costChart(const ui::Theme& theme, const Report& report);
ui::DataTable costTable(const Report& report);

// Rates by threads or by section, a line for each lock or table, and the ceiling where there is one.
ui::Chart rateChart(const ui::Theme& theme, const Report& report, int cores);
ui::DataTable rateTable(const ui::Theme& theme, const Report& report);

// Each thread's share of the acquisitions, by lock; and speed against fairness.
ui::Chart shareChart(const ui::Theme& theme, const Report& report);
ui::Chart tradeChart(const ui::Theme& theme, const Report& report);
ui::DataTable fairnessTable(const ui::Theme& theme, const Report& report);

}  // namespace racecourse::labs::locks
