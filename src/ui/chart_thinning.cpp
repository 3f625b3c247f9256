#include "ui/chart_thinning.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <unordered_set>

namespace racecourse::ui {

std::vector<ImVec2> thinnedLine(std::span<const ImVec2> line) {
  std::vector<ImVec2> out;
  for (std::size_t first = 0; first < line.size();) {
    std::size_t end = first, lowest = first, highest = first;
    for (; end < line.size() && std::floor(line[end].x) == std::floor(line[first].x); ++end) {
      if (line[end].y < line[lowest].y) lowest = end;
      if (line[end].y > line[highest].y) highest = end;
    }
    std::size_t keep[] = {first, std::min(lowest, highest), std::max(lowest, highest), end - 1};
    const auto unique = std::ranges::unique(keep);
    for (auto it = std::begin(keep); it != unique.begin(); ++it) out.push_back(line[*it]);
    first = end;
  }
  return out;
}

std::vector<ImVec2> thinnedPoints(std::span<const ImVec2> points, float cell) {
  std::unordered_set<std::uint64_t> taken;
  std::vector<ImVec2> out;
  for (const ImVec2 point : points) {
    const auto column = static_cast<std::int32_t>(std::floor(point.x / cell));
    const auto row = static_cast<std::int32_t>(std::floor(point.y / cell));
    const std::uint64_t key = std::uint64_t{static_cast<std::uint32_t>(column)} << 32 | static_cast<std::uint32_t>(row);
    if (taken.insert(key).second) out.push_back(point);
  }
  return out;
}

}  // namespace racecourse::ui
