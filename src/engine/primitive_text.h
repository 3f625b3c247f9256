// The state of a primitive in a few words: "held by 1", "2 of 3", "empty".
//
//   PrimitiveText(parts, state).of(object, {1})   ->  "held by 1"
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/machine_parts.h"

namespace racecourse::engine {

class PrimitiveText {
 public:
  PrimitiveText(MachineParts& parts, const State& state) : parts_(parts), state_(state) {}

  // `holders` are the threads that hold it.
  std::string of(std::uint32_t object, const std::vector<int>& holders) const;

 private:
  Word field(std::uint32_t object, std::size_t index) const { return parts_.pool.words(state_.objects[object])[index]; }
  std::string text(std::uint32_t object, std::size_t index) const { return parts_.repr(state_, field(object, index)); }
  bool flag(std::uint32_t object, std::size_t index) const { return field(object, index) == Word::truth(true); }

  std::string reentrant(std::uint32_t object, const std::vector<int>& holders) const;
  std::string semaphore(std::uint32_t object) const;
  std::string barrier(std::uint32_t object) const;
  std::string queue(std::uint32_t object) const;
  std::string readWrite(std::uint32_t object, const std::vector<int>& holders) const;

  MachineParts& parts_;
  const State& state_;
};

}  // namespace racecourse::engine
