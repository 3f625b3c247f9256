// What happens by itself behind a step: threads whose join() is over run on, and a thread that is alone runs to its
// end. Written once for every kind of state. A World has
//
//   int threads();                       how many threads have been started
//   LocalInfo info(int thread);
//   Effect execute(int thread, Run run); and takes over what comes of it
#pragma once

#include "engine/model.h"

namespace racecourse::engine {

// The only thread that has neither finished nor failed, or -1.
template <class World>
int lastAlive(World& world) {
  int last = -1;
  for (int thread = 0; thread < world.threads(); ++thread) {
    if (world.info(thread).status == Status::kFinished) continue;
    if (last >= 0) return -1;
    last = thread;
  }
  return last;
}

// True if some thread has failed or exhausted its share: the schedule ends there.
template <class World>
bool hasEnded(World& world) {
  for (int thread = 0; thread < world.threads(); ++thread) {
    const Status status = world.info(thread).status;
    if (status == Status::kFailed || status == Status::kExhausted) return true;
  }
  return false;
}

// Lets each thread that waits for an ended one run on; whether there was one.
template <class World>
bool resumeJoiners(World& world) {
  bool any = false;
  for (int thread = 0; thread < world.threads(); ++thread) {
    const LocalInfo info = world.info(thread);
    if (info.status != Status::kJoins || world.info(info.joins).status != Status::kFinished) continue;
    world.execute(thread, Run::kResume);
    any = true;
  }
  return any;
}

// To be called behind each step that ended a thread, and each step of the last thread alive.
template <class World>
void settle(World& world) {
  while (!hasEnded(world)) {
    if (resumeJoiners(world)) continue;
    const int last = lastAlive(world);
    if (last < 0 || world.info(last).status != Status::kStands) return;
    if (world.execute(last, Run::kAlone).kind != Effect::kMoved) return;
  }
}

}  // namespace racecourse::engine
