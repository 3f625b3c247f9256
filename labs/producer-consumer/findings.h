#pragma once

// What a run of the producer-consumer lab came to: the numbers that its pictures, sentences and tasks share.
//
//   perSecond(report)                  items a second of a run that was watched
//   oneSlotOver(report, kind, 16)      0.8: of what 16 slots let through, one slot lets through 80 %
//   factsOf(report)                    {"items per second", 9.7}, {"one slot over 256", 75.3, "%"}, …

#include <optional>
#include <vector>

#include "labs/lab.h"
#include "labs/producer-consumer/experiment.h"

namespace racecourse::labs::producer_consumer {

// Items a second; 0 before any time has passed.
double perSecond(const Report& report);

// Empty wake-ups for each item that was used; 0 before there is one.
double emptyWakeUpsEach(const Totals& totals);

// Whether everything that a buffer promises was kept: for the run, or for each point of the sweep.
bool allRight(const Report& report);

// Items of all points or of the run.
std::int64_t itemsUsed(const Report& report);

// The kinds that have a point, in order.
std::vector<threads::BufferKind> kindsMeasured(const Report& report);

// The point of a kind in a sweep over capacities; nullptr when it was not measured.
const Point* atCapacity(const Report& report, threads::BufferKind kind, int capacity);

// How many times as much one slot lets through as `capacity` of them; nothing before both were measured.
std::optional<double> oneSlotOver(const Report& report, threads::BufferKind kind, int capacity);

// Items a second by theory: exactly for uneven times, otherwise the ceiling; for work that computes, on `cores`.
// Nothing where making and using take no time.
std::optional<double> theoryOf(const Settings& settings, const Trial& trial, int cores);

// Whether theory says what a run has to come to, and not only what it cannot exceed.
bool theoryIsExact(const Settings& settings);

// What the newest report of a measurement measured, by name.
std::vector<Fact> factsOf(const Report& report);

}  // namespace racecourse::labs::producer_consumer
