#include <algorithm>
#include <array>
#include <cmath>

#include "ui/code_view_mark.h"
#include "ui/figure.h"
#include "ui/icon.h"
#include "ui/state_map_page.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr std::size_t kNumberedEdges = 48;  // more of them are too crowded for badges
constexpr float kSparse = 4;                // radius from which states have a rim

ImVec2 between(ImVec2 a, ImVec2 b, float share) { return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}; }

// Steps to the same or an earlier layer swing out, so that they do not hide behind others.
bool leadsBack(const MapPage& page, const MapEdge& edge) {
  return page.plan.depth[static_cast<std::size_t>(edge.to)] <= page.plan.depth[static_cast<std::size_t>(edge.from)];
}

ImVec2 bendOf(const MapPage& page, const MapEdge& edge) {
  const ImVec2 a = page.at(edge.from), b = page.at(edge.to), middle = between(a, b, 0.5F);
  if (!leadsBack(page, edge)) return middle;
  const float share = 0.35F;
  return {middle.x - (b.y - a.y) * share, middle.y + (b.x - a.x) * share};
}

void drawHead(Ui& ui, ImVec2 from, ImVec2 to, float radius, ImU32 colour) {
  const float length = std::max(0.01F, std::hypot(to.x - from.x, to.y - from.y));
  const ImVec2 along{(to.x - from.x) / length, (to.y - from.y) / length};
  const ImVec2 tip{to.x - along.x * (radius + 1), to.y - along.y * (radius + 1)};
  ui.draw.AddTriangleFilled(tip, {tip.x - 8 * along.x - 4 * along.y, tip.y - 8 * along.y + 4 * along.x},
                            {tip.x - 8 * along.x + 4 * along.y, tip.y - 8 * along.y - 4 * along.x}, colour);
}

void drawEdge(Ui& ui, const MapPage& page, const MapEdge& edge) {
  if (edge.from == edge.to) return;
  const bool strong = page.taken(edge), next = edge.from == page.present;
  const float crowd = std::clamp(std::min(page.radius(edge.from), page.radius(edge.to)) / 8, 0.25F, 0.75F);
  const ImU32 colour = faded(threadColour(ui.theme, edge.thread), strong || next ? 1 : crowd);
  const ImVec2 a = page.at(edge.from), b = page.at(edge.to), bend = bendOf(page, edge);
  const float width = strong ? 4.0F : next ? 2.0F : 1.2F;
  if (leadsBack(page, edge))
    ui.draw.AddBezierQuadratic(a, bend, b, colour, width);
  else
    ui.draw.AddLine(a, b, colour, width);
  if (leadsBack(page, edge)) drawHead(ui, bend, b, page.radius(edge.to), colour);
}

// The number of the thread on its step, where there is room, and always on what can come next.
void drawNumber(Ui& ui, const MapPage& page, const MapEdge& edge) {
  const ImVec2 a = page.at(edge.from), b = page.at(edge.to);
  const bool next = edge.from == page.present, roomy = page.map.edges.size() <= kNumberedEdges;
  if (edge.from == edge.to || (!next && !roomy) || std::hypot(b.x - a.x, b.y - a.y) < 36) return;
  // Not all at the same height, so that neighbours lie apart.
  const float share = 0.34F + 0.17F * static_cast<float>((next ? edge.thread + 1 : edge.from) % 2);
  const ImVec2 on =
      leadsBack(page, edge) ? between(between(a, b, 0.5F), bendOf(page, edge), 0.5F) : between(a, b, share);
  drawThreadBadge(ui, on, 8, edge.thread);
}

void drawState(Ui& ui, const MapPage& page, int state) {
  const MapState& here = page.map.states[static_cast<std::size_t>(state)];
  const ImVec2 at = page.at(state);
  const float radius = page.radius(state);
  const bool taken = std::ranges::contains(page.map.taken, state);
  if (here.ending) {
    drawVerdictIcon(ui, at, std::clamp(radius, 3.0F, 8.0F), *here.ending);
  } else if (taken) {
    ui.draw.AddCircleFilled(at, std::max(radius, 4.0F), ui.theme.ink);
  } else if (radius < kSparse) {
    ui.draw.AddCircleFilled(at, radius, ui.theme.ink_soft);
  } else {
    ui.draw.AddCircleFilled(at, radius, ui.theme.panel);
    ui.draw.AddCircle(at, radius - 0.75F, ui.theme.ink_soft, 0, 1.5F);
  }
}

// What is explained, drawn or only measured: calls `entry(word)` for each word.
template <class Entry>
void forEachLegend(const StateMap& map, Entry entry) {
  std::vector<int> threads;
  for (const MapEdge& edge : map.edges)
    if (!std::ranges::contains(threads, edge.thread)) threads.push_back(edge.thread);
  std::ranges::sort(threads);
  for (const int thread : threads)
    entry("step of " + threadName(thread), [thread](Ui& ui, ImVec2 at) {
      ui.draw.AddLine({at.x - 8, at.y}, {at.x + 8, at.y}, threadColour(ui.theme, thread), 3);
    });
  constexpr std::array<const char*, 4> kWords = {"holds", "fails", "deadlock", "unknown"};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    const auto verdict = static_cast<Verdict>(i);
    if (std::ranges::contains(map.states, std::optional(verdict), &MapState::ending))
      entry(kWords[i], [verdict](Ui& ui, ImVec2 at) { drawVerdictIcon(ui, at, 6, verdict); });
  }
  entry("here", [](Ui& ui, ImVec2 at) {
    ui.draw.AddCircleFilled(at, 3, ui.theme.ink);
    ui.draw.AddCircle(at, 7, ui.theme.accent, 0, 2);
  });
}

// Calls `place(word, box, sign)` with the box of each entry and returns the height of all.
template <class Place>
float layOutLegend(const Ui& ui, Rect box, const StateMap& map, Place place) {
  constexpr float kSign = 24, kGap = 16;
  const float line = lineHeight(*ui.fonts.small) + 4;
  float x = box.x, y = box.y;
  forEachLegend(map, [&](const std::string& word, const auto& sign) {
    const float width = kSign + std::ceil(textWidth(*ui.fonts.small, word)) + 1;
    if (x > box.x && x + width > box.right()) x = box.x, y += line;
    place(word, Rect{x, y, width, line}, sign);
    x += width + kGap;
  });
  return y + line - box.y;
}

}  // namespace

bool MapPage::taken(const MapEdge& edge) const {
  for (std::size_t i = 1; i < map.taken.size(); ++i)
    if (map.taken[i - 1] == edge.from && map.taken[i] == edge.to) return true;
  return false;
}

void drawMapEdges(Ui& ui, const MapPage& page) {
  for (const bool strong : {false, true})
    for (const MapEdge& edge : page.map.edges)
      if (page.taken(edge) == strong) drawEdge(ui, page, edge);
}

void drawMapStates(Ui& ui, const MapPage& page) {
  for (const MapEdge& edge : page.map.edges) drawNumber(ui, page, edge);
  for (int state = 0; state < std::ssize(page.map.states); ++state) drawState(ui, page, state);
  const float ring = std::max(page.radius(page.present), 4.0F) + 4;
  ui.draw.AddCircle(page.at(page.present), ring, ui.theme.accent, 0, 2.5F);
}

void drawMapLegend(Ui& ui, Rect box, const StateMap& map) {
  layOutLegend(ui, box, map, [&](const std::string& word, Rect place, const auto& sign) {
    sign(ui, ImVec2(place.x + 9, place.y + place.h / 2));
    place.takeLeft(24);
    drawTextIn(ui, place, *ui.fonts.small, ui.theme.ink_soft, word, Align::kLeft);
  });
}

float mapLegendHeight(const Ui& ui, const StateMap& map, float width) {
  return layOutLegend(ui, {0, 0, width, 0}, map, [](const std::string&, Rect, const auto&) {});
}

}  // namespace racecourse::ui
