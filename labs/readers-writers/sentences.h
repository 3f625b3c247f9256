#pragma once

// What the readers-writers lab says in words. Every number in a sentence comes from a report.
//
//   notice(ui, box, ui::Verdict::kUnknown, finding(report));

#include <string>

#include "labs/readers-writers/experiment.h"

namespace racecourse::labs::readers_writers {

// "Readers first", "Standard".
std::string_view nameOf(ReadWriteLockKind lock);

// The same for the lock of a trial: one that does not say what it is keeps that to itself.
std::string_view nameIn(const Report& report, const LockWaits& waits);

// "4 readers", "1 writer", "no writer".
std::string readersPhrase(int readers);
std::string writersPhrase(int writers);

// "Run 4 readers, 2 writers": what the button does with these settings.
std::string runLabel(const Settings& settings);

// What the measurement asks, before there is an answer.
std::string question(const Settings& settings);

// The heading over the results.
std::string title(const Settings& settings);

// What came out, in one or two sentences. Empty while too little was measured.
std::string finding(const Report& report);

// Whether the locks kept what they promise, and how that was checked. Empty before there is anything to check.
std::string proofOfExclusion(const Report& report);

// How many readers were inside together, with the mutex and without.
std::string togetherSentence(const Report& report);

// "Finished: 4 readers and 2 writers got in 63 times." for those who listen.
std::string spokenResult(const Report& report, bool cancelled);

// Who is inside and who waits at the door, in order.
std::string sceneSentence(const Scene& scene);

// The machine under the measurement.
std::string machine(const threads::Environment& environment, const Settings& settings, const Report& report);

// A wait; one that the clock could not see is not called none.
std::string waitShown(double ns);

// A setting in ms or ns as a duration without idle zeros: "50 ms", "2 s", "10 µs".
std::string milliseconds(int ms);
std::string nanoseconds(int ns);

// "5.28 M", "50.1 k", "740": a rate for the eye.
std::string shortRate(double per_second);

}  // namespace racecourse::labs::readers_writers
