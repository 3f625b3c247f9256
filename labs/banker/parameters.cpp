#include "labs/banker/parameters.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <ranges>

namespace racecourse::labs::banker {
namespace {

std::optional<int> unitsIn(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0 || number > kMostInCell)
    return std::nullopt;
  return number;
}

// "1.0.2"; nothing when it is anything else.
std::optional<Units> rowOf(std::string_view text) {
  Units row;
  for (const auto part : std::views::split(text, '.')) {
    const auto number = unitsIn(std::string_view(part));
    if (!number) return std::nullopt;
    row.push_back(*number);
  }
  return row;
}

std::optional<Desk> deskOf(std::string_view text, Mode mode) {
  Desk desk{.mode = mode};
  for (const auto part : std::views::split(text, '_')) {
    const auto row = rowOf(std::string_view(part));
    if (!row) return std::nullopt;
    if (desk.free.empty()) {
      desk.free = *row;
      continue;
    }
    if (row->size() != 2 * desk.free.size()) return std::nullopt;
    const auto middle = row->begin() + desk.kinds();
    desk.held.emplace_back(row->begin(), middle);
    desk.asked.emplace_back(middle, row->end());
  }
  if (desk.kinds() < 1 || desk.kinds() > kMostColumns || desk.processes() < 1 || desk.processes() > kMostRows)
    return std::nullopt;
  return desk;
}

std::string textOfRow(const Units& row) {
  std::string text;
  for (const int number : row) text += (text.empty() ? "" : ".") + std::to_string(number);
  return text;
}

}  // namespace

Obeyed setParameter(Desk& desk, std::string_view name, std::string_view value) {
  if (name == "preset") {
    const auto preset = std::ranges::find(kPresets, value, &Preset::word);
    if (preset == kPresets.end())
      return refusal(name, value, "a preset is textbook, customers, locks, waiting or cycle.");
    desk = preset->make();
    return {};
  }
  if (name != "bank" && name != "waits") return unknownSetting(name);
  const auto tables = deskOf(value, name == "bank" ? Mode::kAvoid : Mode::kDetect);
  if (!tables)
    return refusal(name, value,
                   "tables are rows of numbers from 0 to 20: the free units, then for up to six processes what they "
                   "hold and what they may ask for.");
  desk = *tables;
  return {};
}

std::string linkOf(const Desk& desk) {
  const int preset = presetOf(desk);
  if (preset == 0) return "";
  if (preset > 0) return "preset=" + std::string(kPresets[static_cast<std::size_t>(preset)].word);
  std::string link = desk.mode == Mode::kAvoid ? "bank=" : "waits=";
  link += textOfRow(desk.free);
  for (std::size_t process = 0; process < desk.held.size(); ++process)
    link += "_" + textOfRow(desk.held[process]) + "." + textOfRow(desk.asked[process]);
  return link;
}

std::expected<Asking, std::string> requestOf(std::string_view value, const Desk& desk) {
  const auto row = rowOf(value);
  if (desk.mode != Mode::kAvoid || !row || row->size() != desk.free.size() + 1 || row->front() >= desk.processes())
    return refusal("ask", value, "a request is a process of the banker and a number for each kind.");
  return Asking{row->front(), Units(row->begin() + 1, row->end())};
}

}  // namespace racecourse::labs::banker
