// Which elements a slice takes, by Python's rules: negative indices count from the end, and what lies outside is cut
// off.
//
//   takeSlice(5, 4, 1, -1)   ->  {.start = 4, .stop = 1, .step = -1, .count = 3}       xs[4:1:-1] of five elements
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace racecourse::engine {

struct SliceRange {
  std::int64_t start = 0;
  std::int64_t stop = 0;
  std::int64_t step = 1;
  std::int64_t count = 0;

  std::int64_t at(std::int64_t i) const { return start + i * step; }
  bool operator==(const SliceRange&) const = default;
};

// The slice [lower:upper:step] of `size` elements; nothing for a part left out. `step` is not zero.
SliceRange takeSlice(std::size_t size, std::optional<std::int64_t> lower, std::optional<std::int64_t> upper,
                     std::int64_t step);

// `index` from the front, also when it counts from the end; nothing when there is no such element.
std::optional<std::size_t> takeIndex(std::size_t size, std::int64_t index);

// How many numbers range(start, stop, step) has, at most 2^63 - 1. `step` is not zero.
std::int64_t rangeLength(std::int64_t start, std::int64_t stop, std::int64_t step);

// start + index * step, for an index that the range has.
std::int64_t rangeElement(std::int64_t start, std::int64_t index, std::int64_t step);

}  // namespace racecourse::engine
