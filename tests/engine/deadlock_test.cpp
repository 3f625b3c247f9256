#include "engine/deadlock.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "engine/compiler.h"

namespace racecourse::engine {
namespace {

// Who is stuck at the end when the lowest thread that can go always goes.
Deadlock deadlockOf(const std::string& source) {
  const auto program = compile(
      "from threading import Thread, Lock, Semaphore, Condition, Event, Barrier\nfrom queue import Queue\n" + source);
  INFO((program ? "" : program.error().message));
  REQUIRE(program);
  Machine machine(*program);
  State state = machine.initial();
  for (auto choices = machine.choices(state); !choices.empty(); choices = machine.choices(state))
    machine.step(state, choices.front());
  return explainDeadlock(machine, state);
}

std::string threadsRunning(const std::string& body) {
  return "def work():\n    " + body +
         "\nthreads = [Thread(target=work) for _ in range(2)]\nfor t in threads: t.start()\nfor t in threads: "
         "t.join()\n";
}

TEST_CASE("each thread says what it waits for in vain", "[engine][deadlock]") {
  const auto text = [](const std::string& source) { return deadlockOf(source).text; };
  CHECK(text("lock = Lock()\ndef twice():\n    lock.acquire()\n    lock.acquire()\ntwice()\n") ==
        "the main thread waits for lock, which it holds itself");
  CHECK(text("lock = Lock()\n" + threadsRunning("lock.acquire()")) ==
        "thread 2 waits for lock, which thread 1 held when it ended");
  CHECK(text("gate = Semaphore(1)\n" + threadsRunning("gate.acquire()")) ==
        "thread 2 waits for gate, which nobody will ever release");
  CHECK(text("ready = Event()\n" + threadsRunning("ready.wait()")) ==
        "thread 1 waits for ready, which nobody will ever set; thread 2 waits for ready, which nobody will ever set");
  CHECK(text("q = Queue()\nq.put(1)\n" + threadsRunning("q.get()")) ==
        "thread 2 waits for q, where nobody will ever put anything");
  CHECK(text("q = Queue(1)\n" + threadsRunning("q.put(1)")) ==
        "thread 2 waits for q, where nobody will ever take anything");
  CHECK(
      text("meeting = Barrier(3)\n" + threadsRunning("meeting.wait()")) ==
      "thread 1 waits for meeting, where too few will ever arrive; thread 2 waits for meeting, where too few will ever "
      "arrive");
}

TEST_CASE("who merely waits for the end of a stuck thread is stuck, but not the reason", "[engine][deadlock]") {
  const Deadlock deadlock = deadlockOf("lock = Lock()\n" + threadsRunning("lock.acquire()"));
  CHECK(deadlock.stuck == std::vector{0, 2});
  CHECK(deadlock.cycle.empty());
  CHECK_FALSE(deadlock.lost_wakeup);
}

TEST_CASE("waiting for one's own lock is a cycle of one", "[engine][deadlock]") {
  CHECK(deadlockOf("lock = Lock()\ndef twice():\n    lock.acquire()\n    lock.acquire()\ntwice()\n").cycle ==
        std::vector{0});
}

TEST_CASE("who waits for the end of a thread that waits for its lock is part of a cycle", "[engine][deadlock]") {
  const Deadlock deadlock = deadlockOf(
      "lock = Lock()\n"
      "def work():\n"
      "    with lock:\n"
      "        pass\n"
      "t = Thread(target=work)\n"
      "with lock:\n"
      "    t.start()\n"
      "    t.join()\n");
  CHECK(deadlock.cycle == std::vector{0, 1});
}

TEST_CASE("only a missing notify or set is a lost wake-up", "[engine][deadlock]") {
  CHECK(deadlockOf("ready = Event()\n" + threadsRunning("ready.wait()")).lost_wakeup);
  CHECK(deadlockOf("ready = Condition()\n" + threadsRunning("with ready: ready.wait()")).lost_wakeup);
  CHECK_FALSE(deadlockOf("gate = Semaphore(0)\n" + threadsRunning("gate.acquire()")).lost_wakeup);
  CHECK_FALSE(deadlockOf("meeting = Barrier(3)\n" + threadsRunning("meeting.wait()")).lost_wakeup);
}

}  // namespace
}  // namespace racecourse::engine
