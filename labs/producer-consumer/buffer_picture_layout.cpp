#include "labs/producer-consumer/buffer_picture_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace racecourse::labs::producer_consumer {
namespace {

using ui::Rect;

constexpr float kThreadRow = 44;
constexpr float kSideWidth = 184;
constexpr float kArrow = 44;       // between a side and the slots
constexpr float kNarrowest = 600;  // that has room for the sides left and right
constexpr float kTwoColumns = 300;
constexpr float kMostSlotsHeight = 240;
constexpr std::array<float, 7> kCells = {56, 48, 40, 32, 24, 18, 13};

// As many in a row as fit, in rows of about the same length.
int inRow(int slots, float cell, float width) {
  const int fit = std::max(1, static_cast<int>(width / cell));
  const int rows = (slots + fit - 1) / fit;
  return (slots + rows - 1) / rows;
}

// The largest cell with which the slots fit.
float cellFor(int slots, float width) {
  for (const float cell : kCells) {
    const int rows = (slots + inRow(slots, cell, width) - 1) / inRow(slots, cell, width);
    if (static_cast<float>(rows) * cell <= kMostSlotsHeight && cell <= width) return cell;
  }
  return kCells.back();
}

int rowsOf(int count, int columns) { return (count + columns - 1) / columns; }

// `count` threads in `columns`, from the top of `box`.
std::vector<Rect> threadRows(Rect box, int count, int columns) {
  std::vector<Rect> rows;
  while (static_cast<int>(rows.size()) < count)
    for (const Rect& place : box.takeTop(kThreadRow).columns(columns, 8))
      if (static_cast<int>(rows.size()) < count) rows.push_back(place);
  return rows;
}

void placeSlots(PictureLayout& layout, Rect box, int slots) {
  layout.cell = cellFor(slots, box.w);
  layout.slots_in_row = inRow(slots, layout.cell, box.w);
  const int rows = rowsOf(slots, layout.slots_in_row);
  const float left = box.x + std::floor((box.w - layout.cell * static_cast<float>(layout.slots_in_row)) / 2);
  const float top = box.y + std::floor(std::max(0.0F, box.h - layout.cell * static_cast<float>(rows)) / 2);
  for (int slot = 0; slot < slots; ++slot)
    layout.slots.push_back({left + layout.cell * static_cast<float>(slot % layout.slots_in_row),
                            top + layout.cell * static_cast<float>(slot / layout.slots_in_row), layout.cell,
                            layout.cell});
}

float slotsHeight(int slots, float width) {
  const float cell = cellFor(slots, width);
  return cell * static_cast<float>(rowsOf(slots, inRow(slots, cell, width)));
}

PictureLayout sideBySide(Rect box, const PictureCounts& counts) {
  PictureLayout layout;
  const float width = box.w - 2 * (kSideWidth + kArrow);
  const float threads = kThreadRow * static_cast<float>(std::max(counts.producers, counts.consumers));
  layout.height = std::max(threads, slotsHeight(counts.slots, width));
  box.h = layout.height;
  const auto middle = [&](int count) { return (layout.height - kThreadRow * static_cast<float>(count)) / 2; };
  layout.producers = threadRows({box.x, box.y + middle(counts.producers), kSideWidth, 0}, counts.producers, 1);
  layout.consumers =
      threadRows({box.right() - kSideWidth, box.y + middle(counts.consumers), kSideWidth, 0}, counts.consumers, 1);
  layout.in = {box.x + kSideWidth, box.y, kArrow, box.h};
  layout.out = {box.right() - kSideWidth - kArrow, box.y, kArrow, box.h};
  placeSlots(layout, {layout.in.right(), box.y, width, box.h}, counts.slots);
  return layout;
}

PictureLayout stacked(Rect box, const PictureCounts& counts) {
  PictureLayout layout{.wide = false};
  const int columns = box.w >= kTwoColumns ? 2 : 1;
  const float top = box.y;
  const auto side = [&](int count) { return box.takeTop(kThreadRow * static_cast<float>(rowsOf(count, columns))); };
  layout.producers = threadRows(side(counts.producers), counts.producers, columns);
  layout.in = box.takeTop(kArrow * 0.7F);
  placeSlots(layout, box.takeTop(slotsHeight(counts.slots, box.w)), counts.slots);
  layout.out = box.takeTop(kArrow * 0.7F);
  layout.consumers = threadRows(side(counts.consumers), counts.consumers, columns);
  layout.height = box.y - top;
  return layout;
}

}  // namespace

PictureLayout layOutPicture(Rect box, const PictureCounts& counts) {
  return box.w >= kNarrowest ? sideBySide(box, counts) : stacked(box, counts);
}

}  // namespace racecourse::labs::producer_consumer
