// Every program in tests/programs against what its first lines promise (tests/programs/README.md): verdict and line,
// every output of every schedule, the exception, and whether there is a data race.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "engine/check.h"
#include "engine/compiler.h"

namespace racecourse::engine {
namespace {

struct Promise {
  std::string verdict;  // "holds", "fails assertion", "fails invariant", "deadlock", "error", "never finishes"
  int line = 0;
  bool race = false;
  std::vector<std::string> outcomes;  // lines joined by " / "; empty when not promised
  std::string raises;

  bool operator==(const Promise&) const = default;
};

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find(separator, begin)) != std::string::npos; begin = end + separator.size())
    parts.push_back(text.substr(begin, end - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

// What follows `key`, or nothing.
std::string after(const std::string& line, const std::string& key) {
  return line.starts_with(key) ? line.substr(key.size()) : std::string();
}

Promise promiseOf(const std::string& source) {
  const std::vector<std::string> lines = split(source, "\n");
  Promise promise;
  promise.verdict = after(lines[0], "# expect: ");
  if (promise.verdict.ends_with(" data race")) {
    promise.race = true;
    promise.verdict.resize(promise.verdict.size() - std::string(" data race").size());
  }
  if (const std::size_t at = promise.verdict.find(" line "); at != std::string::npos) {
    promise.line = std::stoi(promise.verdict.substr(at + 6));
    promise.verdict.resize(at);
  }
  if (const std::string list = after(lines[1], "# outcomes: "); !list.empty()) promise.outcomes = split(list, " | ");
  promise.raises = after(lines[1], "# raises: ");
  std::ranges::sort(promise.outcomes);
  return promise;
}

std::string wordsOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kHolds:
      return "holds";
    case Verdict::kAssertion:
      return "fails assertion";
    case Verdict::kInvariant:
      return "fails invariant";
    case Verdict::kDeadlock:
      return "deadlock";
    case Verdict::kError:
      return "error";
    case Verdict::kNeverFinishes:
      return "never finishes";
    case Verdict::kStopped:
      break;
  }
  return "stopped";
}

std::string onOneLine(std::string output) {
  if (output.ends_with('\n')) output.pop_back();
  std::string text;
  for (const std::string& line : split(output, "\n")) text += (text.empty() ? "" : " / ") + line;
  return text;
}

// The report in the words of a promise. Lines and exceptions are those of all outcomes: -1 or a list if they differ.
Promise reported(const Report& report) {
  Promise found{.verdict = wordsOf(report.verdict), .line = report.line, .race = !report.races.empty()};
  std::set<std::string> outputs, exceptions;
  for (const Outcome& outcome : report.outcomes) {
    if (outcome.kind == Verdict::kHolds) outputs.insert(onOneLine(outcome.output));
    if (outcome.kind != Verdict::kHolds && outcome.kind != report.verdict)
      found.verdict += " and " + wordsOf(outcome.kind);
    if (outcome.kind != Verdict::kAssertion && outcome.kind != Verdict::kError) continue;
    if (!outcome.failure.contains(" on line " + std::to_string(report.line))) found.line = -1;
    if (outcome.kind == Verdict::kError) exceptions.insert(outcome.failure.substr(0, outcome.failure.find(' ')));
  }
  found.outcomes.assign(outputs.begin(), outputs.end());
  for (const std::string& name : exceptions) found.raises += (found.raises.empty() ? "" : ", ") + name;
  return found;
}

Report checked(const Program& program, const CheckOptions& options) {
  Check check(program, options);
  while (!check.advance(100'000)) {
  }
  return check.report();
}

void requirePromise(const std::string& name, Promise promise, const Report& report) {
  INFO(name << ": " << report.sentence);
  CHECK(report.stopped == Stop::kNone);
  CHECK(report.all_outcomes);
  Promise found = reported(report);
  if (promise.outcomes.empty()) found.outcomes.clear();
  CHECK(found.verdict == promise.verdict);
  CHECK(found.line == promise.line);
  CHECK(found.race == promise.race);
  CHECK(found.outcomes == promise.outcomes);
  CHECK(found.raises == promise.raises);
}

template <class Visit>
void forEachProgram(const Visit& visit) {
  for (const auto& file : std::filesystem::directory_iterator(RACECOURSE_PROGRAMS)) {
    if (file.path().extension() != ".py") continue;
    std::ifstream in(file.path());
    visit(file.path().filename().string(), std::string{std::istreambuf_iterator<char>(in), {}});
  }
}

void requireAllPromises(const CheckOptions& options) {
  int programs = 0;
  forEachProgram([&](const std::string& name, const std::string& source) {
    const auto program = compile(source);
    INFO(name << (program ? "" : ": " + program.error().message));
    REQUIRE(program);
    requirePromise(name, promiseOf(source), checked(*program, options));
    ++programs;
  });
  CHECK(programs >= 170);
}

}  // namespace

TEST_CASE("every test program keeps its promise in all schedules", "[engine][check][programs]") {
  requireAllPromises({});
}

TEST_CASE("a promise is kept without symmetry and reduction too", "[engine][check][programs]") {
  requireAllPromises({.symmetry = false, .reduction = false});
}

TEST_CASE("a promise is kept without counting too", "[engine][check][programs]") {
  requireAllPromises({.count = false});
}

TEST_CASE("a broken promise is noticed", "[engine][check][programs]") {
  const std::string source =
      "from threading import Thread\nn = 0\ndef add():\n    global n\n    n += 1\n"
      "threads = [Thread(target=add) for _ in range(2)]\nfor t in threads: t.start()\nfor t in threads: t.join()\n"
      "print(n)\nassert n == 2\n";
  const Promise found = reported(checked(*compile(source), {}));
  CHECK(found == Promise{.verdict = "fails assertion", .line = 10, .race = true, .outcomes = {"2"}});
  CHECK(found != promiseOf("# expect: holds data race\n# outcomes: 2\n"));
  CHECK(found != promiseOf("# expect: fails assertion line 9 data race\n\n"));
  CHECK(found != promiseOf("# expect: fails assertion line 10\n\n"));
}

}  // namespace racecourse::engine
