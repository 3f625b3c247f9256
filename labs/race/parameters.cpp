#include "labs/race/parameters.h"

namespace racecourse::labs::race {

Obeyed setParameter(Settings& settings, std::string_view name, std::string_view value) {
  if (name == "threads") return setNumber(settings.threads, kThreads, name, value);
  if (name == "increments") return setNumber(settings.increments, kIncrements, name, value);
  if (name == "rounds") return setNumber(settings.rounds, kRounds, name, value);
  if (name == "yields") return setNumber(settings.yields, kYields, name, value);
  if (name == "guard") return setWord(settings.guard, kGuardWords, name, value, "a guard is none, mutex or atomic.");
  return unknownSetting(name);
}

std::string linkOf(const Settings& settings) {
  const Settings plain;
  LinkText link;
  if (settings.threads != plain.threads) link.add("threads", settings.threads);
  if (settings.increments != plain.increments) link.add("increments", settings.increments);
  if (settings.rounds != plain.rounds) link.add("rounds", settings.rounds);
  if (settings.yields != plain.yields) link.add("yields", settings.yields);
  if (settings.guard != plain.guard) link.add("guard", kGuardWords[static_cast<std::size_t>(settings.guard)]);
  return link.text();
}

}  // namespace racecourse::labs::race
