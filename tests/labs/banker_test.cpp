#include "labs/banker/banker.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>
#include <random>
#include <set>

#include "labs/banker/sequences.h"

namespace racecourse::labs::banker {
namespace {

using Order = std::vector<int>;

// Whether the processes can finish in this order, each with all that it may ask for; from the definition alone.
bool finishesInOrder(const State& state, const Order& order) {
  Units free = state.available;
  for (const int process : order) {
    for (int kind = 0; kind < state.kinds(); ++kind)
      if (state.maximum[process][kind] - state.allocation[process][kind] > free[kind]) return false;
    for (int kind = 0; kind < state.kinds(); ++kind) free[kind] += state.allocation[process][kind];
  }
  return true;
}

Order firstOrder(int processes) {
  Order order(processes);
  std::iota(order.begin(), order.end(), 0);
  return order;
}

// Every order of the processes is tried.
std::vector<Order> safeByTrying(const State& state) {
  std::vector<Order> safe;
  Order order = firstOrder(state.processes());
  do {
    if (finishesInOrder(state, order)) safe.push_back(order);
  } while (std::next_permutation(order.begin(), order.end()));
  return safe;
}

// Those who can go on in none of the orders: every order is followed as far as it goes.
Order leftByTrying(const Waiting& waiting) {
  std::set<int> left;
  Order order = firstOrder(static_cast<int>(waiting.allocation.size()));
  left.insert(order.begin(), order.end());
  do {
    Units free = waiting.available;
    for (const int process : order) {
      if (!fits(waiting.requests[process], free)) break;
      add(free, waiting.allocation[process]);
      left.erase(process);
    }
  } while (std::next_permutation(order.begin(), order.end()));
  return {left.begin(), left.end()};
}

using Random = std::mt19937_64;

int upTo(Random& random, int most) { return std::uniform_int_distribution(0, most)(random); }

Matrix randomMatrix(Random& random, int processes, int kinds, int most) {
  Matrix matrix(processes, Units(kinds));
  for (Units& row : matrix)
    for (int& number : row) number = upTo(random, most);
  return matrix;
}

// A valid state of one to six processes and one to three kinds; every maximum is at most what there is.
State randomState(Random& random) {
  const int processes = 1 + upTo(random, 5);
  const int kinds = 1 + upTo(random, 2);
  State state{.available = randomMatrix(random, 1, kinds, 3)[0],
              .allocation = randomMatrix(random, processes, kinds, 2),
              .maximum = {}};
  state.maximum = state.allocation;
  const Units total = totalOf(state);
  for (Units& row : state.maximum)
    for (int kind = 0; kind < kinds; ++kind) row[kind] += upTo(random, std::min(4, total[kind] - row[kind]));
  return state;
}

std::string refusalOf(const State& state) { return validityOf(state).error(); }

TEST_CASE("the textbook's bank has totals of 10, 5 and 7, and the needs that the book prints", "[banker]") {
  const State bank = textbookState();
  REQUIRE(validityOf(bank));
  CHECK(totalOf(bank) == Units{10, 5, 7});
  CHECK(needOf(bank) == Matrix{{7, 4, 3}, {1, 2, 2}, {6, 0, 0}, {0, 1, 1}, {4, 3, 1}});
}

TEST_CASE("the textbook's bank is safe, and so is the order that the book gives", "[banker]") {
  const State bank = textbookState();
  const Reduction found = checkSafety(bank);
  CHECK(found.order == Order{1, 3, 4, 0, 2});
  CHECK(found.work == Matrix{{3, 3, 2}, {5, 3, 2}, {7, 4, 3}, {7, 4, 5}, {7, 5, 5}, {10, 5, 7}});
  CHECK(found.left.empty());
  const auto all = listSafeSequences(bank, 120);
  CHECK(std::ranges::contains(all, Order{1, 3, 4, 2, 0}));
}

TEST_CASE("the textbook's requests, one by one, are answered as in the book", "[banker]") {
  const Answer first = request(textbookState(), 1, {1, 0, 2});
  CHECK(first.verdict == Verdict::kGranted);
  CHECK(first.sentence == "Granted: all can finish in the order P1, P3, P4, P0, P2.");
  CHECK(first.after.available == Units{2, 3, 0});
  CHECK(first.after.allocation[1] == Units{3, 0, 2});
  CHECK(needOf(first.after)[1] == Units{0, 2, 0});

  const Answer second = request(first.after, 4, {3, 3, 0});
  CHECK(second.verdict == Verdict::kMustWait);
  CHECK(second.sentence == "P4 must wait: it asks for 3 of A, and 2 are free.");
  CHECK(second.after == first.after);

  const Answer third = request(first.after, 0, {0, 2, 0});
  CHECK(third.verdict == Verdict::kUnsafe);
  CHECK(third.sentence == "P0 must wait: with (0, 2, 0) granted, P0, P1, P2, P3 and P4 could not be sure to finish.");
  CHECK(third.reduction.work == Matrix{{2, 1, 0}});
  CHECK(third.after == first.after);

  State granted = first.after;
  granted.allocation[0] = {0, 3, 0};
  CHECK(needOf(granted) == Matrix{{7, 2, 3}, {0, 2, 0}, {6, 0, 0}, {0, 1, 1}, {4, 3, 1}});
}

TEST_CASE("P0 may have two of B before P1 has anything", "[banker]") {
  CHECK(request(textbookState(), 0, {0, 2, 0}).verdict == Verdict::kGranted);
}

TEST_CASE("nobody gets more than it has announced, whatever is free", "[banker]") {
  const Answer answer = request(textbookState(), 1, {0, 3, 0});
  CHECK(answer.verdict == Verdict::kExceedsClaim);
  CHECK(answer.sentence == "Refused: P1 asks for 3 of B, and may ask for no more than 2.");
  CHECK(answer.after == textbookState());
}

TEST_CASE("what is given back is free again, and nobody gives back what it does not hold", "[banker]") {
  const auto after = release(textbookState(), 2, {3, 0, 1});
  REQUIRE(after);
  CHECK(after->available == Units{6, 3, 3});
  CHECK(after->allocation[2] == Units{0, 0, 1});
  CHECK(totalOf(*after) == Units{10, 5, 7});
  CHECK(release(textbookState(), 3, {0, 0, 2}).error() == "P3 cannot give back 2 of C: it holds 1.");
}

TEST_CASE("all sixteen safe sequences of the textbook's bank, eight of which are left when P1 has its units",
          "[banker]") {
  const State bank = textbookState();
  const std::vector<Order> sixteen = {{1, 3, 0, 2, 4}, {1, 3, 0, 4, 2}, {1, 3, 2, 0, 4}, {1, 3, 2, 4, 0},
                                      {1, 3, 4, 0, 2}, {1, 3, 4, 2, 0}, {1, 4, 3, 0, 2}, {1, 4, 3, 2, 0},
                                      {3, 1, 0, 2, 4}, {3, 1, 0, 4, 2}, {3, 1, 2, 0, 4}, {3, 1, 2, 4, 0},
                                      {3, 1, 4, 0, 2}, {3, 1, 4, 2, 0}, {3, 4, 1, 0, 2}, {3, 4, 1, 2, 0}};
  CHECK(listSafeSequences(bank, 1'000) == sixteen);
  CHECK(safeByTrying(bank) == sixteen);
  CHECK(countSafeSequences(bank) == 16);
  CHECK(listSafeSequences(bank, 3) == std::vector(sixteen.begin(), sixteen.begin() + 3));

  const State granted = request(bank, 1, {1, 0, 2}).after;
  CHECK(listSafeSequences(granted, 1'000) == std::vector(sixteen.begin(), sixteen.begin() + 8));
  CHECK(countSafeSequences(granted) == 8);
}

TEST_CASE("a hundred random banks agree with trying every order", "[banker]") {
  Random random(1965);
  int safe_ones = 0;
  for (int instance = 0; instance < 100; ++instance) {
    const State state = randomState(random);
    REQUIRE(validityOf(state));
    const auto expected = safeByTrying(state);
    CHECK(listSafeSequences(state, 1'000) == expected);
    CHECK(countSafeSequences(state) == expected.size());
    const Reduction found = checkSafety(state);
    CHECK(found.left.empty() == !expected.empty());
    if (!expected.empty()) CHECK(std::ranges::contains(expected, found.order));
    CHECK(found.operations <= worstCost(state.processes(), state.kinds()));
    safe_ones += expected.empty() ? 0 : 1;
  }
  CHECK(safe_ones > 20);
  CHECK(safe_ones < 80);
}

TEST_CASE("a hundred random requests are granted exactly when an order is left afterwards", "[banker]") {
  Random random(1969);
  std::set<Verdict> seen;
  for (int instance = 0; instance < 100; ++instance) {
    const State state = randomState(random);
    const int process = upTo(random, state.processes() - 1);
    const Units units = randomMatrix(random, 1, state.kinds(), 2)[0];
    State after = state;
    subtract(after.available, units);
    add(after.allocation[process], units);
    const Answer answer = request(state, process, units);
    seen.insert(answer.verdict);
    const bool claimed = fits(after.allocation[process], state.maximum[process]);
    const bool free = fits(units, state.available);
    const Verdict expected = !claimed                      ? Verdict::kExceedsClaim
                             : !free                       ? Verdict::kMustWait
                             : safeByTrying(after).empty() ? Verdict::kUnsafe
                                                           : Verdict::kGranted;
    CHECK(answer.verdict == expected);
    CHECK(answer.after == (expected == Verdict::kGranted ? after : state));
    CHECK_FALSE(answer.sentence.empty());
  }
  CHECK(seen.size() == 4);
}

TEST_CASE("what cannot be is refused with a sentence", "[banker]") {
  State bank = textbookState();
  bank.allocation[1][0] = 4;
  CHECK(refusalOf(bank) == "P1 holds 4 of A, more than its maximum of 3.");
  bank = textbookState();
  bank.maximum[2][0] = 11;
  CHECK(refusalOf(bank) == "P2 may ask for 11 of A, and there are only 10.");
  bank = textbookState();
  bank.available[2] = -1;
  CHECK(refusalOf(bank) == "Numbers of units go from 0 to 1000000.");
  bank = textbookState();
  bank.maximum[0][1] = kMostUnits + 1;
  CHECK(refusalOf(bank) == "Numbers of units go from 0 to 1000000.");
  bank = textbookState();
  bank.maximum.pop_back();
  CHECK(refusalOf(bank) == "Every process needs a row in both tables.");
  bank = textbookState();
  bank.allocation[3].push_back(0);
  CHECK(refusalOf(bank) == "Every row needs a number for each kind of resource.");
  CHECK(refusalOf({}) == "There have to be 1 to 1024 processes.");
  CHECK(refusalOf({.available = {}, .allocation = {{}}, .maximum = {{}}}) ==
        "There have to be 1 to 26 kinds of resources.");
}

TEST_CASE("processes that ask for nothing can finish in every order, and sixteen of them are counted", "[banker]") {
  State idle = {.available = {0}, .allocation = Matrix(16, Units{1}), .maximum = Matrix(16, Units{1})};
  CHECK(countSafeSequences(idle) == 20'922'789'888'000);  // 16!
  CHECK(listSafeSequences(idle, 2).size() == 2);
  CHECK(countSafeSequences(costliestState(16, 2)) == 1);
  idle.maximum[0] = {16};
  CHECK(countSafeSequences(idle) == 1'307'674'368'000);  // 15!, and P0 last
}

TEST_CASE("an unsafe state has no safe sequence, and none is looked for in vain", "[banker]") {
  // Two of thirteen can never finish; the other eleven could be put in a line in 11! ways.
  State state = {.available = {1}, .allocation = Matrix(13, Units{0}), .maximum = Matrix(13, Units{1})};
  state.allocation[0] = state.allocation[1] = {1};
  state.maximum[0] = state.maximum[1] = {3};
  REQUIRE(validityOf(state));
  CHECK(checkSafety(state).left == Order{0, 1});
  CHECK(countSafeSequences(state) == 0);
  CHECK(listSafeSequences(state, 10).empty());
}

TEST_CASE("one kind: of four customers only the third may have one of the last two units", "[banker]") {
  const State bank = {.available = {2}, .allocation = {{1}, {1}, {2}, {4}}, .maximum = {{6}, {5}, {4}, {7}}};
  REQUIRE(validityOf(bank));
  CHECK(totalOf(bank) == Units{10});
  CHECK(needOf(bank) == Matrix{{5}, {4}, {2}, {3}});
  CHECK(finishesInOrder(bank, {2, 3, 0, 1}));
  CHECK(checkSafety(bank).work == Matrix{{2}, {4}, {8}, {9}, {10}});
  CHECK(countSafeSequences(bank) == 4);
  for (const int customer : {0, 1, 3}) {
    const Answer answer = request(bank, customer, {1});
    CHECK(answer.verdict == Verdict::kUnsafe);
    CHECK(answer.reduction.left == Order{0, 1, 2, 3});
  }
  CHECK(request(bank, 2, {1}).verdict == Verdict::kGranted);
}

TEST_CASE("the cost grows with the square of the processes, and with the kinds", "[banker]") {
  CHECK(worstCost(5, 3) == 60);
  CHECK(worstCost(10, 3) == 195);
  CHECK(worstCost(100, 10) == 51'500);
  CHECK(worstCost(200, 10) == 203'000);
  for (const int processes : {1, 2, 7, 100, kMostProcesses})
    for (const int kinds : {1, 3, kMostKinds}) {
      const State state = costliestState(processes, kinds);
      REQUIRE(validityOf(state));
      REQUIRE(isSafe(state));
      CHECK(checkSafety(state).operations == worstCost(processes, kinds));
    }
}

TEST_CASE("the textbook's bank costs 32 operations, of 60 at most", "[banker]") {
  CHECK(checkSafety(textbookState()).operations == 32);
}

TEST_CASE("the textbook's detection: no deadlock, until P2 asks for one more of C", "[banker]") {
  Waiting waiting = textbookWaiting();
  const Detection before = detect(waiting);
  CHECK(before.reduction.order == Order{0, 2, 3, 4, 1});
  CHECK(before.deadlocked.empty());
  CHECK(before.behind.empty());

  waiting.requests[2] = {0, 0, 1};
  const Detection after = detect(waiting);
  CHECK(after.reduction.order == Order{0});
  CHECK(after.deadlocked == Order{1, 2, 3, 4});
  CHECK(after.behind.empty());
}

TEST_CASE("who holds nothing is not deadlocked, but may wait behind the deadlocked for ever", "[banker]") {
  const Waiting waiting = {.available = {0, 0, 0},
                           .allocation = {{1, 0, 0}, {0, 1, 0}, {0, 0, 0}, {0, 0, 1}},
                           .requests = {{0, 1, 0}, {1, 0, 0}, {1, 0, 1}, {0, 0, 0}}};
  const Detection found = detect(waiting);
  CHECK(found.deadlocked == Order{0, 1});
  CHECK(found.behind == Order{2});
}

TEST_CASE("with several units a cycle is not yet a deadlock", "[banker]") {
  // P0 and P1 each hold one of what the other waits for, and P2 holds the second unit of A and waits for nothing.
  const Waiting waiting = {
      .available = {0, 0}, .allocation = {{1, 0}, {0, 1}, {1, 0}}, .requests = {{0, 1}, {1, 0}, {0, 0}}};
  CHECK(detect(waiting).deadlocked.empty());
}

TEST_CASE("a hundred random waits agree with trying every order", "[banker]") {
  Random random(1971);
  int deadlocks = 0;
  for (int instance = 0; instance < 100; ++instance) {
    const int processes = 1 + upTo(random, 5);
    const int kinds = 1 + upTo(random, 2);
    const Waiting waiting = {.available = randomMatrix(random, 1, kinds, 1)[0],
                             .allocation = randomMatrix(random, processes, kinds, 1),
                             .requests = randomMatrix(random, processes, kinds, 2)};
    const Order expected = leftByTrying(waiting);
    Detection found = detect(waiting);
    CHECK(found.reduction.left == expected);
    deadlocks += found.deadlocked.empty() ? 0 : 1;
    found.deadlocked.insert(found.deadlocked.end(), found.behind.begin(), found.behind.end());
    std::ranges::sort(found.deadlocked);
    CHECK(found.deadlocked == expected);
  }
  CHECK(deadlocks > 20);
  CHECK(deadlocks < 80);
}

}  // namespace
}  // namespace racecourse::labs::banker
