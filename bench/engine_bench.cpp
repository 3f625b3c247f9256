// How fast the explorer is on one problem: one JSON line a figure. bench/engine_bench.mjs runs it beside SPIN.
//
//   engine_bench search counter_4x4.py 1 1    every state; symmetry 0 or 1, then the number of workers
//   engine_bench reduced buffer.py            every state that reduction keeps, without symmetry
//   engine_bench timed counter_6x4.py 10      as many states as fit into 10 s
//   engine_bench count counter_4x4.py         every state, then every schedule
//   engine_bench verdict a.py b.py            from text to verdict, for each program
//
//   {"states":3892125,"transitions":13960000,"seconds":0.86,"bytes":150000000}
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/check.h"
#include "engine/compiler.h"
#include "engine/search.h"
#include "threads/fork_join.h"

namespace {

using namespace racecourse;

constexpr std::size_t kSlice = 50'000;
constexpr int kRepetitions = 5;
constexpr std::size_t kMostBytes = std::size_t{3} << 30;

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::string textOf(const char* path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

engine::Program compiled(const char* path) {
  auto program = engine::compile(textOf(path));
  if (program) return *std::move(program);
  std::fprintf(stderr, "%s:%d: %s\n", path, program.error().line, program.error().message.c_str());
  std::exit(1);
}

void printSearch(const engine::Search& search, double seconds) {
  std::printf("{\"states\":%zu,\"transitions\":%llu,\"seconds\":%.6f,\"bytes\":%zu,\"complete\":%s}\n", search.size(),
              static_cast<unsigned long long>(search.transitions()), seconds, search.bytes(),
              search.stopped() == engine::Stop::kNone ? "true" : "false");
}

void searchFor(const char* path, engine::SearchOptions options, int workers, double most_seconds) {
  const engine::Program program = compiled(path);
  options.most_bytes = std::min<std::size_t>(kMostBytes, static_cast<std::size_t>(-1) / 2);
  threads::ForkJoin crew(workers);
  engine::Machine machine(program);
  const double begin = now();
  engine::Search search(machine, options, workers > 1 ? &crew : nullptr);
  while (!search.advance(kSlice) && now() - begin < most_seconds) {
  }
  printSearch(search, now() - begin);
}

// Seconds in the stages that only counting needs, beside those that only look at every state.
void count(const char* path) {
  const engine::Program program = compiled(path);
  engine::Check check(program, {.symmetry = false, .reduction = false, .most_bytes = kMostBytes});
  std::array<double, engine::CheckProgress::kDone + 1> seconds{};
  for (bool done = false; !done;) {
    const auto stage = check.progress().stage;
    const double begin = now();
    done = check.advance(kSlice);
    seconds[stage] += now() - begin;
  }
  const double searching = seconds[engine::CheckProgress::kVerdict] + seconds[engine::CheckProgress::kAllStates];
  std::printf("{\"states\":%zu,\"searching\":%.6f,\"counting\":%.6f,\"loops\":%.6f}\n", check.report().states,
              searching, seconds[engine::CheckProgress::kCounting], seconds[engine::CheckProgress::kLoops]);
}

double secondsToVerdict(const std::string& source) {
  const double begin = now();
  const auto program = engine::compile(source);
  if (program) {
    engine::Check check(*program, {});
    while (!check.advance(kSlice)) {
    }
  }
  return now() - begin;
}

void verdict(const char* path) {
  const std::string source = textOf(path);
  std::vector<double> seconds;
  for (int i = 0; i < kRepetitions; ++i) seconds.push_back(secondsToVerdict(source));
  std::ranges::sort(seconds);
  std::printf("{\"file\":\"%s\",\"seconds\":%.6f}\n", path, seconds[kRepetitions / 2]);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 2 ? argv[1] : "";
  constexpr double kForEver = 1e9;
  if (mode == "search" && argc == 5) {
    searchFor(argv[2], {.symmetry = argv[3][0] == '1'}, std::atoi(argv[4]), kForEver);
  } else if (mode == "reduced") {
    searchFor(argv[2], {.reduction = true}, 1, kForEver);
  } else if (mode == "timed" && argc == 4) {
    searchFor(argv[2], {}, 1, std::atof(argv[3]));
  } else if (mode == "count") {
    count(argv[2]);
  } else if (mode == "verdict") {
    for (int i = 2; i < argc; ++i) verdict(argv[i]);
  } else {
    std::fprintf(stderr, "See the first lines of bench/engine_bench.cpp.\n");
    return 2;
  }
  return 0;
}
