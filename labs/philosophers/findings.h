#pragma once

// What a run of the philosophers lab came to: the numbers and reasons that its pictures, sentences and tasks share.
//
//   explain(report)            ->  Reason::kDeadlock
//   factsOf(runs, strategies, sizes)   ->  {"meals per second", 812}, {"fairness", 0.97}, …

#include <optional>
#include <vector>

#include "labs/philosophers/experiment.h"
#include "labs/work.h"

namespace racecourse::labs::philosophers {

// Why a report looks the way it does.
enum class Reason {
  kNothing,     // no meal so far, and no reason for it
  kDeadlock,    // one stands
  kLivelock,    // everybody has given back again and again since the last meal
  kRecovered,   // there were deadlocks, and each was ended
  kLuck,        // none, although one is possible
  kImpossible,  // none, because the strategy allows none
};

// One finished run that was watched, as the table of runs keeps it.
struct PastRun {
  int number = 0;
  Settings settings;
  Totals totals;
  Reason reason = Reason::kNothing;
  double per_second = 0;  // meals
  double fairness = 1;    // Jain's index
};

// Meals in a second; 0 before any time has passed.
double perSecond(const Report& report);

// Jain's index of the philosophers' meals, 0 to 1.
double fairness(const Report& report);

// First forks put down for each meal; nothing before there is a meal.
std::optional<double> givenBackEach(std::int64_t given_back, std::int64_t meals);

// After so many rounds in which everybody put the first fork down and nobody began to eat, it is called a livelock.
inline constexpr std::int64_t kLivelockRounds = 20;

Reason explain(const Report& report);

// What a philosopher is seen doing: the lock table decides where the two do not agree yet.
Phase seenPhase(const Moment& moment, int philosopher);

// The points of one strategy, by rising size.
std::vector<Point> pointsOf(const std::vector<Point>& points, Strategy strategy);

// The measured point with the highest median of meals a second, and the one with the lowest; nullptr without any.
const Point* best(const std::vector<Point>& points);
const Point* worst(const std::vector<Point>& points);

// What the newest run, and the newest comparisons by strategy and by size, measured, by name.
std::vector<Fact> factsOf(const std::vector<PastRun>& runs, const Report& strategies, const Report& sizes);

}  // namespace racecourse::labs::philosophers
