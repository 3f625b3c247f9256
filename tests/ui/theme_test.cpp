#include "ui/theme.h"

#include <catch2/catch_test_macros.hpp>

namespace racecourse::ui {
namespace {

constexpr std::string_view kCss = R"(/* :root is mentioned here */
:root {
  --ink: #1c2427;
  --thread-1: #c07500;
  --thread-1-soft: #f9ebd2;
  --radius: 6px;
}

:root[data-theme="dark"] {
  --ink: #e9e7e1;
}
)";

TEST_CASE("a token is read from the block of its appearance", "[ui][theme]") {
  CHECK(token(kCss, Appearance::kLight, "ink") == "#1c2427");
  CHECK(token(kCss, Appearance::kDark, "ink") == "#e9e7e1");
}

TEST_CASE("what the dark block lacks comes from the light one", "[ui][theme]") {
  CHECK(token(kCss, Appearance::kDark, "radius") == "6px");
}

TEST_CASE("a name that starts another name is not confused with it", "[ui][theme]") {
  CHECK(token(kCss, Appearance::kLight, "thread-1") == "#c07500");
  CHECK(token(kCss, Appearance::kLight, "thread-1-soft") == "#f9ebd2");
}

TEST_CASE("a name that nobody declared is not found", "[ui][theme]") {
  CHECK_FALSE(token(kCss, Appearance::kLight, "shadow"));
}

TEST_CASE("both appearances of tokens.css load, and differ", "[ui][theme]") {
  const Theme light = loadTheme(Appearance::kLight);
  const Theme dark = loadTheme(Appearance::kDark);
  CHECK(light.ink != dark.ink);
  CHECK(light.threads != dark.threads);
  CHECK(light.radius == dark.radius);
  CHECK(light.text_m >= 14);
  CHECK(light.text_s < light.text_m);
}

TEST_CASE("the ninth thread wears the colour of the first", "[ui][theme]") {
  const Theme theme = loadTheme(Appearance::kLight);
  CHECK(theme.thread(8) == theme.thread(0));
  CHECK(theme.thread(1) != theme.thread(0));
}

TEST_CASE("fading multiplies the opacity alone", "[ui][theme]") {
  CHECK(faded(IM_COL32(10, 20, 30, 200), 0.5F) == IM_COL32(10, 20, 30, 100));
}

}  // namespace
}  // namespace racecourse::ui
