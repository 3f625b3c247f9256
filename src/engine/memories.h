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
  std::uint32_t start(Word local) override { return append(state_.threads, local); }

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
  // New objects and threads are numbered from these on.
  OverlayMemory(Memory& below, std::uint32_t first_object, std::uint32_t first_thread)
      : below_(below), next_object_(first_object), next_thread_(first_thread) {}

  Word read(Slot slot) override {
    for (const auto& [written, word] : written_)
      if (written == slot) return word;
    return below_.read(slot);
  }

  void write(Slot slot, Word word) override {
    for (auto& [written, held] : written_) {
      if (written != slot) continue;
      held = word;
      return;
    }
    written_.emplace_back(slot, word);
  }

  std::uint32_t allocate(Word contents) override {
    written_.emplace_back(Slot{Area::kObject, next_object_}, contents);
    return next_object_++;
  }

  std::uint32_t start(Word local) override {
    written_.emplace_back(Slot{Area::kThread, next_thread_}, local);
    return next_thread_++;
  }

 private:
  Memory& below_;
  std::vector<std::pair<Slot, Word>> written_;  // few: one step writes little
  std::uint32_t next_object_, next_thread_;
};

}  // namespace racecourse::engine
