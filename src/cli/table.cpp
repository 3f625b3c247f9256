#include "cli/table.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "cli/text.h"

namespace racecourse::cli {
namespace {

constexpr int kIndent = 2;
constexpr int kGap = 2;
constexpr int kNarrowest = 8;

int total(const std::vector<int>& widths) {
  const auto used = std::ranges::count_if(widths, [](int width) { return width > 0; });
  return std::accumulate(widths.begin(), widths.end(), kIndent + kGap * std::max(0, static_cast<int>(used) - 1));
}

}  // namespace

std::vector<int> Table::widths(int width) const {
  std::vector<int> result(columns_.size(), 0);
  for (const std::vector<std::string>& row : rows_) {
    assert(row.size() == columns_.size());
    for (std::size_t i = 0; i < row.size(); ++i) result[i] = std::max(result[i], cli::columns(row[i]));
  }
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (result[i] > 0) result[i] = std::max(result[i], cli::columns(columns_[i].title));
  const auto narrow = [&](bool yields) {
    for (std::size_t i = columns_.size(); i-- > 0;) {
      const int excess = total(result) - width;
      if (excess <= 0 || columns_[i].yields != yields || columns_[i].align == Align::kRight) continue;
      result[i] = std::max(std::min(result[i], kNarrowest), result[i] - excess);
    }
  };
  narrow(true);
  narrow(false);
  return result;
}

std::string Table::line(const std::vector<std::string>& row, const std::vector<int>& widths) const {
  std::string result;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (widths[i] == 0) continue;
    const std::string cell = cut(row[i], widths[i]);
    const std::string space(static_cast<std::size_t>(widths[i] - cli::columns(cell)), ' ');
    result += std::string(static_cast<std::size_t>(result.empty() ? kIndent : kGap), ' ');
    result += columns_[i].align == Align::kRight ? space + cell : cell + space;
  }
  result.erase(result.find_last_not_of(' ') + 1);
  return result;
}

std::vector<std::string> Table::lines(int width) const {
  const std::vector<int> widths = this->widths(width);
  std::vector<std::string> titles;
  for (const Column& column : columns_) titles.push_back(column.title);
  std::vector<std::string> result = {line(titles, widths)};
  for (const std::vector<std::string>& row : rows_) result.push_back(line(row, widths));
  return result;
}

}  // namespace racecourse::cli
