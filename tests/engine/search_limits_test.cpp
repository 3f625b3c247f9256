// Where a search stops.
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "engine/machine.h"
#include "tests/engine/machine_runs.h"
#include "tests/engine/search_comparison.h"

namespace racecourse::engine {
namespace {

using namespace toy;

TEST_CASE("a search stops at its limits and says which", "[engine][search]") {
  ToyModel model(counter(4, 2));
  Search few(model, {.most_states = 1000});
  finish(few);
  CHECK(few.stopped() == Stop::kStates);
  CHECK(few.size() == 1000);
  Search shallow(model, {.most_depth = 5});
  finish(shallow);
  CHECK(shallow.stopped() == Stop::kDepth);
  CHECK(shallow.depth() == 5);
  Search small(model, {.most_bytes = std::size_t{1} << 17});
  finish(small);
  CHECK(small.stopped() == Stop::kMemory);
  CHECK(small.size() > 1);
  CHECK(small.at(static_cast<Number>(small.size() - 1)).threads.size() == 5);
}

TEST_CASE("a search without the memory for its first states stops there", "[engine][search]") {
  for (const std::size_t most_bytes : {1, 1'000, 100'000}) {
    INFO(most_bytes << " bytes");
    ToyModel model(counter(4, 2));
    Search search(model, {.most_bytes = most_bytes});
    finish(search);
    CHECK(search.stopped() == Stop::kMemory);
    CHECK(search.size() >= 1);
    CHECK(search.at(static_cast<Number>(search.size() - 1)).threads.size() == 5);
  }
}

TEST_CASE("a search of states that grow stops where they fill the memory", "[engine][search]") {
  const Program program = tests::compiled(
      "from threading import Thread\nitems = []\ndef work():\n    for i in range(20000):\n        items.append(i)\n"
      "threads = [Thread(target=work), Thread(target=work)]\nfor t in threads: t.start()\nfor t in threads: "
      "t.join()\n");
  for (const std::size_t most_bytes : {1, 1'000, 100'000, 10'000'000}) {
    INFO(most_bytes << " bytes");
    Machine machine(program);
    Search search(machine, {.most_bytes = most_bytes});
    finish(search);
    CHECK(search.stopped() == Stop::kMemory);
    CHECK(search.size() >= 1);
    CHECK(search.at(static_cast<Number>(search.size() - 1)).threads.size() == 3);
  }
}

TEST_CASE("a failing search that is to stop there completes the layer", "[engine][search]") {
  // Fails after one step of thread 1, or of thread 2: both in layer 1.
  ToyModel model({.scripts = {{}, {update(0, 1), check(0, 1)}}, .threads = {0, 1, 1}});
  Search search(model, {.stop_at_failure = true});
  finish(search);
  CHECK(search.endings(Ending::kFailure).size() == 2);
  CHECK(search.stopped() == Stop::kNone);
  CHECK(search.depth() == 1);
}

TEST_CASE("a state with a false invariant goes no further", "[engine][search]") {
  // 0, 1, 2 would be reached in a row; 1 is forbidden.
  ToyModel model({.scripts = {{join(1)}, {update(0, 1), update(0, 1)}}, .threads = {0, 1}, .invariant = 1});
  Search search(model, {});
  finish(search);
  CHECK(search.size() == 2);
  CHECK(search.endings(Ending::kInvariant) == std::vector<Number>{1});
}

}  // namespace
}  // namespace racecourse::engine
