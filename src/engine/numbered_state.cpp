#include "engine/numbered_state.h"

#include <algorithm>
#include <bit>

namespace racecourse::engine {
namespace {

constexpr int kBits = 64;      // of a word
constexpr int kMostBits = 32;  // of a field
constexpr int kSpareBits = 6;
constexpr int kMostTries = 200;

std::uint8_t widthFor(std::uint32_t words) {
  return static_cast<std::uint8_t>(words < 2 ? 0 : std::bit_width(words - 1));
}

}  // namespace

Numbering::Numbering(const State& initial)
    : first_objects_(static_cast<std::uint32_t>(initial.objects.size())),
      objects_(globals_ + static_cast<Place>(initial.globals.size())),
      threads_(objects_ + first_objects_),
      later_(threads_ + kMostThreads),
      dictionaries_(threads_ + 2) {
  dictionaries_[threads_].idOf(Word::unset());
  dictionaries_[threads_ + 1].idOf(Word::unset());
  number(initial);
  widen(initial.threads.size(), 0);
}

Place Numbering::of(Slot slot) const {
  switch (slot.area) {
    case Area::kOutput:
      return 0;
    case Area::kGlobal:
      return globals_ + slot.index;
    case Area::kObject:
      return slot.index < first_objects_ ? objects_ + slot.index : later_ + slot.index - first_objects_;
    case Area::kThread:
      break;
  }
  return threads_ + slot.index;
}

Slot Numbering::slot(Place place) const {
  if (place == 0) return {Area::kOutput, 0};
  if (place < objects_) return {Area::kGlobal, place - globals_};
  if (place < threads_) return {Area::kObject, place - objects_};
  if (place < later_) return {Area::kThread, place - threads_};
  return {Area::kObject, place - later_ + first_objects_};
}

NumberedState Numbering::number(const State& state) {
  NumberedState ids(later_ + state.objects.size() - first_objects_, 0);
  ids[0] = idOf(0, state.output);
  for (std::uint32_t i = 0; i < state.globals.size(); ++i) ids[globals_ + i] = idOf(globals_ + i, state.globals[i]);
  for (std::uint32_t i = 0; i < state.objects.size(); ++i) {
    const Place place = of({Area::kObject, i});
    ids[place] = idOf(place, state.objects[i]);
  }
  for (std::uint32_t i = 0; i < state.threads.size(); ++i) ids[threads_ + i] = idOf(threads_, state.threads[i]);
  return ids;
}

State Numbering::words(const NumberedState& ids) const {
  State state;
  state.output = word(0, ids[0]);
  for (Place place = globals_; place < objects_; ++place) state.globals.push_back(word(place, ids[place]));
  for (Place place = objects_; place < threads_; ++place) state.objects.push_back(word(place, ids[place]));
  for (int i = 0; i < countThreads(ids); ++i) state.threads.push_back(word(threads_, ids[threads_ + i]));
  for (std::uint32_t i = 0; i < countLaterObjects(ids); ++i) state.objects.push_back(word(later_, ids[later_ + i]));
  return state;
}

int Numbering::countThreads(const NumberedState& ids) const {
  int count = 0;
  while (count < kMostThreads && ids[threads_ + count] != 0) ++count;
  return count;
}

std::uint32_t Numbering::countLaterObjects(const NumberedState& ids) const {
  auto count = static_cast<std::uint32_t>(ids.size()) - later_;
  while (count > 0 && ids[later_ + count - 1] == 0) --count;
  return count;
}

bool Numbering::hasOutgrown() const {
  for (std::size_t i = 0; i < dictionaries_.size(); ++i)
    if (widthFor(dictionaries_[i].size()) > widths_[i]) return true;
  return false;
}

void Numbering::widen(std::size_t threads, std::size_t later_objects) {
  thread_fields_ = std::max(thread_fields_, threads);
  later_fields_ = std::max(later_fields_, later_objects);
  widths_.clear();
  for (const Dictionary& dictionary : dictionaries_) widths_.push_back(widthFor(dictionary.size()));
  layOut();
  useSpareBits();
  ++layouts_;
}

void Numbering::layOut() {
  fields_.clear();
  by_place_.assign(later_ + later_fields_, {});
  std::vector<int> used(1);
  for (Place place = 0; place < threads_; ++place) add(place, used);
  for (std::size_t i = 0; i < thread_fields_; ++i) add(threads_ + static_cast<Place>(i), used);
  for (std::size_t i = 0; i < later_fields_; ++i) add(later_ + static_cast<Place>(i), used);
  width_ = used.size();
}

// Gives dictionaries bits to grow into as long as that takes no further word: first those that have grown.
void Numbering::useSpareBits() {
  const std::size_t width = width_;
  int tries = kMostTries;
  for (int round = 0; round < kSpareBits; ++round) {
    for (const bool grown : {true, false}) {
      for (std::size_t i = dictionaries_.size(); i-- > 0;) {
        if ((dictionaries_[i].size() > 1) != grown || widths_[i] >= kMostBits) continue;
        if (tries-- == 0) return layOut();
        ++widths_[i];
        layOut();
        if (width_ > width) --widths_[i];
      }
    }
  }
  layOut();
}

// In the first word that has room.
void Numbering::add(Place place, std::vector<int>& used) {
  const int width = widths_[dictionaryOf(place)];
  if (width == 0) return;
  auto word = std::ranges::find_if(used, [&](int bits) { return bits + width <= kBits; });
  if (word == used.end()) word = used.insert(word, 0);
  by_place_[place] = {.mask = (std::uint64_t{1} << width) - 1,
                      .place = place,
                      .word = static_cast<std::uint16_t>(word - used.begin()),
                      .shift = static_cast<std::uint8_t>(*word)};
  fields_.push_back(by_place_[place]);
  *word += width;
}

bool Numbering::packs(const NumberedState& ids) const {
  if (!fits(ids)) return false;
  for (Place place = 0; place < ids.size(); ++place)
    if (std::uint64_t{ids[place]} >> widths_[dictionaryOf(place)] != 0) return false;
  return true;
}

void Numbering::pack(const NumberedState& ids, std::uint64_t* words) const {
  std::fill_n(words, width_, 0);
  for (const Field& field : fields_) {
    const std::uint64_t id = field.place < ids.size() ? ids[field.place] : 0;
    words[field.word] |= id << field.shift;
  }
}

void Numbering::unpack(const std::uint64_t* words, NumberedState& ids) const {
  ids.assign(later_ + later_fields_, 0);
  for (const Field& field : fields_)
    ids[field.place] = static_cast<std::uint32_t>(words[field.word] >> field.shift & field.mask);
  while (ids.size() > later_ && ids.back() == 0) ids.pop_back();
}

std::size_t Numbering::bytes() const {
  std::size_t sum = 0;
  for (const Dictionary& dictionary : dictionaries_) sum += dictionary.bytes();
  return sum;
}

}  // namespace racecourse::engine
