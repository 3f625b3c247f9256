// A set of unordered pairs of small numbers, quick to ask: a square of bits for the lowest numbers, a hash set beyond.
//
//   pairs.insert(3, 7)       ->  true: it was new
//   pairs.contains(7, 3)     ->  true
#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace racecourse::engine {

class PairSet {
 public:
  bool contains(std::uint32_t a, std::uint32_t b) const {
    if (a >= kDense || b >= kDense) return beyond_.contains(key(a, b));
    return bits_[a * kDense + b];
  }
  // Whether it was new.
  bool insert(std::uint32_t a, std::uint32_t b) {
    if (a >= kDense || b >= kDense) return beyond_.insert(key(a, b)).second;
    const bool fresh = !bits_[a * kDense + b];
    bits_[a * kDense + b] = bits_[b * kDense + a] = true;
    return fresh;
  }
  void clear() { *this = {}; }

 private:
  static constexpr std::uint32_t kDense = 1024;

  static std::uint64_t key(std::uint32_t a, std::uint32_t b) {
    return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
  }

  std::vector<bool> bits_ = std::vector<bool>(kDense * kDense);
  std::unordered_set<std::uint64_t> beyond_;
};

}  // namespace racecourse::engine
