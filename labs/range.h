#pragma once

// A closed range of whole numbers, as settings have them.
//
//   constexpr Range kThreads{1, 16};
//   settings.threads = kThreads.clamp(settings.threads);

#include <algorithm>
#include <cstdint>

namespace racecourse::labs {

struct Range {
  std::int64_t least;
  std::int64_t most;

  constexpr bool has(std::int64_t value) const { return least <= value && value <= most; }

  // The number of the range that is nearest to `value`; both ends have to fit into its type.
  template <class Number>
  constexpr Number clamp(Number value) const {
    return static_cast<Number>(std::clamp<std::int64_t>(value, least, most));
  }
};

}  // namespace racecourse::labs
