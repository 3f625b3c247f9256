#include <algorithm>

#include "engine/machine_parts.h"

namespace racecourse::engine {
namespace {

// What happens at no place of the program's data.
bool isNowhere(const Happening& happening) {
  switch (happening.kind) {
    case StepKind::kChoose:
    case StepKind::kSleep:
    case StepKind::kPrint:
      return true;
    default:
      return happening.kind == StepKind::kAtomic && happening.slot.area != Area::kObject;
  }
}

// A sentence for what happens most.
std::string_view patternOf(const Happening& happening) {
  const bool valued = happening.value != Word::unset();
  if (isNowhere(happening)) return valued ? "{verb} {value}" : "{verb}";
  if (!valued) return "{verb} {place}";
  return happening.before == Word::unset() ? "{verb} {place}: {value}" : "{verb} {place}: {before} -> {value}";
}

void replace(std::string& text, std::string_view mark, std::string_view by) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
    text.replace(at, mark.size(), by);
}

// Words for happenings, some of which belong together.
class Teller {
 public:
  Teller(MachineParts& parts, const State& before, const State& after)
      : parts_(parts), before_(before), after_(after), names_(parts.program, parts.pool, before) {}

  std::string placeOf(const Happening& happening) const {
    return isNowhere(happening) ? "" : names_.of(happening.slot, happening.part, happening.attribute);
  }

  std::string valueOf(const Happening& happening) const {
    std::string value = text(after_, happening.value);
    // The end of the line goes without saying.
    if (happening.kind == StepKind::kPrint && value.ends_with("\\n'")) value.replace(value.size() - 3, 2, "");
    return value;
  }
  std::string beforeOf(const Happening& happening) const { return text(before_, happening.before); }

  // One sentence for `happenings`, which differ in their values at most.
  std::string sentence(std::span<const Happening> happenings) const {
    const Happening& first = happenings.front();
    std::string sentence(first.verb.contains('{') ? first.verb : patternOf(first));
    replace(sentence, "{verb}", first.verb);
    replace(sentence, "{place}", placeOf(first));
    replace(sentence, "{before}", beforeOf(first));
    replace(sentence, "{value}", happenings.size() > 1 ? threadsOf(happenings) : valueOf(first));
    return sentence;
  }

 private:
  std::string text(const State& state, Word word) const {
    if (word == Word::unset()) return "";
    if (word.is(Tag::kThread)) return "thread " + std::to_string(word.payload());
    return parts_.repr(state, word);
  }

  static std::string threadsOf(std::span<const Happening> happenings) {
    std::string threads = "threads ";
    for (std::size_t i = 0; i < happenings.size(); ++i) {
      if (i > 0) threads += i + 1 == happenings.size() ? " and " : ", ";
      threads += std::to_string(happenings[i].value.payload());
    }
    return threads;
  }

  MachineParts& parts_;
  const State& before_;
  const State& after_;
  PlaceNames names_;
};

// How many of these, from the first on, are one sentence: the threads that one notify wakes.
std::size_t together(std::span<const Happening> happenings) {
  const auto wakes = [](const Happening& one) { return one.kind == StepKind::kNotify && one.value.is(Tag::kThread); };
  if (!wakes(happenings.front())) return 1;
  const auto end = std::ranges::find_if_not(
      happenings, [&](const Happening& one) { return wakes(one) && one.slot == happenings.front().slot; });
  return static_cast<std::size_t>(end - happenings.begin());
}

}  // namespace

StepInfo stepInfo(MachineParts& parts, const State& before, Choice choice, const Trial& trial) {
  StepInfo info{.thread = choice.thread, .alternative = choice.alternative};
  const auto spans = positions(parts.program, parts.local(before, choice.thread));
  if (!spans.empty()) info.span = spans.back();
  if (trial.happenings.empty()) {
    info.text = "goes on";
    return info;
  }
  const Teller teller(parts, before, trial.after);
  const Happening& first = trial.happenings.front();
  info.kind = first.kind;
  info.place = teller.placeOf(first);
  info.value = teller.valueOf(first);
  info.before = teller.beforeOf(first);
  for (std::span<const Happening> rest = trial.happenings; !rest.empty();) {
    const std::size_t count = together(rest);
    info.text += (info.text.empty() ? "" : "; ") + teller.sentence(rest.first(count));
    rest = rest.subspan(count);
  }
  return info;
}

}  // namespace racecourse::engine
