#include "labs/primitives/parameters.h"

namespace racecourse::labs::primitives {

Obeyed setParameter(Settings& settings, std::string_view name, std::string_view value) {
  if (name == "measure") return setWord(settings.measure, kMeasureWords, name, value, "that is ways, crowd or nap.");
  if (name == "waiters") return setNumber(settings.waiters, kWaiters, name, value);
  if (name == "neighbours") return setNumber(settings.neighbours, kNeighbours, name, value);
  if (name == "interval") return setNumber(settings.interval_us, kIntervalUs, name, value);
  if (name == "nap") return setNumber(settings.nap_us, kNapUs, name, value);
  return unknownSetting(name);
}

std::string linkOf(const Settings& settings) {
  const Settings plain;
  LinkText link;
  if (settings.measure != plain.measure) link.add("measure", kMeasureWords[static_cast<std::size_t>(settings.measure)]);
  if (settings.waiters != plain.waiters) link.add("waiters", settings.waiters);
  if (settings.neighbours != plain.neighbours) link.add("neighbours", settings.neighbours);
  if (settings.interval_us != plain.interval_us) link.add("interval", settings.interval_us);
  if (settings.nap_us != plain.nap_us) link.add("nap", settings.nap_us);
  return link.text();
}

}  // namespace racecourse::labs::primitives
