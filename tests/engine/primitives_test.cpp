#include <catch2/catch_test_macros.hpp>

#include "tests/engine/machine_runs.h"

namespace racecourse::tests {
namespace {

// A program whose two threads run `first` and `second`, with `setting` before them. Bodies are indented by four.
std::string twoThreads(const std::string& setting, const std::string& first, const std::string& second,
                       const std::string& after = "") {
  return "from threading import Thread, Lock, RLock, Semaphore, BoundedSemaphore, Condition, Event, Barrier\n"
         "from queue import Queue\nfrom time import sleep\nfrom racecourse import Atomic, RWLock, atomic, choose\n" +
         setting + "\ndef first():\n" + first + "\ndef second():\n" + second +
         "\nthreads = [Thread(target=first), Thread(target=second)]\n"
         "for t in threads: t.start()\nfor t in threads: t.join()\n" +
         after;
}

// What one line, run alone, ends with: "" or "RuntimeError: release unlocked lock".
std::string failureOf(const std::string& lines) {
  Running run(
      "from threading import Thread, Lock, RLock, Semaphore, BoundedSemaphore, Condition, Event, Barrier\n"
      "from queue import Queue\nfrom time import sleep\nfrom racecourse import Atomic, RWLock, atomic, choose\n" +
      lines + "\n");
  const auto failure = run.machine.failure(run.state);
  if (!failure) return "";
  return failure->exception + (failure->message.empty() ? "" : ": " + failure->message);
}

TEST_CASE("a Lock is acquired and released in one step each", "[engine][primitives]") {
  const std::string body = "    lock.acquire()\n    lock.release()\n";
  const std::string source = twoThreads("lock = Lock()", body, body);
  CHECK(story(source, "1-2_2-2") ==
        Lines{"1: acquires lock", "1: releases lock", "2: acquires lock", "2: releases lock"});
  CHECK(story(source, "1_2") ==
        Lines{"1: acquires lock", "step 2: thread 2 cannot take a step here: it waits for lock, which thread 1 holds"});
  // Each thread stands before, inside or behind: 9 states less the one with both inside.
  const Exploration all = explore(source);
  CHECK(all.states == 8);
  // Whoever comes first goes through before the other.
  CHECK(all.schedules == 2);
}

TEST_CASE("a `with` block is entered in one step and left in another", "[engine][primitives]") {
  const std::string body = "    with lock:\n        pass\n";
  CHECK(explore(twoThreads("lock = Lock()", body, body)).states == 8);
  CHECK(story(twoThreads("lock = Lock()", body, body), "2-2") == Lines{"2: acquires lock", "2: releases lock"});
}

TEST_CASE("a Lock may be released by another thread, and then has no holder", "[engine][primitives]") {
  const std::string source =
      twoThreads("lock = Lock()", "    lock.acquire()\n    lock.acquire()\n", "    lock.release()\n");
  Running run(source);
  CHECK(run.value("lock") == "free");
  CHECK(run.go("1").value("lock") == "held by 1");
  CHECK(run.go("2").value("lock") == "free");
  CHECK(run.machine.thread(run.state, 1).held.empty());
  CHECK(run.go("1").value("lock") == "held");
  CHECK(ending(run.machine, run.state) == "finished");
}

TEST_CASE("a Lock is tried without waiting", "[engine][primitives]") {
  const std::string body = "    print(lock.acquire(blocking=False))\n";
  const Exploration all = explore(twoThreads("lock = Lock()", body, body));
  CHECK(all.outputs == std::set<std::string>{"False\nTrue\n", "True\nFalse\n"});
  CHECK(all.endings == std::set<std::string>{"finished"});
  CHECK(story(twoThreads("lock = Lock()", body, body), "1_2") == Lines{"1: acquires lock", "2: finds lock held"});
}

TEST_CASE("a time-out is an alternative only while the lock is held", "[engine][primitives]") {
  const std::string source =
      twoThreads("lock = Lock()", "    print(lock.acquire(timeout=5))\n", "    lock.acquire()\n    lock.release()\n");
  Running run(source);
  CHECK(run.choices() == "1_2");
  run.go("2");
  CHECK(run.choices() == "1.1_2");
  CHECK(run.machine.describe(run.state, {1, 1})->text == "time-out of lock.acquire");
  CHECK_FALSE(run.machine.describe(run.state, {1, 0}));
  const auto timing = run.machine.timing(run.state, 1);
  REQUIRE(timing);
  CHECK(timing->microseconds == 5'000'000);
  CHECK(timing->alternative == 1);
  CHECK(explore(source).outputs == std::set<std::string>{"False\n", "True\n"});
}

TEST_CASE("an RLock counts how often its thread has acquired it", "[engine][primitives]") {
  const std::string body = "    lock.acquire()\n    lock.acquire()\n    lock.release()\n    lock.release()\n";
  Running run(twoThreads("lock = RLock()", body, body));
  CHECK(run.go("1-2").value("lock") == "held by 1, 2 times");
  CHECK(run.choices() == "1");
  CHECK(run.go("1").value("lock") == "held by 1");
  CHECK(run.choices() == "1");
  CHECK(run.go("1").value("lock") == "free");
}

TEST_CASE("a Semaphore counts", "[engine][primitives]") {
  const std::string source = twoThreads("s = Semaphore(1)", "    s.acquire()\n", "    s.acquire()\n    s.release(2)\n");
  CHECK(story(source, "2-2_1") == Lines{"2: acquires s: 1 -> 0", "2: releases s: 0 -> 2", "1: acquires s: 2 -> 1"});
  CHECK(story(source, "1_2") ==
        Lines{"1: acquires s: 1 -> 0", "step 2: thread 2 cannot take a step here: it waits for s"});
  Running run(source);
  run.go("1");
  CHECK(run.machine.thread(run.state, 2).waiting->notified_only);
  CHECK(Running(twoThreads("s = BoundedSemaphore(2)", "    s.acquire()\n", "    pass\n")).go("1").value("s") ==
        "1 of 2");
}

const std::string kWaits = "    with c:\n        print(c.wait())\n";
const std::string kNotifies = "    with c:\n        c.notify()\n";

TEST_CASE("Condition.wait releases and waits, then acquires again", "[engine][primitives]") {
  CHECK(story(twoThreads("c = Condition()", kWaits, kNotifies), "1-2_2-3_1-3") ==
        Lines{"1: acquires c", "1: releases c and waits", "2: acquires c", "2: wakes thread 1 (notify)",
              "2: releases c", "1: acquires c again", "1: prints 'True'", "1: releases c"});
}

TEST_CASE("a thread that is notified still waits for the lock", "[engine][primitives]") {
  Running run(twoThreads("c = Condition()", kWaits, kNotifies));
  run.go("1-2");
  CHECK(run.choices() == "2");
  CHECK(run.machine.thread(run.state, 1).waiting->operation == "wait");
  CHECK(run.machine.thread(run.state, 1).waiting->place == "c");
  CHECK(run.machine.thread(run.state, 1).waiting->notified_only);
  CHECK(run.machine.thread(run.state, 1).held.empty());
  run.go("2-2");
  CHECK(run.machine.thread(run.state, 1).waiting->operation == "acquire");
  CHECK(run.machine.thread(run.state, 1).waiting->holders == std::vector{2});
  CHECK(run.choices() == "2");
  CHECK(run.go("2").choices() == "1");
}

TEST_CASE("a notify before the wait is lost", "[engine][primitives]") {
  CHECK(explore(twoThreads("c = Condition()", kWaits, kNotifies)).endings ==
        std::set<std::string>{"deadlock", "finished"});
  CHECK(story(twoThreads("c = Condition()", kWaits, kNotifies), "2-2") ==
        Lines{"2: acquires c", "2: wakes nobody at c (notify)"});
}

TEST_CASE("notify wakes in the order of the waits", "[engine][primitives]") {
  const std::string source = twoThreads("c = Condition()", kWaits, kWaits, "");
  Running run(
      "from threading import Thread, Condition\nc = Condition()\n"
      "def wait():\n    with c:\n        c.wait()\n"
      "def wake():\n    with c:\n        c.notify(2)\n"
      "threads = [Thread(target=wait), Thread(target=wait), Thread(target=wait), Thread(target=wake)]\n"
      "for t in threads: t.start()\nfor t in threads: t.join()\n");
  run.go("3-2_1-2_2-2");
  using engine::Waiter;
  CHECK(run.primitive("c").waiters == std::vector<Waiter>{{3, Waiter::kWake}, {1, Waiter::kWake}, {2, Waiter::kWake}});
  run.go("4");
  CHECK(run.machine.describe(run.state, {4, 0})->text == "wakes threads 3 and 1 (notify)");
  CHECK(run.go("4-2").choices() == "1_3");
}

TEST_CASE("a wait releases an RLock fully and restores it", "[engine][primitives]") {
  const std::string waits = "    with c:\n        with c:\n            c.wait()\n";
  Running run(twoThreads("c = Condition()", waits, kNotifies));
  CHECK(run.go("1-2").value("c") == "held by 1, 2 times");
  CHECK(run.go("1").value("c") == "free");
  CHECK(run.go("2-3_1").value("c") == "held by 1, 2 times");
  CHECK(run.go("1-2").value("c") == "free");
  CHECK(ending(run.machine, run.state) == "finished");
}

TEST_CASE("a wait that times out must have the lock again before it goes on", "[engine][primitives]") {
  const std::string waits = "    with c:\n        print(c.wait(timeout=3))\n";
  const std::string source = twoThreads("c = Condition()", waits, kNotifies);
  CHECK(story(source, "1-2_2_1.1_1") ==
        Lines{"1: acquires c", "1: releases c and waits", "2: acquires c", "1: time-out of c.wait",
              "step 5: thread 1 cannot take a step here: it waits for c, which thread 2 holds"});
  // The notify is spent on the thread that has given up, as in CPython.
  CHECK(story(source, "1-2_2_1.1_2-2_1-2") == Lines{"1: acquires c", "1: releases c and waits", "2: acquires c",
                                                    "1: time-out of c.wait", "2: wakes thread 1 (notify)",
                                                    "2: releases c", "1: acquires c again", "1: prints 'False'"});
  const Exploration all = explore(source);
  CHECK(all.outputs == std::set<std::string>{"False\n", "True\n"});
  CHECK(all.endings == std::set<std::string>{"finished"});
}

TEST_CASE("a spurious wake-up is an alternative when it is asked for", "[engine][primitives]") {
  const std::string source = twoThreads("c = Condition()", kWaits, "    pass\n");
  CHECK(explore(source).endings == std::set<std::string>{"deadlock"});
  const Exploration all = explore(source, 1000, {.spurious_wakeups = true});
  CHECK(all.endings == std::set<std::string>{"finished"});
  CHECK(story(source, "1-2_1.1_1", {.spurious_wakeups = true}).back() == "1: acquires c again");
}

TEST_CASE("wait_for waits until its predicate is true", "[engine][primitives]") {
  const std::string source =
      twoThreads("c = Condition()\nn = 0", "    with c:\n        print(c.wait_for(lambda: n))\n",
                 "    global n\n    for _ in range(2):\n        with c:\n            n += 1\n            c.notify()\n");
  const Exploration all = explore(source);
  CHECK(all.endings == std::set<std::string>{"finished"});
  CHECK(all.outputs == std::set<std::string>{"1\n", "2\n"});
}

TEST_CASE("a Condition works on a Lock that it is given", "[engine][primitives]") {
  const std::string setting = "lock = Lock()\nc = Condition(lock)";
  CHECK(explore(twoThreads(setting, kWaits, kNotifies)).endings == std::set<std::string>{"deadlock", "finished"});
  CHECK(story(twoThreads(setting, kWaits, kNotifies), "1_2") ==
        Lines{"1: acquires lock", "step 2: thread 2 cannot take a step here: it waits for lock, which thread 1 holds"});
}

TEST_CASE("an Event lets all go on who waited when it was set, even if it is cleared", "[engine][primitives]") {
  const std::string source = twoThreads("e = Event()", "    print(e.wait())\n", "    e.set()\n    e.clear()\n");
  CHECK(story(source, "1_2-2_1-2") ==
        Lines{"1: finds e not set, and waits", "2: sets e", "2: clears e", "1: goes on behind e", "1: prints 'True'"});
  CHECK(story(source, "2-2_1_1") == Lines{"2: sets e", "2: clears e", "1: finds e not set, and waits",
                                          "step 4: thread 1 cannot take a step here: it waits for e"});
  CHECK(story(source, "2_1_1").at(1) == "1: passes e, which is set");
  CHECK(explore(source).endings == std::set<std::string>{"deadlock", "finished"});
}

TEST_CASE("a wait for an Event may time out", "[engine][primitives]") {
  const std::string source = twoThreads("e = Event()", "    print(e.wait(1))\n", "    e.set()\n");
  CHECK(explore(source).outputs == std::set<std::string>{"False\n", "True\n"});
  CHECK(story(source, "1_1.1").back() == "1: time-out of e.wait");
}

TEST_CASE("a Barrier opens when the last one arrives", "[engine][primitives]") {
  const std::string body = "    print(b.wait())\n    b.wait()\n";
  const std::string source = twoThreads("b = Barrier(2)", body, body);
  CHECK(story(source, "1_2_1") ==
        Lines{"1: arrives at b as number 1", "2: arrives at b as the last and opens it", "1: leaves b"});
  // The one that has left must wait until the other has left too.
  CHECK(story(source, "1_2-3") == Lines{"1: arrives at b as number 1", "2: arrives at b as the last and opens it",
                                        "2: prints '1'", "step 4: thread 2 cannot take a step here: it waits for b"});
  Running run(source);
  CHECK(run.go("1").value("b") == "1 of 2");
  CHECK(run.go("2").value("b") == "1 still to leave");
  CHECK(run.go("1").value("b") == "0 of 2");
  const Exploration all = explore(source);
  CHECK(all.endings == std::set<std::string>{"finished"});
  CHECK(all.outputs == std::set<std::string>{"0\n1\n", "1\n0\n"});
}

TEST_CASE("the last to arrive runs the action of a Barrier before anyone leaves", "[engine][primitives]") {
  const std::string setting = "def act():\n    print('now')\nb = Barrier(2, action=act)";
  const std::string body = "    print(b.wait())\n";
  const std::string source = twoThreads(setting, body, body);
  CHECK(story(source, "1_2-3_1-2") == Lines{"1: arrives at b as number 1", "2: arrives at b as the last",
                                            "2: prints 'now'", "2: arrives at b as the last and opens it",
                                            "1: leaves b", "1: prints '0'"});
  CHECK(story(source, "1_2_1").back() == "step 3: thread 1 cannot take a step here: it waits for b");
  const Exploration all = explore(source);
  CHECK(all.endings == std::set<std::string>{"finished"});
  CHECK(all.outputs == std::set<std::string>{"now\n0\n1\n", "now\n1\n0\n"});
}

TEST_CASE("a Barrier breaks by time-out, reset and abort", "[engine][primitives]") {
  const std::string waits = "    b.wait()\n";
  CHECK(explore(twoThreads("b = Barrier(3)", waits, "    b.abort()\n")).endings ==
        std::set<std::string>{"BrokenBarrierError line 7"});
  CHECK(explore(twoThreads("b = Barrier(3)", waits, "    b.reset()\n")).endings ==
        std::set<std::string>{"BrokenBarrierError line 7", "deadlock"});
  CHECK(explore(twoThreads("b = Barrier(2, timeout=1)", waits, waits)).endings ==
        std::set<std::string>{"BrokenBarrierError line 10", "BrokenBarrierError line 7", "finished"});
}

TEST_CASE("a Queue blocks both ways", "[engine][primitives]") {
  const std::string source =
      twoThreads("q = Queue(1)", "    q.put('a')\n    q.put('b')\n", "    print(q.get())\n    print(q.get())\n");
  CHECK(story(source, "1_1") ==
        Lines{"1: puts 'a' into q", "step 2: thread 1 cannot take a step here: it waits for q"});
  CHECK(story(source, "2") == Lines{"step 1: thread 2 cannot take a step here: it waits for q"});
  CHECK(story(source, "1_2_1") == Lines{"1: puts 'a' into q", "2: gets 'a' from q", "1: puts 'b' into q"});
  Running run(source);
  CHECK(run.value("q") == "empty");
  CHECK(run.go("1").value("q") == "['a'], full");
  CHECK(explore(source).outputs == std::set<std::string>{"a\nb\n"});
}

TEST_CASE("a Queue counts the tasks that are not done", "[engine][primitives]") {
  const std::string source = twoThreads("q = Queue()\nq.put(1)", "    q.join()\n    print('joined')\n",
                                        "    q.get()\n    q.task_done()\n    print('done')\n");
  CHECK(story(source, "2_1").back() == "step 2: thread 1 cannot take a step here: it waits for q");
  CHECK(explore(source).outputs == std::set<std::string>{"done\njoined\n", "joined\ndone\n"});
}

TEST_CASE("an Atomic changes in one step", "[engine][primitives]") {
  const std::string source =
      twoThreads("a = Atomic(1)", "    a.fetch_add(2)\n", "    a.compare_exchange(1, 10)\n    a.load()\n");
  CHECK(story(source, "1_2-2") == Lines{"1: changes a: 1 -> 3", "2: compares a: 3, not 1", "2: loads a: 3"});
  CHECK(story(source, "2_1") == Lines{"2: changes a: 1 -> 10", "1: changes a: 10 -> 12"});
}

TEST_CASE("readers share an RWLock, a writer has it alone", "[engine][primitives]") {
  const std::string reads = "    with rw.read():\n        pass\n";
  const std::string writes = "    with rw.write():\n        pass\n";
  Running readers(twoThreads("rw = RWLock()", reads, reads));
  CHECK(readers.go("1_2").value("rw") == "read by 1 and 2");
  CHECK(story(twoThreads("rw = RWLock()", reads, writes), "2_1") ==
        Lines{"2: acquires rw to write",
              "step 2: thread 1 cannot take a step here: it waits for rw, which thread 2 holds"});
  // As for a Lock, once a writer takes part; two readers never exclude each other.
  CHECK(explore(twoThreads("rw = RWLock()", reads, writes)).states == 8);
  CHECK(explore(twoThreads("rw = RWLock()", reads, reads)).states == 9);
}

TEST_CASE("an atomic block is one step", "[engine][primitives]") {
  const std::string body = "    global n\n    with atomic:\n        n += 1\n        n += 1\n";
  const std::string source = twoThreads("n = 0", body, body, "print(n)\n");
  const Exploration all = explore(source);
  // Nobody, either one, both; the order of the two does not show.
  CHECK(all.states == 4);
  CHECK(all.schedules == 2);
  CHECK(all.outputs == std::set<std::string>{"4\n"});
  CHECK(story(source, "1") == Lines{"1: begins an atomic block; reads n: 0; writes n: 0 -> 1; reads n: 1; "
                                    "writes n: 1 -> 2"});
}

TEST_CASE("choose offers each value as an alternative", "[engine][primitives]") {
  const std::string source = "from racecourse import choose\nprint(choose([3, 5]) + choose(range(2)))\n";
  Running run(source);
  CHECK(run.choices() == "0_0.1");
  CHECK(story(source, "0.1_0.1") == Lines{"0: chooses 5", "0: chooses 1"});
  CHECK(explore(source).outputs == std::set<std::string>{"3\n", "4\n", "5\n", "6\n"});
  CHECK(story("from racecourse import choose\nprint(choose('aé'))\n", "0.1").front() == "0: chooses 'é'");
}

TEST_CASE("a sleep is a step of its own", "[engine][primitives]") {
  const std::string source = twoThreads("", "    sleep(2)\n    print('a')\n", "    print('b')\n");
  CHECK(story(source, "1_2_1") == Lines{"1: sleeps 2 s", "2: prints 'b'", "1: prints 'a'"});
  Running run(source);
  CHECK(run.machine.timing(run.state, 1)->microseconds == 2'000'000);
  CHECK_FALSE(run.machine.timing(run.state, 2));
}

TEST_CASE("join with a time-out may give up, join without waits", "[engine][primitives]") {
  const std::string source =
      "from threading import Thread\n"
      "def work():\n    print('work')\n"
      "t = Thread(target=work)\nt.start()\nt.join(timeout=2)\nprint(t.is_alive())\nt.join()\n";
  Running run(source);
  CHECK(run.choices() == "0.1_1");
  CHECK(run.machine.timing(run.state, 0)->microseconds == 2'000'000);
  CHECK(story(source, "0.1_0").front() == "0: time-out of join with thread 1");
  CHECK(story(source, "0.1_0").back() == "0: asks whether thread 1 is alive: True");
  CHECK(explore(source).outputs == std::set<std::string>{"True\nwork\n", "work\nFalse\n", "work\nTrue\n"});
}

TEST_CASE("a thread has the name it was given and else none to ask for", "[engine][primitives]") {
  const std::string head = "from threading import Thread\ndef work():\n    pass\n";
  const auto end = [&](const std::string& arguments) {
    return failureOf(head + "t = Thread(target=work" + arguments + ")\nassert t.name == 'ann'\n");
  };
  CHECK(end(", name='ann'").empty());
  CHECK(end("") ==
        "NotImplementedError: Racecourse makes no names for threads. Give this one a name: Thread(name=...).");
}

TEST_CASE("a thread starts with the arguments it is given", "[engine][primitives]") {
  const std::string head =
      "from threading import Thread\nout = []\ndef work(a, b=2, c=3):\n    out.append((a, b, c))\n";
  const auto run = [&](const std::string& arguments) {
    const std::string source = head + "t = Thread(target=work, " + arguments + ")\nt.start()\nt.join()\nprint(out)\n";
    return explore(source).outputs;
  };
  CHECK(run("args=(1,)") == std::set<std::string>{"[(1, 2, 3)]\n"});
  CHECK(run("args=[1, 5]") == std::set<std::string>{"[(1, 5, 3)]\n"});
  CHECK(run("args=(1,), kwargs={'c': 7}") == std::set<std::string>{"[(1, 2, 7)]\n"});
  CHECK(failureOf(head + "Thread(target=work).start()") ==
        "TypeError: work() missing 1 required positional argument: 'a'");
  CHECK(failureOf(head + "Thread(target=work, kwargs={'d': 1}).start()") ==
        "TypeError: work() got an unexpected keyword argument 'd'");
  CHECK(failureOf(head + "Thread(target=work, args=5).start()") ==
        "TypeError: __main__.work() argument after * must be an iterable, not int");
  CHECK(failureOf("Thread(target=3).start()") == "TypeError: 'int' object is not callable");
  CHECK(failureOf("t = Thread()\nt.start()\nt.join()").empty());
}

TEST_CASE("a thread may have a built-in for its target", "[engine][primitives]") {
  const std::string source =
      "from threading import Thread, Lock\nlock = Lock()\nlock.acquire()\n"
      "t = Thread(target=lock.release)\nt.start()\nt.join()\nprint(lock.locked())\n";
  CHECK(story(source, "1") == Lines{"1: releases lock"});
  Running run(source);
  CHECK(run.machine.thread(run.state, 1).name == "release");
  // It stands where it was made.
  CHECK(run.machine.thread(run.state, 1).positions == std::vector<engine::Span>{{{4, 5}, {4, 32}}});
  CHECK(explore(source).outputs == std::set<std::string>{"False\n"});
}

TEST_CASE("threads that start threads are numbered in the order of their starts", "[engine][primitives]") {
  const std::string source =
      "from threading import Thread\n"
      "def inner():\n    print('inner')\n"
      "def outer():\n    t = Thread(target=inner)\n    t.start()\n    t.join()\n    print('outer')\n"
      "t = Thread(target=outer)\nt.start()\nt.join()\nprint('end')\n";
  Running run(source);
  CHECK(run.machine.thread(run.state, 1).name == "outer");
  CHECK(run.go("1").machine.thread(run.state, 2).name == "inner");
  CHECK(explore(source).outputs == std::set<std::string>{"inner\nouter\nend\n"});
}

TEST_CASE("there may be so many threads and no more", "[engine][primitives]") {
  const auto starts = [](int count) {
    return "def f(): print(1)\nfor i in range(" + std::to_string(count) + "): Thread(target=f).start()";
  };
  CHECK(failureOf(starts(engine::kMostThreads - 1)).empty());
  CHECK(failureOf(starts(engine::kMostThreads)).starts_with("RuntimeError: can't start new thread"));
  // A thread that starts itself again goes on until the limit.
  const Exploration all = explore("from threading import Thread\ndef f():\n    Thread(target=f).start()\nf()\n");
  CHECK(all.endings == std::set<std::string>{"RuntimeError line 3"});
}

TEST_CASE("a long queue of one thread is filled and emptied at once", "[engine][primitives]") {
  Running run(
      "from queue import Queue\nq = Queue()\nfor i in range(20000): q.put(i)\n"
      "total = 0\nfor i in range(20000): total += q.get()\nprint(total)\n");
  CHECK(run.machine.output(run.state).empty());
  while (!run.machine.choices(run.state).empty()) run.go("0");
  CHECK(run.machine.output(run.state) == "199990000\n");
}

TEST_CASE("threads at a barrier differ only if somebody looks at their numbers", "[engine][primitives]") {
  const std::string looks = "    n = b.wait()\n    print(n)\n";
  // Nobody, either one, both: the last arrives and leaves at once, the other one leaves. Either may be the last.
  CHECK(explore(twoThreads("b = Barrier(2)", "    b.wait()\n", "    b.wait()\n")).states == 6);
  CHECK(explore(twoThreads("b = Barrier(2)", looks, looks)).outputs == std::set<std::string>{"0\n1\n", "1\n0\n"});
}

TEST_CASE("what CPython refuses is an error with its words", "[engine][primitives]") {
  CHECK(failureOf("Lock().release()") == "RuntimeError: release unlocked lock");
  CHECK(failureOf("Lock().acquire(False, 1)") == "ValueError: can't specify a timeout for a non-blocking call");
  CHECK(failureOf("Lock().acquire(timeout=-2)") == "ValueError: timeout value must be positive");
  CHECK(failureOf("Lock().acquire(timeout=None)") ==
        "TypeError: 'NoneType' object cannot be interpreted as an integer");
  CHECK(failureOf("RLock().release()") == "RuntimeError: cannot release un-acquired lock");
  CHECK(failureOf("Semaphore(-1)") == "ValueError: semaphore initial value must be >= 0");
  CHECK(failureOf("Semaphore().acquire(False, 1)") == "ValueError: can't specify timeout for non-blocking acquire");
  CHECK(failureOf("Semaphore().release(0)") == "ValueError: n must be one or more");
  CHECK(failureOf("BoundedSemaphore().release()") == "ValueError: Semaphore released too many times");
  CHECK(failureOf("Condition().wait()") == "RuntimeError: cannot wait on un-acquired lock");
  CHECK(failureOf("Condition().notify()") == "RuntimeError: cannot notify on un-acquired lock");
  CHECK(failureOf("Condition().notify_all()") == "RuntimeError: cannot notify on un-acquired lock");
  CHECK(failureOf("Condition().release()") == "RuntimeError: cannot release un-acquired lock");
  CHECK(failureOf("Condition(3)") == "TypeError: a Condition needs a Lock or an RLock");
  CHECK(failureOf("Queue().get_nowait()") == "Empty");
  CHECK(failureOf("Queue().get(block=False)") == "Empty");
  CHECK(failureOf("q = Queue(1)\nq.put(1)\nq.put_nowait(2)") == "Full");
  CHECK(failureOf("Queue().get(timeout=-1)") == "ValueError: 'timeout' must be a non-negative number");
  CHECK(failureOf("Queue().task_done()") == "ValueError: task_done() called too many times");
  CHECK(failureOf("sleep(-1)") == "ValueError: sleep length must be non-negative");
  CHECK(failureOf("def f(): pass\nt = Thread(target=f)\nt.join()") ==
        "RuntimeError: cannot join thread before it is started");
  CHECK(failureOf("def f(): pass\nt = Thread(target=f)\nt.start()\nt.start()") ==
        "RuntimeError: threads can only be started once");
  CHECK(failureOf("def f():\n    t.join()\nt = Thread(target=f)\nt.start()\nt.join()").empty());
  CHECK(failureOf("with RWLock(): pass") == "TypeError: 'RWLock' object does not support the context manager protocol");
  CHECK(failureOf("with 3: pass") == "TypeError: 'int' object does not support the context manager protocol");
  CHECK(failureOf("RWLock().release_read()") == "RuntimeError: release_read of a lock that nobody reads");
  CHECK(failureOf("RWLock().release_write()") == "RuntimeError: release_write of a lock that nobody writes");
  CHECK(failureOf("choose([])") == "IndexError: Cannot choose from an empty sequence");
}

TEST_CASE("what Racecourse does not have is refused in plain words", "[engine][primitives]") {
  CHECK(failureOf("Thread(daemon=True)").starts_with("NotImplementedError: A daemon thread"));
  CHECK(failureOf("Atomic('a').fetch_add(1)").starts_with("TypeError: fetch_add() adds an integer"));
  CHECK(failureOf("Atomic(9223372036854775807).fetch_add()").starts_with("OverflowError"));
}

}  // namespace
}  // namespace racecourse::tests
