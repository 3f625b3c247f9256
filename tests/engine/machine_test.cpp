#include <catch2/catch_test_macros.hpp>

#include "tests/engine/machine_runs.h"

namespace racecourse::tests {
namespace {

std::string counter(int threads, int rounds) {
  return "from threading import Thread\ncounter = 0\ndef increment(n):\n    global counter\n"
         "    for _ in range(n):\n        counter += 1\n"
         "threads = [Thread(target=increment, args=(" +
         std::to_string(rounds) + ",)) for _ in range(" + std::to_string(threads) +
         ")]\nfor t in threads: t.start()\nfor t in threads: t.join()\nassert counter <= " +
         std::to_string(threads * rounds) + "\n";
}

TEST_CASE("counters have the states and schedules that are derived by hand", "[engine][machine]") {
  // Two threads read and write once each. A thread stands before its read, before its write (with 0 or 1 in hand) or at
  // its end. Both before the read: 1. One before its write, the other untouched: 2. Both before their writes: 1 with 0
  // and 0. One at its end (counter 1), the other before its read: 2, before its write with 0: 2, before its write with
  // 1: 2. Both at their ends: 2 (counter 1 or 2). 12 in all. C(4, 2) = 6 ways to merge two times two steps.
  const Exploration once = explore(counter(2, 1));
  CHECK(once.states == 12);
  CHECK(once.schedules == 6);
  // Merging k threads of 2n steps: (2nk)! / ((2n)!)^k. 57 and 904 are those of ENGINE.md, where four checkers agree.
  const Exploration twice = explore(counter(2, 2));
  CHECK(twice.states == 57);
  CHECK(twice.schedules == 70);
  const Exploration three = explore(counter(3, 2));
  CHECK(three.states == 904);
  CHECK(three.schedules == 34'650);
}

TEST_CASE("a program without threads runs to its end at once", "[engine][machine]") {
  Running run("x = 2\nprint(x + 3)\n");
  CHECK(run.machine.choices(run.state).empty());
  CHECK(run.machine.ended(run.state));
  CHECK(run.machine.output(run.state) == "5\n");
}

TEST_CASE("the last thread runs on alone", "[engine][machine]") {
  Running run(counter(2, 2));
  CHECK(run.choices() == "1_2");
  // Behind its fourth step thread 1 has ended; thread 2 stands alone only when main waits for it, and main lives.
  run.go("1-4");
  CHECK(run.choices() == "2");
  run.go("2-4");
  CHECK(run.machine.ended(run.state));
}

TEST_CASE("steps are told with their values", "[engine][machine]") {
  CHECK(story(counter(2, 1), "1_2-2_1") ==
        Lines{"1: reads counter: 0", "2: reads counter: 0", "2: writes counter: 0 -> 1", "1: writes counter: 1 -> 1"});
  Running run(counter(2, 1));
  const auto step = run.machine.describe(run.state, {1, 0});
  REQUIRE(step);
  CHECK(step->kind == engine::StepKind::kRead);
  CHECK(step->place == "counter");
  CHECK(step->value == "0");
  CHECK(step->span.begin == engine::Position{6, 9});
}

TEST_CASE("places inside objects have the names that people use", "[engine][machine]") {
  const std::string source =
      "from threading import Thread, Lock\n"
      "class Account:\n    def __init__(self):\n        self.balance = 5\n        self.lock = Lock()\n"
      "account = Account()\nforks = [Lock(), Lock()]\nflags = {'up': 1}\n"
      "def work():\n    with account.lock:\n        account.balance += 1\n    forks[1].acquire()\n    flags['up'] = 2\n"
      "t = Thread(target=work)\nt.start()\naccount.balance = 0\n";
  CHECK(story(source, "1-5") == Lines{"1: acquires account.lock", "1: reads account.balance: 5",
                                      "1: writes account.balance: 5 -> 6", "1: releases account.lock",
                                      "1: acquires forks[1]"});
  CHECK(story(source, "1-6").back() == "1: writes flags['up']: 1 -> 2");
}

TEST_CASE("data shows variables and what primitives hold", "[engine][machine]") {
  const std::string source =
      "from threading import Thread, Lock\nfrom queue import Queue\nN = 2\nforks = [Lock() for _ in range(N)]\n"
      "q = Queue()\nlog = [1, 'a']\n"
      "def work(i):\n    forks[0].acquire()\n    q.put(i)\n    log.append(i)\n"
      "for i in range(2): Thread(target=work, args=(i,)).start()\n";
  Running run(source);
  run.go("1-2");
  std::vector<std::string> rows;
  for (const engine::DataView& row : run.machine.data(run.state)) {
    rows.push_back(row.type + " " + row.place + " = " + row.value);
    if (row.place == "forks[0]") {
      CHECK(row.primitive->holders == std::vector{1});
      CHECK(row.primitive->waiters == std::vector{engine::Waiter{2, engine::Waiter::kPass}});
    }
  }
  CHECK(rows == Lines{"int N = 2", "Lock forks[0] = held by 1", "Lock forks[1] = free", "Queue q = [0]",
                      "list log = [1, 'a']"});
}

TEST_CASE("a thread shows where it stands and what it knows", "[engine][machine]") {
  const std::string source =
      "from threading import Thread, Lock\nlock = Lock()\n"
      "def inner(x):\n    with lock:\n        return x + 1\n"
      "def work(n):\n    name = 'w'\n    print(inner(n), name)\n"
      "threads = [Thread(target=work, args=(7,), name='seven'), Thread(target=work, args=(8,))]\n"
      "for t in threads: t.start()\nfor t in threads: t.join()\n";
  Running run(source, {.forget_dead_locals = false});
  run.go("1");
  const engine::ThreadView view = run.machine.thread(run.state, 1);
  CHECK(view.name == "seven");
  CHECK(view.status == engine::Status::kStands);
  CHECK(view.held == Lines{"lock"});
  CHECK(view.locals == std::vector<std::pair<std::string, std::string>>{{"x", "7"}});
  REQUIRE(view.positions.size() == 2);
  CHECK(view.positions[0].begin.line == 8);
  REQUIRE(view.next);
  CHECK(view.next->text == "releases lock");
  CHECK(run.machine.thread(run.state, 2).name == "work");
  const auto waiting = run.machine.thread(run.state, 2).waiting;
  REQUIRE(waiting);
  CHECK(waiting->operation == "acquire");
  CHECK(waiting->place == "lock");
  CHECK(waiting->holders == std::vector{1});
  CHECK_FALSE(waiting->notified_only);
  const auto main = run.machine.thread(run.state, 0);
  CHECK(main.status == engine::Status::kJoins);
  CHECK(main.waiting->operation == "join");
  CHECK(main.waiting->holders == std::vector{1});
}

TEST_CASE("an assertion that fails ends the schedule", "[engine][machine]") {
  Running run(
      "from threading import Thread\nx = 0\ndef work():\n    assert x == 1, 'too early'\n"
      "t = Thread(target=work)\nt.start()\nx = 1\n");
  run.go("1");
  CHECK(run.machine.choices(run.state).empty());
  const auto failure = run.machine.failure(run.state);
  REQUIRE(failure);
  CHECK(failure->kind == engine::Failure::kAssertion);
  CHECK(failure->message == "too early");
  CHECK(failure->span.begin.line == 4);
  CHECK(run.machine.thread(run.state, 1).failure == failure);
}

TEST_CASE("an invariant is looked at in every state and changes nothing", "[engine][machine]") {
  const std::string source =
      "from threading import Thread\nfrom racecourse import invariant\na = 5\nb = 5\nseen = []\n"
      "@invariant\ndef kept():\n    pair = [a, b]\n    return sum(pair) == 10\n"
      "def move():\n    global a, b\n    a -= 1\n    b += 1\n"
      "t = Thread(target=move)\nt.start()\nt.join()\n";
  Running run(source);
  const std::size_t objects = run.state.objects.size();
  CHECK_FALSE(run.machine.brokenInvariant(run.state));
  CHECK(run.state.objects.size() == objects);
  run.go("1-2");
  CHECK(run.machine.brokenInvariant(run.state) == "kept");
  CHECK(run.machine.choices(run.state).empty());
  CHECK(run.machine.ended(run.state));
}

TEST_CASE("an invariant that fails in itself is false", "[engine][machine]") {
  const std::string head = "from racecourse import invariant\nx = 0\n@invariant\ndef rule():\n";
  CHECK(Running(head + "    return 1 // x\n")
            .machine.brokenInvariant(Running(head + "    return 1 // x\n").machine.initial()) == "rule");
}

TEST_CASE("an invariant may make as many objects as a state has, whatever their number", "[engine][machine]") {
  const auto made = [](int kept, int objects) {
    Running run("from racecourse import invariant\nitems = [[0] for _ in range(" + std::to_string(kept) +
                ")]\n@invariant\ndef rule():\n    return len([[1] for _ in range(" + std::to_string(objects) +
                ")]) == " + std::to_string(objects) + " and items[-1][0] == 0\n");
    return run.machine.brokenInvariant(run.state).value_or("none");
  };
  CHECK(made(99'000, 100) == "none");
  CHECK(made(99'000, 99'000) == "none");
  CHECK(made(10, 101'000) == "rule");
}

TEST_CASE("final values are plain data without loop variables", "[engine][machine]") {
  Running run(
      "from threading import Thread, Lock\nlock = Lock()\nout = []\ncounter = 0\n"
      "def work(i):\n    out.append(i)\n"
      "threads = [Thread(target=work, args=(i,)) for i in range(1)]\nfor t in threads: t.start()\n"
      "for t in threads: t.join()\nfor i in range(3): counter += i\nname = 'x'\n");
  CHECK(run.go("1").machine.finalValues(run.state) ==
        std::vector<std::pair<std::string, std::string>>{{"out", "[0]"}, {"counter", "3"}, {"name", "'x'"}});
}

TEST_CASE("a loop that waits alone goes round in a circle of states", "[engine][machine]") {
  const std::string source =
      "from threading import Thread\nready = False\ndef wait():\n    while not ready:\n        pass\n"
      "t = Thread(target=wait)\nt.start()\nt.join()\n";
  const Exploration all = explore(source);
  CHECK(all.cyclic);
  CHECK(all.endings.empty());
}

TEST_CASE("whole statements are one step where they do not block", "[engine][machine]") {
  const Exploration all = explore(counter(2, 1), 1000, {.whole_statements = true});
  // Nobody, either one, both.
  CHECK(all.states == 4);
  CHECK(all.schedules == 2);
}

TEST_CASE("a choice that is not there changes nothing", "[engine][machine]") {
  Running run(counter(2, 1));
  const engine::State before = run.state;
  for (const engine::Choice choice : {engine::Choice{0, 0}, {1, 1}, {3, 0}, {-1, 0}, {1, -1}}) {
    CHECK_FALSE(run.machine.step(run.state, choice));
    CHECK_FALSE(run.machine.describe(run.state, choice));
  }
  CHECK(run.state == before);
}

}  // namespace
}  // namespace racecourse::tests
