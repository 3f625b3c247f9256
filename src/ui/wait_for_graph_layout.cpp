#include "ui/wait_for_graph_layout.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace racecourse::ui {
namespace {

constexpr float kGap = 12;
constexpr float kRowPitch = kThreadNode + 8;
constexpr float kSmallRing = 180, kRing = 280, kTallRing = 360;

ImVec2 centre(Rect box) { return {box.x + box.w / 2, box.y + box.h / 2}; }

Rect around(ImVec2 middle, NodeSize size) {
  return {middle.x - size.width / 2, middle.y - size.height() / 2, size.width, size.height()};
}

float widest(std::span<const NodeSize> sizes) {
  float width = 0;
  for (const NodeSize& size : sizes) width = std::max(width, size.width);
  return width;
}

std::vector<Rect> onRing(Rect box, std::span<const NodeSize> sizes) {
  const ImVec2 middle = centre(box);
  const float up = std::max(0.0F, (box.h - kThreadNode) / 2);
  const float across = std::clamp((box.w - widest(sizes)) / 2, 0.0F, 1.7F * up);
  std::vector<Rect> nodes(sizes.size());
  float turn = 0;
  for (const std::size_t index : ringOrder(sizes)) {
    const float angle = 2 * std::numbers::pi_v<float> * turn++ / static_cast<float>(sizes.size());
    nodes[index] = around({middle.x + across * std::sin(angle), middle.y - up * std::cos(angle)}, sizes[index]);
  }
  return nodes;
}

// Threads at the left, resources at the right, as close as they can be read and in the middle of the box.
std::vector<Rect> inColumns(Rect box, std::span<const NodeSize> sizes) {
  const auto threads = static_cast<float>(std::ranges::count(sizes, true, &NodeSize::thread));
  const float resources = static_cast<float>(sizes.size()) - threads;
  const float rows = std::max({threads, resources, 1.0F}), pitch = std::min(kRowPitch, box.h / rows);
  const float apart = std::min(box.w, 420.0F);
  const float left = box.x + (box.w - apart) / 2;
  std::vector<Rect> nodes;
  float thread = 0, resource = 0;
  for (NodeSize size : sizes) {
    size.width = std::min(size.width, apart / 2 - 2 * kGap);
    const float row = size.thread ? thread++ + (rows - threads) / 2 : resource++ + (rows - resources) / 2;
    const float x = size.thread ? left + kThreadNode : left + apart - size.width / 2;
    nodes.push_back(around({x, box.y + (box.h - rows * pitch) / 2 + (row + 0.5F) * pitch}, size));
  }
  return nodes;
}

}  // namespace

std::vector<std::size_t> ringOrder(std::span<const NodeSize> sizes) {
  std::vector<std::size_t> resources, threads, order;
  for (std::size_t i = 0; i < sizes.size(); ++i) (sizes[i].thread ? threads : resources).push_back(i);
  for (std::size_t i = 0; i < std::max(resources.size(), threads.size()); ++i) {
    if (i < resources.size()) order.push_back(resources[i]);
    if (i < threads.size()) order.push_back(threads[i]);
  }
  return order;
}

bool tooClose(std::span<const Rect> boxes, float gap) {
  for (std::size_t i = 0; i < boxes.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      const Rect &a = boxes[i], &b = boxes[k];
      if (a.x < b.right() + gap && b.x < a.right() + gap && a.y < b.bottom() + gap && b.y < a.bottom() + gap)
        return true;
    }
  return false;
}

WaitLayout layOutNodes(Rect box, std::span<const NodeSize> sizes) {
  WaitLayout layout{onRing(box, sizes), true};
  if (tooClose(layout.nodes, kGap)) layout = {inColumns(box, sizes), false};
  return layout;
}

float nodesHeight(float width, std::span<const NodeSize> sizes) {
  for (const float height : {kSmallRing, kRing, kTallRing})
    if ((height > kSmallRing || sizes.size() <= 3) && !tooClose(onRing({0, 0, width, height}, sizes), kGap))
      return height;
  const auto threads = std::ranges::count(sizes, true, &NodeSize::thread);
  return static_cast<float>(std::max(threads, std::ssize(sizes) - threads)) * kRowPitch;
}

}  // namespace racecourse::ui
