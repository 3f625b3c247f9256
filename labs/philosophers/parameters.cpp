#include "labs/philosophers/parameters.h"

#include "labs/link_values.h"

namespace racecourse::labs::philosophers {
namespace {

Obeyed obeyMeasure(Settings& settings, std::string_view value) {
  Measure measure = settings.measure;
  Obeyed outcome = setWord(measure, kMeasureWords, "measure", value, "a measure is watch, strategies or size.");
  setMeasure(settings, measure);
  return outcome;
}

Obeyed setTimes(bool& random, std::string_view value) {
  constexpr std::array<std::string_view, 2> kTimesWords = {"even", "random"};
  return setWord(random, kTimesWords, "times", value, "times are even or random.");
}

Obeyed setPeriod(std::int64_t& period, std::string_view value) {
  if (value != "off") return setNumber(period, kPeriodUs, "period", value);
  period = kNever;
  return {};
}

}  // namespace

Settings usualFor(Measure measure) {
  Settings settings{.measure = measure};
  if (measure == Measure::kWatch) return settings;
  settings.thinking_us = 1'000;
  settings.eating_us = 1'000;
  settings.pause_us = 500;
  settings.period_us = 10'000;
  return settings;
}

void setMeasure(Settings& settings, Measure measure) {
  const Settings before = usualFor(settings.measure), after = usualFor(measure);
  for (std::int64_t Settings::* const time :
       {&Settings::thinking_us, &Settings::eating_us, &Settings::pause_us, &Settings::period_us})
    if (settings.*time == before.*time) settings.*time = after.*time;
  settings.measure = measure;
}

Obeyed setParameter(Settings& settings, std::string_view name, std::string_view value) {
  if (name == "measure") return obeyMeasure(settings, value);
  if (name == "philosophers") return setNumber(settings.philosophers, kPhilosophers, name, value);
  if (name == "strategy")
    return setWord(settings.strategy, kStrategyWords, name, value,
                   "a strategy is naive, lefthanded, ordered, waiter, both, backoff or random.");
  if (name == "step") return setSwitch(settings.in_step, name, value);
  if (name == "think") return setNumber(settings.thinking_us, kTimeUs, name, value);
  if (name == "eat") return setNumber(settings.eating_us, kTimeUs, name, value);
  if (name == "times") return setTimes(settings.random, value);
  if (name == "pause") return setNumber(settings.pause_us, kTimeUs, name, value);
  if (name == "period") return setPeriod(settings.period_us, value);
  if (name == "until") return setWord(settings.end, kEndWords, name, value, "a run lasts until meals or time.");
  if (name == "meals") return setNumber(settings.meals, kMeals, name, value);
  if (name == "seconds") return setNumber(settings.seconds, kSeconds, name, value);
  return unknownSetting(name);
}

std::string linkOf(const Settings& settings) {
  const Settings usual = usualFor(settings.measure);
  LinkText link;
  if (settings.measure != Measure::kWatch)
    link.add("measure", kMeasureWords[static_cast<std::size_t>(settings.measure)]);
  const auto number = [&](std::string_view name, std::int64_t value, std::int64_t as_usual) {
    if (value != as_usual) link.add(name, value);
  };
  number("philosophers", settings.philosophers, usual.philosophers);
  if (settings.strategy != usual.strategy)
    link.add("strategy", kStrategyWords[static_cast<std::size_t>(settings.strategy)]);
  if (settings.in_step != usual.in_step) link.add("step", "off");
  number("think", settings.thinking_us, usual.thinking_us);
  number("eat", settings.eating_us, usual.eating_us);
  if (settings.random) link.add("times", "random");
  number("pause", settings.pause_us, usual.pause_us);
  if (settings.period_us == kNever)
    link.add("period", "off");
  else
    number("period", settings.period_us, usual.period_us);
  if (settings.end != usual.end) link.add("until", "time");
  number("meals", settings.meals, usual.meals);
  number("seconds", settings.seconds, usual.seconds);
  return link.text();
}

}  // namespace racecourse::labs::philosophers
