#pragma once

// The timeline of a schedule: a lane for each thread, a column for each step, a mark whose shape says what the step
// was, and a cursor at the present position that is a slider. Steps behind the cursor, which can be taken again, are
// pale. A schedule too long for the width shows the part around the cursor, with the whole of it as a strip below.
//
//   const StepLanes lanes{.title = "Schedule", .threads = {1, 2}, .steps = steps, .repeats = findRepeats(steps)};
//   if (stepLanes(ui, area.takeTop(stepLanesHeight(ui, lanes, area.w)), lanes, view)) goTo(view.position);

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/code_view_mark.h"
#include "ui/ui.h"

namespace racecourse::ui {

// Ring: read. Disc: write. Square: acquire. Open square: release. Two bars: wait. Triangle: notify. Lines: print.
enum class StepKind { kRead, kWrite, kAcquire, kRelease, kWait, kNotify, kPrint, kOther };

struct LaneStep {
  int thread = 0;
  StepKind kind = StepKind::kOther;
  std::string said;  // without the thread: "reads counter: 0"

  bool operator==(const LaneStep&) const = default;
};

// Steps first up to first + length, taken `times` times in a row.
struct StepRepeat {
  int first = 0, length = 1, times = 1;

  bool operator==(const StepRepeat&) const = default;
};

// Two accesses that conflict.
struct StepConflict {
  int first = 0, second = 0;  // steps
};

struct StepLanes {
  std::string title;         // the accessible name, unique on the screen; not drawn
  std::vector<int> threads;  // the lanes from top to bottom
  std::span<const LaneStep> steps;
  std::vector<StepConflict> conflicts;
  std::vector<StepRepeat> repeats;  // in order, apart; each becomes one mark with its count
  std::optional<Verdict> ending;    // how the schedule ends, when its last step is among `steps`
};

// Where the reader is; the caller keeps it from frame to frame.
struct LanesView {
  int position = 0;  // steps taken
  double first = 0;  // where the part that is shown begins
};

// Draws `lanes` in `box` and describes them; true when the reader moved `view.position` by click, drag or key.
bool stepLanes(Ui& ui, Rect box, const StepLanes& lanes, LanesView& view);

// The same for every step of a schedule.
float stepLanesHeight(const Ui& ui, const StepLanes& lanes, float width);

// The places where the same group of at most `longest` steps comes at least `least` times in a row, from the left,
// covering as much as possible with as short a group as possible.
std::vector<StepRepeat> findRepeats(std::span<const LaneStep> steps, int least = 4, int longest = 24);

// "Step 7 of 12: thread 1 reads counter: 0"; "Before the first of 12 steps".
std::string spokenPosition(const StepLanes& lanes, int position);

// Step, thread, what it does and what it conflicts with, a row for each mark; `most` rows around `position`.
Table lanesTable(const StepLanes& lanes, int position, std::size_t most);

}  // namespace racecourse::ui
