#include "labs/amdahl/sentences.h"

#include <cmath>
#include <cstdio>

#include "ui/number.h"
#include "ui/quantity.h"

namespace racecourse::labs::amdahl {
namespace {

std::string counted(int n, const char* one, const char* many) { return ui::grouped(n) + " " + (n == 1 ? one : many); }

std::string times(double factor) { return ui::significant(factor, 3); }

const char* lawOf(Scaling scaling) { return scaling == Scaling::kStrong ? "Amdahl’s law" : "Gustafson’s law"; }

std::string workers(const Analysis& analysis, int n) {
  return analysis.simulated ? counted(n, "core", "cores") : counted(n, "thread", "threads");
}

std::string resultSentence(const Diagnosis& d, const Analysis& analysis) {
  const std::string with = "With " + workers(analysis, d.at.threads);
  const std::string came = analysis.scaling == Scaling::kStrong
                               ? " the work is done " + times(d.at.speedup) + " times as fast as with one."
                               : " " + times(d.at.speedup) + " times as much is done in a second as with one.";
  return with + came + " " + lawOf(analysis.scaling) + " promises " + times(d.promised) + ".";
}

std::string busySentence(const Diagnosis& d) {
  const std::string sign = d.alone_at_work < kCoresFree
                               ? "even a single one ran for only " + ui::percent(d.alone_at_work) + " of its best run."
                               : "in the parallel part " + times(d.at.at_work) + " of " + ui::plain(d.at.threads) +
                                     " ran at once, on average.";
  return " Your threads did not have the cores to themselves: " + sign +
         " Something else keeps the machine busy, and these numbers say more about that than about the law.";
}

std::string sharedSentence(const Diagnosis& d) {
  return " The threads did run at once (" + times(d.at.at_work) + " of " + ui::plain(d.at.threads) +
         " on average), but a piece of work took " + times(d.slow_down) +
         " times as long as alone: these cores share something, run slower together, or are taken away for moments.";
}

constexpr const char* kVirtualLoss = " What is missing goes into barriers and noise.";

std::string reasonSentence(const Diagnosis& d, const Analysis& analysis) {
  switch (d.hindrance) {
    case Hindrance::kCoresBusy:
      return busySentence(d);
    case Hindrance::kCoresShared:
      return sharedSentence(d);
    case Hindrance::kUnknown:
      return analysis.simulated ? kVirtualLoss
                                : " Waking threads and waiting for the last one take time too; run it again to see "
                                  "whether it stays so.";
    default:
      return {};
  }
}

}  // namespace

std::string percentText(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", std::abs(share) < 0.0005 ? 0.0 : share * 100);
  return std::string(text) + "\u202F%";
}

std::string fitText(const Fit& fit) {
  if (!fit.error) return percentText(fit.serial);
  const bool small = *fit.error < 0.001 && *fit.error > 0.00001;
  const std::string error = small ? ui::significant(*fit.error * 100, 1) + "\u202F%" : percentText(*fit.error);
  return percentText(fit.serial) + " ± " + error;
}

std::string title(const Analysis& analysis) {
  const std::string scaling = analysis.scaling == Scaling::kStrong ? "Strong scaling" : "Weak scaling";
  return scaling + ", " + ui::percent(analysis.serial) + " serial" +
         (analysis.simulated ? ", simulated on " + counted(analysis.cores, "core", "cores") : "");
}

std::string outcome(const Analysis& analysis) {
  const Diagnosis d = diagnose(analysis);
  switch (d.hindrance) {
    case Hindrance::kNothingMeasured:
      return {};
    case Hindrance::kOneCore:
      return std::string("One core does one thing at a time, so no number of threads makes this work faster.") +
             (analysis.simulated ? "" : " The virtual machine has more cores.");
    default:
      return resultSentence(d, analysis) + reasonSentence(d, analysis);
  }
}

ui::Verdict verdictOf(const Analysis& analysis) {
  return diagnose(analysis).hindrance == Hindrance::kNone ? ui::Verdict::kHolds : ui::Verdict::kUnknown;
}

std::string fitSentence(const Analysis& analysis) {
  if (!analysis.fit) return {};
  return "The times fit a serial fraction of " + fitText(*analysis.fit) + "; it is set to " +
         ui::percent(analysis.serial) + "." + (analysis.fit->error ? " After the ± stands the standard error." : "");
}

std::string spokenResult(const Analysis& analysis, bool cancelled) {
  const std::string how = cancelled ? "Stopped. " : "Finished. ";
  if (analysis.points.empty()) return how + "Nothing was measured.";
  const Diagnosis d = diagnose(analysis);
  if (d.hindrance == Hindrance::kOneCore || d.hindrance == Hindrance::kNothingMeasured)
    return how + counted(static_cast<int>(analysis.points.size()), "thread count", "thread counts") + " measured.";
  return how + "With " + workers(analysis, d.at.threads) + " " + times(d.at.speedup) +
         (analysis.scaling == Scaling::kStrong ? " times as fast." : " times as much work in a second.");
}

std::string machine(const threads::Environment& environment, const Settings& settings) {
  std::string text = "This machine shows " + counted(environment.cores, "core", "cores") +
                     "; the clock moves in steps of " + ui::duration(environment.clock_step_ns, 2) + ".";
  if (settings.most_threads > environment.cores)
    text += " Beyond " + counted(environment.cores, "core", "cores") +
            " a thread more is no processor more: the laws are drawn flat from there, and the fit counts processors.";
  return text;
}

std::string virtualMachineNote(const VirtualMachine& machine) {
  const std::string cost =
      machine.barrier > 0 ? "A barrier costs " + ui::plainValue(machine.barrier * kVirtualAloneNs / 1e6) +
                                "\u202Fms for each doubling of the cores, where one core needs a second for everything."
                          : "Here barriers cost nothing.";
  return "Simulated, not measured: a run takes the serial part, then equal chunks of the rest, one on each core, with "
         "a "
         "barrier before and after. " +
         cost + " Noise makes a run longer or shorter by " + ui::percent(machine.noise) +
         " (standard deviation). Caches and memory are left out.";
}

}  // namespace racecourse::labs::amdahl
