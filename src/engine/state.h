// The state of a whole program in words: its globals, the contents of its heap objects, the local states of its
// threads, and what it has printed. Everything large is interned in a Pool, so that two states are equal when their
// words are.
//
//   state.globals[2]         the value of the program's third global, Word::unset() before it is bound
//   state.read({Area::kObject, 5})
#pragma once

#include <cstdint>
#include <vector>

#include "engine/value.h"

namespace racecourse::engine {

enum class Area : std::uint8_t { kGlobal, kObject, kThread, kOutput };

// One word of a state. kOutput has only the index 0.
struct Slot {
  Area area = Area::kGlobal;
  std::uint32_t index = 0;

  bool operator==(const Slot&) const = default;
};

struct State {
  std::vector<Word> globals;
  std::vector<Word> objects;  // contents
  std::vector<Word> threads;  // local states; 0 is the main thread; a thread has a place from its start on
  Word output;                // None, or a Kind::kOutput entry

  Word& at(Slot slot) {
    switch (slot.area) {
      case Area::kGlobal:
        return globals[slot.index];
      case Area::kObject:
        return objects[slot.index];
      case Area::kThread:
        return threads[slot.index];
      case Area::kOutput:
        break;
    }
    return output;
  }
  Word at(Slot slot) const { return const_cast<State*>(this)->at(slot); }

  bool operator==(const State&) const = default;
};

// Threads of one program; more are an error of the program that says so.
inline constexpr int kMostThreads = 100;

// What a running thread sees of the state. The explorer notes what is read; real threads guard it.
class Memory {
 public:
  virtual ~Memory() = default;
  virtual Word read(Slot slot) = 0;
  virtual void write(Slot slot, Word word) = 0;
  // A new heap object with these contents; its number.
  virtual std::uint32_t allocate(Word contents) = 0;
  // A new thread with this local state; its number. There are kMostThreads already: that number, and no thread.
  virtual std::uint32_t start(Word local) = 0;
};

}  // namespace racecourse::engine
