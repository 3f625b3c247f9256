#pragma once

// A schedule: which thread takes each step, and which alternative where a step has several (a value of choose(), a
// time-out). As text it is short, readable and fits into a link: groups joined by _, each a thread, then .a for
// alternative a other than 0, then -n for n steps in a row.
//
//   toText({{0, 0}, {0, 0}, {0, 0}, {1, 2}})   ->  "0-3_1.2"
//   parseSchedule("0-3_1.2")                   ->  the same four choices

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace racecourse::engine {

// One step of a schedule.
struct Choice {
  int thread = 0;       // 0 is the main thread
  int alternative = 0;  // 0 is the first, and for most steps the only one

  bool operator==(const Choice&) const = default;
};

using Schedule = std::vector<Choice>;

// Longer schedules, higher threads and alternatives are refused: a link may hold anything.
inline constexpr std::size_t kLongestSchedule = 1'000'000;
inline constexpr int kHighestThread = 999;
inline constexpr int kHighestAlternative = 9'999;

std::string toText(const Schedule& schedule);

// The schedule that `text` spells; the error is a sentence that names the place. An empty text is an empty schedule.
std::expected<Schedule, std::string> parseSchedule(std::string_view text);

}  // namespace racecourse::engine
