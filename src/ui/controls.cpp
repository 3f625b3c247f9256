#include "ui/controls.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui/icon.h"
#include "ui/text.h"

namespace racecourse::ui {
namespace {

constexpr float kPad = 16;       // inside panels
constexpr float kTitleGap = 10;  // below a panel's title
constexpr float kIconColumn = 30;

// An invisible item of Dear ImGui over `box`: takes mouse and touch, reports itself to the hooks.
struct Press {
  ImGuiID id;
  bool pressed, hovered, held;
};

// What is shown and spoken of a label; what follows ## only tells items apart, as in Dear ImGui.
std::string_view shown(std::string_view label) { return label.substr(0, label.find("##")); }

Press pressable(Ui& ui, Rect box, std::string_view label, bool enabled) {
  ImGui::SetCursorScreenPos({box.x, box.y});
  const std::string name(label);
  ImGui::BeginDisabled(!enabled);
  const bool clicked = ImGui::InvisibleButton(name.c_str(), {std::max(box.w, 1.0F), std::max(box.h, 1.0F)});
  ImGui::EndDisabled();
  const ImGuiID id = ImGui::GetItemID();
  const bool pressed = enabled && (ui.semantics.takePress(id) || clicked);
  return {id, pressed, enabled && ImGui::IsItemHovered(), enabled && ImGui::IsItemActive()};
}

void fill(Ui& ui, Rect box, ImU32 colour, float radius) {
  ui.draw.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour, radius);
}

// A one-pixel border that lies inside `box`.
void outline(Ui& ui, Rect box, ImU32 colour, float radius, float width = 1) {
  const Rect line = box.inset(width / 2);
  ui.draw.AddRect({line.x, line.y}, {line.right(), line.bottom()}, colour, radius, 0, width);
}

struct ButtonColours {
  ImU32 fill, border, text;
};

ButtonColours buttonColours(const Theme& theme, Emphasis emphasis, const Press& press, bool enabled) {
  if (!enabled) return {theme.sunken, theme.line, theme.ink_soft};
  const float lift = press.held ? 0.82F : press.hovered ? 0.9F : 1.0F;
  if (emphasis == Emphasis::kPrimary) return {faded(theme.accent, lift), 0, theme.accent_ink};
  const ImU32 surface = press.held || press.hovered ? theme.accent_soft : theme.panel;
  return {surface, emphasis == Emphasis::kQuiet ? theme.line : theme.line_strong, theme.ink};
}

void drawButton(Ui& ui, Rect box, std::string_view label, const ButtonColours& colours) {
  fill(ui, box, colours.fill, ui.theme.radius);
  if (colours.border != 0) outline(ui, box, colours.border, ui.theme.radius);
  drawTextIn(ui, box.inset(4), *ui.fonts.strong, colours.text, shown(label), Align::kCentre);
}

// The line above a control: its name, and its value at the right.
void caption(Ui& ui, Rect& box, std::string_view label, std::string_view value) {
  const Rect line = box.takeTop(lineHeight(*ui.fonts.small), 2);
  const float room = line.w - textWidth(*ui.fonts.mono, value) - (value.empty() ? 0 : 8);
  drawTextIn(ui, {line.x, line.y, room, line.h}, *ui.fonts.small, ui.theme.ink_soft, label, Align::kLeft);
  drawTextIn(ui, line, *ui.fonts.mono, ui.theme.ink, value, Align::kRight);
}

struct Track {
  Rect box;
  float knob;  // radius

  float at(double share) const { return box.x + knob + static_cast<float>(share) * (box.w - 2 * knob); }
  double share(float x) const {
    return std::clamp(static_cast<double>((x - box.x - knob) / std::max(1.0F, box.w - 2 * knob)), 0.0, 1.0);
  }
};

void drawTrack(Ui& ui, const Track& track, double share, const Press& press, bool enabled) {
  const float middle = track.box.y + track.box.h / 2;
  const float x = track.at(share);
  const ImU32 colour = enabled ? ui.theme.accent : ui.theme.line_strong;
  ui.draw.AddLine({track.at(0), middle}, {track.at(1), middle}, ui.theme.line_strong, 2);
  ui.draw.AddLine({track.at(0), middle}, {x, middle}, colour, 4);
  if (press.hovered || press.held) ui.draw.AddCircleFilled({x, middle}, track.knob + 5, faded(colour, 0.18F));
  ui.draw.AddCircleFilled({x, middle}, track.knob, ui.theme.panel);
  ui.draw.AddCircle({x, middle}, track.knob - 1, colour, 0, 2);
}

// One option of a choice; true when it is pressed.
bool segment(Ui& ui, Rect cell, std::string_view group, std::string_view label, bool on, bool enabled) {
  const std::string name = std::string(group) + ": " + std::string(label);
  const Press press = pressable(ui, cell, name, enabled);
  if (on)
    fill(ui, cell.inset(3), enabled ? ui.theme.accent_soft : ui.theme.sunken, ui.theme.radius - 2);
  else if (press.hovered)
    fill(ui, cell.inset(3), ui.theme.sunken, ui.theme.radius - 2);
  if (on && enabled) outline(ui, cell.inset(3), ui.theme.accent, ui.theme.radius - 2);
  drawTextIn(ui, cell.inset(6), on ? *ui.fonts.strong : *ui.fonts.body, enabled ? ui.theme.ink : ui.theme.ink_soft,
             label, Align::kCentre);
  ui.semantics.describe({.id = press.id,
                         .role = Role::kRadio,
                         .rect = cell,
                         .label = std::string(label),
                         .group = std::string(group),
                         .enabled = enabled,
                         .on = on});
  return press.pressed;
}

}  // namespace

bool button(Ui& ui, Rect box, std::string_view label, Emphasis emphasis, bool enabled, std::string_view key) {
  const Press press = pressable(ui, box, label, enabled);
  drawButton(ui, box, label, buttonColours(ui.theme, emphasis, press, enabled));
  ui.semantics.describe({.id = press.id,
                         .role = Role::kButton,
                         .rect = box,
                         .label = std::string(shown(label)),
                         .key = std::string(key),
                         .enabled = enabled});
  return press.pressed;
}

bool toggle(Ui& ui, Rect box, std::string_view label, bool& on) {
  const Press press = pressable(ui, box, label, true);
  if (press.pressed) on = !on;
  ButtonColours colours = buttonColours(ui.theme, Emphasis::kQuiet, press, true);
  if (on) colours = {ui.theme.accent_soft, ui.theme.accent, ui.theme.ink};
  drawButton(ui, box, label, colours);
  ui.semantics.describe(
      {.id = press.id, .role = Role::kSwitch, .rect = box, .label = std::string(shown(label)), .on = on});
  return press.pressed;
}

float sliderHeight(const Ui& ui) { return lineHeight(*ui.fonts.small) + 2 + ui.controlHeight(); }

bool slider(Ui& ui, Rect box, const SliderText& text, int& position) {
  const Rect whole = box;
  caption(ui, box, text.label, text.value);
  const Press press = pressable(ui, box, text.label, text.enabled);
  const Track track{box, 8};
  const int before = position;
  const double span = std::max(1, text.maximum - text.minimum);
  if (press.held)
    position = text.minimum + static_cast<int>(std::lround(track.share(ImGui::GetIO().MousePos.x) * span));
  if (const auto value = ui.semantics.takeValue(press.id); value && text.enabled)
    position = static_cast<int>(std::lround(*value));
  position = std::clamp(position, text.minimum, text.maximum);
  drawTrack(ui, track, (position - text.minimum) / span, press, text.enabled);
  ui.semantics.describe({.id = press.id,
                         .role = Role::kSlider,
                         .rect = whole,
                         .label = text.label,
                         .value = text.spoken,
                         .enabled = text.enabled,
                         .range = {static_cast<double>(text.minimum), static_cast<double>(text.maximum), 1,
                                   static_cast<double>(position)}});
  return position != before;
}

bool choice(Ui& ui, Rect box, std::string_view label, std::span<const std::string_view> options, int& chosen,
            bool enabled) {
  caption(ui, box, label, "");
  fill(ui, box, ui.theme.panel, ui.theme.radius);
  outline(ui, box, ui.theme.line_strong, ui.theme.radius);
  const int before = chosen;
  int index = 0;
  for (const Rect& cell : box.columns(static_cast<int>(options.size()), 0)) {
    if (segment(ui, cell, label, options[static_cast<std::size_t>(index)], index == before, enabled)) chosen = index;
    ++index;
  }
  return chosen != before;
}

Rect panel(Ui& ui, Rect box, std::string_view title) {
  fill(ui, box, ui.theme.panel, ui.theme.radius + 2);
  outline(ui, box, ui.theme.line, ui.theme.radius + 2);
  Rect inside = box.inset(kPad);
  if (title.empty()) return inside;
  const Rect lines = inside.takeTop(paragraphHeight(*ui.fonts.strong, title, inside.w), kTitleGap);
  drawParagraph(ui, lines, *ui.fonts.strong, ui.theme.ink, title);
  ui.semantics.describe({.role = Role::kHeading, .rect = lines, .label = std::string(title)});
  return inside;
}

float panelHeight(const Ui& ui, float content, std::string_view title, float width) {
  const float lines = paragraphHeight(*ui.fonts.strong, title, width - 2 * kPad);
  return content + 2 * kPad + (title.empty() ? 0 : lines + kTitleGap);
}

Rect takePanel(Ui& ui, Rect& rest, float content, std::string_view title, float gap) {
  return panel(ui, rest.takeTop(panelHeight(ui, content, title, rest.w), gap), title);
}

float statHeight(const Ui& ui) { return 2 * lineHeight(*ui.fonts.small) + lineHeight(*ui.fonts.figure) + 2; }

void stat(Ui& ui, Rect box, const Stat& stat) {
  sayText(ui, box, stat.label, stat.note.empty() ? stat.spoken : stat.spoken + ", " + stat.note);
  if (stat.mark != 0) {
    fill(ui, {box.x, box.y + 3, 3, box.h - 6}, stat.mark, 1.5F);
    box.takeLeft(12);
  }
  drawTextIn(ui, box.takeTop(lineHeight(*ui.fonts.small), 1), *ui.fonts.small, ui.theme.ink_soft, stat.label,
             Align::kLeft);
  const ImFont& font = textWidth(*ui.fonts.figure, stat.value) <= box.w ? *ui.fonts.figure : *ui.fonts.mono;
  drawTextIn(ui, box.takeTop(lineHeight(*ui.fonts.figure), 1), font, ui.theme.ink, stat.value, Align::kLeft);
  drawTextIn(ui, box.takeTop(lineHeight(*ui.fonts.small)), *ui.fonts.small, ui.theme.ink_soft, stat.note, Align::kLeft);
}

float noticeHeight(const Ui& ui, std::string_view sentence, float width) {
  return paragraphHeight(*ui.fonts.body, sentence, width - kIconColumn - 12) + 20;
}

float notice(Ui& ui, Rect box, Verdict verdict, std::string_view sentence) {
  box.h = noticeHeight(ui, sentence, box.w);
  fill(ui, box, ui.theme.verdictSoft(verdict), ui.theme.radius);
  const float line = lineHeight(*ui.fonts.body);
  drawVerdictIcon(ui, {box.x + 18, box.y + 10 + line / 2}, 7, verdict);
  paragraph(ui, {box.x + kIconColumn + 4, box.y + 10, box.w - kIconColumn - 12, 0}, *ui.fonts.body, ui.theme.ink,
            sentence);
  return box.h;
}

void progressBar(Ui& ui, Rect box, std::string_view label, double fraction) {
  fill(ui, box, ui.theme.line, box.h / 2);
  const float done = box.w * static_cast<float>(std::clamp(fraction, 0.0, 1.0));
  if (done >= box.h) fill(ui, {box.x, box.y, done, box.h}, ui.theme.accent, box.h / 2);
  ui.semantics.describe({.role = Role::kProgress,
                         .rect = box,
                         .label = std::string(label),
                         .range = {0, 100, 1, std::round(fraction * 100)}});
}

}  // namespace racecourse::ui
