#include "ui/semantics.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

// Dear ImGui calls these for every item while IMGUI_ENABLE_TEST_ENGINE is defined.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData* item) {
  if (id == 0 || item == nullptr) return;
  static_cast<racecourse::ui::Semantics*>(context->TestEngine)
      ->itemAdded(id, {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()},
                  (item->InFlags & ImGuiItemFlags_Disabled) != 0);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label, ImGuiItemStatusFlags flags) {
  if (id == 0 || label == nullptr) return;
  static_cast<racecourse::ui::Semantics*>(context->TestEngine)
      ->itemNamed(id, label, (flags & ImGuiItemStatusFlags_Checked) != 0);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace racecourse::ui {

void Semantics::attach(ImGuiContext* context) {
  context->TestEngine = this;
  context->TestEngineHookItems = true;
}

void Semantics::beginFrame() {
  current_.clear();
  plain_.clear();
  laid_out_.clear();
  for (Action& action : actions_) action.offered = true;
}

void Semantics::endFrame() {
  std::erase_if(actions_, [](const Action& action) { return action.offered; });
  if (current_ == finished_) return;
  finished_.swap(current_);
  ++version_;
}

void Semantics::describe(Item item) {
  std::erase(plain_, item.id);
  if (item.id != 0) {
    const auto same = std::ranges::find(current_, item.id, &Item::id);
    if (same != current_.end()) {
      *same = std::move(item);
      return;
    }
  }
  current_.push_back(std::move(item));
}

void Semantics::itemAdded(std::uint32_t id, Rect rect, bool disabled) {
  laid_out_.emplace_back(id, std::pair{rect, disabled});
}

void Semantics::itemNamed(std::uint32_t id, std::string_view label, bool on) {
  const auto place = std::ranges::find(laid_out_, id, &decltype(laid_out_)::value_type::first);
  const std::string_view name = label.substr(0, label.find("##"));
  if (place == laid_out_.end() || name.empty()) return;
  const auto& [rect, disabled] = place->second;
  describe({.id = id, .role = Role::kButton, .rect = rect, .label = std::string(name), .enabled = !disabled, .on = on});
  plain_.push_back(id);
}

void Semantics::press(std::uint32_t id) {
  if (std::ranges::contains(plain_, id))
    ImGui::ActivateItemByID(id);
  else
    actions_.push_back({.id = id, .value = {}});
}

void Semantics::set(std::uint32_t id, double value) { actions_.push_back({.id = id, .value = value}); }

bool Semantics::takePress(std::uint32_t id) {
  return std::erase_if(actions_, [&](const Action& a) { return a.id == id && !a.value && a.offered; }) > 0;
}

std::optional<double> Semantics::takeValue(std::uint32_t id) {
  std::optional<double> value;
  std::erase_if(actions_, [&](const Action& a) {
    const bool mine = a.id == id && a.value && a.offered;
    if (mine) value = a.value;
    return mine;
  });
  return value;
}

std::string Semantics::takeAnnouncement() { return std::exchange(announcement_, {}); }

namespace {

// A control character as JSON spells it.
std::string escaped(char c) {
  char text[8];
  std::snprintf(text, sizeof text, "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
  return text;
}

// `values` as a JSON array.
std::string numbers(std::initializer_list<double> values) {
  std::string out = "[";
  for (const double value : values) {
    char text[32];
    std::snprintf(text, sizeof text, "%.10g", value);
    out += (out.size() > 1 ? "," : "") + std::string(text);
  }
  return out += "]";
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (static_cast<unsigned char>(c) < 0x20)
      out += escaped(c);
    else
      out += c;
  }
  return out += '"';
}

std::string quoted(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? "," : "") + quoted(text);
  return out += "]";
}

const char* roleName(Role role) {
  switch (role) {
    case Role::kButton:
      return "button";
    case Role::kSwitch:
      return "switch";
    case Role::kRadio:
      return "radio";
    case Role::kSlider:
      return "slider";
    case Role::kText:
      return "text";
    case Role::kHeading:
      return "heading";
    case Role::kFigure:
      return "figure";
    case Role::kProgress:
      return "progress";
  }
  return "";
}

std::string toJson(const Table& table) {
  std::string rows;
  for (const auto& row : table.rows) rows += (rows.empty() ? "" : ",") + quoted(row);
  return "{\"header\":" + quoted(table.header) + ",\"rows\":[" + rows + "]}";
}

std::string toJson(const Item& item) {
  const Rect& box = item.rect;
  std::string out = "{\"id\":" + std::to_string(item.id) + ",\"role\":\"" + roleName(item.role) + "\",\"rect\":" +
                    numbers({std::round(box.x), std::round(box.y), std::round(box.w), std::round(box.h)}) +
                    ",\"label\":" + quoted(item.label);
  if (!item.value.empty()) out += ",\"value\":" + quoted(item.value);
  if (!item.group.empty()) out += ",\"group\":" + quoted(item.group);
  if (!item.key.empty()) out += ",\"key\":" + quoted(item.key);
  if (!item.enabled) out += ",\"disabled\":true";
  if (item.on) out += ",\"on\":true";
  if (item.range != Range{})
    out += ",\"range\":" + numbers({item.range.minimum, item.range.maximum, item.range.step, item.range.now});
  if (item.table != Table{}) out += ",\"table\":" + toJson(item.table);
  return out += "}";
}

}  // namespace

std::string toJson(std::span<const Item> items) {
  std::string out = "[";
  for (const Item& item : items) out += (out.size() > 1 ? "," : "") + toJson(item);
  return out += "]";
}

}  // namespace racecourse::ui
