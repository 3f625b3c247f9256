#include "engine/state_store.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace racecourse::engine {
namespace {

constexpr std::size_t kFirstTable = 1 << 10;

// Full enough to be compact, empty enough for short probes.
constexpr bool full(std::size_t size, std::size_t entries) { return size * 4 >= entries * 3; }

bool same(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  std::uint64_t difference = 0;
  for (std::size_t i = 0; i < words; ++i) difference |= a[i] ^ b[i];
  return difference == 0;
}

constexpr std::uint64_t tagOf(std::uint64_t hash) { return hash >> 32 << 32; }

}  // namespace

StateStore::StateStore(std::size_t width, std::size_t most_bytes)
    : width_(width), most_bytes_(most_bytes), table_(kFirstTable) {
  assert(width > 0);
}

std::size_t StateStore::bytes() const { return table_.size() * sizeof(Entry) + chunks_.size() * chunkBytes(); }

// The entry that holds `state`, or the free one where it belongs.
std::size_t StateStore::probe(Packed state, std::uint64_t hash) const {
  const std::size_t mask = table_.size() - 1;
  for (std::size_t place = home(hash);; place = (place + 1) & mask) {
    const Entry entry = table_[place];
    if (entry == 0) return place;
    if (tagOf(entry) != tagOf(hash)) continue;
    const auto number = static_cast<Number>(entry) - 1;
    if (same(at(number).data(), state.data(), width_)) return place;
  }
}

std::optional<StateStore::Number> StateStore::find(Packed state, std::uint64_t hash) const {
  const Entry entry = table_[probe(state, hash)];
  if (entry == 0) return std::nullopt;
  return static_cast<Number>(entry) - 1;
}

// Makes room for one more state; false when that would take too much.
bool StateStore::room() {
  if (size_ == std::numeric_limits<Number>::max() - 1) return false;
  if (size_ == chunks_.size() * kChunkStates) {
    if (!chunks_.empty() && bytes() + chunkBytes() > most_bytes_) return false;
    chunks_.push_back(std::make_unique_for_overwrite<std::uint64_t[]>(kChunkStates * width_));
  }
  if (full(size_ + 1, table_.size())) {
    // While it grows, the old table and the new one are both there.
    if (bytes() + 2 * table_.size() * sizeof(Entry) > most_bytes_) return false;
    grow();
  }
  return true;
}

// The tag alone decides where a state belongs, so no state is looked at again.
void StateStore::grow() {
  std::vector<Entry> larger(table_.size() * 2);
  larger.swap(table_);
  const std::size_t mask = table_.size() - 1;
  for (const Entry entry : larger) {
    if (entry == 0) continue;
    std::size_t place = home(entry);
    while (table_[place] != 0) place = (place + 1) & mask;
    table_[place] = entry;
  }
}

void StateStore::prefetchState(std::uint64_t hash) const {
  const std::size_t mask = table_.size() - 1;
  for (std::size_t place = home(hash); table_[place] != 0; place = (place + 1) & mask) {
    if (tagOf(table_[place]) != tagOf(hash)) continue;
    __builtin_prefetch(at(static_cast<Number>(table_[place]) - 1).data());
    return;
  }
}

std::optional<StateStore::Place> StateStore::insert(Packed state, std::uint64_t hash) {
  assert(state.size() == width_);
  std::size_t place = probe(state, hash);
  if (table_[place] != 0) return Place{static_cast<Number>(table_[place]) - 1, false};
  const std::size_t entries = table_.size();
  if (!room()) return std::nullopt;
  if (table_.size() != entries) place = probe(state, hash);
  const auto number = static_cast<Number>(size_++);
  std::ranges::copy(state, &chunks_[number / kChunkStates][number % kChunkStates * width_]);
  table_[place] = tagOf(hash) | (number + 1);
  return Place{number, true};
}

}  // namespace racecourse::engine
