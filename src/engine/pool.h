// Where everything lives that does not fit into a word: large integers, texts, tuples, the contents of heap objects,
// the local states of threads. Entries are interned: the same kind, flags and content always give the same word.
// Entries are never changed or removed, so what at() and text() give stays valid as long as the pool.
//
//   const Word pair = pool.intern(Kind::kTuple, std::array{Word::integer(1), Word::integer(2)});
//   pool.words(pair)[1]   ->  Word::integer(2)
//
// Several threads may intern and read at the same time: interning takes a short spin lock, reading takes none.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/value.h"

namespace racecourse::engine {

// What an entry is. Immutable values first, then contents of heap objects, then what the machine keeps.
enum class Kind : std::uint8_t {
  // Values.
  kInteger,      // two words: the bits of the low and the high half; only numbers that do not fit a Word
  kText,         // bytes, UTF-8
  kTuple,        // its elements
  kRange,        // start, stop, step as words
  kFunction,     // code index (integer), then the values of its defaults, then what it captures
  kBoundMethod,  // the function or builtin, then the object it belongs to
  kIterator,     // see interpreter_iteration.cpp
  kGuard,        // what `rw.read()` and `rw.write()` give: the lock, then truth: for writing
  // Contents of heap objects.
  kList,          // its elements
  kDict,          // key, value, key, value ... in order of insertion
  kInstance,      // the class object, then name id, value, name id, value ... by increasing name id
  kClass,         // class index, then name id, value ... by increasing name id
  kCell,          // the value of a captured variable
  kThreadObject,  // see primitives.h, as are all below
  kLock,
  kRLock,
  kSemaphore,
  kCondition,
  kEvent,
  kBarrier,
  kQueue,
  kAtomicValue,
  kRWLock,
  // The machine's own.
  kLocal,    // the local state of a thread
  kOutput,   // what was printed before, then the text printed last
  kFailure,  // why a thread failed
};

// Flags of the contents of a heap object.
inline constexpr std::uint8_t kShared = 1;  // more than one thread may reach it: accesses to it are steps
inline constexpr std::uint8_t kFrozen = 2;  // nobody ever changes it: accesses to it are local work

class Pool {
 public:
  Pool();
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  Word intern(Kind kind, std::span<const Word> words, std::uint8_t flags = 0);
  Word text(std::string_view text);
  // Any 64-bit number: a kInteger word if it fits, else an entry.
  Word integer(std::int64_t value);

  Kind kind(Word pooled) const;
  std::uint8_t flags(Word pooled) const;
  // Not for kText.
  std::span<const Word> words(Word pooled) const;
  std::string_view textOf(Word pooled) const;
  // True for numbers, small or pooled; False and True are not numbers here.
  bool isInteger(Word word) const;
  std::int64_t integerOf(Word word) const;
  bool is(Word word, Kind kind) const { return word.is(Tag::kPooled) && this->kind(word) == kind; }

  // Whether a thread (Tag::kThread) or a heap object (Tag::kObject) occurs anywhere within `word`.
  bool mentionsThreads(Word word) const;
  bool mentionsObjects(Word word) const;

  // How many entries lie inside one another: 0 for a word that is not pooled or has no pooled word inside, and so on.
  int depth(Word word) const;

  // `word` with each thread t replaced by names[t], each object o by names[o], at every depth. They
  // recurse as deep as the entries that mention any; others come back as they are.
  Word renameThreads(Word word, std::span<const int> names);
  Word renameObjects(Word word, std::span<const std::uint32_t> names);

  // Entries so far, and the bytes they and the table take.
  std::size_t size() const;
  std::size_t bytes() const;

 private:
  struct Entry;
  struct Parts;

  const Entry& entry(Word pooled) const;
  Word add(Kind kind, std::uint8_t flags, const void* data, std::size_t bytes);
  template <class Rename>
  Word renamed(Word word, bool Entry::* mentions, const Rename& rename);

  std::unique_ptr<Parts> parts_;
};

}  // namespace racecourse::engine
