#include "labs/producer-consumer/buffer_picture.h"

#include <algorithm>
#include <cmath>

#include "labs/producer-consumer/buffer_picture_layout.h"
#include "labs/producer-consumer/sentences.h"
#include "ui/code_view_mark.h"
#include "ui/figure.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs::producer_consumer {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kBadge = 12;
constexpr float kSmallBadge = 8;
constexpr float kCellWithBadge = 48;  // the smallest that has room for badge and number
constexpr float kCellWithWord = 40;
constexpr float kCellWithNumber = 32;
constexpr float kWordHeight = 18;

PictureCounts countsOf(const Scene& scene) {
  return {static_cast<int>(scene.slots.size()), static_cast<int>(scene.producers.size()),
          static_cast<int>(scene.consumers.size())};
}

// Shorter than what is spoken: the picture shows for what a producer waits.
std::string doingOf(const ThreadNow& thread, bool producer, bool begun) {
  if (!begun) return producer ? "producer" : "consumer";
  if (producer && thread.doing == Doing::kWaiting) return "waits with item " + ui::plain(thread.item);
  return doingPhrase(thread, producer);
}

std::string doneOf(const ThreadNow& thread, const char* done) {
  return ui::grouped(thread.items) + done + ", waited " + ui::percent(thread.waited);
}

void drawThread(Ui& ui, Rect row, const ThreadNow& thread, int number, bool producer, bool begun) {
  const bool waits = thread.doing == Doing::kWaiting;
  const float strength = begun && thread.doing == Doing::kGone ? 0.5F : 1.0F;
  ui::drawThreadBadge(ui, {row.x + kBadge + 2, row.y + row.h / 2}, kBadge, number, waits, strength);
  Rect text{row.x + 2 * kBadge + 12, row.y + 3, row.w - 2 * kBadge - 12, row.h};
  if (!begun) text.y += ui::lineHeight(*ui.fonts.small) / 2;
  const Rect first = text.takeTop(ui::lineHeight(*ui.fonts.small));
  ui::drawTextIn(ui, first, *ui.fonts.small, ui.theme.ink, doingOf(thread, producer, begun), ui::Align::kLeft);
  if (!begun) return;
  std::string done = doneOf(thread, producer ? " made" : " used");
  if (ui::textWidth(*ui.fonts.small, done) > text.w) done = doneOf(thread, "");
  ui::drawTextIn(ui, text.takeTop(ui::lineHeight(*ui.fonts.small)), *ui.fonts.small, ui.theme.ink_soft, done,
                 ui::Align::kLeft);
}

// A line with a head at its end, level or upright.
void drawArrow(Ui& ui, ImVec2 from, ImVec2 to, ImU32 colour) {
  constexpr float kHead = 7;
  const bool level = from.y == to.y;
  ui.draw.AddLine(from, level ? ImVec2(to.x - kHead, to.y) : ImVec2(to.x, to.y - kHead), colour, 2);
  const ImVec2 left = level ? ImVec2(to.x - kHead, to.y - kHead / 2) : ImVec2(to.x - kHead / 2, to.y - kHead);
  const ImVec2 right = level ? ImVec2(to.x - kHead, to.y + kHead / 2) : ImVec2(to.x + kHead / 2, to.y - kHead);
  ui.draw.AddTriangleFilled(to, left, right, colour);
}

void drawFlow(Ui& ui, Rect box, bool wide, const char* word) {
  const float middle_x = std::round(box.x + box.w / 2);
  const float middle_y = std::round(box.y + box.h / 2);
  if (wide) {
    drawArrow(ui, {box.x + 6, middle_y}, {box.right() - 8, middle_y}, ui.theme.line_strong);
    ui::drawTextIn(ui, {box.x, middle_y - kWordHeight - 4, box.w, kWordHeight}, *ui.fonts.small, ui.theme.ink_soft,
                   word, ui::Align::kCentre);
  } else {
    drawArrow(ui, {middle_x, box.y + 2}, {middle_x, box.bottom() - 4}, ui.theme.line_strong);
    ui::drawTextIn(ui, {middle_x + 10, middle_y - kWordHeight / 2, 60, kWordHeight}, *ui.fonts.small, ui.theme.ink_soft,
                   word, ui::Align::kLeft);
  }
}

void drawItem(Ui& ui, Rect box, const Item& item) {
  const int producer = item.producer + 1;
  const ImU32 colour = ui::threadColour(ui.theme, producer);
  const float radius = std::min(ui.theme.radius, box.w / 6);
  ui.draw.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, ui::mixed(ui.theme.panel, colour, 0.25F), radius);
  ui.draw.AddRect({box.x + 0.5F, box.y + 0.5F}, {box.right() - 0.5F, box.bottom() - 0.5F}, colour, radius);
  const std::string number = ui::plain(item.number);
  if (box.w + 4 >= kCellWithBadge) {
    ui::drawThreadBadge(ui, {box.x + box.w / 2, box.y + kSmallBadge + 5}, kSmallBadge, producer);
    box.y = box.bottom() - kWordHeight - 5;
    box.h = kWordHeight;
  }
  if (box.w + 4 >= kCellWithNumber && ui::textWidth(*ui.fonts.mono_small, number) <= box.w)
    ui::drawTextIn(ui, box, *ui.fonts.mono_small, ui.theme.ink, number, ui::Align::kCentre);
}

void drawSlots(Ui& ui, const PictureLayout& layout, const Scene& scene) {
  const float gap = layout.cell >= kCellWithNumber ? 2.0F : 1.0F;
  for (std::size_t i = 0; i < scene.slots.size(); ++i) {
    const Rect box = layout.slots[i].inset(gap);
    if (scene.slots[i]) {
      drawItem(ui, box, *scene.slots[i]);
      continue;
    }
    const float radius = std::min(ui.theme.radius, box.w / 6);
    ui.draw.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, ui.theme.sunken, radius);
    ui.draw.AddRect({box.x + 0.5F, box.y + 0.5F}, {box.right() - 0.5F, box.bottom() - 0.5F}, ui.theme.line, radius);
    if (static_cast<int>(i) == scene.tail && layout.cell >= kCellWithWord)
      ui::drawTextIn(ui, box, *ui.fonts.small, ui.theme.ink_soft, "next", ui::Align::kCentre);
  }
}

std::string slotWords(const std::optional<Item>& slot) {
  if (!slot) return "free";
  return "item " + ui::plain(slot->number) + " of " + ui::threadName(slot->producer + 1);
}

// What a slot under the mouse holds.
void readOutSlot(Ui& ui, Rect box, const PictureLayout& layout, const Scene& scene) {
  for (std::size_t i = 0; i < scene.slots.size(); ++i) {
    const auto mouse = ui::pointer(layout.slots[i]);
    if (!mouse) continue;
    const ImU32 colour = scene.slots[i] ? ui::threadColour(ui.theme, scene.slots[i]->producer + 1) : 0;
    ui::readOut(ui, box, *mouse,
                {{"Slot " + ui::plain(static_cast<std::int64_t>(i) + 1), 0}, {slotWords(scene.slots[i]), colour}});
  }
}

}  // namespace

Scene sceneBefore(const Settings& settings) {
  Scene scene;
  scene.slots.resize(static_cast<std::size_t>(settings.capacity));
  scene.producers.resize(static_cast<std::size_t>(settings.producers));
  scene.consumers.resize(static_cast<std::size_t>(settings.consumers));
  return scene;
}

void bufferPicture(Ui& ui, Rect box, const BufferPicture& picture) {
  const Scene& scene = picture.scene;
  const PictureLayout layout = layOutPicture(box, countsOf(scene));
  int number = 0;
  for (std::size_t i = 0; i < scene.producers.size(); ++i)
    drawThread(ui, layout.producers[i], scene.producers[i], ++number, true, picture.begun);
  for (std::size_t i = 0; i < scene.consumers.size(); ++i)
    drawThread(ui, layout.consumers[i], scene.consumers[i], ++number, false, picture.begun);
  drawFlow(ui, layout.in, layout.wide, "put");
  drawFlow(ui, layout.out, layout.wide, "take");
  drawSlots(ui, layout, scene);
  readOutSlot(ui, box, layout, scene);
  ui::describeFigure(ui, {box.x, box.y, box.w, layout.height}, picture.title, sceneSummary(scene),
                     picture.table ? sceneTable(scene, picture.begun) : ui::Table{});
}

float bufferPictureHeight(const Ui&, const BufferPicture& picture, float width) {
  return layOutPicture({0, 0, width, 0}, countsOf(picture.scene)).height;
}

ui::Table sceneTable(const Scene& scene, bool begun) {
  ui::Table table{.header = {"Part", "State", "Items", "Waited"}, .rows = {}};
  int number = 0;
  const auto add = [&](const std::vector<ThreadNow>& threads, bool producer) {
    for (const ThreadNow& thread : threads)
      table.rows.push_back({ui::threadName(++number) + (producer ? ", producer" : ", consumer"),
                            begun ? doingPhrase(thread, producer) : "not started", ui::plain(thread.items),
                            ui::percent(thread.waited)});
  };
  add(scene.producers, true);
  add(scene.consumers, false);
  for (std::size_t i = 0; i < scene.slots.size(); ++i)
    table.rows.push_back({"Slot " + ui::plain(static_cast<std::int64_t>(i) + 1), slotWords(scene.slots[i]), "", ""});
  return table;
}

}  // namespace racecourse::labs::producer_consumer
