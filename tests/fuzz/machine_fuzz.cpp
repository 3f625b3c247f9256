// Any text that compiles can be stepped: no schedule crashes the machine or makes it contradict itself. The first eight
// bytes of the input choose the schedule.

#include <cstdint>
#include <cstdlib>

#include "engine/compiler.h"
#include "engine/machine.h"

namespace {

using namespace racecourse::engine;

constexpr std::size_t kHead = 8;
constexpr int kMostSteps = 200;

void look(Machine& machine, const State& state, const std::vector<Choice>& choices) {
  for (const Choice choice : choices)
    if (!machine.describe(state, choice)) std::abort();
  for (std::size_t thread = 0; thread < state.threads.size(); ++thread) machine.thread(state, static_cast<int>(thread));
  machine.data(state);
  machine.finalValues(state);
  machine.output(state);
}

void walk(Machine& machine, std::uint64_t seed) {
  State state = machine.initial();
  for (int i = 0; i < kMostSteps && !machine.ended(state); ++i) {
    const std::vector<Choice> choices = machine.choices(state);
    if (i % 8 == 0) look(machine, state, choices);
    if (choices.empty()) return;
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    if (!machine.step(state, choices[(seed >> 33) % choices.size()])) std::abort();
  }
  look(machine, state, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < kHead) return 0;
  std::uint64_t seed = 0;
  for (std::size_t i = 0; i < kHead; ++i) seed = seed << 8 | data[i];
  const auto program = compile({reinterpret_cast<const char*>(data) + kHead, size - kHead});
  if (!program) return 0;
  const MachineOptions options{
      .spurious_wakeups = (seed & 1) != 0, .whole_statements = (seed & 2) != 0, .forget_dead_locals = (seed & 4) == 0};
  Machine machine(*program, options);
  walk(machine, seed);
  return 0;
}
