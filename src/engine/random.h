// A small generator of random numbers, the same on every platform for the same seed: splitmix64 (Steele, Lea, Flood,
// "Fast splittable pseudorandom number generators", 2014).
//
//   Random random(7);
//   random.below(6)     one of 0 ... 5
#pragma once

#include <cstdint>

namespace racecourse::engine {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // Any 64 bits.
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ull;
    std::uint64_t bits = state_;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9ull;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBull;
    return bits ^ (bits >> 31);
  }

  // Each number below `count` (at least 1) equally often.
  std::uint64_t below(std::uint64_t count) {
    const std::uint64_t surplus = (0 - count) % count;  // 2^64 modulo count
    std::uint64_t bits = next();
    while (bits < surplus) bits = next();
    return bits % count;
  }

 private:
  std::uint64_t state_;
};

}  // namespace racecourse::engine
