#include "labs/banker/desk.h"

#include <algorithm>

namespace racecourse::labs::banker {
namespace {

Desk textbook() {
  const State bank = textbookState();
  return {Mode::kAvoid, bank.available, bank.allocation, bank.maximum};
}

Desk fourCustomers() { return {Mode::kAvoid, {2}, {{1}, {1}, {2}, {4}}, {{6}, {5}, {4}, {7}}}; }

Desk twoLocks() { return {Mode::kAvoid, {0, 1}, {{1, 0}, {0, 0}}, {{1, 1}, {1, 1}}}; }

Desk textbookRequests() {
  const Waiting waiting = textbookWaiting();
  return {Mode::kDetect, waiting.available, waiting.allocation, waiting.requests};
}

Desk cycle() { return {Mode::kDetect, {0, 0}, {{1, 0}, {0, 1}, {1, 0}}, {{0, 1}, {1, 0}, {0, 0}}}; }

}  // namespace

const std::array<Preset, kPresetCount> kPresets = {{
    {"textbook", "Textbook", Mode::kAvoid, textbook},
    {"customers", "One kind", Mode::kAvoid, fourCustomers},
    {"locks", "Two locks", Mode::kAvoid, twoLocks},
    {"waiting", "Textbook", Mode::kDetect, textbookRequests},
    {"cycle", "A cycle", Mode::kDetect, cycle},
}};

State bankOf(const Desk& desk) { return {desk.free, desk.held, desk.asked}; }

Waiting waitingOf(const Desk& desk) { return {desk.free, desk.held, desk.asked}; }

int presetOf(const Desk& desk) {
  const auto found = std::ranges::find_if(kPresets, [&](const Preset& preset) { return preset.make() == desk; });
  return found == kPresets.end() ? -1 : static_cast<int>(found - kPresets.begin());
}

void resize(Desk& desk, int processes, int kinds) {
  desk.free.resize(kinds);
  for (Matrix* table : {&desk.held, &desk.asked}) {
    table->resize(processes);
    for (Units& row : *table) row.resize(kinds);
  }
}

}  // namespace racecourse::labs::banker
