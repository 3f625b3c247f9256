#include "ui/screen.h"

#include <imgui_internal.h>

#include <algorithm>

namespace racecourse::ui {
namespace {

// Digits and arrows, by the names that browsers use.
ImGuiKey keyCalled(std::string_view name) {
  if (name.size() == 1 && name[0] >= '0' && name[0] <= '9') return static_cast<ImGuiKey>(ImGuiKey_0 + (name[0] - '0'));
  if (name == "ArrowLeft") return ImGuiKey_LeftArrow;
  return name == "ArrowRight" ? ImGuiKey_RightArrow : ImGuiKey_None;
}

// Keys that reach the canvas itself press the items they belong to. In a page most go to the mirror instead.
void pressByKey(Semantics& semantics) {
  for (const Item& item : semantics.items())
    if (const ImGuiKey key = keyCalled(item.key); key != ImGuiKey_None && item.enabled && ImGui::IsKeyPressed(key))
      semantics.press(item.id);
}

}  // namespace

Screen::Screen() : context_(ImGui::CreateContext()), theme_(loadTheme(Appearance::kLight)) {
  ImGui::SetCurrentContext(context_);
  semantics_.attach(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  setDensity(1);
}

Screen::~Screen() { ImGui::DestroyContext(context_); }

void Screen::setAppearance(Appearance appearance) { theme_ = loadTheme(appearance); }

bool Screen::setDensity(float density) {
  density = std::clamp(density, 0.5F, 4.0F);
  if (density == density_) return false;
  density_ = density;
  fonts_ = loadFonts(*ImGui::GetIO().Fonts, theme_, density);
  return true;
}

void Screen::frame(const std::function<void(Ui& ui, Rect area)>& draw) {
  ImGui::NewFrame();
  semantics_.beginFrame();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, theme_.paper);
  ImGui::Begin("Canvas", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  // Soft edges are one device pixel wide.
  ImGui::GetWindowDrawList()->_FringeScale = 1 / density_;
  Ui ui{theme_, fonts_, semantics_, *ImGui::GetWindowDrawList(), size.x};
  pressByKey(semantics_);
  draw(ui, {0, -ImGui::GetScrollY(), size.x, size.y});
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  ImGui::Render();
  semantics_.endFrame();
}

}  // namespace racecourse::ui
