// Numbers of states and schedules that independent tools agree on (SPIN, TLC, Rumur), with real programs, so that a
// change of the step size or of what makes two states equal is noticed.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/check.h"
#include "engine/compiler.h"

namespace racecourse::engine {
namespace {

std::string counter(int threads, int rounds) {
  return "from threading import Thread\ncounter = 0\ndef increment(n):\n    global counter\n"
         "    for _ in range(n):\n        counter += 1\n"
         "threads = [Thread(target=increment, args=(" +
         std::to_string(rounds) + ",)) for _ in range(" + std::to_string(threads) +
         ")]\nfor t in threads: t.start()\nfor t in threads: t.join()\n";
}

// Each philosopher goes round for ever in five steps: takes a fork, takes the other, eats, puts one back, puts the
// other back. sleep() is the step that touches nothing.
std::string philosophers(int seats, bool ordered) {
  std::string threads;
  for (int seat = 0; seat < seats; ++seat) {
    std::pair forks(seat, (seat + 1) % seats);
    if (ordered && forks.first > forks.second) std::swap(forks.first, forks.second);
    const auto [first, second] = forks;
    threads += "Thread(target=dine, args=(" + std::to_string(first) + ", " + std::to_string(second) + ")), ";
  }
  return "from threading import Thread, Lock\nfrom time import sleep\nforks = [Lock() for _ in range(" +
         std::to_string(seats) +
         ")]\ndef dine(first, second):\n    while True:\n        with forks[first]:\n            with forks[second]:\n"
         "                sleep(1)\nthreads = [" +
         threads + "]\nfor t in threads: t.start()\nfor t in threads: t.join()\n";
}

struct Explored {
  std::size_t states = 0;
  std::vector<std::uint32_t> deadlocks;  // depths

  bool operator==(const Explored&) const = default;
};

Explored explored(const std::string& source, SearchOptions options = {}) {
  const auto program = compile(source);
  REQUIRE(program);
  Machine machine(*program);
  Search search(machine, options);
  while (!search.advance(100'000)) {
  }
  CHECK(search.stopped() == Stop::kNone);
  CHECK_FALSE(search.asymmetric());
  Explored result{.states = search.size()};
  for (const Number number : search.endings(Ending::kDeadlock)) result.deadlocks.push_back(search.depthOf(number));
  return result;
}

std::size_t states(const std::string& source, SearchOptions options = {}) { return explored(source, options).states; }

std::string schedules(int threads, int rounds) {
  const auto program = compile(counter(threads, rounds));
  REQUIRE(program);
  Check check(*program, {});
  while (!check.advance(100'000)) {
  }
  REQUIRE(check.report().schedules);
  return check.report().schedules->text();
}

// The symmetric counter by hand: what the counter is, and for each thread how many rounds it has done and what it has
// read (-1 before it reads); threads are sorted, so that a state stands for its whole orbit.
std::size_t orbits(int threads, int rounds) {
  using Thread = std::pair<int, int>;
  using State = std::pair<int, std::vector<Thread>>;
  const State first{0, std::vector<Thread>(static_cast<std::size_t>(threads), Thread{0, -1})};
  std::set<State> seen = {first};
  std::deque<State> todo = {first};
  while (!todo.empty()) {
    const State state = todo.front();
    todo.pop_front();
    for (std::size_t i = 0; i < state.second.size(); ++i) {
      auto [counter, sorted] = state;
      auto& [done, read] = sorted[i];
      if (done == rounds) continue;
      if (read < 0) {
        read = counter;
      } else {
        counter = read + 1;
        read = -1;
        ++done;
      }
      std::ranges::sort(sorted);
      const State next{counter, sorted};
      if (seen.insert(next).second) todo.push_back(next);
    }
  }
  return seen.size();
}

}  // namespace

TEST_CASE("the counter has as many states as other tools find", "[engine][search][counts]") {
  CHECK(states(counter(2, 1)) == 12);
  CHECK(states(counter(2, 2)) == 57);
  CHECK(states(counter(3, 2)) == 904);
  CHECK(states(counter(3, 3)) == 7'646);
  CHECK(states(counter(4, 3)) == 361'775);
}

TEST_CASE("the counter has as many schedules as orders of its steps", "[engine][counting][counts]") {
  // Each thread's steps are 2 a round, in their order: (2 N K)! / ((2 K)!)^N orders.
  CHECK(schedules(2, 1) == "6");         // 4! / (2! 2!)
  CHECK(schedules(2, 2) == "70");        // 8! / (4! 4!)
  CHECK(schedules(3, 2) == "34650");     // 12! / (4! 4! 4!)
  CHECK(schedules(3, 3) == "17153136");  // 18! / (6! 6! 6!)
  CHECK(schedules(4, 2) == "63063000");  // 16! / (4!)^4
}

TEST_CASE("with symmetry a state stands for all that differ in who is who", "[engine][search][symmetry][counts]") {
  // 2x1 by hand: nobody has begun; one has read 0; both have read 0; one is done (counter 1) and the other has not
  // begun, has read 0, or has read 1; both are done with counter 1 or 2.
  CHECK(orbits(2, 1) == 8);
  CHECK(orbits(4, 2) == 1'283);
  for (const auto [threads, rounds] : {std::pair(2, 1), {2, 2}, {3, 2}, {3, 3}, {4, 2}, {4, 3}}) {
    INFO(threads << "x" << rounds);
    CHECK(states(counter(threads, rounds), {.symmetry = true}) == orbits(threads, rounds));
  }
}

TEST_CASE("philosophers who take the lower fork first never get stuck", "[engine][search][counts]") {
  const std::map<int, std::size_t> expected = {{3, 33}, {4, 117}, {5, 417}, {6, 1'485}, {8, 18'837}};
  for (const auto& [seats, count] : expected) {
    INFO(seats << " seats");
    CHECK(explored(philosophers(seats, true)) == Explored{.states = count, .deadlocks = {}});
  }
}

TEST_CASE("philosophers who all take the left fork first have one deadlock", "[engine][search][counts]") {
  // Everybody takes one step: the left fork.
  const std::map<int, std::size_t> expected = {{3, 44}, {4, 160}, {5, 572}, {6, 2'040}, {8, 25'888}};
  for (const auto& [seats, count] : expected) {
    INFO(seats << " seats");
    CHECK(explored(philosophers(seats, false)) ==
          Explored{.states = count, .deadlocks = {static_cast<std::uint32_t>(seats)}});
  }
}

}  // namespace racecourse::engine
