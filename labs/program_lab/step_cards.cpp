#include <algorithm>

#include "labs/program_lab/step_view.h"
#include "ui/controls.h"
#include "ui/text.h"

namespace racecourse::labs {

using ui::Emphasis;
using ui::Rect;
using ui::Ui;

namespace {

constexpr float kPad = 12, kBadge = 10, kBetweenCards = 8;

std::string titleOf(const ThreadPicture& thread) {
  return thread.thread == 0 ? "Main" : "Thread " + std::to_string(thread.thread) + ", " + thread.name;
}

std::string handText(const ThreadPicture& thread) {
  std::string text;
  for (const InHand& value : thread.in_hand) text += (text.empty() ? "" : ", ") + value.place + " = " + value.value;
  return text;
}

// What a thread believes and is no longer so.
struct Stale {
  std::string shown, spoken;
};

Stale staleOf(const ThreadPicture& thread) {
  const auto stale = std::ranges::find_if(thread.in_hand, [](const InHand& value) { return !value.now.empty(); });
  if (stale == thread.in_hand.end()) return {};
  const bool alone = thread.in_hand.size() == 1;
  return {alone ? "now " + stale->now : stale->place + " is " + stale->now + " now",
          stale->place + " is " + stale->now + " by now"};
}

// The buttons of a thread: its alternatives, or one that says why it cannot go on.
std::size_t buttonsOf(const ThreadPicture& thread) {
  if (!thread.next.empty()) return std::min<std::size_t>(thread.next.size(), 8);
  return thread.thread != 0 && thread.state == ThreadPicture::kBlocked ? 1 : 0;
}

bool showsHand(const ThreadPicture& thread) { return thread.thread != 0 && thread.state != ThreadPicture::kFinished; }

float cardHeight(const Ui& ui, const ThreadPicture& thread) {
  float height = 2 * kPad + 2 * kBadge;
  if (showsHand(thread)) height += ui::lineHeight(*ui.fonts.mono_small) + 8;
  return height + static_cast<float>(buttonsOf(thread)) * (ui.controlHeight() + 6);
}

void keyCap(Ui& ui, Rect box, const std::string& key, bool primary) {
  const Rect cap{box.x + 6, box.y + (box.h - 20) / 2, 20, 20};
  const ImU32 colour = primary ? ui.theme.accent_ink : ui.theme.ink_soft;
  ui.draw.AddRect({cap.x, cap.y}, {cap.right(), cap.bottom()}, ui::faded(colour, 0.6F), 4);
  ui::drawTextIn(ui, cap, *ui.fonts.mono_small, colour, key, ui::Align::kCentre);
}

void nextButton(Ui& ui, Rect box, Stepping& stepping, const NextStep& next, bool first) {
  const bool hinted = stepping.hinted() == next.choice;
  const std::string key = first && next.choice.thread < 10 ? std::to_string(next.choice.thread) : "";
  const std::string name =
      next.label + "###next " + std::to_string(next.choice.thread) + " " + std::to_string(next.choice.alternative);
  const bool pressed = ui::button(ui, box, name, hinted ? Emphasis::kPrimary : Emphasis::kSecondary, true, key);
  if (!key.empty() && !ui.narrow()) keyCap(ui, box, key, hinted);
  if (pressed) stepping.take(next.choice);
}

void drawHand(Ui& ui, Rect line, const ThreadPicture& thread) {
  const std::string hand = handText(thread);
  const Stale stale = staleOf(thread);
  if (hand.empty()) {
    ui::drawTextIn(ui, line, *ui.fonts.mono_small, ui.theme.ink_soft, thread.locals, ui::Align::kLeft);
    if (!thread.locals.empty()) ui::sayText(ui, line, titleOf(thread) + " has", thread.locals);
    return;
  }
  const std::string text = "in hand: " + hand;
  ui::sayText(ui, line, titleOf(thread) + ", " + text, stale.spoken);
  const float flag_width = stale.shown.empty() ? 0 : ui::textWidth(*ui.fonts.small, stale.shown) + 20;
  const float width = std::min(line.w - flag_width, ui::textWidth(*ui.fonts.mono_small, text));
  ui::drawTextIn(ui, {line.x, line.y, width, line.h}, *ui.fonts.mono_small, ui.theme.ink, text, ui::Align::kLeft);
  if (stale.shown.empty()) return;
  Rect flag{line.x + width + 8, line.y - 2,
            std::min(line.w - width - 8, ui::textWidth(*ui.fonts.small, stale.shown) + 12), line.h + 4};
  if (flag.w < 40) return;
  ui.draw.AddRectFilled({flag.x, flag.y}, {flag.right(), flag.bottom()}, ui.theme.verdictSoft(ui::Verdict::kFails), 4);
  ui::drawTextIn(ui, flag.inset(2), *ui.fonts.small, ui.theme.verdict(ui::Verdict::kFails), stale.shown,
                 ui::Align::kCentre);
}

void drawHead(Ui& ui, Rect line, const ThreadPicture& thread) {
  const bool blocked = thread.state == ThreadPicture::kBlocked;
  const float strength = thread.state == ThreadPicture::kFinished ? 0.5F : 1.0F;
  ui::drawThreadBadge(ui, {line.x + kBadge, line.y + kBadge}, kBadge, shownThread(thread.thread), blocked, strength);
  line.takeLeft(2 * kBadge + 10);
  const std::string title = titleOf(thread);
  const float width = std::min(line.w * 0.6F, ui::textWidth(*ui.fonts.strong, title) + 10);
  ui::drawTextIn(ui, {line.x, line.y, width, line.h}, *ui.fonts.strong, ui.theme.ink, title, ui::Align::kLeft);
  const bool on_button = blocked && thread.thread != 0;
  const std::string says = on_button ? "blocked" : thread.says;
  ui::drawTextIn(ui, {line.x + width, line.y, line.w - width, line.h}, *ui.fonts.small, ui.theme.ink_soft, says,
                 ui::Align::kRight);
  ui::sayText(ui, line, title, thread.says);
}

void card(Ui& ui, Rect box, Stepping& stepping, const ThreadPicture& thread) {
  ui.draw.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, ui.theme.panel, ui.theme.radius + 2);
  ui.draw.AddRect({box.x + .5F, box.y + .5F}, {box.right() - .5F, box.bottom() - .5F}, ui.theme.line,
                  ui.theme.radius + 2);
  const ImU32 colour = ui::threadColour(ui.theme, shownThread(thread.thread));
  ui.draw.AddRectFilled({box.x, box.y + 8}, {box.x + 3, box.bottom() - 8}, colour, 1.5F);
  Rect inside = box.inset(kPad);
  drawHead(ui, inside.takeTop(2 * kBadge), thread);
  if (showsHand(thread)) {
    inside.takeTop(6);
    drawHand(ui, inside.takeTop(ui::lineHeight(*ui.fonts.mono_small), 2), thread);
  }
  inside.takeTop(6);
  for (std::size_t i = 0; i < std::min<std::size_t>(thread.next.size(), 8); ++i)
    nextButton(ui, inside.takeTop(ui.controlHeight(), 6), stepping, thread.next[i], i == 0);
  if (thread.next.empty() && buttonsOf(thread) == 1)
    ui::button(ui, inside.takeTop(ui.controlHeight(), 6), ui::threadName(thread.thread) + " " + thread.says,
               Emphasis::kSecondary, false);
}

}  // namespace

float usualCardsHeight(const Ui& ui, const Picture& picture) {
  float height = kGap - kBetweenCards;
  for (ThreadPicture thread : picture.threads) {
    thread.state = ThreadPicture::kReady;
    thread.next.resize(thread.thread == 0 ? 0 : 1);
    height += cardHeight(ui, thread) + kBetweenCards;
  }
  return height;
}

void threadCards(Ui& ui, Rect& rest, Stepping& stepping) {
  // A press moves the walk, and with it what is drawn.
  const Picture picture = stepping.picture();
  for (const ThreadPicture& thread : picture.threads)
    if (thread.thread != 0) card(ui, rest.takeTop(cardHeight(ui, thread), kBetweenCards), stepping, thread);
  for (const ThreadPicture& thread : picture.threads)
    if (thread.thread == 0) card(ui, rest.takeTop(cardHeight(ui, thread), kBetweenCards), stepping, thread);
  rest.takeTop(kGap - kBetweenCards);
}

}  // namespace racecourse::labs
