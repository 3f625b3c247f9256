#include "labs/amdahl/parameters.h"

namespace racecourse::labs::amdahl {
namespace {

// A number of the choices, by the name that links give it.
struct NumberName {
  std::string_view name;
  Range range;
  int& (*of)(Choices&);
};

constexpr NumberName kNumbers[] = {
    {"serial", kSerialPercent, [](Choices& c) -> int& { return c.settings.serial_percent; }},
    {"threads", kMostThreads, [](Choices& c) -> int& { return c.settings.most_threads; }},
    {"repetitions", kRepetitions, [](Choices& c) -> int& { return c.settings.repetitions; }},
    {"cores", kVirtualCores, [](Choices& c) -> int& { return c.virtual_cores; }},
    {"noise", kNoisePercent, [](Choices& c) -> int& { return c.noise_percent; }},
    {"barrier", kBarrierMs, [](Choices& c) -> int& { return c.barrier_ms; }},
    {"seed", kSeed, [](Choices& c) -> int& { return c.seed; }},
};

}  // namespace

Choices usualChoices(int cores) {
  Choices choices;
  choices.settings.most_threads = usualMostThreads(cores);
  return choices;
}

VirtualMachine virtualMachine(const Choices& choices) {
  return {.cores = choices.virtual_cores,
          .serial = choices.settings.serial_percent / 100.0,
          .noise = choices.noise_percent / 100.0,
          .barrier = choices.barrier_ms * 1e6 / kVirtualAloneNs,
          .seed = static_cast<std::uint64_t>(choices.seed),
          .repetitions = choices.settings.repetitions,
          .scaling = choices.settings.scaling};
}

Obeyed setParameter(Choices& choices, std::string_view name, std::string_view value) {
  if (name == "mode") return setWord(choices.mode, kModeWords, name, value, "it is measure, virtual or curves.");
  if (name == "scaling") return setWord(choices.settings.scaling, kScalingWords, name, value, "it is strong or weak.");
  for (const NumberName& number : kNumbers)
    if (number.name == name) return setNumber(number.of(choices), number.range, name, value);
  return unknownSetting(name);
}

std::string linkOf(const Choices& choices, int cores) {
  Choices usual = usualChoices(cores);
  Choices present = choices;
  LinkText link;
  if (present.mode != usual.mode) link.add("mode", kModeWords[static_cast<std::size_t>(present.mode)]);
  if (present.settings.scaling != usual.settings.scaling)
    link.add("scaling", kScalingWords[static_cast<std::size_t>(present.settings.scaling)]);
  for (const NumberName& number : kNumbers)
    if (number.of(present) != number.of(usual)) link.add(number.name, number.of(present));
  return link.text();
}

}  // namespace racecourse::labs::amdahl
