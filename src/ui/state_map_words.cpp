#include <algorithm>
#include <array>

#include "ui/code_view_mark.h"
#include "ui/state_map.h"

namespace racecourse::ui {
namespace {

constexpr std::array<std::string_view, 4> kEnding = {"holds", "fails", "deadlock", "unknown"};  // by Verdict

const MapState& stateOf(const StateMap& map, int state) { return map.states[static_cast<std::size_t>(state)]; }

std::string endingWord(const MapState& state) {
  return state.ending ? std::string(kEnding[static_cast<std::size_t>(*state.ending)]) : "";
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

int depthOf(const MapPlan& plan, int state) { return plan.depth[static_cast<std::size_t>(state)]; }

}  // namespace

Table mapTable(const StateMap& map, const MapPlan& plan) {
  Table table{{"State", "Steps from the start", "Next", "End", "What holds there"}, {}};
  for (int i = 0; i < std::ssize(map.states); ++i)
    table.rows.push_back({std::to_string(i + 1), std::to_string(depthOf(plan, i)), "", endingWord(stateOf(map, i)),
                          stateOf(map, i).said});
  for (const MapEdge& edge : map.edges) {
    std::string& next = table.rows[static_cast<std::size_t>(edge.from)][2];
    next += (next.empty() ? "" : ", ") + threadName(edge.thread) + ": " + std::to_string(edge.to + 1);
  }
  return table;
}

std::string mapSummary(const StateMap& map) {
  constexpr std::array<std::string_view, 4> kOne = {"holds", "fails", "is a deadlock", "is unknown"};
  constexpr std::array<std::string_view, 4> kMany = {"hold", "fail", "are deadlocks", "are unknown"};
  std::array<std::size_t, 4> ends{};
  std::size_t all = 0;
  for (const MapState& state : map.states)
    if (state.ending) ++ends[static_cast<std::size_t>(*state.ending)], ++all;
  std::string out = counted(map.states.size(), "state", "states");
  if (all == 0) return out + ".";
  out += ", " + std::to_string(all) + (all == 1 ? " of them an end: " : " of them ends: ");
  bool first = true;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i] == 0) continue;
    out += (first ? "" : ", ") + counted(ends[i], kOne[i], kMany[i]);
    first = false;
  }
  return out + ".";
}

std::string spokenState(const StateMap& map, const MapPlan& plan, int state) {
  const MapState& here = stateOf(map, state);
  const auto depth = static_cast<std::size_t>(depthOf(plan, state));
  std::string out = "State " + std::to_string(state + 1) + " of " + std::to_string(map.states.size()) + ", " +
                    (depth == 0 ? "the start" : counted(depth, "step", "steps") + " from the start");
  if (!here.said.empty()) out += ": " + here.said;
  if (here.ending) out += ". The end: " + endingWord(here);
  bool first = true;
  for (const MapEdge& edge : map.edges) {
    if (edge.from != state) continue;
    out += first ? ". " + threadSpokenFirst(edge.thread) + " leads to " : ", " + threadSpoken(edge.thread) + " to ";
    out += std::to_string(edge.to + 1);
    first = false;
  }
  return out + ".";
}

}  // namespace racecourse::ui
