#include "labs/amdahl/parameters.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>

#include "ui/number.h"

namespace racecourse::labs::amdahl {
namespace {

using Outcome = std::expected<void, std::string>;

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

std::optional<int> wholeNumber(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// What a link says, cut short: it is shown to the reader and may be anything.
std::string quotedStart(std::string_view text) {
  constexpr std::size_t kShown = 24;
  return "“" + std::string(text.substr(0, kShown)) + (text.size() > kShown ? "…" : "") + "”";
}

Outcome setNumber(int& number, Range range, std::string_view name, std::string_view value) {
  const auto asked = wholeNumber(value);
  if (!asked || *asked < range.least || *asked > range.most)
    return std::unexpected("The link asks for " + std::string(name) + " = " + quotedStart(value) +
                           ", but it goes from " + ui::grouped(range.least) + " to " + ui::grouped(range.most) +
                           ". The lab keeps " + ui::grouped(number) + ".");
  number = *asked;
  return {};
}

template <class Word>
Outcome setWord(Word& word, std::span<const std::string_view> words, std::string_view name, std::string_view value,
                const char* known) {
  const auto found = std::ranges::find(words, value);
  if (found == words.end())
    return std::unexpected("The link asks for " + std::string(name) + " = " + quotedStart(value) + ", but it is " +
                           known + ". The lab keeps what it had.");
  word = static_cast<Word>(found - words.begin());
  return {};
}

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

Outcome setParameter(Choices& choices, std::string_view name, std::string_view value) {
  if (name == "mode") return setWord(choices.mode, kModeWords, name, value, "measure, virtual or curves");
  if (name == "scaling") return setWord(choices.settings.scaling, kScalingWords, name, value, "strong or weak");
  for (const NumberName& number : kNumbers)
    if (number.name == name) return setNumber(number.of(choices), number.range, name, value);
  return std::unexpected("The link has " + quotedStart(name) + ", which this lab does not know.");
}

std::string linkOf(const Choices& choices, int cores) {
  Choices usual = usualChoices(cores);
  Choices present = choices;
  std::string link;
  const auto add = [&link](std::string_view name, std::string_view value) {
    link += (link.empty() ? "" : "&") + std::string(name) + "=" + std::string(value);
  };
  if (present.mode != usual.mode) add("mode", kModeWords[static_cast<std::size_t>(present.mode)]);
  if (present.settings.scaling != usual.settings.scaling)
    add("scaling", kScalingWords[static_cast<std::size_t>(present.settings.scaling)]);
  for (const NumberName& number : kNumbers)
    if (number.of(present) != number.of(usual)) add(number.name, ui::plain(number.of(present)));
  return link;
}

}  // namespace racecourse::labs::amdahl
