// A state whose words are replaced by their numbers in dictionaries, and how such states are packed into bits.
//
// Places are in this order: output, globals, objects of the initial state, threads (kMostThreads of them), later
// objects. All threads share one dictionary, and so do all later objects; every other place has its own. A thread or a
// later object that is not there has the number 0 there, which is Word::unset(). A place takes as many bits of a
// 64-bit word as the numbers of its dictionary need, and none if that has one word.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/dictionary.h"
#include "engine/machine.h"
#include "engine/state.h"

namespace racecourse::engine {

using Place = std::uint32_t;
using NumberedState = std::vector<std::uint32_t>;

class Numbering {
 public:
  explicit Numbering(const State& initial);

  // Places.
  Place of(Slot slot) const;
  Slot slot(Place place) const;
  Place objects() const { return objects_; }
  Place threads() const { return threads_; }
  Place laterObjects() const { return later_; }
  bool isThread(Place place) const { return place >= threads_ && place < later_; }
  std::uint32_t firstObjects() const { return first_objects_; }

  std::uint32_t idOf(Place place, Word word) {
    Dictionary& dictionary = dictionaries_[dictionaryOf(place)];
    const std::uint32_t size = dictionary.size();
    const std::uint32_t id = dictionary.idOf(word);
    words_ += dictionary.size() - size;
    return id;
  }
  // The number if the word is known there, else Dictionary::kNone; a new word gets a number only when `may_learn`.
  std::uint32_t idOf(Place place, Word word, bool may_learn) {
    return may_learn ? idOf(place, word) : dictionaries_[dictionaryOf(place)].known(word);
  }
  // Words of all places together.
  std::size_t countWords() const { return words_; }
  Word word(Place place, std::uint32_t id) const { return dictionaries_[dictionaryOf(place)].word(id); }
  std::uint32_t words(Place place) const { return dictionaries_[dictionaryOf(place)].size(); }
  std::uint32_t locals() const { return words(threads_); }

  NumberedState number(const State& state);
  State words(const NumberedState& state) const;
  int countThreads(const NumberedState& state) const;
  std::uint32_t countLaterObjects(const NumberedState& state) const;

  // The layout of packed states, in 64-bit words. It fits until a dictionary or the number of threads or later objects
  // outgrows it.
  std::size_t width() const { return width_; }
  // How often it has changed.
  std::uint32_t layouts() const { return layouts_; }
  bool fits(const NumberedState& state) const {
    return (thread_fields_ == kMostThreads || state[threads_ + thread_fields_] == 0) &&
           state.size() <= later_ + later_fields_;
  }
  bool hasOutgrown() const;
  // Makes it fit; what was packed before has to be packed again.
  void widen(std::size_t threads, std::size_t later_objects);
  // Whether pack() keeps everything.
  bool packs(const NumberedState& state) const;
  void pack(const NumberedState& state, std::uint64_t* words) const;
  // Changes one place of a packed state.
  void patch(std::uint64_t* words, Place place, std::uint32_t id) const {
    const Field field = by_place_[place];
    std::uint64_t& word = words[field.word];
    word = (word & ~(field.mask << field.shift)) | std::uint64_t{id} << field.shift;
  }
  // One place of a packed state; 0 for one that the layout does not have.
  std::uint32_t read(const std::uint64_t* words, Place place) const {
    if (place >= by_place_.size()) return 0;
    const Field field = by_place_[place];
    return static_cast<std::uint32_t>(words[field.word] >> field.shift & field.mask);
  }
  bool hasLaterObjects() const { return later_fields_ > 0; }
  // Thread places that the layout has.
  int threadFields() const { return static_cast<int>(thread_fields_); }
  void unpack(const std::uint64_t* words, NumberedState& state) const;

  std::size_t bytes() const;

 private:
  struct Field {
    std::uint64_t mask;  // of its bits, not shifted
    Place place;
    std::uint16_t word;
    std::uint8_t shift;
  };
  std::size_t dictionaryOf(Place place) const {
    return place < threads_ ? place : place < later_ ? threads_ : threads_ + 1;
  }

  std::uint32_t first_objects_;
  Place globals_ = 1, objects_, threads_, later_;
  std::vector<Dictionary> dictionaries_;
  void layOut();
  void useSpareBits();
  void add(Place place, std::vector<int>& used);

  std::vector<Field> fields_;  // of some bits
  std::vector<Field> by_place_;
  std::vector<std::uint8_t> widths_;  // by dictionary: bits of its fields
  std::size_t words_ = 0;
  std::uint32_t layouts_ = 0;
  std::size_t thread_fields_ = 0, later_fields_ = 0;
  std::size_t width_ = 1;
};

}  // namespace racecourse::engine
