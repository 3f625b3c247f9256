#include "cli/trace_views.h"

#include <format>

#include "cli/source_file.h"
#include "cli/text.h"

namespace racecourse::cli {

using engine::Status;
using engine::ThreadView;
using engine::Waiting;

namespace {

constexpr std::string_view kSwitchMark = "↷";

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == line.npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t") + 1 - begin);
}

std::string clockText(std::int64_t microseconds) {
  return std::format("{:.6g} s", static_cast<double>(microseconds) / 1e6);
}

std::string_view statusName(const ThreadView& view) {
  switch (view.status) {
    case Status::kFinished:
      return "finished";
    case Status::kFailed:
      return "failed";
    case Status::kSpins:
      return "spins";
    case Status::kExhausted:
      return "exhausted";
    case Status::kJoins:
    case Status::kStands:
      break;
  }
  return view.waiting ? "waits" : "stands";
}

std::string holdersText(const Trace& trace, const Waiting& waiting) {
  std::string text;
  for (std::size_t i = 0; i < waiting.holders.size(); ++i)
    text += (i == 0 ? "" : " and ") + trace.titleOf(waiting.holders[i]);
  return text;
}

std::string waitingText(const Trace& trace, const Waiting& waiting) {
  if (waiting.operation == "join" && !waiting.holders.empty())
    return std::format("for the end of {}", trace.titleOf(waiting.holders.front()));
  std::string text = std::format("for {}", waiting.place.empty() ? waiting.operation : waiting.place);
  if (!waiting.operation.empty() && !waiting.place.empty()) text += std::format(" ({})", waiting.operation);
  if (!waiting.holders.empty()) return text + ", which " + holdersText(trace, waiting) + " holds";
  return waiting.notified_only ? text + ", until another thread wakes it" : text;
}

// The thread that has failed; -1 if none has.
int failedThread(const Trace& trace) {
  for (int thread = 0; thread < trace.threads(); ++thread) {
    const Status status = trace.machine().info(trace.state().threads[static_cast<std::size_t>(thread)]).status;
    if (status == Status::kFailed || status == Status::kExhausted) return thread;
  }
  return -1;
}

// The last row: what failed, and where.
void addFailure(Table& table, const Trace& trace, std::string_view source, bool lanes) {
  const auto failure = trace.machine().failure(trace.state());
  if (!failure) return;
  const int failed = failedThread(trace);
  std::vector<std::string> cells = {"", ""};
  for (int thread = 0; lanes && thread < trace.threads(); ++thread) cells.emplace_back(thread == failed ? "✗" : "·");
  if (!lanes) cells.push_back(shown(trace.nameOf(failed)));
  const int line = failure->span.begin.line;
  cells.insert(cells.end(),
               {"", std::to_string(line), shown(trimmed(lineOf(source, line))), shown(failureText(*failure))});
  table.add(std::move(cells));
}

}  // namespace

Table traceTable(const Trace& trace, std::string_view source, std::size_t from) {
  const bool lanes = trace.threads() <= kMostLanes;
  std::vector<Column> columns = {{""}, {"step", Align::kRight}};
  if (lanes) {
    for (int thread = 0; thread < trace.threads(); ++thread) columns.push_back({std::to_string(thread)});
  } else {
    columns.push_back({"thread"});
  }
  columns.insert(columns.end(),
                 {{"clock", Align::kRight}, {"line", Align::kRight}, {"source", Align::kLeft, true}, {"what happens"}});
  Table table(std::move(columns));
  for (const TraceRow& row : std::span(trace.rows()).subspan(from)) {
    std::vector<std::string> cells = {std::string(row.switched ? kSwitchMark : ""), std::to_string(row.step)};
    for (int thread = 0; lanes && thread < trace.threads(); ++thread)
      cells.emplace_back(thread == row.choice.thread ? "●" : "·");
    if (!lanes) cells.push_back(shown(trace.nameOf(row.choice.thread)));
    cells.push_back(row.clock ? clockText(*row.clock) : "");
    cells.push_back(std::to_string(row.line));
    cells.push_back(shown(trimmed(lineOf(source, row.line))));
    cells.push_back(shown(row.what));
    table.add(std::move(cells));
  }
  addFailure(table, trace, source, lanes);
  return table;
}

std::string traceLegend(const Trace& trace) {
  std::string text = "Threads: ";
  for (int thread = 0; thread < trace.threads(); ++thread) {
    if (thread > 0) text += ", ";
    text += thread == 0 ? "0 main" : shown(trace.nameOf(thread));
  }
  text += '.';
  if (trace.switches() > 0) text += std::format(" {} another thread than before.", kSwitchMark);
  return text;
}

std::vector<std::string> waitingTexts(const Trace& trace) {
  std::vector<std::string> texts;
  for (int thread = 0; thread < trace.threads(); ++thread) {
    const ThreadView view = trace.machine().thread(trace.state(), thread);
    if (!view.waiting) continue;
    std::string title = trace.titleOf(thread);
    title.front() = title.front() == 't' ? 'T' : title.front();
    const int line = view.positions.empty() ? 0 : view.positions.back().begin.line;
    texts.push_back(shown(std::format("{} waits on line {} {}.", title, line, waitingText(trace, *view.waiting))));
  }
  return texts;
}

std::string valuesText(const std::vector<std::pair<std::string, std::string>>& values) {
  std::string text;
  for (const auto& [name, value] : values) {
    if (!text.empty()) text += ", ";
    text += std::format("{} = {}", shown(name), shown(value));
  }
  return text;
}

void writeSteps(Json& json, std::span<const TraceRow> rows) {
  json.beginArray();
  for (const TraceRow& row : rows) {
    json.beginObject();
    json.member("step", row.step);
    json.member("thread", row.choice.thread);
    json.member("alternative", row.choice.alternative);
    json.member("switched", row.switched);
    json.member("preempted", row.preempted);
    json.member("line", row.line);
    json.member("place", row.place);
    json.member("value", row.value);
    json.member("before", row.before);
    json.member("text", row.what);
    if (row.clock) json.member("clockMicroseconds", *row.clock);
    json.endObject();
  }
  json.endArray();
}

void writeThreads(Json& json, const Trace& trace) {
  json.beginArray();
  for (int thread = 0; thread < trace.threads(); ++thread) {
    const ThreadView view = trace.machine().thread(trace.state(), thread);
    json.beginObject();
    json.member("thread", thread);
    json.member("name", view.name);
    json.member("status", statusName(view));
    json.member("line", view.positions.empty() ? 0 : view.positions.back().begin.line);
    json.key("waitsFor");
    if (view.waiting) {
      json.value(view.waiting->place.empty() ? view.waiting->operation : view.waiting->place);
    } else {
      json.null();
    }
    json.endObject();
  }
  json.endArray();
}

void writeValues(Json& json, const std::vector<std::pair<std::string, std::string>>& values) {
  json.beginObject();
  for (const auto& [name, value] : values) json.member(name, value);
  json.endObject();
}

}  // namespace racecourse::cli
