// What a check says when it stops at a limit.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "engine/check.h"
#include "engine/compiler.h"

namespace racecourse::engine {
namespace {

Program compiled(const std::string& source) {
  auto program = compile(source);
  REQUIRE(program);
  return *std::move(program);
}

Report checked(const Program& program, const CheckOptions& options) {
  Check check(program, options);
  while (!check.advance(1'000)) {
  }
  return check.report();
}

// Two threads that do this `rounds` times each.
std::string twice(const std::string& head, const std::string& line, int rounds) {
  return "from threading import Thread\n" + head + "def work():\n    global n\n    for i in range(" +
         std::to_string(rounds) + "):\n        " + line +
         "\nthreads = [Thread(target=work) for _ in range(2)]\n"
         "for t in threads: t.start()\nfor t in threads: t.join()\n";
}

// Where a check with so much memory stops: always for want of memory, and nothing is wrong that it saw.
std::size_t statesWithin(const Program& program, std::size_t most_bytes) {
  const Report report = checked(program, {.most_bytes = most_bytes});
  CHECK(report.verdict == Verdict::kStopped);
  CHECK(report.stopped == Stop::kMemory);
  CHECK(report.counterexample.empty());
  CHECK_FALSE(report.counted);
  CHECK_FALSE(report.all_outcomes);
  return report.states;
}

TEST_CASE("a limit is said with what was covered", "[engine][check]") {
  const Program program = compiled(twice("n = 0\n", "n += 1", 1));
  const Report report = checked(program, {.most_states = 5});
  CHECK(report.verdict == Verdict::kStopped);
  CHECK(report.stopped == Stop::kStates);
  CHECK_FALSE(report.counted);
  CHECK_FALSE(report.all_outcomes);
}

TEST_CASE("a check without the memory for its first states stops there", "[engine][check]") {
  const Program counter = compiled(twice("n = 0\n", "n += 1", 2));
  for (const std::size_t most_bytes : {1, 1'000}) CHECK(statesWithin(counter, most_bytes) >= 1);
  CHECK(checked(counter, {.most_bytes = 1'000'000}).verdict == Verdict::kHolds);
}

TEST_CASE("a few states that fill the memory stop a check, and no reduced search follows", "[engine][check]") {
  const Program appends = compiled(twice("n = 0\nitems = []\n", "items.append(i)", 20'000));
  std::size_t before = 0;
  for (const std::size_t most_bytes : {1, 1'000, 100'000, 10'000'000}) {
    const std::size_t states = statesWithin(appends, most_bytes);
    CHECK(states >= before);
    before = states;
  }
  CHECK(before > 1'000);
}

TEST_CASE("two searches together take no more than the limit", "[engine][check]") {
  // 348,806 states, of which the reduced search needs a few thousand.
  const Program program = compiled(
      "from threading import Thread\nn = 0\ndef work():\n    global n\n    for _ in range(2): n += 1\n"
      "threads = [Thread(target=work) for _ in range(5)]\nfor t in threads: t.start()\nfor t in threads: t.join()\n");
  constexpr std::size_t kLimit = 4 << 20;
  const Report report = checked(program, {.most_bytes = kLimit});
  CHECK(report.verdict == Verdict::kHolds);
  CHECK(report.stopped == Stop::kMemory);
  // The limit is looked at between blocks of states, in which tables may double.
  CHECK(report.bytes <= kLimit + kLimit / 4);
}

TEST_CASE("more threads than a program may have are the program's error", "[engine][check]") {
  // At once, or by the last of a hundred threads that live.
  const std::string head = "from threading import Thread\ndef rest(): pass\n";
  const Report endless = checked(compiled(head + "while True: Thread(target=rest).start()\n"), {});
  CHECK(endless.verdict == Verdict::kError);
  CHECK(endless.outcomes.front().failure.starts_with("RuntimeError on line 3: can't start new thread"));
  const Report chain = checked(
      compiled("from threading import Thread\nn = 0\ndef work():\n    global n\n    n = n + 1\n    Thread(target=work)"
               ".start()\nwork()\n"),
      {.count = false, .most_states = 100'000});
  CHECK(chain.verdict == Verdict::kError);
  CHECK(chain.outcomes.front().failure.starts_with("RuntimeError on line 6: can't start new thread"));
}

}  // namespace
}  // namespace racecourse::engine
