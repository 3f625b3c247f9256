#include <algorithm>
#include <cmath>

#include "ui/state_map_page.h"

namespace racecourse::ui {
namespace {

constexpr float kLongestStep = 84, kWidestGap = 48;  // between layers, between states of a layer
constexpr float kLargest = 9, kSmallest = 1.5F;      // radius
constexpr float kNarrow = 480;                       // box that runs downwards
constexpr float kMargin = 14;                        // for the ring of a state at the rim

}  // namespace

MapPlaces placeStates(const MapPlan& plan, Rect box) {
  MapPlaces out{std::vector<ImVec2>(plan.depth.size()), std::vector<float>(plan.depth.size()), box.w < kNarrow};
  const float length = std::max(1.0F, (out.downwards ? box.h : box.w) - 2 * kMargin);
  const float breadth = std::max(1.0F, (out.downwards ? box.w : box.h) - 2 * kMargin);
  const auto layers = static_cast<float>(plan.layers.size());
  const float step = std::min(kLongestStep, length / std::max(layers - 1, 1.0F));
  const float start = kMargin + (length - step * (layers - 1)) / 2;
  for (std::size_t depth = 0; depth < plan.layers.size(); ++depth) {
    const auto count = static_cast<float>(plan.layers[depth].size());
    const float gap = std::min(kWidestGap, breadth / count);
    for (const int state : plan.layers[depth]) {
      const auto index = static_cast<std::size_t>(state);
      const float along = start + step * static_cast<float>(depth);
      const float across = kMargin + breadth / 2 + gap * (static_cast<float>(plan.place[index]) - (count - 1) / 2);
      out.at[index] = out.downwards ? ImVec2(box.x + across, box.y + along) : ImVec2(box.x + along, box.y + across);
      out.radius[index] = std::clamp(0.3F * std::min(gap, step), kSmallest, kLargest);
    }
  }
  return out;
}

float mapHeight(const MapPlan& plan, float width) {
  std::size_t widest = 1;
  for (const auto& layer : plan.layers) widest = std::max(widest, layer.size());
  const auto layers = static_cast<float>(std::max<std::size_t>(plan.layers.size(), 2));
  if (width >= kNarrow) return std::clamp(kWidestGap * static_cast<float>(widest) + 2 * kMargin, 124.0F, 440.0F);
  return std::clamp(44 * layers, std::min(kLongestStep * (layers - 1) + 2 * kMargin, 330.0F), 640.0F);
}

std::optional<int> stateAt(const MapPlaces& places, ImVec2 pointer, float reach) {
  std::optional<int> nearest;
  for (std::size_t i = 0; i < places.at.size(); ++i) {
    const float far = std::hypot(places.at[i].x - pointer.x, places.at[i].y - pointer.y);
    if (far - places.radius[i] >= reach) continue;
    reach = far - places.radius[i];
    nearest = static_cast<int>(i);
  }
  return nearest;
}

}  // namespace racecourse::ui
