#include "engine/local.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

namespace racecourse::engine {
namespace {

// One function with two locals: the first is dead from instruction 1 on.
Program program() {
  Program made;
  made.codes.resize(2);
  made.codes[1].locals = {"a", "b"};
  made.codes[1].instructions.resize(3);
  made.codes[1].live = {{true, true}, {false, true}, {false, true}};
  made.codes[1].spans = {{{1, 1}, {1, 2}}, {{2, 1}, {2, 2}}, {{3, 1}, {3, 2}}};
  return made;
}

Local local() {
  Local made;
  made.status = Status::kJoins;
  made.joins = 3;
  made.start = Word::integer(9);
  made.held = {4, 4, 7};
  made.atomic = 1;
  made.phase = 2;
  made.saved = {Word::integer(5)};
  made.frames.push_back({.code = 1, .pc = 1, .locals = {Word::integer(1), Word::unset()}, .operands = {}});
  made.frames.push_back({.code = 1,
                         .pc = 2,
                         .returned = Returned::kMadeBy,
                         .locals = {Word::integer(1), Word::integer(2)},
                         .operands = {Word::none(), Word::integer(8)}});
  return made;
}

TEST_CASE("a local state comes back as it was packed", "[engine][local]") {
  Pool pool;
  const Local back = unpack(pool, program(), pack(pool, program(), local(), false));
  CHECK(back.joins == 3);
  CHECK(back.held == std::vector<std::uint32_t>{4, 4, 7});
  CHECK(back.atomic == 1);
  CHECK(back.phase == 2);
  CHECK(back.saved == local().saved);
  REQUIRE(back.frames.size() == 2);
  CHECK(back.frames[0].locals == local().frames[0].locals);
  CHECK(back.frames[1].pc == 2);
  CHECK(back.frames[1].returned == Returned::kMadeBy);
  CHECK(back.frames[1].operands == local().frames[1].operands);
  CHECK(pack(pool, program(), back, false) == pack(pool, program(), local(), false));
}

TEST_CASE("local states that differ in dead variables meet", "[engine][local]") {
  Pool pool;
  Local other = local();
  other.frames[1].locals[0] = Word::integer(77);
  CHECK(pack(pool, program(), other, true) == pack(pool, program(), local(), true));
  CHECK(pack(pool, program(), other, false) != pack(pool, program(), local(), false));
  other.frames[1].locals[1] = Word::integer(77);
  CHECK(pack(pool, program(), other, true) != pack(pool, program(), local(), true));
}

TEST_CASE("what a local state says is read without unpacking it", "[engine][local]") {
  Pool pool;
  const LocalInfo info = infoOf(pool, pack(pool, program(), local(), true));
  CHECK(info.status == Status::kJoins);
  CHECK(info.joins == 3);
  CHECK(info.start == Word::integer(9));
  REQUIRE(info.held.size() == 3);
  CHECK(info.held[2] == Word::of(Tag::kObject, 7));
}

TEST_CASE("held locks are renamed with the other objects", "[engine][local]") {
  Pool pool;
  const std::array<std::uint32_t, 8> names = {0, 1, 2, 3, 40, 5, 6, 70};
  const Word packed = pool.renameObjects(pack(pool, program(), local(), true), names);
  CHECK(unpack(pool, program(), packed).held == std::vector<std::uint32_t>{40, 40, 70});
}

TEST_CASE("calls stand where they are in the source, the prelude left out", "[engine][local]") {
  Program made = program();
  // The outer call's pc is the instruction behind its call.
  CHECK(positions(made, local()) == std::vector<Span>{{{1, 1}, {1, 2}}, {{3, 1}, {3, 2}}});
  made.codes[1].hidden = true;
  CHECK(positions(made, local()).empty());
}

TEST_CASE("a failure comes back as it was packed", "[engine][local]") {
  Pool pool;
  const Failure failure{Failure::kException, "KeyError", "'é'", {{3, 4}, {5, 6}}};
  CHECK(unpackFailure(pool, packFailure(pool, failure)) == failure);
}

}  // namespace
}  // namespace racecourse::engine
