#pragma once

// What is on the canvas as a list of named, operable items: the part of the interface that a screen reader, a
// keyboard and a test can reach. Dear ImGui's test-engine hooks report every item it lays out; controls add role,
// value and state to theirs. On the web the list becomes transparent DOM elements over the canvas, in native tests it
// drives the interface by name.
//
//   semantics.describe({.id = id, .role = Role::kButton, .rect = box, .label = "Run"});
//   if (semantics.takePress(id)) start();

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/rect.h"

struct ImGuiContext;

namespace racecourse::ui {

enum class Role { kButton, kSwitch, kRadio, kSlider, kText, kHeading, kFigure, kProgress };

// The data behind a picture, as text.
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  bool operator==(const Table&) const = default;
};

// The positions of a slider: whole steps from minimum to maximum.
struct Range {
  double minimum = 0, maximum = 0, step = 1, now = 0;

  bool operator==(const Range&) const = default;
};

struct Item {
  std::uint32_t id = 0;  // unique on the screen; 0 for text that nothing refers to
  Role role = Role::kText;
  Rect rect;
  std::string label;  // the accessible name
  std::string value;  // what is heard after the name: "400 000", "4 threads"
  std::string group;  // the name of the radio group
  std::string key;    // as browsers name it, "1" or "ArrowLeft": presses the item from anywhere in the lab
  bool enabled = true;
  bool on = false;  // pressed switch, chosen radio
  Range range;      // sliders; progress runs from minimum to maximum
  Table table;      // figures

  bool operator==(const Item&) const = default;
};

class Semantics {
 public:
  // Makes `context` report its items here; the context must not outlive this.
  void attach(ImGuiContext* context);

  // Forgets the items of the last frame; call before the first item is laid out.
  void beginFrame();

  // Ends the frame: drops actions nobody took and, when the list differs from the last one, raises version().
  void endFrame();

  // Adds an item, or replaces what the hooks reported under its id.
  void describe(Item item);

  // The items of the last finished frame in reading order.
  std::span<const Item> items() const { return finished_; }

  // Rises by one with each frame whose list differs from the one before.
  std::uint64_t version() const { return version_; }

  // Asks the item `id` to act in the next frame: press it, choose it, flip it. Plain Dear ImGui items obey too.
  void press(std::uint32_t id);

  // Asks the slider `id` to take `value` in the next frame.
  void set(std::uint32_t id, double value);

  // True while an action waits for the next frame.
  bool hasActions() const { return !actions_.empty(); }

  // For controls: whether `id` was pressed from outside, once.
  bool takePress(std::uint32_t id);

  // For sliders: the value set from outside, once.
  std::optional<double> takeValue(std::uint32_t id);

  // One polite sentence for those who listen; a later one in the same frame replaces it.
  void announce(std::string sentence) { announcement_ = std::move(sentence); }

  // The sentence to speak, once; empty when there is none.
  std::string takeAnnouncement();

  // The two hooks' ends; called by Dear ImGui through the functions in semantics.cpp.
  void itemAdded(std::uint32_t id, Rect rect, bool disabled);
  void itemNamed(std::uint32_t id, std::string_view label, bool on);

 private:
  struct Action {
    std::uint32_t id;
    std::optional<double> value;  // nothing for a press
    bool offered = false;         // a whole frame has had the chance to take it
  };

  std::vector<Item> current_, finished_;
  std::vector<std::uint32_t> plain_;  // items of the last frames that only the hooks reported
  std::vector<Action> actions_;
  std::vector<std::pair<std::uint32_t, std::pair<Rect, bool>>> laid_out_;
  std::string announcement_;
  std::uint64_t version_ = 0;
};

// The list as a JSON array, for the mirror in the page: one object an item, empty fields left out.
std::string toJson(std::span<const Item> items);

}  // namespace racecourse::ui
