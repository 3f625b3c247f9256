#pragma once

// The charts and tables of the readers-writers lab as plain data, made from a report.
//
//   ui::chart(ui, box, waitChart(ui.theme, report));

#include "labs/readers-writers/experiment.h"
#include "ui/chart.h"
#include "ui/data_table.h"

namespace racecourse::labs::readers_writers {

// The longest wait of a reader and of a writer by lock, and the length of a trial: a bar that reaches it starved.
ui::Chart waitChart(const ui::Theme& theme, const Report& report);

// A row for readers and one for writers of each lock: how often they got in, and how long they waited.
ui::DataTable waitTable(const Report& report);

// Operations a second by the share of reads, a line for each lock, and what a perfect read-write lock could do.
ui::Chart shareChart(const ui::Theme& theme, const Report& report, int cores);
ui::DataTable shareTable(const ui::Theme& theme, const Report& report);

}  // namespace racecourse::labs::readers_writers
