// A check of a program that goes on while the page is used: on a worker where there are threads, else in short slices
// whenever the frame asks.
//
//   Proof proof;
//   proof.start(program, {}, bench);
//   if (proof.poll()) draw(proof.news());          // each frame while proof.active()
//   if (proof.news().report) show(*proof.news().report);
#pragma once

#include <cstdint>
#include <memory>

#include "engine/check.h"
#include "labs/lab.h"
#include "threads/experiment.h"

namespace racecourse::labs {

// What is known of a check so far.
struct ProofNews {
  engine::CheckProgress progress;
  double seconds = 0;                            // since the start
  std::shared_ptr<const engine::Report> report;  // once it is complete, or was stopped with what it had
  bool cancelled = false;
};

class Proof {
 public:
  // Checks `program` anew; a check in progress is dropped.
  void start(std::shared_ptr<const engine::Program> program, const engine::CheckOptions& options, const Bench& bench);

  // Stops within about a tenth of a second; what is known by then becomes the report.
  void cancel();

  // Picks up news, and without threads does a slice of the work; true when there is something new.
  bool poll();

  bool active() const;

  // Whether poll() works itself, or a cancelled check is about to end: then call it often.
  bool busy() const { return sliced_ != nullptr || (cancelling_ && active()); }

  const ProofNews& news() const { return news_; }

 private:
  // The check on the page's own thread.
  struct Sliced {
    std::shared_ptr<const engine::Program> program;
    engine::Check check;
    std::int64_t begin_ns, told_ns;
  };

  bool pollSliced();
  bool pollWorker();

  threads::Experiment<ProofNews> worker_;
  std::unique_ptr<Sliced> sliced_;
  ProofNews news_;
  bool cancelling_ = false;
};

}  // namespace racecourse::labs
