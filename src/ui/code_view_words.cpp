#include <algorithm>

#include "ui/code_view.h"
#include "ui/code_view_runs.h"

namespace racecourse::ui {
namespace {

// "read done, write next"; empty before the first part and without parts.
std::string progressWords(const CodePlace& place) {
  const auto done = static_cast<std::size_t>(std::max(place.done, 0));
  if (done == 0 || done >= place.parts.size()) return {};
  std::string out;
  for (std::size_t i = 0; i < done; ++i) out += (i == 0 ? "" : " and ") + place.parts[i];
  return out + " done, " + place.parts[done] + " next";
}

std::string stateWords(const CodePlace& place) {
  std::string out = progressWords(place);
  const std::string doing = !place.doing.empty() ? place.doing : place.blocked ? "blocked" : "";
  if (!out.empty() && !doing.empty()) out += ", ";
  return out + doing;
}

std::string whoStands(const CodeView& view, int line) {
  std::string out;
  for (const CodePlace& place : view.places) {
    if (place.span.line != line) continue;
    const std::string state = stateWords(place);
    out += (out.empty() ? "" : "; ") + threadName(place.thread) + (state.empty() ? "" : ": " + state);
  }
  if (view.failure && view.failure->line == line) out += (out.empty() ? "" : "; ") + view.failure->sentence;
  return out;
}

}  // namespace

Table codeTable(const CodeView& view) {
  Table table{{"Line", "Text", "Who stands there"}, {}};
  int number = 0;
  for (const std::string_view line : linesOf(view.source)) {
    ++number;
    table.rows.push_back({std::to_string(number), std::string(line), whoStands(view, number)});
  }
  return table;
}

std::string codeSummary(const CodeView& view) {
  std::string out;
  for (const CodePlace& place : view.places) {
    const std::string progress = progressWords(place), state = stateWords(place);
    out += threadSpokenFirst(place.thread) + " is in line " + std::to_string(place.span.line);
    out += (state.empty() ? "" : progress.empty() ? ": " : ", ") + state + ". ";
  }
  if (view.failure) out += "Line " + std::to_string(view.failure->line) + ": " + view.failure->sentence + " ";
  if (out.empty()) return "No thread is in the program.";
  out.pop_back();
  return out;
}

}  // namespace racecourse::ui
