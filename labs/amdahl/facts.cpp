#include "labs/amdahl/facts.h"

#include <algorithm>

namespace racecourse::labs::amdahl {
namespace {

constexpr double kPercent = 100;

void addMeasured(std::vector<Fact>& facts, const Analysis& analysis) {
  const auto two = std::ranges::find(analysis.points, 2, &Point::threads);
  if (two == analysis.points.end()) return;
  if (analysis.scaling == Scaling::kWeak) {
    facts.push_back({"scaled speed-up with 2 threads", two->speedup, ""});
    return;
  }
  facts.push_back({"speed-up with 2 threads", two->speedup, ""});
  if (two->at_work > 0) facts.push_back({"ran at once with 2 threads", two->at_work, ""});
  if (analysis.fit) facts.push_back({"fitted serial fraction", analysis.fit->serial * kPercent, "%"});
}

void addVirtual(std::vector<Fact>& facts, const Analysis& analysis) {
  const Point& all = analysis.points.back();
  if (analysis.scaling == Scaling::kWeak) {
    facts.push_back({"virtual scaled speed-up", all.speedup, ""});
    return;
  }
  facts.push_back({"virtual speed-up", all.speedup, ""});
  if (const auto fraction = all.karpFlatt()) facts.push_back({"virtual Karp-Flatt", *fraction * kPercent, "%"});
  if (analysis.fit) facts.push_back({"virtual fitted serial fraction", analysis.fit->serial * kPercent, "%"});
}

}  // namespace

void addFacts(std::vector<Fact>& facts, const Analysis& analysis) {
  if (analysis.points.empty()) return;
  if (analysis.simulated)
    addVirtual(facts, analysis);
  else
    addMeasured(facts, analysis);
}

}  // namespace racecourse::labs::amdahl
