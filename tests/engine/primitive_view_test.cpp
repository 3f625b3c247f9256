#include <catch2/catch_test_macros.hpp>

#include "tests/engine/machine_runs.h"

namespace racecourse::tests {
namespace {

using engine::PrimitiveView;
using engine::Waiter;
using Waiters = std::vector<Waiter>;

// A program with `setting` whose threads run one of `bodies` each; a body is a line or more, indented by four.
std::string threadsThat(const std::string& setting, const std::vector<std::string>& bodies) {
  std::string text =
      "from threading import Thread, Lock, RLock, Semaphore, BoundedSemaphore, Condition, Event, Barrier\n"
      "from queue import Queue\nfrom racecourse import RWLock\n" +
      setting + "\nthreads = []\n";
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const std::string name = "body" + std::to_string(i);
    text += "def " + name + "():\n" + bodies[i] + "threads.append(Thread(target=" + name + "))\n";
  }
  return text + "for t in threads: t.start()\nfor t in threads: t.join()\n";
}

TEST_CASE("a lock has an owner and those who want it", "[engine][primitives]") {
  Running run(threadsThat("lock = Lock()", {3, "    with lock: pass\n"}));
  CHECK(run.primitive("lock") == PrimitiveView{.kind = PrimitiveView::kLock});
  run.go("2");
  CHECK(run.primitive("lock") == PrimitiveView{.kind = PrimitiveView::kLock,
                                               .count = 1,
                                               .holders = {2},
                                               .waiters = {{1, Waiter::kPass}, {3, Waiter::kPass}}});
}

TEST_CASE("an RLock tells how often it is held", "[engine][primitives]") {
  Running run(threadsThat("lock = RLock()", {"    with lock:\n        with lock: pass\n"}));
  CHECK(run.go("1-2").primitive("lock") == PrimitiveView{.kind = PrimitiveView::kRLock, .count = 2, .holders = {1}});
}

TEST_CASE("a lock that was released for another thread is held by nobody known", "[engine][primitives]") {
  Running run(threadsThat("lock = Lock()", {"    lock.acquire()\n    lock.acquire()\n", "    lock.release()\n"}));
  CHECK(run.go("1_2_1").primitive("lock") == PrimitiveView{.kind = PrimitiveView::kLock, .count = 1});
}

TEST_CASE("a semaphore counts permits, with a bound if it has one", "[engine][primitives]") {
  Running plain(threadsThat("s = Semaphore(1)", {2, "    s.acquire()\n"}));
  CHECK(plain.go("1").primitive("s") ==
        PrimitiveView{.kind = PrimitiveView::kSemaphore, .waiters = {{2, Waiter::kPass}}});
  Running bounded(threadsThat("s = BoundedSemaphore(3)", {"    s.acquire()\n"}));
  CHECK(bounded.go("1").primitive("s") == PrimitiveView{.kind = PrimitiveView::kSemaphore, .count = 2, .capacity = 3});
}

TEST_CASE("a condition tells who sleeps from who was woken and from who wants in", "[engine][primitives]") {
  const std::string wait = "    with c: c.wait()\n", notify = "    with c: c.notify()\n";
  Running run(threadsThat("c = Condition()", {wait, wait, notify, "    with c: pass\n"}));
  run.go("2-2_1-2");
  CHECK(run.primitive("c") ==
        PrimitiveView{.kind = PrimitiveView::kCondition, .waiters = {{2, Waiter::kWake}, {1, Waiter::kWake}}});
  run.go("3-2");
  CHECK(run.primitive("c") == PrimitiveView{.kind = PrimitiveView::kCondition,
                                            .count = 1,
                                            .holders = {3},
                                            .waiters = {{1, Waiter::kWake}, {2, Waiter::kAgain}, {4, Waiter::kPass}}});
  // The lock is free: who was woken may take it, and still has to.
  run.go("3");
  CHECK(run.primitive("c").waiters == Waiters{{1, Waiter::kWake}, {2, Waiter::kAgain}});
  run.go("2");
  CHECK(run.primitive("c").waiters == Waiters{{1, Waiter::kWake}, {4, Waiter::kPass}});
}

TEST_CASE("who waits for the lock of two conditions stands at the lock", "[engine][primitives]") {
  const std::string setting = "lock = Lock()\nfull = Condition(lock)\nempty = Condition(lock)";
  Running run(threadsThat(setting, {"    with lock: full.wait()\n", "    with lock: full.notify()\n"}));
  run.go("1-2_2");
  CHECK(run.primitive("full") == PrimitiveView{.kind = PrimitiveView::kCondition,
                                               .count = 1,
                                               .holders = {2},
                                               .lock = "lock",
                                               .waiters = {{1, Waiter::kWake}}});
  CHECK(run.primitive("lock").waiters.empty());
  run.go("2");
  CHECK(run.primitive("full").waiters.empty());
  CHECK(run.primitive("empty").waiters.empty());
  CHECK(run.primitive("lock").waiters == Waiters{{1, Waiter::kAgain}});
}

TEST_CASE("who gives up waiting sleeps no more, and wants the lock", "[engine][primitives]") {
  Running run(threadsThat("c = Condition()", {"    with c: c.wait(timeout=1)\n", "    with c: pass\n"}));
  run.go("1-2");
  CHECK(run.primitive("c").waiters == Waiters{{1, Waiter::kWake}});
  run.go("1.1_2");
  CHECK(run.primitive("c").waiters == Waiters{{1, Waiter::kAgain}});
}

TEST_CASE("an event is a flag and those who wait for it", "[engine][primitives]") {
  Running run(threadsThat("e = Event()", {"    e.wait()\n", "    e.wait()\n", "    e.set()\n"}));
  run.go("1_2");
  CHECK(run.primitive("e") ==
        PrimitiveView{.kind = PrimitiveView::kEvent, .waiters = {{1, Waiter::kPass}, {2, Waiter::kPass}}});
  run.go("3");
  CHECK(run.primitive("e") == PrimitiveView{.kind = PrimitiveView::kEvent, .count = 1});
}

TEST_CASE("a barrier shows who has arrived, and who stands before it until they have left", "[engine][primitives]") {
  Running run(threadsThat("b = Barrier(2)", {3, "    b.wait()\n"}));
  run.go("2");
  CHECK(run.primitive("b") ==
        PrimitiveView{.kind = PrimitiveView::kBarrier, .count = 1, .capacity = 2, .holders = {2}});
  run.go("1");
  CHECK(run.primitive("b") == PrimitiveView{.kind = PrimitiveView::kBarrier,
                                            .count = 1,
                                            .capacity = 2,
                                            .phase = PrimitiveView::Phase::kLeaving,
                                            .holders = {2},
                                            .waiters = {{3, Waiter::kRound}}});
  run.go("2");
  CHECK(run.primitive("b") == PrimitiveView{.kind = PrimitiveView::kBarrier, .capacity = 2});
}

TEST_CASE("a barrier that a time-out broke says so", "[engine][primitives]") {
  Running run(threadsThat("b = Barrier(2)", {"    b.wait(timeout=1)\n"}));
  CHECK(run.go("1_1.1").primitive("b").phase == PrimitiveView::Phase::kBroken);
}

TEST_CASE("a queue has items in order, a bound, and waiters at both ends", "[engine][primitives]") {
  const std::string put = "    q.put('a')\n    q.put('b')\n";
  Running run(threadsThat("q = Queue(1)", {put, "    q.get()\n", "    q.join()\n"}));
  CHECK(run.primitive("q") ==
        PrimitiveView{.kind = PrimitiveView::kQueue, .capacity = 1, .waiters = {{2, Waiter::kGet}}});
  CHECK(run.go("1").primitive("q") == PrimitiveView{.kind = PrimitiveView::kQueue,
                                                    .count = 1,
                                                    .capacity = 1,
                                                    .items = {"'a'"},
                                                    .waiters = {{1, Waiter::kPut}, {3, Waiter::kTasks}}});
  Running endless(threadsThat("q = Queue()", {put}));
  CHECK(endless.go("1-2").primitive("q") ==
        PrimitiveView{.kind = PrimitiveView::kQueue, .count = 2, .items = {"'a'", "'b'"}});
}

TEST_CASE("a read-write lock tells readers from writers, inside and at the door", "[engine][primitives]") {
  const std::string read = "    with rw.read(): pass\n", write = "    with rw.write(): pass\n";
  Running run(threadsThat("rw = RWLock()", {read, read, write}));
  CHECK(run.go("1_2").primitive("rw") ==
        PrimitiveView{.kind = PrimitiveView::kRWLock, .count = 2, .holders = {1, 2}, .waiters = {{3, Waiter::kWrite}}});
  CHECK(run.go("1_2_3").primitive("rw").waiters.empty());
  Running writes(threadsThat("rw = RWLock()", {read, read, write}));
  CHECK(writes.go("3").primitive("rw") == PrimitiveView{.kind = PrimitiveView::kRWLock,
                                                        .count = 1,
                                                        .phase = PrimitiveView::Phase::kWritten,
                                                        .holders = {3},
                                                        .waiters = {{1, Waiter::kRead}, {2, Waiter::kRead}}});
}

TEST_CASE("an atomic value and plain data are no primitives to draw", "[engine][primitives]") {
  Running run(
      "from racecourse import Atomic\nfrom threading import Thread\na = Atomic(1)\nx = [1]\n"
      "def f(): a.add(1)\nThread(target=f).start()\n");
  for (const engine::DataView& row : run.machine.data(run.state)) CHECK_FALSE(row.primitive);
}

}  // namespace
}  // namespace racecourse::tests
