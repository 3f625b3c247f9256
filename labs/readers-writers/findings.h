#pragma once

// What a run of the readers-writers lab came to: the numbers that its pictures, sentences and tasks share.
//
//   crossingOf(duels(report))   ->   {Crossing::Kind::kFrom, 90}: from 90 % reads on a read-write lock does more
//   factsOf(report)             ->   {"longest wait of a writer, fair", 85, "ms"}, …

#include <string>
#include <vector>

#include "labs/lab.h"
#include "labs/readers-writers/experiment.h"

namespace racecourse::labs::readers_writers {

// What is called a win: the middle halves of the repetitions do not overlap, and the medians are a tenth apart.
enum class Winner { kMutex, kNeither, kReadWrite };

// The mutex and the best read-write lock at one share of reads.
struct Duel {
  int reads_percent = 0;
  ReadWriteLockKind best = ReadWriteLockKind::kReadersFirst;
  double ratio = 0;  // operations of the best over those of the mutex
  Winner winner = Winner::kNeither;
};

// A duel for each share at which the mutex and another lock were measured, in order.
std::vector<Duel> duels(const Report& report);

struct Crossing {
  enum class Kind {
    kNothing,  // no duel
    kAlways,   // a read-write lock wins at every share
    kNever,    // at none
    kFrom,     // from `reads_percent` on, and at no share below it
    kUnclear,  // here and there
  };
  Kind kind = Kind::kNothing;
  int reads_percent = 0;
};
Crossing crossingOf(const std::vector<Duel>& duels);

// How many times as many accesses of equal length a read-write lock can allow as a mutex, at most: 1 / ((1 - r) + r /
// c), where a share `reads` (0 to 1) of them reads and `cores` can be inside together.
double largestGain(double reads, int cores);

// Whether, of all that was checked, nothing was wrong.
bool promiseKept(const Report& report);

// What was measured, by name.
std::vector<Fact> factsOf(const Report& report);

}  // namespace racecourse::labs::readers_writers
