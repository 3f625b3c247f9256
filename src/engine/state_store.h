#pragma once

// The set of states seen so far: exact, compact, and quick to ask. States are strings of bytes of one length; each gets
// a number in the order of its arrival. A table of 64-bit entries (32 bits of hash, 32 bits of number) lies over an
// arena that grows in chunks, so that no state ever moves and memory is taken as it is needed.
//
//   StateStore store(24, 1 << 30);
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

  // A state's number, and whether it was new.
  struct Place {
    Number number;
    bool fresh;

    bool operator==(const Place&) const = default;
  };

  // For states of `width` bytes (at least 1). It stops growing before it takes more than `most_bytes`.
  StateStore(std::size_t width, std::size_t most_bytes);

  // Looks `state` up and adds it when it is new. Nothing when it is new and there is no room for it.
  std::optional<Place> insert(std::span<const std::uint8_t> state) { return insert(state, hashOf(state)); }

  // The same for who has the hash already, and has perhaps prefetched what it leads to: first its entry in the table, a
  // little later the state that the entry names.
  static std::uint64_t hashOf(std::span<const std::uint8_t> state);
  std::optional<Place> insert(std::span<const std::uint8_t> state, std::uint64_t hash);
  void prefetchEntry(std::uint64_t hash) const { __builtin_prefetch(&table_[home(hash)]); }
  void prefetchState(std::uint64_t hash) const;

  // The number of `state` if it is in the set.
  std::optional<Number> find(std::span<const std::uint8_t> state) const;

  // The state with this number, below size(). Stays valid as the set grows.
  std::span<const std::uint8_t> at(Number number) const;

  // How many states there are.
  std::size_t size() const { return size_; }

  // Bytes taken by states and table.
  std::size_t bytes() const;

 private:
  using Entry = std::uint64_t;  // 0 for free, else hash tag in the high half and number + 1 in the low one

  // Where a state with this hash, or in this entry, is looked for first: the leading bits of the tag.
  std::size_t home(std::uint64_t hash_or_entry) const {
    return static_cast<std::size_t>((hash_or_entry >> 32) * table_.size() >> 32);
  }
  std::size_t probe(std::span<const std::uint8_t> state, std::uint64_t hash) const;
  bool room();
  void grow();

  std::size_t width_, most_bytes_;
  std::size_t size_ = 0;
  std::vector<Entry> table_;
  std::vector<std::unique_ptr<std::uint8_t[]>> chunks_;
};

}  // namespace racecourse::engine
