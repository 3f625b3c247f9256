// Warm worker threads that are kept and reused. A member is created when it is first needed and then sleeps on a
// condition variable between jobs, so an idle crew uses no processor time.
//
//   threads::Crew crew;                                                        // owned by the frame thread
//   if (crew.tryStart(4, job) == threads::Accepted::kLater) { /* ask again next frame */ }
//
// Jobs run one at a time: each of the members 0..n-1 calls job->run(member) once, at the same time as the others. A
// second job waits behind the one that runs; a third is refused.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace racecourse::threads {

// Work for a crew.
class Job {
 public:
  virtual ~Job() = default;

  // Called once on each member thread, with its number.
  virtual void run(int member) noexcept = 0;

  // Asks run() to return soon. May be called from any thread, more than once; must not block.
  virtual void cancel() noexcept = 0;
};

// What became of a job that was offered to a crew.
enum class Accepted {
  kYes,
  kLater,    // the crew cannot look at it right now, or has a job waiting already: ask again next frame
  kRefused,  // the system refused a thread; the crew keeps those it has
};

class Crew {
 public:
  Crew() = default;
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  // Cancels what is left, stops the members and joins them. It waits, so destroy a crew only when the program ends.
  ~Crew();

  // Queues `job` for `members` threads (at least 1) and returns at once. Owner's thread only.
  Accepted tryStart(int members, const std::shared_ptr<Job>& job);

  // Threads created so far. Owner's thread only.
  int size() const { return static_cast<int>(threads_.size()); }

 private:
  struct Turn {
    std::shared_ptr<Job> job;
    int members = 0;
  };

  bool grow(int members);
  void work(int member);
  void begin(Turn turn);
  void leave(std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  std::condition_variable wake_;
  Turn current_;
  Turn waiting_;
  int still_running_ = 0;
  std::uint64_t turn_number_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace racecourse::threads
