#include "cli/interrupt.h"

#include <pthread.h>

namespace racecourse::cli {

Interrupt::Interrupt() {
  sigemptyset(&signal_);
  sigaddset(&signal_, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signal_, nullptr);
}

bool Interrupt::happened() {
  if (happened_) return true;
  sigset_t pending;
  sigpending(&pending);
  if (sigismember(&pending, SIGINT) == 0) return false;
  int number = 0;
  sigwait(&signal_, &number);
  pthread_sigmask(SIG_UNBLOCK, &signal_, nullptr);
  return happened_ = true;
}

}  // namespace racecourse::cli
