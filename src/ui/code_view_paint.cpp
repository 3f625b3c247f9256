#include <algorithm>
#include <cmath>

#include "ui/code_view_page.h"
#include "ui/code_view_runs.h"
#include "ui/figure.h"
#include "ui/icon.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

// The rectangle of a span on one of its rows; empty where it is not on that row.
Rect spanBox(const CodePage& page, const CodeRow& row, const CodeSpan& span) {
  const int from = std::max(span.from - 1, row.piece.from);
  const int to = std::min(std::max(span.to, span.from + 1) - 1, std::max(row.piece.to, row.piece.from + 1));
  if (from >= to) return {};
  return {page.x(row, from) - 1, page.y(row) + 1, static_cast<float>(to - from) * page.cell + 2, page.row - 2};
}

void fillBox(Ui& ui, Rect box, ImU32 colour) {
  ui.draw.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour, 3);
}

void drawPlace(Ui& ui, const CodePage& page, const CodePlace& place, int stacked) {
  const ImU32 colour = threadColour(ui.theme, place.thread);
  for (const CodeRow& row : page.rows.of(place.span.line)) {
    const Rect box = spanBox(page, row, place.span);
    if (box.w <= 0) continue;
    fillBox(ui, box, faded(colour, 0.14F));
    if (place.blocked) hatch(ui, box, faded(colour, 0.4F));
    const float y = box.bottom() - 1 - 3 * static_cast<float>(stacked);
    const ImVec2 ends[] = {{box.x, y}, {box.right(), y}};
    if (place.blocked)
      dashedLine(ui, ends, colour, 2);
    else
      ui.draw.AddLine(ends[0], ends[1], colour, 2);
  }
}

void drawLast(Ui& ui, const CodePage& page, const CodePlace& last) {
  const ImU32 colour = threadColour(ui.theme, last.thread);
  for (const CodeRow& row : page.rows.of(last.span.line))
    if (const Rect box = spanBox(page, row, last.span); box.w > 0) {
      fillBox(ui, box, faded(colour, 0.2F));
      ui.draw.AddRect({box.x, box.y}, {box.right(), box.bottom()}, faded(colour, 0.7F), 3);
    }
}

void drawFailureBand(Ui& ui, const CodePage& page, const CodeFailure& failure) {
  const auto rows = page.rows.of(failure.line);
  if (rows.empty()) return;
  const float from = page.y(rows.front()), to = page.y(rows.back()) + page.row + page.roomBelow(ui, failure.line);
  fillBox(ui, {page.box.x, from, page.box.w, to - from}, ui.theme.verdictSoft(failure.verdict));
  fillBox(ui, {page.box.x, from, 3, to - from}, ui.theme.verdict(failure.verdict));
}

ImU32 colourOf(const Theme& theme, CodeKind kind) {
  switch (kind) {
    case CodeKind::kKeyword:
      return theme.accent;
    case CodeKind::kNumber:
    case CodeKind::kString:
      return mixed(theme.ink, theme.accent, 0.55F);
    case CodeKind::kComment:
      return theme.ink_soft;
  }
  return theme.ink;
}

// Characters `from` up to `to` of the line, as far as they are on `row`.
void drawPart(Ui& ui, const CodePage& page, const CodeRow& row, int from, int to, ImU32 colour) {
  from = std::max(from, row.piece.from);
  to = std::min(to, row.piece.to);
  if (from >= to) return;
  const std::string_view line = page.lines[static_cast<std::size_t>(row.line - 1)];
  const float y = page.y(row) + (page.row - lineHeight(*page.font)) / 2;
  drawText(ui, {page.x(row, from), y}, *page.font, colour, characters(line, from, to));
}

void drawRow(Ui& ui, const CodePage& page, const CodeRow& row, const std::vector<CodeRun>& runs) {
  int plain = row.piece.from;
  for (const CodeRun& run : runs) {
    drawPart(ui, page, row, plain, run.from, ui.theme.ink);
    drawPart(ui, page, row, run.from, run.to, colourOf(ui.theme, run.kind));
    plain = std::max(plain, run.to);
  }
  drawPart(ui, page, row, plain, row.piece.to, ui.theme.ink);
}

void drawNumber(Ui& ui, const CodePage& page, const CodeRow& row) {
  const bool busy = std::ranges::contains(page.view.places, row.line, [](const CodePlace& p) { return p.span.line; });
  drawTextIn(ui, {page.box.x + 4, page.y(row), page.numbers + 1, page.row}, *ui.fonts.mono_small,
             busy ? ui.theme.ink : ui.theme.ink_soft, std::to_string(row.line), Align::kRight);
}

bool seen(const CodePage& page, const CodeRow& row) {
  return page.y(row) < page.box.bottom() && page.y(row) + page.row > page.box.y;
}

}  // namespace

void drawSpans(Ui& ui, const CodePage& page) {
  if (page.view.failure) drawFailureBand(ui, page, *page.view.failure);
  if (page.view.last) drawLast(ui, page, *page.view.last);
  std::vector<CodeSpan> before;
  for (const CodePlace& place : page.view.places) {
    const auto stacked = std::ranges::count_if(before, [&](const CodeSpan& span) {
      return span.line == place.span.line && span.from < place.span.to && place.span.from < span.to;
    });
    drawPlace(ui, page, place, static_cast<int>(std::min<std::ptrdiff_t>(stacked, 3)));
    before.push_back(place.span);
  }
}

void drawLines(Ui& ui, const CodePage& page) {
  const auto runs = pythonRuns(page.view.source);
  for (const CodeRow& row : page.rows.row) {
    if (!seen(page, row)) continue;
    if (row.piece.from == 0) drawNumber(ui, page, row);
    drawRow(ui, page, row, runs[static_cast<std::size_t>(row.line - 1)]);
  }
}

void drawBadges(Ui& ui, const CodePage& page) {
  std::map<int, std::vector<const CodePlace*>> standing;
  for (const CodePlace& place : page.view.places) standing[place.span.line].push_back(&place);
  for (const auto& [line, places] : standing) {
    const auto rows = page.rows.of(line);
    if (rows.empty()) continue;
    const float left = page.box.x + page.numbers + 10, y = page.y(rows.front()) + page.row / 2;
    // Beyond the slots the badges overlap, each number still to be seen, the first ones on top.
    const float pitch = std::min(page.pitch, static_cast<float>(page.slots) * page.pitch /
                                                 static_cast<float>(std::max<std::size_t>(places.size(), 1)));
    for (std::size_t i = places.size(); i-- > 0;)
      drawThreadBadge(ui, {left + page.pitch / 2 + static_cast<float>(i) * pitch, y}, page.pitch / 2 - 1,
                      places[i]->thread, places[i]->blocked);
  }
}

void drawNotes(Ui& ui, const CodePage& page) {
  std::map<int, float> used;  // by line: to the right of what is there, or below it
  for (const CodeNote& note : page.notes) {
    const auto rows = page.rows.of(note.line);
    if (rows.empty()) continue;
    const CodeRow& row = rows.back();
    const float middle = page.y(row) + page.row / 2;
    if (page.besideFits(ui, note.line)) {
      drawNote(ui, {page.x(row, row.piece.to) + CodePage::kNoteGap + used[note.line], middle}, note);
      used[note.line] += CodePage::kNoteGap + noteWidth(ui, note);
    } else {
      used[note.line] += page.row;
      drawNote(ui, {page.codeX() + 2 * page.cell, middle + used[note.line]}, note);
    }
  }
  if (!page.view.failure || page.rows.of(page.view.failure->line).empty()) return;
  const CodeFailure& failure = *page.view.failure;
  const float y = page.y(page.rows.of(failure.line).back()) + page.row +
                  (page.besideFits(ui, failure.line) ? 0 : used[failure.line]) + 1;
  drawVerdictIcon(ui, {page.codeX() + 7, y + lineHeight(*ui.fonts.small) / 2}, 6, failure.verdict);
  drawParagraph(ui, {page.codeX() + CodePage::kSentenceIndent, y, page.sentenceWidth(), 0}, *ui.fonts.small,
                ui.theme.ink, failure.sentence);
}

}  // namespace racecourse::ui
