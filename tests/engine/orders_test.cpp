#include "engine/orders.h"

#include <catch2/catch_test_macros.hpp>

#include "engine/compiler.h"
#include "engine/machine.h"

namespace racecourse::engine {
namespace {

// How many distinct orders a program has, as text; empty where it cannot be told.
std::string ordersOf(const std::string& source) {
  const auto program = compile("from threading import Thread, Lock\nfrom racecourse import choose\n" + source);
  REQUIRE(program);
  Machine machine(*program);
  Search search(machine, {});
  while (!search.advance(1'000)) {
  }
  Orders orders(search);
  while (!orders.advance(10)) {
  }
  return orders.count() ? orders.count()->text() : "";
}

std::string withThreads(const std::string& body, int threads) {
  std::string source = body + "threads = [Thread(target=work, args=(i,)) for i in range(" + std::to_string(threads) +
                       ")]\nfor t in threads: t.start()\nfor t in threads: t.join()\n";
  return source;
}

std::string counter(int threads, int times) {
  return withThreads("n = 0\ndef work(i):\n    global n\n    for _ in range(" + std::to_string(times) + "): n += 1\n",
                     threads);
}

TEST_CASE("two reads can be swapped, a read and a write cannot", "[engine][orders]") {
  // Of the six schedules r1 w1 r2 w2 and its mirror image stand alone. Both others begin with the two reads, in either
  // order, and end with the two writes, whose order counts: two orders of two schedules each.
  CHECK(ordersOf(counter(2, 1)) == "4");
}

TEST_CASE("two increments each have 70 schedules and 34 orders", "[engine][orders]") {
  CHECK(ordersOf(counter(2, 2)) == "34");
}

TEST_CASE("steps on different data have one order", "[engine][orders]") {
  // Six schedules, in which nobody can tell who was first.
  CHECK(ordersOf(withThreads("a = [0, 0]\ndef work(i): a[i] += 1\n", 2)) == "1");
  CHECK(ordersOf(withThreads("a = [0, 0, 0]\ndef work(i): a[i] += 1\n", 3)) == "1");
}

TEST_CASE("a lock has as many orders as there are orders to take it in", "[engine][orders]") {
  const std::string body = "lock = Lock()\nn = 0\ndef work(i):\n    global n\n    with lock: n += 1\n";
  CHECK(ordersOf(withThreads(body, 2)) == "2");
  CHECK(ordersOf(withThreads(body, 3)) == "6");
}

TEST_CASE("one thread has one order", "[engine][orders]") { CHECK(ordersOf("n = 0\nn += 1\n") == "1"); }

TEST_CASE("orders of schedules without end, and of steps with alternatives, are not counted", "[engine][orders]") {
  CHECK(ordersOf(withThreads("go = False\ndef work(i):\n    while not go: pass\n", 2)).empty());
  CHECK(ordersOf(withThreads("n = 0\ndef work(i):\n    global n\n    n = choose([1, 2])\n", 2)).empty());
}

}  // namespace
}  // namespace racecourse::engine
