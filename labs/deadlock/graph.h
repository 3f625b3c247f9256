#pragma once

// The wait-for graph of the deadlock lab, from a report.
//
//   const ui::WaitForGraph graph = graphOf(report, running);
//   if (!graph.title.empty()) ui::waitForGraph(ui, box, graph);

#include "labs/deadlock/experiment.h"
#include "ui/wait_for_graph.h"

namespace racecourse::labs::deadlock {

// Whether a run is so slow that a reader can follow who waits for whom.
bool canBeWatched(const Settings& settings);

// Who waited for whom: right now where that can be watched, otherwise in the newest deadlock. Without a title when
// there is nothing to show.
ui::WaitForGraph graphOf(const Report& report, bool running);

}  // namespace racecourse::labs::deadlock
