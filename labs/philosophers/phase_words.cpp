#include "labs/philosophers/phase_words.h"

#include <array>

#include "ui/code_view_mark.h"

namespace racecourse::labs::philosophers {
namespace {

struct Words {
  std::string_view one, several;
};

// In the order of Phase.
constexpr std::array<Words, kPhases> kWords = {{
    {"thinks", "think"},
    {"waits", "wait"},
    {"stands", "stand"},
    {"has one", "have one"},
    {"eats", "eat"},
    {"pauses", "pause"},
    {"rolled back", "rolled back"},
    {"left", "left"},
}};

}  // namespace

std::string_view phaseWord(Phase phase, bool several) {
  const Words& words = kWords[static_cast<std::size_t>(phase)];
  return several ? words.several : words.one;
}

std::vector<Phase> phasesOf(Strategy strategy) {
  std::vector<Phase> phases = {Phase::kThinking};
  if (strategy == Strategy::kWaiter) phases.push_back(Phase::kAtTheDoor);
  phases.push_back(Phase::kWaiting);
  if (strategy != Strategy::kBoth) phases.push_back(Phase::kHolding);
  phases.push_back(Phase::kEating);
  if (strategy == Strategy::kRandomBackOff) phases.push_back(Phase::kBackingOff);
  if (strategy == Strategy::kNaive) phases.push_back(Phase::kRolledBack);
  return phases;
}

std::string philosopherName(int philosopher) { return ui::threadName(philosopher + 1); }

}  // namespace racecourse::labs::philosophers
