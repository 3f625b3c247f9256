#include <algorithm>

#include "ui/step_lanes.h"
#include "ui/step_lanes_columns.h"

namespace racecourse::ui {
namespace {

std::string conflictsOf(const StepLanes& lanes, const LaneColumn& column) {
  std::string out;
  const auto add = [&](int mine, int other) {
    if (mine >= column.from && mine < column.to) out += (out.empty() ? "step " : ", step ") + std::to_string(other + 1);
  };
  for (const StepConflict& conflict : lanes.conflicts) {
    add(conflict.first, conflict.second);
    add(conflict.second, conflict.first);
  }
  return out;
}

std::vector<std::string> rowOf(const StepLanes& lanes, const LaneColumn& column) {
  const auto group = lanes.steps.subspan(static_cast<std::size_t>(column.from),
                                         static_cast<std::size_t>((column.to - column.from) / column.times));
  if (column.times == 1)
    return {std::to_string(column.to), threadName(group[0].thread), group[0].said, conflictsOf(lanes, column)};
  std::string threads, said = std::to_string(column.times) + " times";
  for (std::size_t i = 0; i < group.size(); ++i) {
    const std::string name = threadName(group[i].thread);
    if (!threads.contains(name)) threads += (threads.empty() ? "" : ", ") + name;
    said += (i == 0 ? ": " : "; ") + name + " " + group[i].said;
  }
  return {std::to_string(column.from + 1) + " to " + std::to_string(column.to), threads, said,
          conflictsOf(lanes, column)};
}

}  // namespace

std::string spokenPosition(const StepLanes& lanes, int position) {
  const std::string count = std::to_string(lanes.steps.size());
  if (lanes.steps.empty()) return "No step has been taken";
  if (position <= 0) return "Before the first of " + count + (lanes.steps.size() == 1 ? " step" : " steps");
  const LaneStep& step = lanes.steps[std::min(static_cast<std::size_t>(position), lanes.steps.size()) - 1];
  return "Step " + std::to_string(position) + " of " + count + ": " + threadSpoken(step.thread) + " " + step.said;
}

Table lanesTable(const StepLanes& lanes, int position, std::size_t most) {
  Table table{{"Step", "Thread", "What it does", "Conflicts with"}, {}};
  const LaneColumns columns = columnsOf(static_cast<int>(lanes.steps.size()), lanes.repeats);
  const std::size_t count = columns.column.size();
  const std::size_t here = count == 0 ? 0 : columns.of(position);
  const std::size_t first = count <= most ? 0 : std::min(here - std::min(here, most / 2), count - most);
  for (std::size_t i = first; i < std::min(count, first + most); ++i)
    table.rows.push_back(rowOf(lanes, columns.column[i]));
  return table;
}

}  // namespace racecourse::ui
