#include "labs/locks/parameters.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <ranges>

#include "ui/number.h"

namespace racecourse::labs::locks {
namespace {

using Outcome = std::expected<void, std::string>;

// What a link says, cut short: it is shown to the reader and may be anything.
std::string quotedStart(std::string_view text) {
  constexpr std::size_t kShown = 24;
  return "“" + std::string(text.substr(0, kShown)) + (text.size() > kShown ? "…" : "") + "”";
}

Outcome setNumber(int& number, Range range, std::string_view name, std::string_view value) {
  int asked = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), asked);
  const bool whole = error == std::errc{} && end == value.data() + value.size();
  if (!whole || asked < range.least || asked > range.most)
    return std::unexpected("The link asks for " + std::string(name) + " = " + quotedStart(value) +
                           ", but it goes from " + ui::grouped(range.least) + " to " + ui::grouped(range.most) +
                           ". The lab keeps " + ui::grouped(number) + ".");
  number = asked;
  return {};
}

Outcome setMeasure(Measure& measure, std::string_view value) {
  const auto word = std::ranges::find(kMeasureWords, value);
  if (word == kMeasureWords.end())
    return std::unexpected("The link asks for measure = " + quotedStart(value) +
                           ", but that is cost, threads, section, fairness or table. The lab keeps what it had.");
  measure = static_cast<Measure>(word - kMeasureWords.begin());
  return {};
}

std::optional<LockSet> lockSet(std::string_view value) {
  if (value == "all") return kAllLocks;
  LockSet set = 0;
  for (const auto part : std::views::split(value, '_')) {
    const auto word = std::ranges::find(threads::kLockWords, std::string_view(part));
    if (word == threads::kLockWords.end()) return std::nullopt;
    set |= 1U << (word - threads::kLockWords.begin());
  }
  if (set == 0) return std::nullopt;
  return set;
}

Outcome setLocks(LockSet& locks, std::string_view value) {
  const auto set = lockSet(value);
  if (!set)
    return std::unexpected("The link asks for locks = " + quotedStart(value) +
                           ", but locks are all, or some of tas, ttas, backoff, ticket, mcs, futex and mutex joined "
                           "by “_”. The lab keeps what it had.");
  locks = *set;
  return {};
}

std::string wordsOf(LockSet locks) {
  std::string words;
  for (int kind = 0; kind < threads::kLockKinds; ++kind)
    if (hasLock(locks, kind))
      words += (words.empty() ? "" : "_") + std::string(threads::kLockWords[static_cast<std::size_t>(kind)]);
  return words;
}

}  // namespace

Outcome setParameter(Settings& settings, std::string_view name, std::string_view value) {
  if (name == "measure") return setMeasure(settings.measure, value);
  if (name == "threads") return setNumber(settings.threads, kThreads, name, value);
  if (name == "inside") return setNumber(settings.inside_ns, kWorkNs, name, value);
  if (name == "outside") return setNumber(settings.outside_ns, kWorkNs, name, value);
  if (name == "stripes") return setNumber(settings.stripes, kStripes, name, value);
  if (name == "locks") return setLocks(settings.locks, value);
  return std::unexpected("The link has " + quotedStart(name) + ", which this lab does not know.");
}

std::string linkOf(const Settings& settings) {
  const Settings plain;
  std::string link;
  const auto add = [&link](std::string_view name, std::string_view value) {
    link += (link.empty() ? "" : "&") + std::string(name) + "=" + std::string(value);
  };
  if (settings.measure != plain.measure) add("measure", kMeasureWords[static_cast<std::size_t>(settings.measure)]);
  if (settings.threads != plain.threads) add("threads", ui::plain(settings.threads));
  if (settings.inside_ns != plain.inside_ns) add("inside", ui::plain(settings.inside_ns));
  if (settings.outside_ns != plain.outside_ns) add("outside", ui::plain(settings.outside_ns));
  if (settings.stripes != plain.stripes) add("stripes", ui::plain(settings.stripes));
  if (settings.locks != plain.locks) add("locks", wordsOf(settings.locks));
  return link;
}

}  // namespace racecourse::labs::locks
