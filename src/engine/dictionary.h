// Numbers the words that a slot has ever held, densely from 0.
//
//   dictionary.idOf(word)       // its number, new or known
//   dictionary.word(0)
#pragma once

#include <cstdint>
#include <vector>

#include "engine/value.h"

namespace racecourse::engine {

class Dictionary {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  Dictionary() : table_(8, kNone) {}

  // The number of `word`, which gets the next one when it is new.
  std::uint32_t idOf(Word word) {
    std::size_t place = find(word);
    if (table_[place] != kNone) return table_[place];
    const auto id = static_cast<std::uint32_t>(words_.size());
    words_.push_back(word);
    table_[place] = id;
    if (words_.size() * 2 > table_.size()) grow();
    return id;
  }
  // Its number, or kNone if it is new.
  std::uint32_t known(Word word) const { return table_[find(word)]; }
  Word word(std::uint32_t id) const { return words_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  std::size_t bytes() const { return words_.capacity() * sizeof(Word) + table_.capacity() * sizeof(std::uint32_t); }

 private:
  std::size_t find(Word word) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t place = std::hash<Word>()(word) & mask;
    while (table_[place] != kNone && words_[table_[place]] != word) place = (place + 1) & mask;
    return place;
  }
  void grow() {
    table_.assign(table_.size() * 2, kNone);
    for (std::uint32_t id = 0; id < words_.size(); ++id) table_[find(words_[id])] = id;
  }

  std::vector<Word> words_;
  std::vector<std::uint32_t> table_;
};

}  // namespace racecourse::engine
