// A program on real threads, one batch after the other until it is stopped, with the sum of all batches.
//
//   Live live;
//   live.start(program, bench);
//   if (live.poll(bench)) draw(live.totals());
//   live.stop();
#pragma once

#include <memory>
#include <string>

#include "labs/lab.h"
#include "threads/live_run.h"

namespace racecourse::labs {

class Live {
 public:
  void start(std::shared_ptr<const engine::Program> program, const Bench& bench);
  // What was counted stays.
  void stop();
  // Picks up news, and begins the next batch; true when there is something new.
  bool poll(const Bench& bench);

  bool active() const { return run_.active(); }
  bool started() const { return program_ != nullptr; }
  // All batches together, the present one included.
  const threads::LiveReport& totals() const { return totals_; }
  // Why it could not go on, or empty.
  const std::string& failure() const { return run_.failure(); }

 private:
  void begin(const Bench& bench);
  void add();

  threads::LiveRun run_;
  std::shared_ptr<const engine::Program> program_;
  threads::LiveReport before_, totals_;  // of the finished batches, and with the present one
  std::uint64_t batch_ = 0;
  bool stopping_ = false;
};

}  // namespace racecourse::labs
