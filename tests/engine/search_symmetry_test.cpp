// Identical threads.
#include <catch2/catch_test_macros.hpp>

#include "tests/engine/search_comparison.h"

namespace racecourse::engine {
namespace {

using namespace toy;

// Three threads that each add 1 as one step, then main, which waits for some of them and looks.
ToyProgram joining(const ToyScript& main) {
  return {.scripts = {main, {update(0, 1), update(0, 1)}}, .threads = {0, 1, 1, 1}, .globals = 2};
}

TEST_CASE("a main thread that joins one of several alike does not wait for the others", "[engine][search]") {
  // Whoever is joined: the other two may have added nothing, so 2 to 6 can be seen.
  for (int joined = 1; joined <= 3; ++joined) {
    INFO("joins " << joined);
    checkSymmetric(joining({join(joined), load(0, 0), print(0)}), false);
  }
  checkSymmetric(joining({join(2), join(3), load(0, 0), print(0)}), false);
  checkSymmetric(joining({join(3), join(2), load(0, 0), print(0)}), false);
}

TEST_CASE("joining all of several alike keeps the symmetry, in any order", "[engine][search]") {
  for (const ToyScript& main : {ToyScript{join(1), join(2), join(3), load(0, 0), check(0, 6)},
                                ToyScript{join(3), join(1), join(2), load(0, 0), check(0, 6)}}) {
    checkSymmetric(joining(main), false);
    ToyModel model(joining(main));
    Search search(model, {.symmetry = true});
    finish(search);
    CHECK_FALSE(search.asymmetric());
    // Multisets of three positions out of not begun, half way, through: C(5, 3).
    CHECK(search.size() == 10);
  }
}

TEST_CASE("asking whether one of several alike lives tells them apart", "[engine][search]") {
  // The first may live on while another has ended and the sum says so.
  checkSymmetric(joining({load(0, 0), isAlive(1, 1), join(1), join(2), join(3), print(0), print(1)}), false);
  checkSymmetric(joining({isAlive(1, 2), print(1)}), false);
}

TEST_CASE("one of several alike that knows its number is no longer like the others", "[engine][search]") {
  checkPlainly({.scripts = {{join(1), join(2)}, {update(0, 1), remember(0), update(0, 1)}}, .threads = {0, 1, 1}});
  checkSymmetric({.scripts = {{join(1), join(2)}, {update(0, 1), remember(0), update(0, 1)}}, .threads = {0, 1, 1}},
                 false);
}

TEST_CASE("threads that wait in a queue are renamed with the queue", "[engine][search]") {
  const ToyProgram program = {.scripts = {{join(1), join(2), join(3), load(0, 0), print(0)},
                                          {update(0, 1), wait(0), load(0, 0), add(0, 1), store(0, 0), notify(0)},
                                          {notify(0), notify(0)}},
                              .threads = {0, 1, 1, 1, 2}};
  checkPlainly(program);
  checkSymmetric(program, false);
}

}  // namespace
}  // namespace racecourse::engine
