#pragma once

// The bank on the reader's desk: the tables that can be edited, for the banker or for the detector.
//
//   Desk desk = kPresets[0].make();
//   bankOf(desk)   ->  textbookState()
//   resize(desk, 6, 3);   // P5 holds nothing and may ask for nothing

#include <array>
#include <string_view>

#include "labs/banker/banker.h"

namespace racecourse::labs::banker {

enum class Mode { kAvoid, kDetect };

inline constexpr int kMostRows = 6;
inline constexpr int kMostColumns = 4;
inline constexpr int kMostInCell = 20;

struct Desk {
  Mode mode = Mode::kAvoid;
  Units free;
  Matrix held;
  Matrix asked;  // the maximum for the banker, the requests for the detector

  int processes() const { return static_cast<int>(held.size()); }
  int kinds() const { return static_cast<int>(free.size()); }

  bool operator==(const Desk&) const = default;
};

State bankOf(const Desk& desk);
Waiting waitingOf(const Desk& desk);

struct Preset {
  std::string_view word, name;  // as links and as readers see it
  Mode mode;
  Desk (*make)();
};

// The first of each mode is where it begins.
inline constexpr int kPresetCount = 5;
extern const std::array<Preset, kPresetCount> kPresets;

// The place of the preset that the desk is equal to, or -1.
int presetOf(const Desk& desk);

// Cuts rows and columns off, or adds zeros. 1 to kMostRows and 1 to kMostColumns.
void resize(Desk& desk, int processes, int kinds);

}  // namespace racecourse::labs::banker
