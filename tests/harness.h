#pragma once

// A screen without a window, driven by the names that a screen reader would hear.
//
//   Harness harness([&](ui::Ui& ui, ui::Rect area) { lab->draw(ui, area); });
//   harness.press("Run 4 threads");
//   CHECK(harness.item("Lost").value == "0, …");

#include <imgui.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

#include "ui/screen.h"

namespace racecourse::tests {

class Harness {
 public:
  using Draw = std::function<void(ui::Ui&, ui::Rect)>;

  // Draws the first frame on a canvas of `width` x `height` CSS pixels.
  explicit Harness(Draw draw, float width = 800, float height = 1200) : draw_(std::move(draw)) {
    ImGui::GetIO().DisplaySize = {width, height};
    frame();
  }

  void frame() {
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    screen_.frame(draw_);
  }

  ui::Screen& screen() { return screen_; }

  // The item called `label`, if it is on the screen.
  std::optional<ui::Item> find(std::string_view label) {
    const auto items = screen_.semantics().items();
    const auto found = std::ranges::find(items, label, &ui::Item::label);
    return found == items.end() ? std::nullopt : std::optional(*found);
  }

  // The item called `label`; throws when it is not on the screen.
  ui::Item item(std::string_view label) {
    auto found = find(label);
    if (!found) throw std::runtime_error("no item is called " + std::string(label));
    return *std::move(found);
  }

  // The picture or table called `label`.
  ui::Item figure(std::string_view label) {
    for (const ui::Item& item : screen_.semantics().items())
      if (item.role == ui::Role::kFigure && item.label == label) return item;
    throw std::runtime_error("no figure is called " + std::string(label));
  }

  void press(std::string_view label) {
    screen_.semantics().press(item(label).id);
    frame();
    frame();
  }

  void set(std::string_view label, double value) {
    screen_.semantics().set(item(label).id, value);
    frame();
    frame();
  }

  // A click with the mouse in the middle of `box`: pressed in one frame, released in a later one.
  void click(ui::Rect box) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(box.x + box.w / 2, box.y + box.h / 2);
    frame();
    io.AddMouseButtonEvent(0, true);
    frame();
    io.AddMouseButtonEvent(0, false);
    frame();
    frame();
  }

 private:
  ui::Screen screen_;
  Draw draw_;
};

}  // namespace racecourse::tests
