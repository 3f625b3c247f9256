#include "ui/theme.h"

#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>

namespace racecourse::ui {
namespace {

// ccache:disable, because it would not notice other contents of what is embedded.
constexpr char kTokens[] = {
#embed "tokens.css"
};
constexpr unsigned char kSans[] = {
#embed "fonts/sans.ttf"
};
constexpr unsigned char kSansBold[] = {
#embed "fonts/sans-bold.ttf"
};
constexpr unsigned char kMono[] = {
#embed "fonts/mono.ttf"
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

std::optional<std::string_view> tokenInBlock(std::string_view css, std::string_view selector, std::string_view name) {
  const auto start = css.find(std::string(selector) + " {");
  if (start == std::string_view::npos) return std::nullopt;
  const std::string_view block = css.substr(start, css.find('}', start) - start);
  const std::string key = "--" + std::string(name) + ":";
  const auto place = block.find(key);
  if (place == std::string_view::npos) return std::nullopt;
  const auto from = place + key.size();
  return trimmed(block.substr(from, block.find(';', from) - from));
}

class Tokens {
 public:
  explicit Tokens(Appearance appearance) : appearance_(appearance) {}

  ImU32 colour(std::string_view name) const {
    const std::string_view text = value(name);
    unsigned rgb = 0;
    std::from_chars(text.data() + 1, text.data() + 7, rgb, 16);
    return IM_COL32(rgb >> 16, (rgb >> 8) & 255, rgb & 255, 255);
  }

  float length(std::string_view name) const {
    const std::string_view text = value(name);
    int px = 0;
    std::from_chars(text.data(), text.data() + text.size(), px);
    return static_cast<float>(px);
  }

 private:
  std::string_view value(std::string_view name) const {
    const auto found = token({kTokens, sizeof kTokens}, appearance_, name);
    assert(found && "tokens.css lacks a name that the theme reads");
    return *found;
  }

  Appearance appearance_;
};

// A big-endian 16-bit number of a TrueType file.
int number(std::span<const unsigned char> face, std::size_t at) {
  return static_cast<std::int16_t>((face[at] << 8) | face[at + 1]);
}

// Where the table called `tag` starts.
std::size_t tableStart(std::span<const unsigned char> face, std::string_view tag) {
  constexpr std::size_t kFirstRecord = 12, kRecord = 16;
  for (std::size_t at = kFirstRecord; at + kRecord <= face.size(); at += kRecord)
    if (std::string_view(reinterpret_cast<const char*>(&face[at]), 4) == tag)
      return static_cast<std::size_t>((face[at + 9] << 16) | (face[at + 10] << 8) | face[at + 11]);
  assert(false && "a font without this table");
  return 0;
}

// Dear ImGui's sizes run from the lowest descender to the highest ascender, the tokens' sizes are ems as in CSS: this
// is how many of the former make one of the latter.
float heightOfEm(std::span<const unsigned char> face) {
  const std::size_t metrics = tableStart(face, "hhea");
  const int units = number(face, tableStart(face, "head") + 18);
  return static_cast<float>(number(face, metrics + 4) - number(face, metrics + 6)) / static_cast<float>(units);
}

ImFont* addFont(ImFontAtlas& atlas, std::span<const unsigned char> face, float size, float density) {
  static constexpr ImWchar kRanges[] = {0x20,   0xFF,   0x3C0,  0x3C0,  0x2009, 0x2026, 0x202F, 0x202F, 0x2032,
                                        0x2033, 0x20AC, 0x20AC, 0x2190, 0x2193, 0x2212, 0x221E, 0x2248, 0x2248,
                                        0x2260, 0x2265, 0x25AA, 0x25CF, 0x2713, 0x2717, 0};
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = density < 1.5F ? 2 : 1;
  config.PixelSnapH = false;
  // The atlas takes a mutable pointer and leaves the data alone when it does not own it.
  return atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(face.data()), static_cast<int>(face.size()),
                                    std::round(size * heightOfEm(face) * density), &config, kRanges);
}

}  // namespace

std::optional<std::string_view> token(std::string_view css, Appearance appearance, std::string_view name) {
  if (appearance == Appearance::kDark)
    if (const auto dark = tokenInBlock(css, ":root[data-theme=\"dark\"]", name)) return dark;
  return tokenInBlock(css, ":root", name);
}

Theme loadTheme(Appearance appearance) {
  const Tokens tokens(appearance);
  Theme theme{.paper = tokens.colour("paper"),
              .panel = tokens.colour("panel"),
              .sunken = tokens.colour("sunken"),
              .ink = tokens.colour("ink"),
              .ink_soft = tokens.colour("ink-soft"),
              .line = tokens.colour("line"),
              .line_strong = tokens.colour("line-strong"),
              .accent = tokens.colour("accent"),
              .accent_ink = tokens.colour("accent-ink"),
              .accent_soft = tokens.colour("accent-soft"),
              .focus = tokens.colour("focus"),
              .threads = {},
              .verdicts = {},
              .verdicts_soft = {},
              .radius = tokens.length("radius"),
              .grid = tokens.length("grid"),
              .text_s = tokens.length("text-s"),
              .text_m = tokens.length("text-m"),
              .text_l = tokens.length("text-l"),
              .text_xl = tokens.length("text-xl")};
  for (std::size_t i = 0; i < kThreadColours; ++i) {
    const std::string name = "thread-" + std::to_string(i);
    theme.threads[i] = tokens.colour(name);
  }
  constexpr std::string_view kVerdicts[] = {"verdict-holds", "verdict-fails", "verdict-deadlock", "verdict-unknown"};
  for (std::size_t i = 0; i < std::size(kVerdicts); ++i) {
    theme.verdicts[i] = tokens.colour(kVerdicts[i]);
    theme.verdicts_soft[i] = tokens.colour(std::string(kVerdicts[i]) + "-soft");
  }
  return theme;
}

Fonts loadFonts(ImFontAtlas& atlas, const Theme& theme, float density) {
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  Fonts fonts{};
  fonts.body = addFont(atlas, kSans, theme.text_m, density);
  fonts.small = addFont(atlas, kSans, theme.text_s, density);
  fonts.strong = addFont(atlas, kSansBold, theme.text_m, density);
  fonts.title = addFont(atlas, kSansBold, theme.text_l, density);
  fonts.figure = addFont(atlas, kMono, theme.text_xl, density);
  fonts.mono = addFont(atlas, kMono, theme.text_m, density);
  fonts.mono_small = addFont(atlas, kMono, theme.text_s, density);
  atlas.Build();
  for (ImFont* font : {fonts.body, fonts.small, fonts.strong, fonts.title, fonts.figure, fonts.mono, fonts.mono_small})
    font->Scale = 1 / density;
  return fonts;
}

ImU32 faded(ImU32 colour, float alpha) {
  const auto opacity = static_cast<float>(colour >> IM_COL32_A_SHIFT) * alpha;
  return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(opacity) << IM_COL32_A_SHIFT);
}

}  // namespace racecourse::ui
