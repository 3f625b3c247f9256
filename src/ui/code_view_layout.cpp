#include "ui/code_view_layout.h"

#include <algorithm>

#include "ui/code_view_runs.h"

namespace racecourse::ui {
namespace {

constexpr int kHang = 2;         // further cells of indent
constexpr int kFewestCells = 8;  // that a wrapped piece keeps

// Where a piece of at most `cells` characters from `from` on ends.
int breakAfter(std::string_view line, int from, int cells, int count) {
  if (count - from <= cells) return count;
  for (int to = from + cells; to > from + cells / 2; --to)
    if (std::string_view(" ,([{=+-*/").contains(characters(line, to - 1, to)[0])) return to;
  return from + cells;
}

}  // namespace

std::vector<CodePiece> wrapLine(std::string_view line, int cells) {
  cells = std::max(cells, kFewestCells);
  const int count = characterCount(line);
  const auto spaces = static_cast<int>(std::min(line.find_first_not_of(' '), line.size()));
  const int hang = std::clamp(spaces + kHang, 0, std::max(0, cells - kFewestCells));
  std::vector<CodePiece> pieces{{0, breakAfter(line, 0, cells, count), 0}};
  while (pieces.back().to < count) {
    int from = pieces.back().to;
    while (from < count - 1 && characters(line, from, from + 1) == " ") ++from;
    pieces.push_back({from, breakAfter(line, from, cells - hang, count), hang});
  }
  return pieces;
}

std::span<const CodeRow> CodeRows::of(int line) const {
  if (line < 1 || static_cast<std::size_t>(line) >= first.size()) return {};
  const auto index = static_cast<std::size_t>(line);
  return std::span(row).subspan(first[index - 1], first[index] - first[index - 1]);
}

CodeRows layOutRows(std::span<const std::string_view> lines, const CodeMetrics& metrics) {
  CodeRows out;
  for (int line = 1; line <= std::ssize(lines); ++line) {
    out.first.push_back(out.row.size());
    for (const CodePiece& piece : wrapLine(lines[static_cast<std::size_t>(line - 1)], metrics.cells)) {
      out.row.push_back({line, piece, out.height});
      out.height += metrics.row;
    }
    if (const auto below = metrics.below.find(line); below != metrics.below.end()) out.height += below->second;
  }
  out.first.push_back(out.row.size());
  return out;
}

float scrollToShow(float top, float height, float content, CodeStretch wanted, float margin) {
  const float from = wanted.from - margin, to = wanted.to + margin;
  if (to - from > height)
    top = wanted.from;
  else
    top = std::clamp(top, to - height, from);
  return std::clamp(top, 0.0F, std::max(0.0F, content - height));
}

int badgeSlots(int threads, int most) { return std::clamp(threads, 1, most); }

}  // namespace racecourse::ui
