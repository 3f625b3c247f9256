// The words for what the engine finds, as JSON and promises spell them.
//
//   nameOf(engine::Verdict::kNeverFinishes)   ->  "never finishes"
#pragma once

#include <string_view>

#include "engine/check.h"

namespace racecourse::cli {

inline std::string_view nameOf(engine::Verdict verdict) {
  switch (verdict) {
    case engine::Verdict::kHolds:
      return "holds";
    case engine::Verdict::kAssertion:
      return "assertion";
    case engine::Verdict::kInvariant:
      return "invariant";
    case engine::Verdict::kDeadlock:
      return "deadlock";
    case engine::Verdict::kError:
      return "error";
    case engine::Verdict::kNeverFinishes:
      return "never finishes";
    case engine::Verdict::kStopped:
      break;
  }
  return "stopped";
}

inline std::string_view nameOf(engine::Stop stop) {
  switch (stop) {
    case engine::Stop::kStates:
      return "states";
    case engine::Stop::kMemory:
      return "memory";
    case engine::Stop::kDepth:
      return "depth";
    case engine::Stop::kNone:
      break;
  }
  return "none";
}

}  // namespace racecourse::cli
