// Ctrl-C as a question instead of a sudden end: the signal is kept back and looked for between two slices of work. Once
// it was seen, the next one ends the process at once.
//
//   Interrupt interrupt;                                    // before any thread is started
//   while (!check.advance(budget) && !interrupt.happened()) { }
#pragma once

#include <csignal>

namespace racecourse::cli {

class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  // Whether Ctrl-C was pressed since the construction. One system call; from one thread.
  bool happened();

 private:
  sigset_t signal_;
  bool happened_ = false;
};

}  // namespace racecourse::cli
