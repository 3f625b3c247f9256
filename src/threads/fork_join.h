// Threads that help with one thing after the other: each task runs on all of them at once, and is over when the last
// has returned. They stay warm in between.
//
//   threads::ForkJoin workers(4);
//   engine::Search search(model, {}, &workers);
//
// A helper spins for a moment after a task, because the next one usually comes at once, and then sleeps.
#pragma once

#include <memory>

#include "engine/search.h"
#include "threads/crew.h"

namespace racecourse::threads {

class ForkJoin final : public engine::Workers {
 public:
  // The calling thread is one of `count` (at least 1). Fewer when the system refuses threads; see count(). Waits for
  // the helpers to start, so this is nothing for a frame thread.
  explicit ForkJoin(int count);
  ~ForkJoin() override;

  int count() const override;

  // work(0) runs on the calling thread. To be called by one thread at a time; the work must not throw.
  void run(const std::function<void(int)>& work) override;

 private:
  class Rounds;

  std::shared_ptr<Rounds> rounds_;
  Crew crew_;
};

}  // namespace racecourse::threads
