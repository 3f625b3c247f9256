#pragma once

// Where the parts of the picture of a buffer stand. Numbers alone, no drawing.
//
//   const PictureLayout layout = layOutPicture(box, {.slots = 6, .producers = 2, .consumers = 2});

#include <vector>

#include "ui/rect.h"

namespace racecourse::labs::producer_consumer {

struct PictureCounts {
  int slots = 1, producers = 1, consumers = 1;
};

struct PictureLayout {
  std::vector<ui::Rect> producers, consumers, slots;
  bool wide = true;  // the sides stand left and right of the slots, otherwise above and below
  float cell = 0;    // a slot's width and height
  int slots_in_row = 1;
  ui::Rect in, out;  // where the arrows into and out of the slots are
  float height = 0;  // of all
};

// Fits the width of `box`, from its top.
PictureLayout layOutPicture(ui::Rect box, const PictureCounts& counts);

}  // namespace racecourse::labs::producer_consumer
