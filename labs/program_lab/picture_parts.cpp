#include "labs/program_lab/picture_parts.h"

#include <algorithm>

#include "labs/program_lab/trace.h"

namespace racecourse::labs {

using engine::State;
using engine::StepInfo;
using engine::StepKind;

namespace {

constexpr std::size_t kMostParts = 6, kMostInHand = 3;

std::string_view partName(StepKind kind) {
  constexpr std::string_view kNames[] = {"read",   "write", "update", "acquire", "release", "wait",
                                         "notify", "set",   "arrive", "leave",   "put",     "get",
                                         "atomic", "join",  "sleep",  "choose",  "print",   "step"};
  return kNames[static_cast<std::size_t>(kind)];
}

// The steps of `thread` from `state` on that belong to the same line as the first, the thread running alone.
std::vector<StepInfo> partsAhead(Walk& walk, int thread) {
  std::vector<StepInfo> ahead;
  State state = walk.state();
  while (ahead.size() < kMostParts) {
    std::optional<StepInfo> info = walk.machine().describe(state, {thread, 0});
    const bool same = info && (ahead.empty() || (info->span.begin.line == ahead.front().span.begin.line &&
                                                 !std::ranges::contains(ahead, info->span, &StepInfo::span)));
    if (!same) break;
    ahead.push_back(*std::move(info));
    if (!walk.machine().step(state, {thread, 0}) || static_cast<std::size_t>(thread) >= state.threads.size()) break;
  }
  return ahead;
}

bool writes(const StepInfo& info) { return info.kind == StepKind::kWrite || info.kind == StepKind::kUpdate; }

// What others have written to the place of step `read` since; empty when it has its value again, or still.
std::string changedSince(const Walk& walk, std::size_t read) {
  const StepInfo& then = walk.step(read);
  for (std::size_t at = walk.place(); at-- > read + 1;)
    if (const StepInfo& info = walk.step(at); writes(info) && info.place == then.place)
      return info.value == then.value ? "" : info.value;
  return "";
}

void addOnce(std::vector<std::string>& nodes, const std::string& name) {
  if (!std::ranges::contains(nodes, name)) nodes.push_back(name);
}

}  // namespace

Statement statementAt(Walk& walk, int thread) {
  const std::vector<StepInfo> ahead = partsAhead(walk, thread);
  if (ahead.empty()) return {};
  std::vector<std::string> done;
  std::vector<engine::Span> seen{ahead.front().span};
  for (std::size_t at = walk.place(); at-- > 0 && done.size() < kMostParts;) {
    const StepInfo& info = walk.step(at);
    if (info.thread != thread) continue;
    if (info.span.begin.line != seen.front().begin.line || std::ranges::contains(seen, info.span)) break;
    if (std::ranges::contains(ahead, info.span, &StepInfo::span)) break;
    seen.push_back(info.span);
    done.emplace_back(partName(info.kind));
  }
  Statement statement{.parts = {done.rbegin(), done.rend()}, .done = static_cast<int>(done.size())};
  for (const StepInfo& info : ahead) statement.parts.emplace_back(partName(info.kind));
  if (statement.parts.size() < 2) return {};
  return statement;
}

std::vector<InHand> inHand(Walk& walk, int thread, int line) {
  std::vector<InHand> out;
  std::vector<std::string_view> seen;
  bool same_statement = true;
  for (std::size_t at = walk.place(); at-- > 0 && out.size() < kMostInHand;) {
    const StepInfo& info = walk.step(at);
    if (info.thread != thread) continue;
    same_statement = same_statement && info.span.begin.line == line && !writes(info);
    if (info.place.empty() || std::ranges::contains(seen, info.place)) continue;
    seen.push_back(info.place);
    if (info.kind != StepKind::kRead) continue;
    const std::string now = changedSince(walk, at);
    if (same_statement || !now.empty()) out.push_back({info.place, info.value, now});
  }
  return out;
}

std::optional<ui::WaitForGraph> waitsOf(Walk& walk) {
  std::vector<std::string> resources;
  const int threads = static_cast<int>(walk.state().threads.size());
  std::vector<engine::ThreadView> views;
  bool somebody = false;
  for (int thread = 0; thread < threads; ++thread) {
    views.push_back(walk.machine().thread(walk.state(), thread));
    const auto& waiting = views.back().waiting;
    for (const std::string& held : views.back().held) addOnce(resources, held);
    if (!waiting || waiting->operation == "join" || waiting->place.empty()) continue;
    addOnce(resources, waiting->place);
    somebody = true;
  }
  if (!somebody) return std::nullopt;
  ui::WaitForGraph graph{.title = "Who waits for whom", .empty = "", .nodes = {}, .edges = {}, .cycle = {}};
  for (int thread = 0; thread < threads; ++thread) graph.nodes.push_back(ui::threadNode(shownThread(thread)));
  std::ranges::sort(resources);
  for (const std::string& name : resources) graph.nodes.push_back(ui::resourceNode(name));
  const auto node = [&](const std::string& name) {
    return threads + static_cast<int>(std::ranges::find(resources, name) - resources.begin());
  };
  for (int thread = 0; thread < threads; ++thread) {
    const engine::ThreadView& view = views[static_cast<std::size_t>(thread)];
    for (const std::string& held : view.held) graph.edges.push_back({node(held), thread, ui::WaitKind::kHeldBy});
    if (!view.waiting || view.waiting->place.empty()) continue;
    if (view.waiting->operation == "join") {
      for (const int holder : view.waiting->holders) graph.edges.push_back({thread, holder, ui::WaitKind::kWaitsFor});
    } else {
      graph.edges.push_back({thread, node(view.waiting->place), ui::WaitKind::kWaitsFor});
    }
  }
  graph.cycle = ui::findCycle(graph.edges);
  return graph;
}

}  // namespace racecourse::labs
