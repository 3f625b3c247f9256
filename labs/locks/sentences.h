#pragma once

// What the locks lab says in words. Every number in a sentence comes from a report.
//
//   notice(ui, box, ui::Verdict::kUnknown, finding(report));

#include <string>

#include "labs/locks/experiment.h"

namespace racecourse::labs::locks {

// "Run 1 to 4 threads": what the button does with these settings.
std::string runLabel(const Settings& settings);

// What the measurement asks, before there is an answer.
std::string question(Measure measure);

// The heading over the results: "Critical sections a second, 1 to 4 threads, 100 ns inside, 100 ns outside".
std::string title(const Settings& settings);

// What came out, in one or two sentences. Empty while too little was measured.
std::string finding(const Report& report);

// Whether the guarded counters agree with what was done, over all points. Empty before there is one.
std::string proofOfExclusion(const Report& report);
bool allExact(const Report& report);

// The lock, or the kind of hash table, that a point is about.
std::string_view nameOf(const Settings& settings, const Trial& trial);

// "5.28 M", "50.1 k", "740": a rate for the eye.
std::string shortRate(double per_second);

// "Finished: 21 rows." for those who listen.
std::string spokenResult(const Report& report, bool cancelled);

// The machine under the measurement: cores, clock, how much the threads ran at once, how far repetitions lie apart.
std::string machine(const threads::Environment& environment, const Settings& settings, const Report& report);

}  // namespace racecourse::labs::locks
