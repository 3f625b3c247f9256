#include "ui/code_view.h"

#include <algorithm>
#include <cmath>

#include "ui/code_view_page.h"
#include "ui/figure.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kBarRoom = 20;   // at the right of a program that scrolls
constexpr float kWheelStep = 3;  // rows

// The line that has to stay in sight before all others: of the thread that moved last, or where it ended.
int mainLine(const CodeView& view) {
  if (view.failure) return view.failure->line;
  for (const CodePlace& place : view.places)
    if (view.last && place.thread == view.last->thread) return place.span.line;
  return view.places.empty() ? 1 : view.places.front().span.line;
}

std::vector<int> linesInUse(const CodeView& view) {
  std::vector<int> lines{mainLine(view)};
  for (const CodePlace& place : view.places) lines.push_back(place.span.line);
  return lines;
}

// With what stands below the last line.
CodeStretch stretch(const Ui& ui, const CodePage& page, int first, int last) {
  const auto top = page.rows.of(first), bottom = page.rows.of(last);
  if (top.empty() || bottom.empty()) return {0, 0};
  return {top.front().y, bottom.back().y + page.row + page.roomBelow(ui, last)};
}

// Keeps all threads in sight when they fit, otherwise the one that counts.
void follow(const Ui& ui, const CodePage& page, CodeScroll& scroll) {
  std::vector<int> lines = linesInUse(page.view);
  if (lines == scroll.lines) return;
  const auto [first, last] = std::ranges::minmax(lines);
  CodeStretch wanted = stretch(ui, page, first, last);
  if (wanted.to - wanted.from + 2 * page.row > page.box.h) wanted = stretch(ui, page, lines[0], lines[0]);
  scroll.top = scrollToShow(scroll.top, page.box.h, page.rows.height, wanted, page.row);
  scroll.lines = std::move(lines);
}

int lineAt(const CodePage& page, float y) {
  int line = 1;
  for (const CodeRow& row : page.rows.row)
    if (row.y <= y + 0.5F) line = row.line;
  return line;
}

// The bar beside a program that scrolls.
struct ScrollBar {
  Rect box;
  float most, thumb;  // the lowest scroll position, the height of the knob

  // Where the knob begins, and the scroll position at which its middle is at `y`.
  float knob(float top) const { return box.y + (box.h - thumb) * top / std::max(1.0F, most); }
  float topAt(float y) const { return (y - box.y - thumb / 2) / std::max(1.0F, box.h - thumb) * most; }
};

void drawBar(Ui& ui, const ScrollBar& bar, float top) {
  const float x = bar.box.x + bar.box.w / 2 + 2, y = bar.knob(top);
  ui.draw.AddRectFilled({x - 1, bar.box.y}, {x + 1, bar.box.bottom()}, ui.theme.line);
  ui.draw.AddRectFilled({x - 3, y}, {x + 3, y + bar.thumb}, ui.theme.line_strong, 3);
}

void describeBar(Ui& ui, const CodePage& page, const ScrollBar& bar, ImGuiID id, float top) {
  const int first = lineAt(page, top), last = lineAt(page, top + page.box.h - page.row);
  const int lowest = std::max(first, lineAt(page, bar.most));
  ui.semantics.describe({.id = id,
                         .role = Role::kSlider,
                         .rect = bar.box,
                         .label = page.view.title + ": lines shown",
                         .value = "lines " + std::to_string(first) + " to " + std::to_string(last),
                         .range = {1, static_cast<double>(lowest), 1, static_cast<double>(first)}});
}

// Moves by wheel over the program, by dragging the bar, and by a line set from outside.
void scrollBy(Ui& ui, const CodePage& page, Rect box, CodeScroll& scroll) {
  const ScrollBar bar{box, page.rows.height - page.box.h, box.h * page.box.h / page.rows.height};
  const std::string name = page.view.title + ": lines shown";
  ImGui::SetCursorScreenPos({box.x, box.y});
  ImGui::InvisibleButton(name.c_str(), {box.w, std::max(box.h, 1.0F)});
  const ImGuiID id = ImGui::GetItemID();
  if (ImGui::IsItemActive()) scroll.top = bar.topAt(ImGui::GetIO().MousePos.y);
  if (pointer(page.box)) scroll.top -= ImGui::GetIO().MouseWheel * kWheelStep * page.row;
  if (const auto line = ui.semantics.takeValue(id)) {
    const int target = std::clamp(static_cast<int>(std::lround(*line)), 1, static_cast<int>(page.lines.size()));
    scroll.top = page.rows.of(target).front().y;
  }
  scroll.top = std::clamp(scroll.top, 0.0F, std::max(0.0F, bar.most));
  drawBar(ui, bar, scroll.top);
  describeBar(ui, page, bar, id, scroll.top);
}

// The threads whose badges lie above, or below, what can be seen.
std::vector<int> outOfSight(const CodePage& page, bool above) {
  std::vector<int> threads;
  for (const CodePlace& place : page.view.places) {
    const auto rows = page.rows.of(place.span.line);
    if (rows.empty()) continue;
    const float y = rows.front().y - page.top;
    if (above ? y + page.row <= 0 : y >= page.box.h) threads.push_back(place.thread);
  }
  return threads;
}

// Their badges and an arrow at that edge.
void drawOutOfSight(Ui& ui, const CodePage& page, bool above) {
  const std::vector<int> threads = outOfSight(page, above);
  if (threads.empty()) return;
  float x = page.box.right() - 26;
  const float y = above ? page.box.y + 12 : page.box.bottom() - 12;
  const float left = x - 22 * static_cast<float>(threads.size()) - 10;
  ui.draw.AddRectFilled({left, y - 12}, {x + 12, y + 12}, ui.theme.panel, 12);
  ui.draw.AddRect({left, y - 12}, {x + 12, y + 12}, ui.theme.line_strong, 12);
  drawTextIn(ui, {x - 12, y - 10, 20, 20}, *ui.fonts.small, ui.theme.ink, above ? "↑" : "↓", Align::kCentre);
  for (const int thread : threads) drawThreadBadge(ui, {x -= 22, y}, 9, thread);
}

}  // namespace

void codeView(Ui& ui, Rect box, const CodeView& view, CodeScroll& scroll) {
  if (box.w <= 0 || box.h <= 0) return describeFigure(ui, box, view.title, codeSummary(view), codeTable(view));
  Rect text = box;
  if (layOutPage(ui, box, view).rows.height > box.h) text.w -= kBarRoom;
  CodePage page = layOutPage(ui, text, view);
  const bool scrolls = page.rows.height > box.h;
  describeFigure(ui, text, view.title, codeSummary(view), codeTable(view));
  follow(ui, page, scroll);
  if (scrolls)
    scrollBy(ui, page, {box.right() - kBarRoom, box.y, kBarRoom, box.h}, scroll);
  else
    scroll.top = 0;
  page.top = std::round(scroll.top);
  ui.draw.PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
  drawSpans(ui, page);
  drawLines(ui, page);
  drawBadges(ui, page);
  drawNotes(ui, page);
  for (const bool above : {true, false}) drawOutOfSight(ui, page, above);
  ui.draw.PopClipRect();
}

float codeViewHeight(const Ui& ui, const CodeView& view, float width) {
  const CodeView bare{.title = {},
                      .source = view.source,
                      .places = {},
                      .threads = std::max(view.threads, static_cast<int>(view.places.size()))};
  const CodePage page = layOutPage(ui, {0, 0, width, 0}, bare);
  // Room for what is said below a line, so that nothing moves when a note appears.
  return page.rows.height + 2 * page.row;
}

}  // namespace racecourse::ui
