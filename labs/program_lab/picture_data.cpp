#include <algorithm>

#include "labs/program_lab/picture_parts.h"
#include "labs/program_lab/trace.h"

namespace racecourse::labs {

using engine::DataView;
using engine::PrimitiveView;
using engine::Waiter;

namespace {

ui::PrimitiveShape shapeOf(PrimitiveView::Kind kind) {
  switch (kind) {
    case PrimitiveView::kLock:
    case PrimitiveView::kRLock:
      return ui::PrimitiveShape::kLock;
    case PrimitiveView::kSemaphore:
      return ui::PrimitiveShape::kPermits;
    case PrimitiveView::kCondition:
      return ui::PrimitiveShape::kCondition;
    case PrimitiveView::kEvent:
      return ui::PrimitiveShape::kFlag;
    case PrimitiveView::kBarrier:
      return ui::PrimitiveShape::kBarrier;
    case PrimitiveView::kQueue:
      return ui::PrimitiveShape::kQueue;
    case PrimitiveView::kRWLock:
      break;
  }
  return ui::PrimitiveShape::kRoom;
}

ui::Wants wantsOf(Waiter::Wants wants) {
  constexpr ui::Wants kWants[] = {ui::Wants::kEntry, ui::Wants::kRead,      ui::Wants::kWrite,
                                  ui::Wants::kPut,   ui::Wants::kGet,       ui::Wants::kTasks,
                                  ui::Wants::kWake,  ui::Wants::kLockAgain, ui::Wants::kNextRound};
  return kWants[wants];
}

ui::PrimitiveRow::Phase phaseOf(PrimitiveView::Phase phase) {
  constexpr ui::PrimitiveRow::Phase kPhases[] = {ui::PrimitiveRow::kUsual, ui::PrimitiveRow::kWritten,
                                                 ui::PrimitiveRow::kLeaving, ui::PrimitiveRow::kBroken};
  return kPhases[static_cast<std::size_t>(phase)];
}

ui::PrimitiveRow rowOf(const DataView& data, const std::vector<ThreadPicture>& threads) {
  const PrimitiveView& view = *data.primitive;
  ui::PrimitiveRow row{.shape = shapeOf(view.kind),
                       .name = data.place,
                       .type = data.type,
                       .count = view.count,
                       .capacity = view.capacity,
                       .phase = phaseOf(view.phase),
                       .items = view.items,
                       .lock = view.lock};
  for (const int thread : view.holders) row.inside.push_back(shownThread(thread));
  for (const Waiter& waiter : view.waiters)
    row.waiting.push_back(
        {.thread = shownThread(waiter.thread),
         .wants = wantsOf(waiter.wants),
         .blocked = threads[static_cast<std::size_t>(waiter.thread)].state == ThreadPicture::kBlocked});
  return row;
}

// The same place in another state's data.
const DataView* find(const std::vector<DataView>& data, const std::string& place) {
  const auto found = std::ranges::find(data, place, &DataView::place);
  return found == data.end() ? nullptr : &*found;
}

// The last step, its data before, and the data at the start.
struct Past {
  std::optional<int> thread;
  std::vector<DataView> before, start;
};

Past pastOf(Walk& walk) {
  Past past{.thread = std::nullopt, .before = {}, .start = walk.machine().data(walk.stateAt(0))};
  if (walk.place() == 0) return past;
  past.thread = shownThread(walk.step(walk.place() - 1).thread);
  past.before = walk.machine().data(walk.stateAt(walk.place() - 1));
  return past;
}

void addPrimitive(const Past& past, const DataView& data, const std::vector<ThreadPicture>& threads, Picture& picture) {
  ui::PrimitiveRow row = rowOf(data, threads);
  const DataView* old = find(past.before, data.place);
  if (old != nullptr && old->primitive != data.primitive) row.changed_by = past.thread;
  if (const DataView* first = find(past.start, data.place); first != nullptr && first->primitive)
    row.places = first->primitive->count;
  picture.primitives.push_back(std::move(row));
}

}  // namespace

void addData(Walk& walk, const std::vector<ThreadPicture>& threads, Picture& picture) {
  const Past past = pastOf(walk);
  for (const DataView& data : walk.machine().data(walk.state())) {
    if (data.primitive) {
      addPrimitive(past, data, threads, picture);
      continue;
    }
    SharedRow row{.place = data.place, .value = data.value, .was = ""};
    if (const DataView* old = find(past.before, data.place); old != nullptr && old->value != data.value)
      row.was = old->value;
    picture.shared.push_back(std::move(row));
  }
}

}  // namespace racecourse::labs
