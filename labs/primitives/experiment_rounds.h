// The rounds of a run: in each of them every trial once. The first members of the crew wait for the bell, the next are
// the neighbours, and the last one rings it and keeps the time.
//
//   const auto rounds = std::make_shared<Rounds>(settings, environment, Pace{});
//   experiment.start(crew, rounds->members(), [rounds](auto& run, int member) { rounds->run(run, member); });
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "labs/primitives/experiment.h"
#include "labs/primitives/experiment_bell.h"

namespace racecourse::labs::primitives {

class Rounds {
 public:
  using Run = threads::Run<Report>;

  // The settings are clamped.
  Rounds(const Settings& settings, const threads::Environment& environment, const Pace& pace);

  // Threads of the crew that a run needs.
  int members() const { return ringer_ + 1; }

  // The whole run of one member.
  void run(Run& run, int member);

 private:
  // What one neighbour, or anybody during the warm-up, counts for itself.
  struct alignas(64) Worker {
    std::atomic<std::int64_t> chunks = 0;
    std::uint64_t value = 1;
    std::vector<std::int64_t> stamps;
  };

  // What a trial came to in the rounds so far, a value for each round, or for each ring and each nap.
  struct Samples {
    std::vector<double> burned, awake, per_signal_ns, delay_ns, late_ns, nap_ns, neighbour_rates;
    std::int64_t rung = 0;
    std::int64_t heard = 0;
  };

  void warmUp(const Run& run, int member);
  void concludeWarmUp();
  void take(const Run& run, int member);
  void compute(Worker& me);
  void ringBell(const Run& run);
  bool ringAll(const Run& run);
  bool sleepUntil(const Run& run, std::int64_t time);
  double chunksDone() const;

  void conclude(Run& run, int turn);
  void prepare(int turn);
  void addUp(Run& run, int turn);
  void addUpListeners(Samples& samples);
  void noteLanes();
  void publish(Run& run, int turn);
  void compareWithAlone();
  std::size_t placeOf(const Trial& trial) const;
  Point pointOf(const Trial& trial, const Samples& samples) const;
  std::size_t placeOf(int turn) const { return static_cast<std::size_t>(turn) % plan_.size(); }

  const Settings settings_;
  const Pace pace_;
  const double clock_step_ns_;
  const std::vector<Trial> plan_;
  const int ringer_;
  std::vector<Worker> workers_;  // waiters, then neighbours
  threads::Nap ringers_nap_;
  std::atomic<bool> stop_ = false;
  std::atomic<int> busy_;  // members that have not left this turn

  // Written between turns, by the last member to leave one.
  Trial trial_;
  std::vector<std::int64_t> pauses_;
  std::unique_ptr<Bell> bell_;
  std::vector<std::unique_ptr<Listener>> listeners_;
  std::vector<Samples> samples_;
  std::vector<double> alone_rates_;  // chunks a second of the neighbours while nobody waits
  Report report_;

  // Of the present turn, written by the one who rings.
  std::int64_t window_begin_ = 0;
  std::int64_t window_end_ = 0;
  double window_chunks_ = 0;
  double latest_ns_ = 0;
};

}  // namespace racecourse::labs::primitives
