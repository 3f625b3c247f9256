// What the words behind `racecourse` ask for.
//
//   const auto asked = parseCommandLine({"check", "--json", "counter.py"});
//   asked->command   ->  Command::kCheck
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/check.h"

namespace racecourse::cli {

enum class Command : std::uint8_t { kCheck, kStep, kGoals, kRun, kHelp, kVersion };

// How `step` picks the next thread.
enum class Picker : std::uint8_t { kSchedule, kRandom, kRoundRobin, kPreemptions, kClock };

struct Invocation {
  Command command = Command::kHelp;
  std::optional<Command> help_on;  // kHelp: the command it is about
  std::vector<std::string> files;
  bool json = false;

  // Of all commands that look at every schedule.
  engine::CheckOptions check;
  int threads = 1;
  bool promise = false;

  // Of step and goals.
  std::optional<std::string> schedule;

  // Of step.
  Picker picker = Picker::kSchedule;
  std::uint64_t seed = 0;
  int preemptions = 0;
  std::uint64_t most_steps = 1'000;

  // Of run.
  std::uint64_t times = 10'000;
  double seconds = 10;
  bool prove = true;
};

// The error is one sentence.
std::expected<Invocation, std::string> parseCommandLine(std::span<const std::string> words);

// What `racecourse --help` and `racecourse <command> --help` print.
std::string helpText(std::optional<Command> command);

}  // namespace racecourse::cli
