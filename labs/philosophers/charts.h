#pragma once

// The charts and tables of the philosophers lab as plain data.
//
//   chart(ui, box, strategyChart(ui.theme, report));

#include <vector>

#include "labs/philosophers/experiment.h"
#include "labs/philosophers/findings.h"
#include "ui/chart.h"
#include "ui/data_table.h"

namespace racecourse::labs::philosophers {

// How many meals each philosopher had.
ui::Chart mealsChart(const ui::Theme& theme, const Report& report);

// Meals a second of each strategy, below what can be.
ui::Chart strategyChart(const ui::Theme& theme, const Report& report);

// What each strategy came to: meals, fairness, hunger, deadlocks, forks put down.
ui::DataTable strategyTable(const ui::Theme& theme, const Report& report);

// Meals a second of each strategy against the number of philosophers, below what can be.
ui::Chart sizeChart(const ui::Theme& theme, const Report& report);
ui::DataTable sizeTable(const ui::Theme& theme, const Report& report);

// The runs of this visit that were watched, the newest first.
ui::DataTable runsTable(const ui::Theme& theme, const std::vector<PastRun>& runs);

}  // namespace racecourse::labs::philosophers
