#include "ui/state_map_plan.h"

#include <algorithm>

namespace racecourse::ui {
namespace {

constexpr int kSweeps = 8;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The fewest steps from state 0 to each state.
std::vector<int> depths(int states, std::span<const MapEdge> edges) {
  std::vector<std::vector<int>> next(at(states));
  for (const MapEdge& edge : edges) next[at(edge.from)].push_back(edge.to);
  std::vector<int> depth(at(states), -1), queue{0};
  depth[0] = 0;
  for (std::size_t i = 0; i < queue.size(); ++i)
    for (const int to : next[at(queue[i])])
      if (depth[at(to)] < 0) {
        depth[at(to)] = depth[at(queue[i])] + 1;
        queue.push_back(to);
      }
  const int last = *std::ranges::max_element(depth) + 1;
  std::ranges::replace(depth, -1, last);
  return depth;
}

void number(MapPlan& plan) {
  for (const auto& layer : plan.layers)
    for (int i = 0; i < std::ssize(layer); ++i) plan.place[at(layer[at(i)])] = i;
}

// The neighbours of each state in the layer `step` further down; up where `step` is -1.
std::vector<std::vector<int>> neighbours(const MapPlan& plan, std::span<const MapEdge> edges, int step) {
  std::vector<std::vector<int>> out(plan.depth.size());
  for (const MapEdge& edge : edges) {
    if (plan.depth[at(edge.from)] + step == plan.depth[at(edge.to)]) out[at(edge.from)].push_back(edge.to);
    if (plan.depth[at(edge.to)] + step == plan.depth[at(edge.from)]) out[at(edge.to)].push_back(edge.from);
  }
  return out;
}

// Where `state` wants to be, 0 to 1: at the mean of its neighbours, or where it is without any.
double wanted(const MapPlan& plan, int state, const std::vector<int>& near) {
  const auto share = [&](int other) {
    return (plan.place[at(other)] + 0.5) / static_cast<double>(plan.layers[at(plan.depth[at(other)])].size());
  };
  if (near.empty()) return share(state);
  double sum = 0;
  for (const int other : near) sum += share(other);
  return sum / static_cast<double>(near.size());
}

void sortLayer(MapPlan& plan, std::vector<int>& layer, const std::vector<std::vector<int>>& near) {
  std::vector<std::pair<double, int>> order;
  for (const int state : layer) order.emplace_back(wanted(plan, state, near[at(state)]), state);
  std::ranges::stable_sort(order, {}, &std::pair<double, int>::first);
  for (std::size_t i = 0; i < order.size(); ++i) {
    layer[i] = order[i].second;
    plan.place[at(layer[i])] = static_cast<int>(i);
  }
}

}  // namespace

MapPlan planMap(int states, std::span<const MapEdge> edges) {
  if (states <= 0) return {};
  MapPlan plan{.layers = {}, .depth = depths(states, edges), .place = std::vector<int>(at(states), 0)};
  plan.layers.resize(at(*std::ranges::max_element(plan.depth) + 1));
  for (int state = 0; state < states; ++state) plan.layers[at(plan.depth[at(state)])].push_back(state);
  number(plan);
  const auto above = neighbours(plan, edges, -1), below = neighbours(plan, edges, 1);
  MapPlan best = plan;
  int fewest = crossings(plan, edges);
  for (int sweep = 0; sweep < kSweeps && fewest > 0; ++sweep) {
    if (sweep % 2 == 0)
      for (std::size_t i = 1; i < plan.layers.size(); ++i) sortLayer(plan, plan.layers[i], above);
    else
      for (std::size_t i = plan.layers.size() - 1; i-- > 0;) sortLayer(plan, plan.layers[i], below);
    if (const int now = crossings(plan, edges); now < fewest) {
      fewest = now;
      best = plan;
    }
  }
  return best;
}

int crossings(const MapPlan& plan, std::span<const MapEdge> edges) {
  std::vector<std::vector<std::pair<int, int>>> between(plan.layers.size());
  for (const MapEdge& edge : edges)
    if (plan.depth[at(edge.from)] + 1 == plan.depth[at(edge.to)])
      between[at(plan.depth[at(edge.from)])].emplace_back(plan.place[at(edge.from)], plan.place[at(edge.to)]);
  int count = 0;
  for (const auto& pairs : between)
    for (std::size_t i = 0; i < pairs.size(); ++i)
      for (std::size_t k = 0; k < i; ++k)
        if ((pairs[i].first - pairs[k].first) * (pairs[i].second - pairs[k].second) < 0) ++count;
  return count;
}

}  // namespace racecourse::ui
