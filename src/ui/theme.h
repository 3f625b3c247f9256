#pragma once

// Colours, sizes and type of the canvas, read from the same tokens.css that styles the page.
//
//   const Theme theme = loadTheme(Appearance::kDark);
//   draw->AddRectFilled(min, max, theme.panel, theme.radius);

#include <imgui.h>

#include <array>
#include <optional>
#include <string_view>

namespace racecourse::ui {

enum class Appearance { kLight, kDark };
enum class Verdict { kHolds, kFails, kDeadlock, kUnknown };

inline constexpr int kThreadColours = 8;

struct Theme {
  ImU32 paper, panel, sunken, ink, ink_soft, line, line_strong, accent, accent_ink, accent_soft, focus;
  std::array<ImU32, kThreadColours> threads;
  std::array<ImU32, 4> verdicts, verdicts_soft;  // indexed by Verdict
  float radius, grid;                            // CSS pixels
  float text_s, text_m, text_l, text_xl;

  // The colour of thread `index`; they repeat after eight, and a thread always shows its number too.
  ImU32 thread(int index) const { return threads[static_cast<std::size_t>(index % kThreadColours)]; }
  ImU32 verdict(Verdict v) const { return verdicts[static_cast<std::size_t>(v)]; }
  ImU32 verdictSoft(Verdict v) const { return verdicts_soft[static_cast<std::size_t>(v)]; }
};

// The faces at the sizes that the theme names, rasterised for one pixel density.
struct Fonts {
  ImFont *small, *body, *strong, *figure;  // sans 400 s, sans 400 m, sans 600 m, mono 400 xl
  ImFont* title;                           // sans 600 l
  ImFont *mono_small, *mono;               // mono 400 s and m
};

// The theme of tokens.css for `appearance`.
Theme loadTheme(Appearance appearance);

// Fills `atlas` with the faces, sharp at `density` device pixels to a CSS pixel; sizes stay CSS pixels.
Fonts loadFonts(ImFontAtlas& atlas, const Theme& theme, float density);

// `colour` with its opacity multiplied by `alpha`, 0 to 1.
ImU32 faded(ImU32 colour, float alpha);

// The value of `--name` in the block of `css` for `appearance`, or in the light block where that has none.
std::optional<std::string_view> token(std::string_view css, Appearance appearance, std::string_view name);

}  // namespace racecourse::ui
