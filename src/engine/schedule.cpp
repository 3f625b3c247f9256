#include "engine/schedule.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace racecourse::engine {
namespace {

struct Group {
  Choice choice;
  std::size_t steps = 1;
};

std::string toText(const Group& group) {
  std::string text = std::to_string(group.choice.thread);
  if (group.choice.alternative != 0) text += "." + std::to_string(group.choice.alternative);
  if (group.steps > 1) text += "-" + std::to_string(group.steps);
  return text;
}

// Takes the digits at the start of `text`; nothing when there are none or the number exceeds `highest`.
std::optional<std::size_t> takeNumber(std::string_view& text, std::size_t highest) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || number > highest) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  return number;
}

bool takeSign(std::string_view& text, char sign) {
  if (!text.starts_with(sign)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Group> parseGroup(std::string_view text) {
  Group group;
  const auto thread = takeNumber(text, kHighestThread);
  if (!thread) return std::nullopt;
  group.choice.thread = static_cast<int>(*thread);
  if (takeSign(text, '.')) {
    const auto alternative = takeNumber(text, kHighestAlternative);
    if (!alternative) return std::nullopt;
    group.choice.alternative = static_cast<int>(*alternative);
  }
  if (takeSign(text, '-')) {
    const auto steps = takeNumber(text, kLongestSchedule);
    if (!steps || *steps == 0) return std::nullopt;
    group.steps = *steps;
  }
  return text.empty() ? std::optional(group) : std::nullopt;
}

std::string shown(std::string_view text) {
  constexpr std::size_t kShown = 16;
  return "“" + std::string(text.substr(0, kShown)) + (text.size() > kShown ? "…" : "") + "”";
}

}  // namespace

std::string toText(const Schedule& schedule) {
  std::string text;
  for (auto step = schedule.begin(); step != schedule.end();) {
    const auto next = std::find_if(step, schedule.end(), [&](const Choice& choice) { return choice != *step; });
    if (!text.empty()) text += "_";
    text += toText(Group{*step, static_cast<std::size_t>(next - step)});
    step = next;
  }
  return text;
}

std::expected<Schedule, std::string> parseSchedule(std::string_view text) {
  Schedule schedule;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view part = text.substr(0, text.find('_'));
    const auto group = parseGroup(part);
    if (!group)
      return std::unexpected("Part " + std::to_string(number) + " of the schedule, " + shown(part) +
                             ", is not a thread with its steps, such as 1 or 0-3.");
    if (schedule.size() + group->steps > kLongestSchedule)
      return std::unexpected("The schedule has more than " + std::to_string(kLongestSchedule) + " steps.");
    schedule.insert(schedule.end(), group->steps, group->choice);
    text.remove_prefix(part.size());
    if (takeSign(text, '_') && text.empty()) return std::unexpected("The schedule ends in the middle, after “_”.");
  }
  return schedule;
}

}  // namespace racecourse::engine
