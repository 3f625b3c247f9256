#include "labs/producer-consumer/parameters.h"

#include <algorithm>
#include <optional>
#include <ranges>

#include "labs/link_values.h"

namespace racecourse::labs::producer_consumer {
namespace {

// As links spell them: off first.
constexpr std::array<std::string_view, 2> kTimes = {"even", "uneven"};
constexpr std::array<std::string_view, 2> kWork = {"computes", "waits"};

std::optional<KindSet> kindSet(std::string_view value) {
  if (value == "all") return kAllKinds;
  KindSet set = 0;
  for (const auto part : std::views::split(value, '_')) {
    const auto word = std::ranges::find(threads::kBufferWords, std::string_view(part));
    if (word == threads::kBufferWords.end()) return std::nullopt;
    set |= 1U << (word - threads::kBufferWords.begin());
  }
  if (set == 0) return std::nullopt;
  return set;
}

Obeyed setKinds(KindSet& kinds, std::string_view name, std::string_view value) {
  const auto set = kindSet(value);
  if (!set) return refusal(name, value, "buffers are all, or some of semaphores, monitor and broadcast joined by “_”.");
  kinds = *set;
  return {};
}

std::string wordsOf(KindSet kinds) {
  if (kinds == kAllKinds) return "all";
  std::string words;
  for (int kind = 0; kind < threads::kBufferKinds; ++kind)
    if (hasKind(kinds, kind))
      words += (words.empty() ? "" : "_") + std::string(threads::kBufferWords[static_cast<std::size_t>(kind)]);
  return words;
}

}  // namespace

Obeyed setParameter(Desk& desk, std::string_view name, std::string_view value) {
  Settings& settings = desk.settings();
  if (name == "measure")
    return setWord(desk.measure, kMeasureWords, name, value, "a measurement is watch, capacity or sides.");
  if (name == "buffer")
    return setWord(settings.kind, threads::kBufferWords, name, value, "a buffer is semaphores, monitor or broadcast.");
  if (name == "buffers") return setKinds(settings.kinds, name, value);
  if (name == "capacity") return setNumber(settings.capacity, kCapacity, name, value);
  if (name == "producers") return setNumber(settings.producers, kSide, name, value);
  if (name == "consumers") return setNumber(settings.consumers, kSide, name, value);
  if (name == "make") return setNumber(settings.make_us, timesOf(desk.measure), name, value);
  if (name == "use") return setNumber(settings.use_us, timesOf(desk.measure), name, value);
  if (name == "times") return setWord(settings.uneven, kTimes, name, value, "times are even or uneven.");
  if (name == "work") return setWord(settings.waits, kWork, name, value, "work waits or computes.");
  if (name == "items") return setNumber(settings.items, kItems, name, value);
  return unknownSetting(name);
}

std::string linkOf(const Desk& desk) {
  const Settings& settings = desk.settings();
  const Settings usual = defaultsOf(desk.measure);
  LinkText link;
  const auto word = [](const auto& words, auto value) { return words[static_cast<std::size_t>(value)]; };
  if (desk.measure != Measure::kWatch) link.add("measure", word(kMeasureWords, desk.measure));
  if (settings.kind != usual.kind) link.add("buffer", word(threads::kBufferWords, settings.kind));
  if (settings.kinds != usual.kinds) link.add("buffers", wordsOf(settings.kinds));
  if (settings.capacity != usual.capacity) link.add("capacity", settings.capacity);
  if (settings.producers != usual.producers) link.add("producers", settings.producers);
  if (settings.consumers != usual.consumers) link.add("consumers", settings.consumers);
  if (settings.make_us != usual.make_us) link.add("make", settings.make_us);
  if (settings.use_us != usual.use_us) link.add("use", settings.use_us);
  if (settings.uneven != usual.uneven) link.add("times", word(kTimes, settings.uneven));
  if (settings.waits != usual.waits) link.add("work", word(kWork, settings.waits));
  if (settings.items != usual.items) link.add("items", settings.items);
  return link.text();
}

}  // namespace racecourse::labs::producer_consumer
