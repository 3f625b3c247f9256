// One measured run on a crew, driven from a frame loop that never waits for it.
//
//   threads::Experiment<Report> experiment;
//   experiment.start(crew, 4, [](threads::Run<Report>& run, int member) {
//     while (run.gate()) measureOneRound(run, member);
//   });
//   if (experiment.poll()) draw(experiment.progress(), experiment.report());   // each frame
//   experiment.cancel();                                                       // returns at once
//
// What both sides touch is a Run, owned jointly: destroying the Experiment cancels the run, and the last member to
// leave frees it. Starting again is allowed at any time; a run that is still draining goes on draining on its own.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "threads/crew.h"
#include "threads/latest.h"
#include "threads/start_gate.h"

namespace racecourse::threads {

enum class State {
  kIdle,        // nothing was started yet
  kStarting,    // waiting for the crew, or for its last member to begin
  kRunning,     // every member is at work
  kCancelling,  // asked to stop, members still leaving
  kFinished,    // every member returned
  kCancelled,   // stopped before the end; the report holds what was complete
  kFailed,      // a member threw, or a thread could not be started; see failure()
};

template <class Report>
class Experiment;

// The workers' side of an experiment. All of it may be called from every member.
template <class Report>
class Run final : public Job {
 public:
  using Body = std::function<void(Run&, int member)>;

  Run(int members, Body body) : members_(members), body_(std::move(body)), gate_(members) {}

  int members() const { return members_; }

  // Whether to stop. Costs about as much as reading a variable: ask often.
  bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

  // Says how much is done, from 0 to 1.
  void setProgress(double share) { progress_.store(share, std::memory_order_relaxed); }

  // Makes `report` the one the frame sees next. Members that publish at the same time take turns.
  void publish(const Report& report) {
    const std::lock_guard lock(publishing_);
    reports_.publish(report);
  }

  // Waits for all members and leaves together with them; false when the run is cancelled instead.
  bool gate() { return gate_.arriveAndWait(cancelled_); }

  void run(int member) noexcept override;
  void cancel() noexcept override { cancelled_.store(true, std::memory_order_relaxed); }

 private:
  friend class Experiment<Report>;

  void fail(const char* why);

  const int members_;
  const Body body_;
  StartGate gate_;
  std::mutex publishing_;  // never taken by the frame
  Latest<Report> reports_;
  std::string failure_;  // written under publishing_, read once everyone has left
  std::atomic<double> progress_ = 0;
  std::atomic<int> entered_ = 0;
  std::atomic<int> left_ = 0;
  std::atomic<bool> cancelled_ = false;
};

// The frame's side. No function here waits for a worker. Used from one thread.
template <class Report>
class Experiment {
 public:
  using Body = typename Run<Report>::Body;

  Experiment() = default;
  Experiment(const Experiment&) = delete;
  Experiment& operator=(const Experiment&) = delete;

  // Cancels a run in progress without waiting for it.
  ~Experiment() { cancel(); }

  // Runs `body` once on each of `members` threads (at least 1) of `crew`, which must outlive the run's start. A run in
  // progress is cancelled first. The report is empty until the first one is published.
  void start(Crew& crew, int members, Body body);

  // Brings state(), progress() and report() up to date; true if one of them changed. Call once a frame.
  bool poll();

  // Asks the run to stop. A run that never began is cancelled at once, any other when its last member has left.
  void cancel();

  State state() const { return state_; }

  // Whether members are at work or about to be: keep polling.
  bool active() const {
    return state_ == State::kStarting || state_ == State::kRunning || state_ == State::kCancelling;
  }

  // From 0 to 1, as the members last said.
  double progress() const { return progress_; }

  // The newest snapshot. It stays valid and unchanged until the next poll() or start().
  const Report& report() const { return run_ ? run_->reports_.get() : none_; }

  // Why the state is kFailed, for a log; empty otherwise.
  const std::string& failure() const { return failure_; }

 private:
  void handOver();
  void observe();

  std::shared_ptr<Run<Report>> run_;
  Crew* crew_ = nullptr;  // set while the crew has not accepted the run
  State state_ = State::kIdle;
  double progress_ = 0;
  std::string failure_;
  Report none_{};
};

template <class Report>
void Run<Report>::run(int member) noexcept {
  entered_.fetch_add(1, std::memory_order_relaxed);
  try {
    if (!cancelled()) body_(*this, member);
  } catch (const std::exception& error) {
    fail(error.what());
  } catch (...) {
    fail("something that is not a std::exception was thrown");
  }
  // Release: whoever sees that all have left also sees their last reports.
  left_.fetch_add(1, std::memory_order_acq_rel);
}

template <class Report>
void Run<Report>::fail(const char* why) {
  {
    const std::lock_guard lock(publishing_);
    if (failure_.empty()) failure_ = why;
  }
  cancel();
}

template <class Report>
void Experiment<Report>::start(Crew& crew, int members, Body body) {
  cancel();
  run_ = std::make_shared<Run<Report>>(members, std::move(body));
  crew_ = &crew;
  state_ = State::kStarting;
  progress_ = 0;
  failure_.clear();
  handOver();
}

template <class Report>
void Experiment<Report>::handOver() {
  switch (crew_->tryStart(run_->members_, run_)) {
    case Accepted::kLater:
      return;
    case Accepted::kYes:
      break;
    case Accepted::kRefused:
      failure_ = "the system refused a thread";
      state_ = State::kFailed;
  }
  crew_ = nullptr;
}

template <class Report>
bool Experiment<Report>::poll() {
  if (!active()) return false;
  const State before = state_;
  if (crew_ != nullptr) handOver();
  if (active()) observe();
  // Only now: once everyone was seen to have left, the last report is there to be picked up.
  const bool reported = run_->reports_.update();
  const double progress = run_->progress_.load(std::memory_order_relaxed);
  const bool progressed = std::exchange(progress_, progress) != progress;
  return reported || progressed || state_ != before;
}

template <class Report>
void Experiment<Report>::observe() {
  if (run_->left_.load(std::memory_order_acquire) == run_->members_) {
    failure_ = run_->failure_;
    const State ending = state_ == State::kCancelling ? State::kCancelled : State::kFinished;
    state_ = failure_.empty() ? ending : State::kFailed;
  } else if (state_ == State::kStarting && run_->entered_.load(std::memory_order_relaxed) == run_->members_) {
    state_ = State::kRunning;
  }
}

template <class Report>
void Experiment<Report>::cancel() {
  if (!active()) return;
  run_->cancel();
  state_ = crew_ != nullptr ? State::kCancelled : State::kCancelling;
  crew_ = nullptr;
}

}  // namespace racecourse::threads
