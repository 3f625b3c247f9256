// One bounded buffer with the producers and consumers at its ends, from the first item to the last.
//
//   Line line({.trial = {.capacity = 6}, .make_ns = 1e6, .use_ns = 1e6, .items = 100});
//   line.produce(0);                      // on a thread for each producer …
//   line.consume(0);                      // … and for each consumer
//   while (!line.empty()) look(line);     // on one more: line.used(), line.describe(report), line.stop()
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "labs/producer-consumer/experiment.h"

namespace racecourse::labs::producer_consumer {

struct LinePlan {
  Trial trial;
  double make_ns = 0;  // on average
  double use_ns = 0;
  bool uneven = true;
  bool waits = true;
  double step_ns = 0;  // of artificial work, where it does not wait
  std::int64_t items = std::numeric_limits<std::int64_t>::max();
  int filled = 0;          // items that lie in the buffer at the start
  std::uint64_t seed = 1;  // of the times; the same seed gives each thread the same times
  bool timed = false;      // whether items carry the time at which they were made
};

class Line {
 public:
  explicit Line(const LinePlan& plan);

  // The whole work of one thread, counted from 0 on each side.
  void produce(int number);
  void consume(int number);

  // Makes everybody leave within about 5 ms, whatever they wait for.
  void stop();

  // Whether everybody has left.
  bool empty() const { return present_.load(std::memory_order_acquire) == 0; }

  std::int64_t used() const;

  // Items that are made and not yet taken, right now.
  int presentItems();

  // Fills in what is known of now and totals, but for the averages over moments.
  void describe(Report& report);

 private:
  // What one thread does and counts; others read it while it counts.
  struct alignas(64) Worker {
    std::uint64_t key = 0;  // of its times
    std::int64_t draws = 0;
    double owed_ns = 0;                // that it has to sleep, and has not
    std::uint64_t value = 1;           // the artificial work's
    std::vector<std::int64_t> newest;  // number that a consumer got from each producer
    threads::BufferWaiter waiter;
    std::atomic<std::int64_t> began_ns = 0, left_ns = 0, item = 0, items = 0;
    std::atomic<std::int64_t> moved = 0, sleeps = 0, late_ns = 0, stayed_ns = 0;
    std::atomic<std::uint64_t> sum = 0;  // checksum of what it put or took
    std::atomic<bool> in_order = true;
  };

  // Says that a thread is there, and in the end that it has left.
  class Presence {
   public:
    Presence(Line& line, Worker& me);
    ~Presence();
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;

   private:
    Line& line_;
    Worker& me_;
  };

  bool stopped() const { return stopped_.load(std::memory_order_relaxed); }
  std::int64_t nextNumber();
  bool putOne(Worker& me, std::int64_t number, int producer);
  void takeStock(Worker& me, const Item& item);
  bool pass(Worker& me, double mean_ns);
  bool sleep(Worker& me, double ns);
  bool compute(Worker& me, double ns);
  void fill();
  ThreadNow threadNow(const Worker& worker, std::int64_t now) const;
  void addUp(Totals& totals, const threads::SlotRing<Item>& ring) const;

  const LinePlan plan_;
  const std::unique_ptr<threads::BoundedBuffer<Item>> buffer_;
  std::vector<Worker> producers_, consumers_;
  std::atomic<std::int64_t> begun_ = 0;  // items
  std::atomic<int> making_;              // producers that have not left
  std::atomic<int> present_;
  std::atomic<bool> stopped_ = false;
};

}  // namespace racecourse::labs::producer_consumer
