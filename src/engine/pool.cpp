#include "engine/pool.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cassert>
#include <cstring>

namespace racecourse::engine {

struct Pool::Entry {
  const void* data = nullptr;
  std::uint32_t bytes = 0;
  std::int32_t depth = 0;
  Kind kind = Kind::kTuple;
  std::uint8_t flags = 0;
  bool mentions_threads = false;
  bool mentions_objects = false;
};

namespace {

// Chunk k holds 1024 << k entries, so that this many reach beyond the numbers a word can hold.
constexpr int kChunks = 20;
constexpr std::uint32_t kFirstChunk = 1024;
constexpr std::size_t kArenaChunk = 1 << 16;
constexpr std::uint32_t kFree = 0xFFFFFFFF;

struct Place {
  int chunk;
  std::uint32_t offset;
};

Place placeOf(std::uint32_t number) {
  const int chunk = std::bit_width(number / kFirstChunk + 1) - 1;
  return {chunk, number - kFirstChunk * ((1u << chunk) - 1)};
}

std::uint64_t mixed(std::uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93ull;
  return hash ^ hash >> 32;
}

std::uint32_t hashOf(Kind kind, std::uint8_t flags, const void* data, std::size_t bytes) {
  std::uint64_t hash = mixed(static_cast<std::uint64_t>(kind) << 8 | flags) + bytes;
  const auto* at = static_cast<const unsigned char*>(data);
  for (; bytes >= 8; at += 8, bytes -= 8) {
    std::uint64_t part;
    std::memcpy(&part, at, 8);
    hash = mixed(hash ^ part);
  }
  std::uint64_t rest = 0;
  if (bytes > 0) std::memcpy(&rest, at, bytes);
  return static_cast<std::uint32_t>(mixed(hash ^ rest));
}

// Held for the time of a look-up or an insertion.
class SpinLock {
 public:
  explicit SpinLock(std::atomic_flag& flag) : flag_(flag) {
    while (flag_.test_and_set(std::memory_order_acquire)) {
      while (flag_.test(std::memory_order_relaxed)) {
      }
    }
  }
  ~SpinLock() { flag_.clear(std::memory_order_release); }
  SpinLock(const SpinLock&) = delete;
  SpinLock& operator=(const SpinLock&) = delete;

 private:
  std::atomic_flag& flag_;
};

}  // namespace

struct Pool::Parts {
  struct Slot {
    std::uint32_t hash;
    std::uint32_t number = kFree;
  };

  std::array<std::unique_ptr<Entry[]>, kChunks> chunks;
  std::vector<std::unique_ptr<unsigned char[]>> arena;
  std::size_t arena_left = 0;
  unsigned char* arena_at = nullptr;
  std::vector<Slot> table = std::vector<Slot>(1024);
  std::atomic<std::uint32_t> size = 0;
  std::atomic<std::size_t> bytes = 1024 * sizeof(Slot);
  std::atomic_flag lock;

  Entry& at(std::uint32_t number) {
    const Place place = placeOf(number);
    return chunks[place.chunk][place.offset];
  }

  // A copy of the data that never moves, aligned for words.
  const void* keep(const void* data, std::size_t count) {
    const std::size_t room = (count + 7) / 8 * 8;
    if (room > arena_left) {
      arena_left = std::max(room, kArenaChunk);
      arena.push_back(std::make_unique_for_overwrite<unsigned char[]>(arena_left));
      arena_at = arena.back().get();
      bytes += arena_left;
    }
    unsigned char* place = arena_at;
    if (count > 0) std::memcpy(place, data, count);
    arena_at += room;
    arena_left -= room;
    return place;
  }

  void makeRoom(std::uint32_t number) {
    const Place place = placeOf(number);
    assert(place.chunk < kChunks);
    if (chunks[place.chunk]) return;
    const std::size_t count = std::size_t{kFirstChunk} << place.chunk;
    chunks[place.chunk] = std::make_unique<Entry[]>(count);
    bytes += count * sizeof(Entry);
  }

  void growTable() {
    std::vector<Slot> old(table.size() * 2);
    old.swap(table);
    bytes += old.size() * sizeof(Slot);
    for (const Slot& slot : old) {
      if (slot.number == kFree) continue;
      std::size_t at = slot.hash & (table.size() - 1);
      while (table[at].number != kFree) at = (at + 1) & (table.size() - 1);
      table[at] = slot;
    }
  }
};

Pool::Pool() : parts_(std::make_unique<Parts>()) {}
Pool::~Pool() = default;

const Pool::Entry& Pool::entry(Word pooled) const {
  assert(pooled.is(Tag::kPooled));
  return parts_->at(pooled.payload());
}

Word Pool::add(Kind kind, std::uint8_t flags, const void* data, std::size_t bytes) {
  Parts& parts = *parts_;
  const std::uint32_t hash = hashOf(kind, flags, data, bytes);
  const SpinLock lock(parts.lock);
  std::size_t at = hash & (parts.table.size() - 1);
  for (; parts.table[at].number != kFree; at = (at + 1) & (parts.table.size() - 1)) {
    if (parts.table[at].hash != hash) continue;
    const Entry& known = parts.at(parts.table[at].number);
    if (known.kind == kind && known.flags == flags && known.bytes == bytes &&
        (bytes == 0 || std::memcmp(known.data, data, bytes) == 0)) {
      return Word::of(Tag::kPooled, parts.table[at].number);
    }
  }
  const std::uint32_t number = parts.size;
  parts.makeRoom(number);
  Entry& fresh = parts.at(number);
  fresh = {.data = parts.keep(data, bytes), .bytes = static_cast<std::uint32_t>(bytes), .kind = kind, .flags = flags};
  if (kind != Kind::kText && kind != Kind::kInteger) {
    for (const Word word : std::span(static_cast<const Word*>(fresh.data), bytes / sizeof(Word))) {
      fresh.mentions_threads |= mentionsThreads(word);
      fresh.mentions_objects |= mentionsObjects(word);
      if (word.is(Tag::kPooled)) fresh.depth = std::max(fresh.depth, depth(word) + 1);
    }
  }
  parts.table[at] = {hash, number};
  parts.size = number + 1;
  if (2 * std::size_t{parts.size} > parts.table.size()) parts.growTable();
  return Word::of(Tag::kPooled, number);
}

Word Pool::intern(Kind kind, std::span<const Word> words, std::uint8_t flags) {
  assert(kind != Kind::kText);
  return add(kind, flags, words.data(), words.size_bytes());
}

Word Pool::text(std::string_view text) { return add(Kind::kText, 0, text.data(), text.size()); }

Word Pool::integer(std::int64_t value) {
  if (value >= Word::kLowestInteger && value <= Word::kHighestInteger)
    return Word::integer(static_cast<std::int32_t>(value));
  const auto bits = static_cast<std::uint64_t>(value);
  const std::array halves = {Word::fromBits(static_cast<std::uint32_t>(bits)),
                             Word::fromBits(static_cast<std::uint32_t>(bits >> 32))};
  return add(Kind::kInteger, 0, halves.data(), sizeof(halves));
}

Kind Pool::kind(Word pooled) const { return entry(pooled).kind; }
std::uint8_t Pool::flags(Word pooled) const { return entry(pooled).flags; }

std::span<const Word> Pool::words(Word pooled) const {
  const Entry& known = entry(pooled);
  assert(known.kind != Kind::kText);
  return {static_cast<const Word*>(known.data), known.bytes / sizeof(Word)};
}

std::string_view Pool::textOf(Word pooled) const {
  const Entry& known = entry(pooled);
  assert(known.kind == Kind::kText);
  return {static_cast<const char*>(known.data), known.bytes};
}

bool Pool::isInteger(Word word) const { return word.is(Tag::kInteger) || is(word, Kind::kInteger); }

std::int64_t Pool::integerOf(Word word) const {
  if (word.is(Tag::kInteger)) return word.small();
  const std::span<const Word> halves = words(word);
  return static_cast<std::int64_t>(std::uint64_t{halves[1].bits()} << 32 | halves[0].bits());
}

bool Pool::mentionsThreads(Word word) const {
  return word.is(Tag::kThread) || (word.is(Tag::kPooled) && entry(word).mentions_threads);
}

bool Pool::mentionsObjects(Word word) const {
  return word.is(Tag::kObject) || (word.is(Tag::kPooled) && entry(word).mentions_objects);
}

int Pool::depth(Word word) const { return word.is(Tag::kPooled) ? entry(word).depth : 0; }

template <class Rename>
Word Pool::renamed(Word word, bool Entry::* mentions, const Rename& rename) {
  if (!word.is(Tag::kPooled)) return rename(word);
  const Entry& old = entry(word);
  if (!(old.*mentions)) return word;
  const std::span<const Word> words = this->words(word);
  std::vector<Word> renamed_words(words.size());
  std::ranges::transform(words, renamed_words.begin(), [&](Word part) { return renamed(part, mentions, rename); });
  return intern(old.kind, renamed_words, old.flags);
}

Word Pool::renameThreads(Word word, std::span<const int> names) {
  return renamed(word, &Entry::mentions_threads, [&](Word part) {
    return part.is(Tag::kThread) ? Word::of(Tag::kThread, static_cast<std::uint32_t>(names[part.payload()])) : part;
  });
}

Word Pool::renameObjects(Word word, std::span<const std::uint32_t> names) {
  return renamed(word, &Entry::mentions_objects, [&](Word part) {
    return part.is(Tag::kObject) ? Word::of(Tag::kObject, names[part.payload()]) : part;
  });
}

std::size_t Pool::size() const { return parts_->size; }
std::size_t Pool::bytes() const { return parts_->bytes; }

}  // namespace racecourse::engine
