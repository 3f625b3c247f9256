// A trace for people and for programs: a table with a lane for each thread, and JSON.
//
//   for (const std::string& line : traceTable(trace, source).lines(80)) out.line(line);
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/json.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "cli/trace.h"

namespace racecourse::cli {

// Threads have lanes of their own up to this number; with more, a column names the thread.
inline constexpr int kMostLanes = 8;

// Rows `from` and on: step, who, line, source and what happened. A switch is marked in front of the step, and a failure
// has the last row.
Table traceTable(const Trace& trace, std::string_view source, std::size_t from = 0);

// "Threads: 0 main, 1 increment, 2 increment", and what the mark of a switch means if there is one.
std::string traceLegend(const Trace& trace);

// What each thread that has not finished is waiting for, a sentence each.
std::vector<std::string> waitingTexts(const Trace& trace);

// "counter = 1, turn = 0"; empty if there are none.
std::string valuesText(const std::vector<std::pair<std::string, std::string>>& values);

// [{"step": 1, "thread": 1, ...}]
void writeSteps(Json& json, std::span<const TraceRow> rows);
// [{"thread": 0, "name": "main", "status": "waits", ...}]
void writeThreads(Json& json, const Trace& trace);
// {"counter": "1"}
void writeValues(Json& json, const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace racecourse::cli
