#pragma once

// The charts and tables of the producer-consumer lab as plain data, each from a report.
//
//   ui::chart(ui, box, capacityChart(theme, report, environment));

#include "labs/producer-consumer/experiment.h"
#include "threads/environment.h"
#include "ui/chart.h"
#include "ui/data_table.h"

namespace racecourse::labs::producer_consumer {

// The level of the buffer over the time of a run.
ui::Chart levelChart(const ui::Theme& theme, const Report& report);

// Items a second by capacity, with theory.
ui::Chart capacityChart(const ui::Theme& theme, const Report& report, const threads::Environment& environment);
ui::DataTable capacityTable(const ui::Theme& theme, const Report& report, const threads::Environment& environment);

// Items a second by the consumers, a line for each number of producers, with theory.
ui::Chart sidesChart(const ui::Theme& theme, const Report& report, const threads::Environment& environment);

// Rows are producers, columns consumers.
ui::DataTable sidesTable(const ui::Theme& theme, const Report& report);

}  // namespace racecourse::labs::producer_consumer
