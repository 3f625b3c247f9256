#include "ui/text.h"

#include <cfloat>

namespace racecourse::ui {
namespace {

float size(const ImFont& font) { return font.FontSize * font.Scale; }

ImVec2 measure(const ImFont& font, std::string_view text, float wrap) {
  if (text.empty()) return {0, size(font)};
  return font.CalcTextSizeA(size(font), FLT_MAX, wrap, text.data(), text.data() + text.size());
}

// The end of the word-wrapped line that starts at `rest`.
std::string_view firstLine(const ImFont& font, std::string_view rest, float width) {
  const char* end = rest.data() + rest.size();
  const char* wrap = font.CalcWordWrapPositionA(font.Scale, rest.data(), end, width);
  if (wrap == rest.data() && wrap != end) ++wrap;
  const std::string_view line(rest.data(), static_cast<std::size_t>(wrap - rest.data()));
  return line.substr(0, line.find('\n'));
}

// Calls `line(text, index)` for each wrapped line and returns how many there were.
template <class Line>
int forEachLine(const ImFont& font, std::string_view text, float width, Line line) {
  int count = 0;
  while (!text.empty()) {
    const std::string_view first = firstLine(font, text, width);
    line(first, count++);
    text.remove_prefix(first.size());
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  }
  return count;
}

// `text` without its last character, whole UTF-8 sequences only.
std::string_view shortened(std::string_view text) {
  text.remove_suffix(1);
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.remove_suffix(1);
  if (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80) != 0) text.remove_suffix(1);
  return text;
}

std::string fitted(const ImFont& font, std::string_view text, float width) {
  if (textWidth(font, text) <= width) return std::string(text);
  while (!text.empty() && textWidth(font, std::string(text) + "…") > width) text = shortened(text);
  return std::string(text) + "…";
}

}  // namespace

float lineHeight(const ImFont& font) { return size(font); }

float textWidth(const ImFont& font, std::string_view text) { return measure(font, text, 0).x; }

float paragraphHeight(const ImFont& font, std::string_view text, float width) {
  const int lines = forEachLine(font, text, width, [](std::string_view, int) {});
  return static_cast<float>(lines) * lineHeight(font);
}

void drawText(Ui& ui, ImVec2 at, const ImFont& font, ImU32 colour, std::string_view text) {
  if (text.empty()) return;
  ui.draw.AddText(&font, size(font), at, colour, text.data(), text.data() + text.size());
}

void drawTextIn(Ui& ui, Rect box, const ImFont& font, ImU32 colour, std::string_view text, Align align) {
  const std::string shown = fitted(font, text, box.w);
  const ImVec2 extent = measure(font, shown, 0);
  const float slack = box.w - extent.x;
  const float left = align == Align::kLeft ? 0 : align == Align::kRight ? slack : slack / 2;
  drawText(ui, {box.x + left, box.y + (box.h - extent.y) / 2}, font, colour, shown);
}

float drawParagraph(Ui& ui, Rect area, const ImFont& font, ImU32 colour, std::string_view text) {
  const float height = lineHeight(font);
  const int lines = forEachLine(font, text, area.w, [&](std::string_view line, int index) {
    drawText(ui, {area.x, area.y + static_cast<float>(index) * height}, font, colour, line);
  });
  return static_cast<float>(lines) * height;
}

float paragraph(Ui& ui, Rect area, const ImFont& font, ImU32 colour, std::string_view text) {
  area.h = drawParagraph(ui, area, font, colour, text);
  sayText(ui, area, text, "");
  return area.h;
}

void sayText(Ui& ui, Rect area, std::string_view label, std::string_view value) {
  ui.semantics.describe({.role = Role::kText, .rect = area, .label = std::string(label), .value = std::string(value)});
}

}  // namespace racecourse::ui
