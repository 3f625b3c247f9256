#include "labs/philosophers/table_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "labs/philosophers/findings.h"
#include "labs/philosophers/phase_words.h"
#include "labs/philosophers/table_layout.h"
#include "ui/code_view_mark.h"
#include "ui/figure.h"
#include "ui/icon.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs::philosophers {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kAboveLegend = 10;
constexpr float kMark = 8;  // radius of a sign in the legend

ImU32 colourOf(const Ui& ui, int philosopher) { return ui::threadColour(ui.theme, philosopher + 1); }

ImU32 deadlockColour(const Ui& ui) { return ui.theme.verdict(ui::Verdict::kDeadlock); }

void dashedRing(Ui& ui, ImVec2 middle, float radius, ImU32 colour) {
  constexpr int kPoints = 48;
  std::vector<ImVec2> ring;
  for (int i = 0; i <= kPoints; ++i) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / kPoints;
    ring.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
  }
  ui::dashedLine(ui, ring, colour, 2);
}

// The sign of a phase: who eats is filled, who waits is hatched, who was sent away or has left has a broken ring.
void drawPhase(Ui& ui, ImVec2 at, float radius, ImU32 colour, Phase phase) {
  const bool waits = phase == Phase::kWaiting || phase == Phase::kAtTheDoor;
  const bool broken = phase == Phase::kRolledBack || phase == Phase::kBackingOff;
  const bool gone = phase == Phase::kGone;
  const float fill = phase == Phase::kEating ? 0.55F : phase == Phase::kHolding ? 0.3F : waits ? 0.14F : 0.04F;
  ui.draw.AddCircleFilled(at, radius, ui::mixed(ui.theme.panel, colour, gone ? 0 : fill));
  const float side = radius * 0.72F;
  if (waits) ui::hatch(ui, {at.x - side, at.y - side, 2 * side, 2 * side}, ui::faded(colour, 0.5F));
  if (broken) return dashedRing(ui, at, radius - 1, colour);
  ui.draw.AddCircle(at, radius - 1, gone ? ui.theme.line_strong : colour, 0, phase == Phase::kEating ? 3.0F : 2.0F);
}

void drawFork(Ui& ui, const ForkPlace& fork, float length, ImU32 colour) {
  constexpr float kTines = 0.45F;  // of the length
  const ImVec2 out{std::cos(fork.angle), std::sin(fork.angle)}, aside{-out.y, out.x};
  const auto point = [&](float along, float across) {
    return ImVec2(fork.at.x + out.x * along + aside.x * across, fork.at.y + out.y * along + aside.y * across);
  };
  const float neck = length * (kTines - 0.5F), tip = -length / 2, wide = kForkWidth / 2 - 1;
  ui.draw.AddLine(point(length / 2, 0), point(neck, 0), colour, 2.5F);
  ui.draw.AddLine(point(neck, -wide), point(neck, wide), colour, 1.5F);
  for (const float across : {-wide, 0.0F, wide}) ui.draw.AddLine(point(neck, across), point(tip, across), colour, 1.5F);
}

void drawWait(Ui& ui, std::vector<ImVec2> path, ImU32 colour, float width) {
  constexpr float kHead = 8;
  constexpr std::size_t kPointsOfHead = 3;
  const ImVec2 tip = path.back(), before = path[path.size() - 1 - kPointsOfHead];
  const float length = std::max(0.01F, std::hypot(tip.x - before.x, tip.y - before.y));
  const ImVec2 along{(tip.x - before.x) / length * kHead, (tip.y - before.y) / length * kHead};
  path.resize(path.size() - kPointsOfHead);
  ui::dashedLine(ui, path, colour, width);
  ui.draw.AddTriangleFilled(tip, {tip.x - along.x - along.y / 2, tip.y - along.y + along.x / 2},
                            {tip.x - along.x + along.y / 2, tip.y - along.y - along.x / 2}, colour);
}

// One drawing of one moment.
class Drawing {
 public:
  Drawing(Ui& ui, const TablePicture& picture, const TableLayout& layout)
      : ui_(ui), moment_(picture.moment), layout_(layout), stuck_(!threads::findCycle(moment_.forks).empty()) {}

  void draw() {
    drawTable();
    for (int fork = 0; fork < std::ssize(layout_.seats); ++fork) drawForkAndWaits(fork);
    for (int i = 0; i < std::ssize(layout_.seats); ++i) drawPhilosopher(i);
    drawMiddle();
  }

 private:
  ImU32 waitColour(int philosopher) const { return stuck_ ? deadlockColour(ui_) : colourOf(ui_, philosopher); }

  void drawTable() {
    ui_.draw.AddCircleFilled(layout_.middle, layout_.edge, ui_.theme.sunken, 96);
    ui_.draw.AddCircle(layout_.middle, layout_.edge, ui_.theme.line, 96, 1);
  }

  void drawForkAndWaits(int fork) {
    const int owner = moment_.forks.owners[static_cast<std::size_t>(fork)];
    const ForkPlace place = owner < 0 ? onTable(layout_, fork) : inHand(layout_, fork, owner);
    drawFork(ui_, place, layout_.fork_length, owner < 0 ? ui_.theme.ink_soft : colourOf(ui_, owner));
    drawNumber(fork);
    if (owner < 0) return;
    for (int i = 0; i < std::ssize(moment_.forks.wanted); ++i)
      if (i != owner && (moment_.forks.wanted[static_cast<std::size_t>(i)] & threads::only(fork)) != 0)
        drawWait(ui_, arrowPast(layout_, i, fork), waitColour(i), stuck_ ? 3.0F : 2.0F);
  }

  // Where the fork lies when nobody has it; not where the numbers would touch.
  void drawNumber(int fork) {
    constexpr float kBelowFork = 9, kWide = 12, kLeastCircle = 28;
    const ForkPlace rest = onTable(layout_, fork);
    const float towards = layout_.fork_length / 2 + kBelowFork;
    if (layout_.plates - towards < kLeastCircle) return;
    const ImVec2 at{rest.at.x - std::cos(rest.angle) * towards, rest.at.y - std::sin(rest.angle) * towards};
    ui::drawTextIn(ui_, {at.x - kWide, at.y - kWide, 2 * kWide, 2 * kWide}, *ui_.fonts.mono_small, ui_.theme.ink_soft,
                   ui::plain(fork), ui::Align::kCentre);
  }

  void drawPhilosopher(int philosopher) {
    const Seat& seat = layout_.seats[static_cast<std::size_t>(philosopher)];
    const Phase phase = seenPhase(moment_, philosopher);
    const ImU32 colour = colourOf(ui_, philosopher);
    const float radius = layout_.badge_radius;
    const ImU32 plate = ui::mixed(ui_.theme.panel, colour, phase == Phase::kEating ? 0.55F : 0);
    ui_.draw.AddCircleFilled(seat.plate, layout_.plate_radius, plate);
    ui_.draw.AddCircle(seat.plate, layout_.plate_radius, ui_.theme.line_strong, 0, 1);
    drawPhase(ui_, seat.badge, radius, colour, phase);
    if (stuck_) ui_.draw.AddCircle(seat.badge, radius + 2, deadlockColour(ui_), 0, 2);
    const ImFont& font = radius < 14 ? *ui_.fonts.small : *ui_.fonts.strong;
    ui::drawTextIn(ui_, {seat.badge.x - radius - 4, seat.badge.y - radius, 2 * radius + 8, 2 * radius}, font,
                   phase == Phase::kGone ? ui_.theme.ink_soft : ui_.theme.ink, ui::plain(philosopher + 1),
                   ui::Align::kCentre);
    if (layout_.words)
      ui::drawTextIn(ui_, seat.word, *ui_.fonts.small, ui_.theme.ink_soft, phaseWord(phase), ui::Align::kCentre);
  }

  void drawMiddle() {
    if (!stuck_) return;
    constexpr float kIcon = 9, kBetween = 6;
    constexpr std::string_view kWord = "Deadlock";
    const ImFont& font = *ui_.fonts.strong;
    const float width = ui::textWidth(font, kWord), line = ui::lineHeight(font), x = layout_.middle.x,
                y = layout_.middle.y;
    ui::drawVerdictIcon(ui_, {x, y - line / 2 - kBetween / 2}, kIcon, ui::Verdict::kDeadlock);
    if (width / 2 + kBetween > layout_.plates - layout_.plate_radius) return;
    ui::drawTextIn(ui_, {x - width, y + kBetween, 2 * width, line}, font, deadlockColour(ui_), kWord,
                   ui::Align::kCentre);
  }

  Ui& ui_;
  const Moment& moment_;
  const TableLayout& layout_;
  const bool stuck_;
};

// What the signs mean, each with how many philosophers wear it, in as many rows as it takes.
class Legend {
 public:
  Legend(const Ui& ui, const TablePicture& picture, float width) : width_(width) {
    std::vector<Phase> phases = phasesOf(picture.settings.strategy);
    const auto count = [&](Phase phase) {
      int wearing = 0;
      for (int i = 0; i < std::ssize(picture.moment.phases); ++i) wearing += seenPhase(picture.moment, i) == phase;
      return wearing;
    };
    if (count(Phase::kGone) > 0) phases.push_back(Phase::kGone);
    for (const Phase phase : phases) {
      const int wearing = count(phase);
      add(ui, phase, ui::plain(wearing) + " " + std::string(phaseWord(phase, wearing != 1)));
    }
    row_ = ui::lineHeight(*ui.fonts.small) + 6;
  }

  float height() const { return entries_.empty() ? 0 : (entries_.back().row + 1) * row_; }

  void draw(Ui& ui, Rect box) const {
    for (const Entry& entry : entries_) {
      const Rect line{box.x + entry.x, box.y + entry.row * row_, kMostText, row_};
      drawPhase(ui, {line.x + kMark, line.y + row_ / 2}, kMark, ui.theme.ink_soft, entry.phase);
      ui::drawTextIn(ui, {line.x + kText, line.y, line.w, row_}, *ui.fonts.small, ui.theme.ink_soft, entry.text,
                     ui::Align::kLeft);
    }
  }

 private:
  struct Entry {
    Phase phase;
    std::string text;
    float x, row;
  };
  static constexpr float kText = 2 * kMark + 6;
  static constexpr float kMostText = 140;

  // As wide as with any count, so that nothing moves while the table is watched.
  void add(const Ui& ui, Phase phase, std::string text) {
    constexpr float kBetween = 14;
    const std::string widest = "16 " + std::string(phaseWord(phase, false));
    const float wide = kText + std::ceil(ui::textWidth(*ui.fonts.small, widest));
    if (x_ > 0 && x_ + wide > width_) {
      x_ = 0;
      ++line_;
    }
    entries_.push_back({phase, std::move(text), x_, line_});
    x_ += wide + kBetween;
  }

  const float width_;
  float row_ = 0, x_ = 0, line_ = 0;
  std::vector<Entry> entries_;
};

ImVec2 wordSize(const Ui& ui, Strategy strategy) {
  float width = 0;
  for (const Phase phase : phasesOf(strategy))
    width = std::max(width, ui::textWidth(*ui.fonts.small, phaseWord(phase)));
  return {std::ceil(width) + 2, ui::lineHeight(*ui.fonts.small)};
}

}  // namespace

void tablePicture(Ui& ui, Rect box, const TablePicture& picture) {
  const Legend legend(ui, picture, box.w);
  Rect rest = box;
  const Rect table = rest.takeTop(box.h - legend.height() - kAboveLegend, kAboveLegend);
  const auto philosophers = static_cast<int>(picture.moment.phases.size());
  const TableLayout layout = layOutTable(table, philosophers, wordSize(ui, picture.settings.strategy));
  Drawing(ui, picture, layout).draw();
  legend.draw(ui, rest);
  ui::describeFigure(ui, box, picture.title, tableSummary(picture.moment),
                     picture.table ? tableData(picture) : ui::Table{});
}

float tablePictureHeight(const Ui& ui, const TablePicture& picture, float width) {
  const auto philosophers = static_cast<int>(picture.moment.phases.size());
  return tableHeight(width, philosophers, wordSize(ui, picture.settings.strategy)) + kAboveLegend +
         Legend(ui, picture, width).height();
}

}  // namespace racecourse::labs::philosophers
