// All that Step shows of one place on a walk, made once for each move: where every thread stands and what it would do
// next, what it holds in its hand, the primitives and the shared data with what changed, who waits for whom, and how it
// ended.
//
//   const Picture picture = pictureOf(walk);
//   picture.threads[1].next.front().label   ->  "T1 reads counter: 0"
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "labs/program_lab/walk.h"
#include "ui/code_view.h"
#include "ui/primitive_rows.h"
#include "ui/wait_for_graph.h"

namespace racecourse::labs {

struct NextStep {
  engine::Choice choice;
  std::string label;
};

// A value that a thread has read and not replaced. `now` is what others have made of it since; empty if nothing.
struct InHand {
  std::string place, value, now;

  bool operator==(const InHand&) const = default;
};

struct ThreadPicture {
  enum State { kReady, kBlocked, kFinished, kFailed };

  int thread = 0;  // the engine's number
  std::string name;
  State state = kReady;
  std::string says;            // "ready", "waits for lock, held by thread 1"
  std::vector<NextStep> next;  // one for each alternative that can be taken
  std::vector<InHand> in_hand;
  std::string locals;  // "n = 2, seen = 0"
  std::optional<ui::CodePlace> place;
};

struct SharedRow {
  std::string place, value;
  std::string was;  // before the last step, when that changed it
};

struct Ending {
  ui::Verdict verdict = ui::Verdict::kHolds;
  std::string sentence;
};

struct Picture {
  std::vector<ThreadPicture> threads;
  std::vector<ui::PrimitiveRow> primitives;
  std::vector<SharedRow> shared;          // all other data
  std::optional<ui::WaitForGraph> waits;  // while somebody waits for more than the end of a thread
  std::string output;
  std::optional<Ending> ending;
  std::optional<ui::CodePlace> last;
  std::optional<ui::CodeFailure> failure;
};

Picture pictureOf(Walk& walk);

// A span of the program as the canvas counts: one line.
ui::CodeSpan shownSpan(const engine::Span& span);

// "thread 1 and thread 2".
std::string spokenThreads(const std::vector<int>& threads);

}  // namespace racecourse::labs
