// How much gets through a bounded buffer, by calculation: the ceiling that its slower side sets, and for exponential
// times the exact throughput.
//
//   const Flow flow{.capacity = 1, .producers = 1, .consumers = 1, .make_ns = 1e6, .use_ns = 1e6};
//   ceilingOf(flow)          1000 items a second
//   exactOf(flow)->per_second  750
//
// The items that are made and not yet used are a birth-death chain: one of them at most is in the hands of each
// consumer, the buffer has `capacity`, and the rest are in the hands of producers that wait. With n of them, all
// producers but those that wait are at work, and so are n consumers or all. Source: A. K. Erlang's method, as in L.
// Kleinrock, "Queueing Systems", volume 1, 1975, chapter 3.
#pragma once

#include <optional>
#include <vector>

namespace racecourse::labs::producer_consumer {

// Producers and consumers whose work is waiting, so that cores do not matter, with a buffer between them.
struct Flow {
  int capacity = 1;
  int producers = 1;
  int consumers = 1;
  double make_ns = 0;  // average time for an item
  double use_ns = 0;
};

// Items a second that no buffer can exceed: what the slower side can do. Nothing when making and using take no time.
std::optional<double> ceilingOf(const Flow& flow);

// The same for work that computes, which needs a core.
std::optional<double> ceilingOf(const Flow& flow, int cores);

// What exponential times come to in the long run.
struct Exact {
  double per_second = 0;        // items
  double level = 0;             // items in the buffer
  double producers_waited = 0;  // share of their time, 0 to 1
  double consumers_waited = 0;
};

// Nothing when making or using takes no time.
std::optional<Exact> exactOf(const Flow& flow);

// The probability of each number of items that are made and not yet used, from 0 to consumers + capacity + producers.
std::vector<double> chainOf(const Flow& flow);

}  // namespace racecourse::labs::producer_consumer
