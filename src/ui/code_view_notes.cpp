#include "ui/code_view_notes.h"

#include <algorithm>
#include <cmath>

#include "ui/figure.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kBadge = 8;  // radius
constexpr float kBadgePitch = 18, kBarRoom = 17, kPad = 6;
constexpr std::string_view kTick = " ✓";

bool takenByAll(const CodeNote& note, int part) {
  return std::ranges::all_of(note.threads, [&](const auto& thread) { return thread.second > part; });
}

std::string words(const CodeNote& note, std::size_t part) {
  return note.parts[part] + std::string(takenByAll(note, static_cast<int>(part)) ? kTick : "");
}

int badgesBefore(const CodeNote& note, std::size_t part) {
  return static_cast<int>(std::ranges::count(note.threads, static_cast<int>(part), &std::pair<int, int>::second));
}

}  // namespace

std::vector<CodeNote> notesOf(const CodeView& view) {
  std::vector<CodeNote> notes;
  for (const CodePlace& place : view.places) {
    if (place.parts.empty() || place.done >= static_cast<int>(place.parts.size())) continue;
    const auto same = std::ranges::find_if(
        notes, [&](const CodeNote& note) { return note.line == place.span.line && note.parts == place.parts; });
    CodeNote& note = same != notes.end() ? *same : notes.emplace_back(place.span.line, place.parts);
    note.threads.emplace_back(place.thread, std::max(place.done, 0));
  }
  std::erase_if(notes, [](const CodeNote& note) {
    return std::ranges::all_of(note.threads, [](const auto& thread) { return thread.second == 0; });
  });
  std::ranges::stable_sort(notes, {}, &CodeNote::line);
  return notes;
}

float noteWidth(const Ui& ui, const CodeNote& note) {
  float width = 2 * kPad + kBarRoom * static_cast<float>(note.parts.size() - 1);
  for (std::size_t part = 0; part < note.parts.size(); ++part)
    width += textWidth(*ui.fonts.small, words(note, part)) + kBadgePitch * static_cast<float>(badgesBefore(note, part));
  return std::ceil(width);
}

void drawNote(Ui& ui, ImVec2 at, const CodeNote& note) {
  const float line = lineHeight(*ui.fonts.small), width = noteWidth(ui, note);
  ui.draw.AddRectFilled({at.x, at.y - 10}, {at.x + width, at.y + 10}, ui.theme.sunken, 10);
  float x = at.x + kPad;
  for (std::size_t part = 0; part < note.parts.size(); ++part) {
    if (part > 0) verticalLine(ui, x + kBarRoom / 2, at.y - 6, at.y + 6, ui.theme.line_strong);
    if (part > 0) x += kBarRoom;
    for (const auto& [thread, done] : note.threads) {
      if (done != static_cast<int>(part)) continue;
      drawThreadBadge(ui, {x + kBadge - 1, at.y}, kBadge, thread);
      x += kBadgePitch;
    }
    const std::string text = words(note, part);
    const bool taken = takenByAll(note, static_cast<int>(part));
    drawText(ui, {x, at.y - line / 2}, *ui.fonts.small, taken ? ui.theme.ink_soft : ui.theme.ink, text);
    x += textWidth(*ui.fonts.small, text);
  }
}

}  // namespace racecourse::ui
