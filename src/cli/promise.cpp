#include "cli/promise.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>
#include <set>

#include "cli/names.h"
#include "cli/source_file.h"
#include "cli/text.h"

namespace racecourse::cli {

using engine::Outcome;
using engine::Report;
using engine::Verdict;

namespace {

struct Spelling {
  std::string_view text;
  Verdict verdict;
  bool with_line;
  bool anywhere;
};
constexpr auto kSpellings = std::to_array<Spelling>({{"holds", Verdict::kHolds, false, false},
                                                     {"fails assertion line", Verdict::kAssertion, true, false},
                                                     {"fails invariant", Verdict::kInvariant, false, false},
                                                     {"fails", Verdict::kAssertion, false, true},
                                                     {"deadlock", Verdict::kDeadlock, false, false},
                                                     {"error line", Verdict::kError, true, false},
                                                     {"error", Verdict::kError, false, true},
                                                     {"never finishes", Verdict::kNeverFinishes, false, false}});

bool skip(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool readLine(std::string_view& text, int& line) {
  if (!skip(text, " ")) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), line);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return error == std::errc() && line > 0;
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t end; (end = text.find(separator)) != text.npos; text.remove_prefix(end + separator.size()))
    parts.emplace_back(text.substr(0, end));
  parts.emplace_back(text);
  return parts;
}

std::string spelled(Verdict verdict, int line, bool anywhere = false) {
  const auto spelling = std::ranges::find_if(
      kSpellings, [&](const Spelling& one) { return one.verdict == verdict && one.anywhere == anywhere; });
  const std::string text(spelling == kSpellings.end() ? nameOf(verdict) : spelling->text);
  return spelling != kSpellings.end() && spelling->with_line ? std::format("{} {}", text, line) : text;
}

// "fails" means an invariant as well as an assertion.
bool allows(const Promise& promise, Verdict verdict) {
  return verdict == promise.verdict ||
         (promise.anywhere && promise.verdict == Verdict::kAssertion && verdict == Verdict::kInvariant);
}

// Everything behind the line "# output:", without the marks of comments.
std::optional<std::string> promisedOutput(std::string_view source) {
  const std::size_t at = source.find("\n# output:\n");
  if (at == source.npos) return std::nullopt;
  std::string output;
  for (std::string_view rest = source.substr(at + 11); !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    output += rest.substr(std::min<std::size_t>(2, end), end - std::min<std::size_t>(2, end));
    output += '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return output;
}

void compareOutcomes(const Promise& promise, const Report& report, std::vector<std::string>& broken) {
  const std::set<std::string> promised(promise.outcomes->begin(), promise.outcomes->end());
  std::set<std::string> found;
  for (const Outcome& outcome : report.outcomes) found.insert(onOneLine(outcome.output));
  for (const std::string& output : promised)
    if (!found.contains(output)) broken.push_back(std::format("The promised outcome {} does not occur.", output));
  for (const std::string& output : found)
    if (!promised.contains(output)) broken.push_back(std::format("The outcome {} occurs and is not promised.", output));
}

// Outcomes with different values may say the same.
void addOnce(std::vector<std::string>& broken, std::string sentence) {
  if (!std::ranges::contains(broken, sentence)) broken.push_back(std::move(sentence));
}

void compareEndings(const Promise& promise, const Report& report, std::vector<std::string>& broken) {
  for (const Outcome& outcome : report.outcomes) {
    if (outcome.kind != Verdict::kHolds && !allows(promise, outcome.kind))
      addOnce(broken, std::format("Another kind of failure occurs: {}.", shown(outcome.failure)));
    if (outcome.kind == promise.verdict && promise.line > 0 &&
        !outcome.failure.contains(std::format("on line {}", promise.line)))
      addOnce(broken, std::format("Another line fails: {}.", shown(outcome.failure)));
    if (outcome.kind == Verdict::kError && !promise.raises.empty() && !outcome.failure.starts_with(promise.raises))
      addOnce(broken, std::format("{} is promised, not {}.", promise.raises, shown(outcome.failure)));
    if (promise.output && outcome.output != *promise.output)
      addOnce(broken, std::format("The output is not the promised one, but {}.", onOneLine(outcome.output)));
  }
}

}  // namespace

std::optional<Promise> readPromise(std::string_view source) {
  skip(source, "\uFEFF");
  std::string_view first = lineOf(source, 1);
  if (!skip(first, "# expect: ")) return std::nullopt;
  const auto spelling = std::ranges::find_if(kSpellings, [&](const Spelling& one) { return skip(first, one.text); });
  if (spelling == kSpellings.end()) return std::nullopt;
  Promise promise{.verdict = spelling->verdict, .anywhere = spelling->anywhere};
  if (spelling->with_line && !readLine(first, promise.line)) return std::nullopt;
  promise.data_race = skip(first, " data race");
  if (!first.empty()) return std::nullopt;
  std::string_view second = lineOf(source, 2);
  if (skip(second, "# outcomes: ")) promise.outcomes = split(second, " | ");
  if (skip(second, "# raises: ")) promise.raises = second;
  promise.output = promisedOutput(source);
  return promise;
}

std::vector<std::string> brokenPromises(const Promise& promise, const Report& report) {
  std::vector<std::string> broken;
  if (!allows(promise, report.verdict) || (!promise.anywhere && report.line != promise.line))
    broken.push_back(std::format("The promise is \"{}\"; what was found is \"{}\".",
                                 spelled(promise.verdict, promise.line, promise.anywhere),
                                 spelled(report.verdict, report.line)));
  if (!allows(promise, report.verdict)) return broken;  // of which all else follows
  if (promise.data_race && report.races.empty()) broken.emplace_back("The promised data race is not there.");
  if (!promise.data_race && !promise.anywhere && !report.races.empty())
    broken.push_back(std::format("A data race on {} is there and not promised.", shown(report.races.front().place)));
  if (promise.outcomes && report.all_outcomes) compareOutcomes(promise, report, broken);
  if (report.all_outcomes) compareEndings(promise, report, broken);
  return broken;
}

}  // namespace racecourse::cli
