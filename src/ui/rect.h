#pragma once

// A rectangle on the canvas in CSS pixels, and the few ways the labs cut one up.
//
//   Rect strip = area.takeTop(64);          // area is what is left below
//   for (Rect cell : strip.columns(3, 12)) ...

#include <vector>

namespace racecourse::ui {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;

  bool operator==(const Rect&) const = default;
  float right() const { return x + w; }
  float bottom() const { return y + h; }

  // The same rectangle, smaller by `by` on every side.
  Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }

  // Cuts `height` off the top, followed by `gap`; this keeps the rest.
  Rect takeTop(float height, float gap = 0);

  // Cuts `width` off the left, followed by `gap`; this keeps the rest.
  Rect takeLeft(float width, float gap = 0);

  // `count` columns of equal width with `gap` between them.
  std::vector<Rect> columns(int count, float gap) const;
};

}  // namespace racecourse::ui
