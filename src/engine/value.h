// A value of the program in one machine word. Equal words are the same value of the same type, so states are compared,
// hashed and packed as integers. What does not fit into a word is interned in a Pool, and the word is its number there.
//
//   Word::integer(3) == Word::integer(3)        Word::truth(true) != Word::integer(1)
//
// Python's `==` is wider than equality of words (True == 1): the interpreter decides it.
#pragma once

#include <cstdint>
#include <functional>

namespace racecourse::engine {

enum class Tag : std::uint32_t {
  kSpecial,  // None, True, False and what no program can name
  kInteger,  // from -2^28 to 2^28 - 1; others are pooled
  kPooled,   // an entry of the Pool
  kObject,   // a heap object, by its number in the state: list, dict, instance, class, primitive, thread, cell
  kThread,   // a thread by its number in the state; only inside the contents of primitives
  kCode,     // a function that captures nothing and has no defaults: a code of the Program
  kBuiltin,  // a Builtin: function, type, method of a built-in type, or module
};

class Word {
 public:
  static constexpr int kPayloadBits = 29;
  static constexpr std::int32_t kHighestInteger = (1 << (kPayloadBits - 1)) - 1;
  static constexpr std::int32_t kLowestInteger = -(1 << (kPayloadBits - 1));

  // None.
  constexpr Word() = default;

  static constexpr Word none() { return Word(); }
  static constexpr Word truth(bool value) { return of(Tag::kSpecial, value ? 1 : 2); }
  // A variable, element or argument without a value.
  static constexpr Word unset() { return of(Tag::kSpecial, 3); }
  // The `atomic` of the module racecourse.
  static constexpr Word atomic() { return of(Tag::kSpecial, 4); }

  // `value` between kLowestInteger and kHighestInteger.
  static constexpr Word integer(std::int32_t value) { return of(Tag::kInteger, static_cast<std::uint32_t>(value)); }

  static constexpr Word of(Tag tag, std::uint32_t payload) {
    Word word;
    word.bits_ = payload << 3 | static_cast<std::uint32_t>(tag);
    return word;
  }
  static constexpr Word fromBits(std::uint32_t bits) {
    Word word;
    word.bits_ = bits;
    return word;
  }

  constexpr Tag tag() const { return static_cast<Tag>(bits_ & 7); }
  constexpr bool is(Tag tag) const { return this->tag() == tag; }
  constexpr std::uint32_t payload() const { return bits_ >> 3; }
  // The number of a kInteger.
  constexpr std::int32_t small() const { return static_cast<std::int32_t>(bits_) >> 3; }
  constexpr std::uint32_t bits() const { return bits_; }

  constexpr bool operator==(const Word&) const = default;

 private:
  std::uint32_t bits_ = 0;
};

}  // namespace racecourse::engine

template <>
struct std::hash<racecourse::engine::Word> {
  std::size_t operator()(racecourse::engine::Word word) const noexcept {
    return static_cast<std::size_t>(word.bits() * 0x9E3779B97F4A7C15ull >> 32);
  }
};
