// One number for how evenly something was shared out: 1 when all got the same, 1/n when one of n got everything.
//
//   threads::jainIndex(std::array{3.0, 1.0})   ->   0.8
//
// Source: R. Jain, D. Chiu and W. Hawe, "A Quantitative Measure of Fairness and Discrimination for Resource Allocation
// in Shared Computer Systems", DEC Research Report TR-301, 1984.
#pragma once

#include <span>

namespace racecourse::threads {

// (sum of x)² / (n · sum of x²), for shares of at least 0. 1 when there is nothing to share.
inline double jainIndex(std::span<const double> shares) {
  double sum = 0;
  double squares = 0;
  for (const double share : shares) {
    sum += share;
    squares += share * share;
  }
  return squares == 0 ? 1 : sum * sum / (static_cast<double>(shares.size()) * squares);
}

}  // namespace racecourse::threads
