// Random programs beside the plain search: numbers from a seed, the same on every machine.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>

#include "tests/engine/search_comparison.h"

namespace racecourse::engine {
namespace {

using namespace toy;

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed * 2'654'435'761U + 1) {}
  int below(int count) {
    state_ = state_ * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(count));
  }

 private:
  std::uint64_t state_;
};

ToyOperation randomOperation(Dice& dice, int length) {
  switch (dice.below(12)) {
    case 0:
      return load(dice.below(2), dice.below(2));
    case 1:
      return store(dice.below(2), dice.below(2));
    case 2:
      return update(dice.below(2), 1);
    case 3:
      return add(dice.below(2), 1);
    case 4:
      return jumpUnless(dice.below(2), dice.below(3), dice.below(length + 1));
    case 5:
      return choose(dice.below(2), 2);
    case 6:
      return tryFor(dice.below(2), dice.below(2));
    case 7:
      return wait(0);
    case 8:
      return notify(0);
    case 9:
      return check(dice.below(2), dice.below(2));
    case 10:
      return print(dice.below(2));
    default:
      return release(dice.below(2));
  }
}

// A few operations, a part of them within a lock.
ToyScript randomScript(Dice& dice, bool disciplined) {
  ToyScript script;
  const int length = 2 + dice.below(4);
  for (int i = 0; i < length; ++i) {
    const int lock = dice.below(2);
    if (disciplined || dice.below(2) == 0) {
      const int global = disciplined && dice.below(8) != 0 ? lock : dice.below(2);
      script.push_back(acquire(lock));
      script.push_back(load(0, global));
      if (dice.below(2) == 0) script.push_back(add(0, 1));
      if (dice.below(2) == 0) script.push_back(store(0, global));
      if (dice.below(8) == 0) script.push_back(randomOperation(dice, length));
      if (dice.below(12) != 0) script.push_back(release(lock));
    } else {
      script.push_back(randomOperation(dice, length));
    }
    if (script.size() > 7) break;
  }
  if (dice.below(10) == 0) script.push_back(jump(0));
  for (ToyOperation& operation : script)
    if (operation.code == ToyOperation::kJumpUnless) operation.c = dice.below(static_cast<int>(script.size()) + 1);
  return script;
}

bool loopsLocally(const ToyScript& script) {
  // Jumps backwards over local work alone would never stand.
  for (std::size_t i = 0; i < script.size(); ++i) {
    const bool jumps = script[i].code == ToyOperation::kJump || script[i].code == ToyOperation::kJumpUnless;
    const auto target = static_cast<std::size_t>(script[i].code == ToyOperation::kJump ? script[i].a : script[i].c);
    if (!jumps || target > i) continue;
    const auto is_step = [](const ToyOperation& operation) { return operation.code >= ToyOperation::kLoad; };
    if (std::none_of(script.begin() + static_cast<std::ptrdiff_t>(target),
                     script.begin() + static_cast<std::ptrdiff_t>(i), is_step))
      return true;
  }
  return false;
}

// Bounds what grows: a loop that prints or adds has no end of states.
bool grows(const ToyScript& script) {
  const auto has = [&](auto... codes) {
    return std::ranges::any_of(script,
                               [&](const ToyOperation& operation) { return ((operation.code == codes) || ...); });
  };
  if (loopsLocally(script)) return true;
  bool back = false;
  for (std::size_t i = 0; i < script.size(); ++i)
    back |= script[i].code == ToyOperation::kJump ||
            (script[i].code == ToyOperation::kJumpUnless && static_cast<std::size_t>(script[i].c) <= i);
  return back && has(ToyOperation::kPrint, ToyOperation::kAdd, ToyOperation::kUpdate, ToyOperation::kWait,
                     ToyOperation::kRelease);
}

ToyScript boundedScript(Dice& dice, bool disciplined) {
  for (;;) {
    ToyScript script = randomScript(dice, disciplined);
    if (!grows(script)) return script;
  }
}

ToyProgram randomProgram(Dice& dice, bool disciplined, bool alike) {
  ToyProgram program{.scripts = {{}}, .threads = {0}, .globals = 2, .locks = 2, .queues = 1};
  const int threads = alike ? 3 : 2 + dice.below(2);
  program.scripts.push_back(boundedScript(dice, disciplined));
  program.scripts.push_back(boundedScript(dice, disciplined));
  for (int i = 1; i <= threads; ++i) program.threads.push_back(alike && dice.below(4) != 0 ? 1 : 1 + dice.below(2));
  // Main joins all, some, or in another order; then it looks.
  const int joined = dice.below(3);
  for (int i = 1; i <= threads; ++i)
    if (joined != 0 || dice.below(2) == 0) program.scripts[0].push_back(join(joined == 2 ? threads + 1 - i : i));
  if (dice.below(2) == 0)
    for (const ToyOperation& operation : {load(0, 0), check(0, dice.below(3)), print(0)})
      program.scripts[0].push_back(operation);
  return program;
}

TEST_CASE("random programs have the states, endings and races of a plain search", "[engine][search]") {
  for (std::uint32_t seed = 0; seed < 1500; ++seed) {
    INFO("seed " << seed);
    Dice dice(seed);
    checkPlainly(randomProgram(dice, seed % 2 == 0, false));
  }
}

TEST_CASE("reduction keeps endings, failures, races and loops of random programs", "[engine][search]") {
  for (std::uint32_t seed = 0; seed < 1500; ++seed) {
    INFO("seed " << seed);
    Dice dice(seed + 10'000);
    checkReduced(randomProgram(dice, seed % 4 != 0, false));
  }
}

TEST_CASE("symmetry keeps endings, failures and races of random programs", "[engine][search]") {
  for (std::uint32_t seed = 0; seed < 1500; ++seed) {
    INFO("seed " << seed);
    Dice dice(seed + 20'000);
    checkSymmetric(randomProgram(dice, seed % 2 == 0, true), seed % 3 == 0);
  }
}

}  // namespace
}  // namespace racecourse::engine
