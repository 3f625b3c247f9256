#pragma once

// The set of states seen so far: exact, compact, and quick to ask. States are rows of 64-bit words of one length; each
// gets a number in the order of its arrival. A table of 64-bit entries (32 bits of hash, 32 bits of number) lies over
// an arena that grows in chunks, so that no state ever moves and memory is taken as it is needed.
//
//   StateStore store(3, 1 << 30);
//   if (const auto place = store.insert(state); place && place->fresh) queue.push(place->number);
//
// The layout follows what explicit-state model checkers call a closed hash table with stored states; nothing is
// recognised by its hash alone.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace racecourse::engine {

class StateStore {
 public:
  using Number = std::uint32_t;
  using Packed = std::span<const std::uint64_t>;

  // A state's number, and whether it was new.
  struct Place {
    Number number;
    bool fresh;

    bool operator==(const Place&) const = default;
  };

  // For states of `width` words (at least 1). It stops growing before it takes more than `most_bytes`, but
  // has room for a first state in any case.
  StateStore(std::size_t width, std::size_t most_bytes);

  // Looks `state` up and adds it when it is new. Nothing when it is new and there is no room for it.
  std::optional<Place> insert(Packed state) { return insert(state, hashOf(state)); }

  // The same for who has the hash already, and has perhaps prefetched what it leads to: first its entry in the table, a
  // little later the state that the entry names.
  static std::uint64_t hashOf(Packed state) {
    std::uint64_t hash = 0;
    for (const std::uint64_t word : state) hash = mixed(hash + word);
    return hash;
  }
  std::optional<Place> insert(Packed state, std::uint64_t hash);
  void prefetchEntry(std::uint64_t hash) const { __builtin_prefetch(&table_[home(hash)]); }
  void prefetchState(std::uint64_t hash) const;

  // The number of `state` if it is in the set.
  std::optional<Number> find(Packed state) const { return find(state, hashOf(state)); }
  std::optional<Number> find(Packed state, std::uint64_t hash) const;

  // The state with this number, below size(). Stays valid as the set grows.
  Packed at(Number number) const { return {&chunks_[number / kChunkStates][number % kChunkStates * width_], width_}; }

  void limitBytes(std::size_t most_bytes) { most_bytes_ = most_bytes; }

  // How many states there are.
  std::size_t size() const { return size_; }

  // Bytes taken by states and table.
  std::size_t bytes() const;

 private:
  static constexpr std::size_t kChunkStates = 1 << 12;

  using Entry = std::uint64_t;  // 0 for free, else hash tag in the high half and number + 1 in the low one

  static std::uint64_t mixed(std::uint64_t hash) {
    hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93ULL;
    hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93ULL;
    return hash ^ hash >> 32;
  }
  // Where a state with this hash, or in this entry, is looked for first: the leading bits of the tag.
  std::size_t home(std::uint64_t hash_or_entry) const {
    return static_cast<std::size_t>((hash_or_entry >> 32) * table_.size() >> 32);
  }
  std::size_t probe(Packed state, std::uint64_t hash) const;
  std::size_t chunkBytes() const { return kChunkStates * width_ * sizeof(std::uint64_t); }
  bool room();
  void grow();

  std::size_t width_, most_bytes_;
  std::size_t size_ = 0;
  std::vector<Entry> table_;
  std::vector<std::unique_ptr<std::uint64_t[]>> chunks_;
};

}  // namespace racecourse::engine
