#include "engine/pool.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <limits>
#include <thread>
#include <vector>

namespace racecourse::engine {
namespace {

Word thread(std::uint32_t number) { return Word::of(Tag::kThread, number); }
Word object(std::uint32_t number) { return Word::of(Tag::kObject, number); }

TEST_CASE("a word is a value: its tag, its payload, its sign", "[pool]") {
  CHECK(Word() == Word::none());
  CHECK(Word::truth(true) != Word::integer(1));
  CHECK(Word::truth(false) != Word::none());
  CHECK(Word::integer(-1).small() == -1);
  CHECK(Word::integer(Word::kLowestInteger).small() == Word::kLowestInteger);
  CHECK(Word::integer(Word::kHighestInteger).small() == Word::kHighestInteger);
  CHECK(object(7).is(Tag::kObject));
  CHECK(object(7).payload() == 7);
  CHECK(Word::fromBits(thread(3).bits()) == thread(3));
}

TEST_CASE("the same content gives the same word, another kind, flag or length another", "[pool]") {
  Pool pool;
  const std::array pair = {Word::integer(1), Word::integer(2)};
  const Word tuple = pool.intern(Kind::kTuple, pair);
  CHECK(pool.intern(Kind::kTuple, std::vector(pair.begin(), pair.end())) == tuple);
  CHECK(pool.intern(Kind::kList, pair) != tuple);
  CHECK(pool.intern(Kind::kTuple, pair, kShared) != tuple);
  CHECK(pool.intern(Kind::kTuple, std::span(pair).first(1)) != tuple);
  CHECK(pool.size() == 4);
  CHECK(pool.kind(tuple) == Kind::kTuple);
  CHECK(pool.flags(tuple) == 0);
  CHECK(std::vector(pool.words(tuple).begin(), pool.words(tuple).end()) == std::vector(pair.begin(), pair.end()));
  CHECK(pool.words(pool.intern(Kind::kTuple, {})).empty());
}

TEST_CASE("texts keep every byte", "[pool]") {
  Pool pool;
  const std::string_view bytes("a\0\xC3\xA4", 4);
  CHECK(pool.textOf(pool.text(bytes)) == bytes);
  CHECK(pool.text(bytes) == pool.text(std::string(bytes)));
  CHECK(pool.text("") != pool.text(std::string_view("\0", 1)));
  CHECK(pool.textOf(pool.text("")).empty());
  const std::string large(200'000, 'x');
  CHECK(pool.textOf(pool.text(large)) == large);
}

TEST_CASE("every number of 64 bits comes back, small ones without an entry", "[pool]") {
  Pool pool;
  for (const std::int64_t small : {std::int64_t{0}, std::int64_t{-268435456}, std::int64_t{268435455}}) {
    CHECK(pool.integer(small).is(Tag::kInteger));
    CHECK(pool.integerOf(pool.integer(small)) == small);
  }
  CHECK(pool.size() == 0);
  for (const std::int64_t large :
       {std::int64_t{268435456}, std::int64_t{-268435457}, std::int64_t{0x123456789ABCDEF},
        std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
    CHECK(pool.is(pool.integer(large), Kind::kInteger));
    CHECK(pool.isInteger(pool.integer(large)));
    CHECK(pool.integerOf(pool.integer(large)) == large);
  }
  CHECK(pool.size() == 5);
  CHECK_FALSE(pool.isInteger(Word::truth(true)));
}

TEST_CASE("threads and objects are found and renamed at every depth", "[pool]") {
  Pool pool;
  const Word inner = pool.intern(Kind::kTuple, std::array{thread(0), object(1)});
  const Word outer = pool.intern(Kind::kCondition, std::array{inner, Word::integer(8), thread(1)}, kShared);
  CHECK(pool.mentionsThreads(outer));
  CHECK(pool.mentionsObjects(outer));
  CHECK(pool.depth(outer) == 1);
  const Word other = pool.renameThreads(outer, std::array{1, 0});
  CHECK(other == pool.intern(Kind::kCondition,
                             std::array{pool.intern(Kind::kTuple, std::array{thread(1), object(1)}), Word::integer(8),
                                        thread(0)},
                             kShared));
  CHECK(pool.renameThreads(other, std::array{1, 0}) == outer);
  CHECK(pool.renameObjects(inner, std::array<std::uint32_t, 2>{0, 5}) ==
        pool.intern(Kind::kTuple, std::array{thread(0), object(5)}));
}

TEST_CASE("bits of a large number are no thread and no object", "[pool]") {
  Pool pool;
  for (std::uint32_t tag = 0; tag < 8; ++tag) {
    const auto bits = std::int64_t{0x7000'0000} << 32 | (0x1238 + tag);
    CHECK_FALSE(pool.mentionsThreads(pool.integer(bits)));
    CHECK_FALSE(pool.mentionsObjects(pool.integer(bits)));
    CHECK(pool.depth(pool.integer(bits)) == 0);
  }
}

TEST_CASE("a hundred thousand entries stay where they are", "[pool]") {
  Pool pool;
  std::vector<Word> words;
  for (int i = 0; i < 100'000; ++i)
    words.push_back(pool.intern(Kind::kList, std::array{Word::integer(i), Word::integer(-i)}));
  const Word* const first = pool.words(words[0]).data();
  for (int i = 0; i < 100'000; ++i) {
    if (pool.intern(Kind::kList, std::array{Word::integer(i), Word::integer(-i)}) != words[i]) FAIL(i);
    if (pool.words(words[i])[1] != Word::integer(-i)) FAIL(i);
  }
  CHECK(pool.size() == 100'000);
  CHECK(pool.words(words[0]).data() == first);
  CHECK(pool.bytes() < 100'000 * 64);
}

TEST_CASE("threads that intern the same at the same time get the same words", "[pool]") {
  Pool pool;
  const auto fill = [&](std::vector<Word>& words) {
    for (int i = 0; i < 20'000; ++i)
      words.push_back(pool.intern(Kind::kTuple, std::array{Word::integer(i % 5'000), Word::none()}));
  };
  std::vector<Word> here, there;
  std::thread other([&] { fill(there); });
  fill(here);
  other.join();
  CHECK(here == there);
  CHECK(pool.size() == 5'000);
}

}  // namespace
}  // namespace racecourse::engine
