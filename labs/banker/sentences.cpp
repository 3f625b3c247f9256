#include "labs/banker/sentences.h"

#include "ui/number.h"

namespace racecourse::labs::banker {
namespace {

std::string inTheOrder(const Reduction& reduction) {
  return reduction.order.size() == 1 ? named(reduction.order[0]) + " can finish."
                                     : "all can finish in the order " + sequenceText(reduction.order) + ".";
}

std::string counted(int n, const char* one, const char* many) { return ui::plain(n) + " " + (n == 1 ? one : many); }

}  // namespace

std::string safetySentence(const Reduction& reduction) {
  if (reduction.left.empty()) return "Safe: " + inTheOrder(reduction);
  const std::string stuck = listOf(reduction.left) + " could not be sure to finish.";
  if (reduction.order.empty()) return "Unsafe: " + stuck;
  return "Unsafe: when " + listOf(reduction.order) + (reduction.order.size() == 1 ? " has" : " have") + " finished, " +
         stuck;
}

std::string detectionSentence(const Detection& detection) {
  if (detection.deadlocked.empty() && detection.behind.empty())
    return "No deadlock: " + inTheOrder(detection.reduction);
  std::string sentence =
      detection.deadlocked.empty() ? "" : "Deadlock: " + listOf(detection.deadlocked) + " can never go on.";
  if (detection.behind.empty()) return sentence;
  if (!sentence.empty()) sentence += " ";
  const bool one = detection.behind.size() == 1;
  return sentence + listOf(detection.behind) +
         (one ? " holds nothing and waits for ever." : " hold nothing and wait for ever.");
}

std::string nextSentence(const Reduction& reduction, const Matrix& wanted, int steps) {
  const int next = reduction.order[static_cast<std::size_t>(steps)];
  const std::string work = textOf(reduction.work[static_cast<std::size_t>(steps)]);
  return "Work is " + work + ". " + named(next) + " wants " + textOf(wanted[static_cast<std::size_t>(next)]) +
         ", which fits.";
}

std::string costSentence(const Reduction& reduction, int processes, int kinds) {
  return "This look took " + ui::grouped(reduction.operations) + " operations. With " +
         counted(processes, "process", "processes") + " and " + counted(kinds, "kind", "kinds") + " it could take " +
         ui::grouped(worstCost(processes, kinds)) + "; with twice as many processes " +
         ui::grouped(worstCost(2 * processes, kinds)) + ".";
}

ui::Verdict colourOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kGranted:
      return ui::Verdict::kHolds;
    case Verdict::kExceedsClaim:
      return ui::Verdict::kFails;
    case Verdict::kMustWait:
      return ui::Verdict::kUnknown;
    case Verdict::kUnsafe:
      return ui::Verdict::kDeadlock;
  }
  return ui::Verdict::kUnknown;
}

}  // namespace racecourse::labs::banker
