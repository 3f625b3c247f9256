#include "engine/slices.h"

#include <algorithm>
#include <limits>

namespace racecourse::engine {

namespace {

constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();

// A bound of a slice, moved to the nearest place that the direction allows.
std::int64_t clampBound(std::int64_t bound, std::int64_t size, std::int64_t step) {
  if (bound < 0) bound += size;
  return step > 0 ? std::clamp<std::int64_t>(bound, 0, size) : std::clamp<std::int64_t>(bound, -1, size - 1);
}

}  // namespace

SliceRange takeSlice(std::size_t size, std::optional<std::int64_t> lower, std::optional<std::int64_t> upper,
                     std::int64_t step) {
  const auto length = static_cast<std::int64_t>(size);
  step = std::max(step, -kHighest);
  const std::int64_t start = lower ? clampBound(*lower, length, step) : step > 0 ? 0 : length - 1;
  const std::int64_t stop = upper ? clampBound(*upper, length, step) : step > 0 ? length : -1;
  return {start, stop, step, rangeLength(start, stop, step)};
}

std::optional<std::size_t> takeIndex(std::size_t size, std::int64_t index) {
  const auto length = static_cast<std::int64_t>(size);
  if (index < -length || index >= length) return std::nullopt;
  return static_cast<std::size_t>(index < 0 ? index + length : index);
}

std::int64_t rangeLength(std::int64_t start, std::int64_t stop, std::int64_t step) {
  if (step > 0 ? start >= stop : start <= stop) return 0;
  const auto low = static_cast<std::uint64_t>(step > 0 ? start : stop);
  const auto high = static_cast<std::uint64_t>(step > 0 ? stop : start);
  const std::uint64_t stride = step > 0 ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
  const std::uint64_t rounds = (high - low - 1) / stride;
  return rounds >= static_cast<std::uint64_t>(kHighest) ? kHighest : static_cast<std::int64_t>(rounds + 1);
}

// Unsigned, since the product alone may leave 64 bits where the sum does not.
std::int64_t rangeElement(std::int64_t start, std::int64_t index, std::int64_t step) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(start) +
                                   static_cast<std::uint64_t>(index) * static_cast<std::uint64_t>(step));
}

}  // namespace racecourse::engine
