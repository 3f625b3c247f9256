#pragma once

// What the primitives lab says in words. Every number in a sentence comes from a report.
//
//   notice(ui, box, ui::Verdict::kUnknown, finding(report));

#include <string>

#include "labs/primitives/experiment.h"

namespace racecourse::labs::primitives {

// "Run 2 waiters, 2 neighbours": what the button does with these settings.
std::string runLabel(const Settings& settings);

// What the measurement asks, before there is an answer.
std::string question(Measure measure);

// The heading over the results: "2 waiters, 2 neighbours, a signal every 10 ms".
std::string title(const Settings& settings);

// What came out, in two or three sentences. Empty while too little was measured.
std::string finding(const Report& report);

// Whether each waiter heard each signal, over all points. Empty before there is one.
std::string proofOfHearing(const Report& report);
bool allHeard(const Report& report);

// What “burned” means here: the system’s count, or clock readings.
std::string meaningOfBurned(const Report& report);

// The machine under the measurement: cores, clock, how much the threads ran at once, how steady it was.
std::string machine(const threads::Environment& environment, const Report& report);

// "Finished 5 rounds. …" for those who listen.
std::string spokenResult(const Report& report, bool cancelled);

// The way of a point.
std::string_view nameOf(Way way);

// "98 %", "0.12 %": a share for the eye, with two digits where it is small.
std::string shareText(double share);

// "10 ms", "500 µs": a setting in µs.
std::string timeText(std::int64_t us);

}  // namespace racecourse::labs::primitives
