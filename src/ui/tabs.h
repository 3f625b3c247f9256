#pragma once

// The views of a lab side by side: "Experiment | Step | Prove | Run | Fix". A group of radios for keyboard and screen
// reader; the chosen one is strong and underlined.
//
//   constexpr std::array<std::string_view, 3> kViews = {"Step", "Prove", "Run"};
//   if (tabs(ui, area.takeTop(tabsHeight(ui), 12), "View", kViews, view)) open(view);

#include <span>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace racecourse::ui {

// Draws `names` along the top of `box`; true when `chosen` changes. `label` is the name of the group.
bool tabs(Ui& ui, Rect box, std::string_view label, std::span<const std::string_view> names, int& chosen);

// 44 px on a narrow canvas.
float tabsHeight(const Ui& ui);

// The widths of tabs whose texts are `texts` wide: each with equal padding, at least 44 px, and no wider in all than
// `available`, for which first the padding and then the texts give way.
std::vector<float> tabWidths(std::span<const float> texts, float available);

}  // namespace racecourse::ui
