#pragma once

// What the producer-consumer lab says in words. Every number in a sentence comes from the report or from theory.
//
//   notice(ui, box, ui::Verdict::kUnknown, finding(report, environment));

#include <string>

#include "labs/producer-consumer/experiment.h"
#include "threads/environment.h"

namespace racecourse::labs::producer_consumer {

// "2 producers, 6 slots, 2 consumers", "1 to 256 slots, 1 producer, 1 consumer".
std::string title(const Settings& settings);

// "Run 4 threads"
std::string runLabel(const Settings& settings);

// What to decide before the first run of a measurement.
std::string question(Measure measure);

// How the chosen buffer knows whom to wake.
std::string_view describeKind(threads::BufferKind kind);

// What came out; empty before anything did.
std::string finding(const Report& report, const threads::Environment& environment);

// Little's law with the numbers of a run that was watched; empty before it has numbers.
std::string littlesLaw(const Report& report);

// What the buffer kept of its promises; empty before there is an item.
std::string promises(const Report& report);

// The end of a run, spoken.
std::string spokenResult(const Report& report, const threads::Environment& environment, bool cancelled);

// What this machine means for the numbers.
std::string machine(const threads::Environment& environment, const Settings& settings, const Report& report);

// A setting as a duration without idle zeros: "500 µs", "1 ms", "none".
std::string timePhrase(std::int64_t us);

// "9.74", "1 230", "48 700": items a second for the eye.
std::string shownRate(double per_second);

// "waits for a free slot with item 12", "uses item 3" …
std::string doingPhrase(const ThreadNow& thread, bool producer);

// The picture in a sentence: how many slots are filled and how many threads wait.
std::string sceneSummary(const Scene& scene);

}  // namespace racecourse::labs::producer_consumer
