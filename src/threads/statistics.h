// Five numbers that describe many: what a chart shows as a point with its spread.
//
//   const threads::Summary cost = threads::summarise(ns_per_increment);
#pragma once

#include <span>

namespace racecourse::threads {

// Order statistics of n values. All zero when n is 0.
struct Summary {
  int n = 0;
  double min = 0;
  double lower_quartile = 0;
  double median = 0;
  double upper_quartile = 0;
  double max = 0;

  bool operator==(const Summary&) const = default;
};

// Sorts a copy. The quantile p lies at position p * (n - 1) of the sorted values, counted from 0, interpolated linearly
// between its neighbours (method 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996). Values must
// not be NaN.
Summary summarise(std::span<const double> values);

// The distance of the quartiles as a share of the median: 0.1 means that the middle half lies within a tenth of the
// median. 0 when the quartiles are equal; infinite when only the median is 0.
double spread(const Summary& summary);

}  // namespace racecourse::threads
