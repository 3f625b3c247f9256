// Any program of the grammar has the same endings, races and verdict with symmetry, with reduction and with both as
// without, and the ways that the search gives lead there.

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "engine/check.h"
#include "tests/fuzz/endings.h"
#include "tests/fuzz/grammar.h"

namespace {

using namespace racecourse;

constexpr std::size_t kMostStates = 2'000;

void fail(const std::string& source, const char* what) {
  std::fprintf(stderr, "%s\n%s differs\n", source.c_str(), what);
  std::abort();
}

// False if there are too many states to look at all of them.
bool requireSameEndings(const std::string& source, const engine::Program& program) {
  const auto all = fuzz::endingsOf(program, {}, kMostStates);
  if (!all) return false;
  for (const engine::SearchOptions options :
       {engine::SearchOptions{.symmetry = true}, {.reduction = true}, {.symmetry = true, .reduction = true}}) {
    const auto some = fuzz::endingsOf(program, options, kMostStates);
    if (!some || some->states > all->states) fail(source, "the number of states");
    if (some->endings != all->endings) fail(source, "the set of endings");
    if (!options.reduction && some->failures != all->failures) fail(source, "the set of failures");
    if (some->races != all->races) fail(source, "the set of races");
  }
  return true;
}

engine::Report checked(const engine::Program& program, bool reduced) {
  engine::Check check(program,
                      {.symmetry = reduced, .reduction = reduced, .count = !reduced, .most_states = kMostStates});
  while (!check.advance(kMostStates)) {
  }
  return check.report();
}

void requireSameReport(const std::string& source, const engine::Program& program) {
  const engine::Report full = checked(program, false);
  const engine::Report reduced = checked(program, true);
  if (full.stopped != engine::Stop::kNone || reduced.stopped != engine::Stop::kNone) return;
  if (full.verdict != reduced.verdict || full.line != reduced.line) fail(source, "the verdict");
  if (full.all_outcomes && reduced.all_outcomes && full.outcomes.size() != reduced.outcomes.size())
    fail(source, "the number of outcomes");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string source = fuzz::programOf({reinterpret_cast<const char*>(data), size});
  const auto program = engine::compile(source);
  if (!program) fail(source, program.error().message.c_str());
  if (requireSameEndings(source, *program)) requireSameReport(source, *program);
  return 0;
}
