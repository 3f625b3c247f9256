#include "ui/rect.h"

namespace racecourse::ui {

Rect Rect::takeTop(float height, float gap) {
  Rect top{x, y, w, height};
  y += height + gap;
  h -= height + gap;
  return top;
}

Rect Rect::takeLeft(float width, float gap) {
  Rect left{x, y, width, h};
  x += width + gap;
  w -= width + gap;
  return left;
}

std::vector<Rect> Rect::columns(int count, float gap) const {
  const float width = (w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  std::vector<Rect> cells;
  for (int i = 0; i < count; ++i) cells.push_back({x + static_cast<float>(i) * (width + gap), y, width, h});
  return cells;
}

}  // namespace racecourse::ui
