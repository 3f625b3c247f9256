#pragma once

// What the primitives of a program hold and who waits at each, a drawn row for each: a lock is a padlock with its
// owner's badge, a semaphore a row of permits, a queue its slots between those who put and those who get. Who waits is
// a badge in the queue at the door, hatched while it is blocked. Each row is one item of the semantics, a sentence.
//
//   primitiveRows(ui, box, {{.shape = PrimitiveShape::kPermits, .name = "slots", .type = "Semaphore",
//                            .count = 1, .capacity = 2, .waiting = {{.thread = 3}}}});

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace racecourse::ui {

enum class PrimitiveShape { kLock, kPermits, kCondition, kFlag, kBarrier, kQueue, kRoom };

// What a thread that waits is after.
enum class Wants { kEntry, kRead, kWrite, kPut, kGet, kTasks, kWake, kLockAgain, kNextRound };

struct WaitingThread {
  int thread = 0;  // as threadName() counts
  Wants wants = Wants::kEntry;
  bool blocked = true;  // false: it waits, and yet it has a step to take
};

struct PrimitiveRow {
  enum Phase { kUsual, kWritten, kLeaving, kBroken };

  PrimitiveShape shape = PrimitiveShape::kLock;
  std::string name, type;  // "forks[1]", "Lock"
  // A lock, and the lock of a condition: how often it is held. Permits of a semaphore; 1 for a flag that is up; how
  // many are inside a barrier or a room; tasks of a queue that are not done.
  std::int64_t count = 0;
  std::optional<std::int64_t> capacity;  // of permits, barrier and queue; nothing without a bound
  std::int64_t places = 0;               // permits without a bound: for how many a place is drawn, at least
  Phase phase = kUsual;                  // kWritten: of a room; the others: of a barrier
  std::vector<int> inside;               // owner, readers or writer, who has arrived: as far as it is known
  std::vector<std::string> items;        // of a queue, the oldest first
  std::string lock;                      // a condition with a lock that has its own row: its name
  std::vector<WaitingThread> waiting;    // in order
  std::optional<int> changed_by;         // the thread whose last step changed it: the row stands out
};

// Permits that are drawn; of more there is only the number.
inline constexpr std::int64_t kMostPermits = 8;

// Draws `rows` across the width of `box` from its top and describes each; the height that primitiveRowsHeight() tells.
// Locks and other small ones share lines where there are many of them. Of very many, locks that nobody holds or wants
// are counted in one sentence.
void primitiveRows(Ui& ui, Rect box, const std::vector<PrimitiveRow>& rows);
float primitiveRowsHeight(const Ui& ui, const std::vector<PrimitiveRow>& rows, float width);

// "1 of 2 permits; thread 3 waits".
std::string primitiveSentence(const PrimitiveRow& row);

}  // namespace racecourse::ui
