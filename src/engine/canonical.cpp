#include "engine/canonical.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

namespace racecourse::engine {
namespace {

constexpr std::uint32_t kUnnamed = 0xFFFFFFFF;

// Gives later objects their names in the order of the words that are looked at.
class Naming {
 public:
  Naming(const Pool& pool, std::uint32_t first_later, std::uint32_t count)
      : pool_(pool), first_later_(first_later), names_(first_later + count, kUnnamed) {
    std::iota(names_.begin(), names_.begin() + first_later, 0u);
  }

  // What `word` mentions is named next.
  void look(Word word) {
    if (!pool_.mentionsObjects(word)) return;
    if (word.is(Tag::kObject)) return name(word.payload());
    for (const Word part : pool_.words(word)) look(part);
  }
  const std::vector<std::uint32_t>& order() const { return order_; }
  std::span<const std::uint32_t> names() const { return names_; }

 private:
  void name(std::uint32_t object) {
    if (names_[object] != kUnnamed) return;
    names_[object] = first_later_ + static_cast<std::uint32_t>(order_.size());
    order_.push_back(object);
  }

  const Pool& pool_;
  std::uint32_t first_later_;
  std::vector<std::uint32_t> names_;
  std::vector<std::uint32_t> order_;
};

}  // namespace

bool canonicalObjects(Pool& pool, Numbering& numbering, bool may_learn, NumberedState& state) {
  const std::uint32_t count = numbering.countLaterObjects(state);
  if (count == 0) return true;
  const Place later = numbering.laterObjects();
  Naming naming(pool, numbering.firstObjects(), count);
  for (Place place = 0; place < later; ++place) naming.look(numbering.word(place, state[place]));
  for (std::size_t i = 0; i < naming.order().size(); ++i) {
    const Place place = later + naming.order()[i] - numbering.firstObjects();
    naming.look(numbering.word(place, state[place]));
  }
  if (naming.order().size() == count && std::ranges::is_sorted(naming.order())) return true;
  const NumberedState old = state;
  const auto renamed = [&](Place from) { return pool.renameObjects(numbering.word(from, old[from]), naming.names()); };
  for (Place place = 0; place < later; ++place) state[place] = numbering.idOf(place, renamed(place), may_learn);
  state.resize(later);
  for (const std::uint32_t object : naming.order())
    state.push_back(numbering.idOf(later, renamed(later + object - numbering.firstObjects()), may_learn));
  return !std::ranges::contains(state, Dictionary::kNone);
}

std::optional<bool> canonicalThreads(Pool& pool, Numbering& numbering, bool may_learn,
                                     const std::vector<std::uint32_t>& groups, const std::vector<bool>& finished,
                                     NumberedState& state, std::vector<int>& names) {
  const Place base = numbering.threads();
  const int count = numbering.countThreads(state);
  std::array<int, kMostThreads> from;  // which thread stood where each stands now
  std::iota(from.begin(), from.begin() + count, 0);
  bool moved = false;
  // Insertion sort, each thread among those of its group.
  for (int i = 1; i < count; ++i) {
    for (int here = i, other = i - 1; other >= 0; --other) {
      std::uint32_t& local = state[base + static_cast<Place>(here)];
      std::uint32_t& earlier = state[base + static_cast<Place>(other)];
      if (groups[local] != groups[earlier]) continue;
      if (std::pair(!finished[earlier], earlier) <= std::pair(!finished[local], local)) break;
      std::swap(local, earlier);
      std::swap(from[static_cast<std::size_t>(here)], from[static_cast<std::size_t>(other)]);
      here = other;
      moved = true;
    }
  }
  names.resize(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) names[static_cast<std::size_t>(from[static_cast<std::size_t>(i)])] = i;
  if (!moved) return false;
  for (Place place = numbering.objects(); place < state.size(); ++place) {
    if (numbering.isThread(place)) continue;
    const Word word = numbering.word(place, state[place]);
    if (!pool.mentionsThreads(word)) continue;
    state[place] = numbering.idOf(place, pool.renameThreads(word, names), may_learn);
    if (state[place] == Dictionary::kNone) return std::nullopt;
  }
  return true;
}

}  // namespace racecourse::engine
