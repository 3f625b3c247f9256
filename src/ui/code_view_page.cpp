#include "ui/code_view_page.h"

#include <algorithm>
#include <cmath>

#include "ui/code_view_runs.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

CodePage emptyPage(const Ui& ui, Rect box, const CodeView& view) {
  const bool narrow = box.w < 480;
  const ImFont* font = narrow ? ui.fonts.mono_small : ui.fonts.mono;
  const auto lines = linesOf(view.source);
  const auto digits = static_cast<float>(std::to_string(std::max<std::size_t>(lines.size(), 10)).size());
  const int threads = std::max(view.threads, static_cast<int>(view.places.size()));
  return {.view = view,
          .box = box,
          .font = font,
          .cell = textWidth(*font, "0"),
          .row = std::ceil(lineHeight(*font)) + 4,
          .numbers = std::ceil(digits * textWidth(*ui.fonts.mono_small, "0")),
          .pitch = narrow ? 17.0F : 20.0F,
          .slots = badgeSlots(threads, narrow ? 3 : 4),
          .lines = lines,
          .notes = notesOf(view)};
}

}  // namespace

bool CodePage::besideFits(const Ui& ui, int line) const {
  float width = 8;
  for (const CodeNote& note : notes)
    if (note.line == line) width += kNoteGap + noteWidth(ui, note);
  if (line < 1 || line > std::ssize(lines)) return true;
  const float room = box.right() - codeX();
  const CodePiece last = wrapLine(lines[static_cast<std::size_t>(line - 1)], static_cast<int>(room / cell)).back();
  return static_cast<float>(last.indent + last.to - last.from) * cell + width <= room;
}

float CodePage::roomBelow(const Ui& ui, int line) const {
  float room = 0;
  if (!besideFits(ui, line)) room += row * static_cast<float>(std::ranges::count(notes, line, &CodeNote::line));
  if (view.failure && view.failure->line == line)
    room += paragraphHeight(*ui.fonts.small, view.failure->sentence, sentenceWidth()) + 6;
  return room;
}

CodePage layOutPage(const Ui& ui, Rect box, const CodeView& view) {
  CodePage page = emptyPage(ui, box, view);
  CodeMetrics metrics{
      .cells = static_cast<int>((box.right() - page.codeX()) / page.cell), .row = page.row, .below = {}};
  for (const CodeNote& note : page.notes) metrics.below[note.line] = page.roomBelow(ui, note.line);
  if (view.failure) metrics.below[view.failure->line] = page.roomBelow(ui, view.failure->line);
  page.rows = layOutRows(page.lines, metrics);
  return page;
}

}  // namespace racecourse::ui
