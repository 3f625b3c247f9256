#include "labs/amdahl/facts.h"

#include "ui/number.h"

namespace racecourse::labs::amdahl {
namespace {

std::string prefixOf(const Analysis& analysis) {
  return std::string(analysis.simulated ? "virtual " : "") + (analysis.scaling == Scaling::kWeak ? "scaled " : "");
}

}  // namespace

void addFacts(std::vector<Fact>& facts, const Analysis& analysis) {
  const std::string prefix = prefixOf(analysis);
  const char* unit = analysis.simulated ? " cores" : " threads";
  for (const Point& point : analysis.points) {
    if (point.threads == 1) continue;
    const std::string with = " with " + ui::plain(point.threads) + unit;
    facts.push_back({prefix + "speed-up" + with, point.speedup, ""});
    const auto fraction = point.karpFlatt();
    if (fraction && analysis.scaling == Scaling::kStrong)
      facts.push_back({prefix + "Karp-Flatt" + with, *fraction * 100, "%"});
    if (point.at_work > 0) facts.push_back({prefix + "ran at once" + with, point.at_work, ""});
  }
  if (analysis.fit) facts.push_back({prefix + "fitted serial fraction", analysis.fit->serial * 100, "%"});
}

}  // namespace racecourse::labs::amdahl
