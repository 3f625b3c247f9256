// The verdict in one or two sentences.
//
//   sentenceFor(report, facts)   ->  "The assertion on line 13 fails in 4 of 6 schedules."
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/check.h"

namespace racecourse::engine {

// What a sentence needs beside the report.
struct SentenceFacts {
  bool assertions = false;               // the program has some
  bool invariants = false;               // likewise
  std::string failure;                   // kError, kInvariant: Outcome::failure
  std::string waits;                     // kDeadlock: who waits for what
  std::vector<int> going_round;          // threads that step in Report::loop
  std::optional<Natural> alike_failing;  // schedules that end as the verdict says; nothing when not counted
  bool decides_all_but_loops = false;    // kStopped: all ends were seen and are normal; loops were not decided
};

std::string sentenceFor(const Report& report, const SentenceFacts& facts);

// A whole number with a comma between thousands: "20,000,000".
std::string grouped(const std::string& digits);

}  // namespace racecourse::engine
