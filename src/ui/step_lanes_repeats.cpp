#include <algorithm>

#include "ui/step_lanes.h"

namespace racecourse::ui {
namespace {

// How often the group of `length` steps at `first` comes in a row.
int timesInARow(std::span<const LaneStep> steps, std::size_t first, std::size_t length) {
  std::size_t same = 0;
  while (first + same + length < steps.size() && steps[first + same] == steps[first + same + length]) ++same;
  return static_cast<int>(same / length) + 1;
}

}  // namespace

std::vector<StepRepeat> findRepeats(std::span<const LaneStep> steps, int least, int longest) {
  std::vector<StepRepeat> out;
  for (std::size_t at = 0; at < steps.size();) {
    StepRepeat best;
    for (int length = 1; length <= longest && at + static_cast<std::size_t>(length * least) <= steps.size(); ++length) {
      const int times = timesInARow(steps, at, static_cast<std::size_t>(length));
      if (times >= least && times * length > best.times * best.length) best = {static_cast<int>(at), length, times};
    }
    const bool found = best.times >= least;
    if (found) out.push_back(best);
    at += found ? static_cast<std::size_t>(best.length * best.times) : 1;
  }
  return out;
}

}  // namespace racecourse::ui
