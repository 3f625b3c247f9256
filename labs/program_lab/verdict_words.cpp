#include "labs/program_lab/verdict_words.h"

#include <cmath>
#include <cstdio>

#include "engine/sentences.h"

namespace racecourse::labs {

using engine::Report;
using engine::Verdict;

namespace {

std::string_view failingVerb(Verdict verdict) {
  switch (verdict) {
    case Verdict::kDeadlock:
      return "Deadlocks";
    case Verdict::kError:
      return "Ends with an error";
    default:
      return "Fails";
  }
}

std::string failing(const Report& report) {
  const std::string verb(failingVerb(report.verdict));
  if (!report.counted || !report.schedules || !report.failing) return verb + " in some schedules.";
  if (*report.failing == *report.schedules) return verb + " in every schedule.";
  return verb + " in " + readable(report.failing->text()) + " of " + readable(report.schedules->text()) + " schedules.";
}

}  // namespace

std::string headline(const Report& report, bool cancelled) {
  switch (report.verdict) {
    case Verdict::kHolds:
      return "Holds in every schedule.";
    case Verdict::kNeverFinishes:
      return "Some schedules never finish.";
    case Verdict::kStopped:
      return cancelled ? "Stopped before the end: not decided." : "Not decided: too large to check in full.";
    default:
      return failing(report);
  }
}

std::string readable(const std::string& digits) {
  if (digits.size() <= 15) return engine::grouped(digits);
  return "about 10^" + std::to_string(digits.size() - 1);
}

std::string exactPercent(double share) {
  if (share > 0 && share < 0.001) return "< 0.1 %";
  if (share < 1 && share > 0.999) return "> 99.9 %";
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %%", share * 100);
  return text;
}

double runsForEvenChance(double probability) {
  if (probability <= 0) return 0;
  if (probability >= 0.5) return 1;
  return std::ceil(std::log(0.5) / std::log1p(-probability));
}

}  // namespace racecourse::labs
