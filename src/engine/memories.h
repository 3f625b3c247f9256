// Two ways for a running thread to see a state: to change it, or only to try.
//
//   OverlayMemory trial(memory, 10, 2);   what is written through `trial` leaves `memory` as it is
#pragma once

#include <utility>
#include <vector>

#include "engine/state.h"

namespace racecourse::engine {

// The state itself.
class StateMemory : public Memory {
 public:
  explicit StateMemory(State& state) : state_(state) {}
  Word read(Slot slot) override { return state_.at(slot); }
  void write(Slot slot, Word word) override { state_.at(slot) = word; }
  std::uint32_t allocate(Word contents) override { return append(state_.objects, contents); }
  std::uint32_t start(Word local) override {
    return state_.threads.size() < kMostThreads ? append(state_.threads, local) : kMostThreads;
  }

 private:
  static std::uint32_t append(std::vector<Word>& words, Word word) {
    words.push_back(word);
    return static_cast<std::uint32_t>(words.size() - 1);
  }

  State& state_;
};

// A memory that keeps what is written on top of another one, which stays as it is.
class OverlayMemory : public Memory {
 public:
  // New objects and threads are numbered from these on: above all that `below` has.
  OverlayMemory(Memory& below, std::uint32_t first_object, std::uint32_t first_thread)
      : below_(below), first_object_(first_object), next_thread_(first_thread) {}

  Word read(Slot slot) override {
    if (isNew(slot)) return objects_[slot.index - first_object_];
    for (const auto& [written, word] : written_)
      if (written == slot) return word;
    return below_.read(slot);
  }

  void write(Slot slot, Word word) override {
    if (isNew(slot)) {
      objects_[slot.index - first_object_] = word;
      return;
    }
    for (auto& [written, held] : written_) {
      if (written != slot) continue;
      held = word;
      return;
    }
    written_.emplace_back(slot, word);
  }

  std::uint32_t allocate(Word contents) override {
    objects_.push_back(contents);
    return first_object_ + static_cast<std::uint32_t>(objects_.size() - 1);
  }

  std::uint32_t start(Word local) override {
    if (next_thread_ >= kMostThreads) return kMostThreads;
    written_.emplace_back(Slot{Area::kThread, next_thread_}, local);
    return next_thread_++;
  }

 private:
  bool isNew(Slot slot) const { return slot.area == Area::kObject && slot.index >= first_object_; }

  Memory& below_;
  std::uint32_t first_object_, next_thread_;
  std::vector<Word> objects_;                   // the new ones
  std::vector<std::pair<Slot, Word>> written_;  // few: one step writes little
};

}  // namespace racecourse::engine
