#include <algorithm>

#include "ui/code_view_mark.h"
#include "ui/number.h"
#include "ui/primitive_rows.h"

namespace racecourse::ui {
namespace {

std::string listed(const std::vector<int>& threads) {
  std::string text;
  for (std::size_t i = 0; i < threads.size(); ++i) {
    if (i > 0) text += i + 1 == threads.size() ? " and " : ", ";
    text += threadSpoken(threads[i]);
  }
  return text;
}

std::string counted(std::int64_t count, const std::optional<std::int64_t>& capacity, const std::string& noun) {
  if (capacity) return plain(count) + " of " + plain(*capacity) + " " + noun + "s";
  return plain(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string heldText(const PrimitiveRow& row) {
  if (row.count == 0) return "free";
  const std::string text = row.inside.empty() ? "held" : "held by " + listed(row.inside);
  return row.count == 1 ? text : text + ", " + plain(row.count) + " times";
}

std::string barrierText(const PrimitiveRow& row) {
  if (row.phase == PrimitiveRow::kBroken) return "broken";
  const std::string who = row.inside.empty() ? "" : ": " + listed(row.inside);
  if (row.phase == PrimitiveRow::kLeaving) return "open, " + plain(row.count) + " still to leave" + who;
  return plain(row.count) + " of " + plain(row.capacity.value_or(0)) + " arrived" + who;
}

std::string queueText(const PrimitiveRow& row) {
  const auto size = static_cast<std::int64_t>(row.items.size());
  std::string text = counted(size, row.capacity, "item");
  if (row.capacity && size >= *row.capacity) text += ", full";
  for (std::size_t i = 0; i < row.items.size(); ++i) text += (i == 0 ? ": " : ", ") + row.items[i];
  return text;
}

std::string roomText(const PrimitiveRow& row) {
  if (row.count == 0) return "free";
  const std::string text = row.phase == PrimitiveRow::kWritten ? "written" : "read";
  if (!row.inside.empty()) return text + " by " + listed(row.inside);
  return row.count == 1 ? text : text + " by " + plain(row.count);
}

std::string conditionText(const PrimitiveRow& row) {
  return (row.lock.empty() ? "its lock is " : "its lock, " + row.lock + ", is ") + heldText(row);
}

std::string stateText(const PrimitiveRow& row) {
  switch (row.shape) {
    case PrimitiveShape::kLock:
      return heldText(row);
    case PrimitiveShape::kPermits:
      return counted(row.count, row.capacity, "permit");
    case PrimitiveShape::kCondition:
      return conditionText(row);
    case PrimitiveShape::kFlag:
      return row.count == 0 ? "not set" : "set";
    case PrimitiveShape::kBarrier:
      return barrierText(row);
    case PrimitiveShape::kQueue:
      return queueText(row);
    case PrimitiveShape::kRoom:
      return roomText(row);
  }
  return "";
}

// Behind the names of one thread, or of several.
std::string waitingText(Wants wants, bool one) {
  switch (wants) {
    case Wants::kEntry:
      return one ? " waits" : " wait";
    case Wants::kRead:
      return one ? " waits to read" : " wait to read";
    case Wants::kWrite:
      return one ? " waits to write" : " wait to write";
    case Wants::kPut:
      return one ? " waits to put" : " wait to put";
    case Wants::kGet:
      return one ? " waits to get" : " wait to get";
    case Wants::kTasks:
      return one ? " waits until all tasks are done" : " wait until all tasks are done";
    case Wants::kWake:
      return one ? " is asleep" : " are asleep, in this order";
    case Wants::kLockAgain:
      return one ? " is woken and wants the lock again" : " are woken and want the lock again";
    case Wants::kNextRound:
      return one ? " waits until all have left" : " wait until all have left";
  }
  return "";
}

}  // namespace

std::string primitiveSentence(const PrimitiveRow& row) {
  std::string text = stateText(row);
  std::vector<Wants> said;
  for (const WaitingThread& first : row.waiting) {
    if (std::ranges::contains(said, first.wants)) continue;
    said.push_back(first.wants);
    std::vector<int> threads;
    for (const WaitingThread& each : row.waiting)
      if (each.wants == first.wants) threads.push_back(each.thread);
    text += "; " + listed(threads) + waitingText(first.wants, threads.size() == 1);
  }
  return text;
}

}  // namespace racecourse::ui
