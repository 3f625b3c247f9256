#pragma once

// What timings come to: speed-up, efficiency, Karp-Flatt and a fit, the same for runs that were measured and for runs
// of the virtual machine. Charts, tables, sentences and tasks all read from here.
//
//   const Analysis found = analyse(experiment.report(), environment);
//   found.points[1].speedup   ->  1.87

#include <optional>
#include <vector>

#include "labs/amdahl/experiment.h"
#include "labs/amdahl/law.h"
#include "labs/amdahl/virtual_machine.h"
#include "threads/statistics.h"

namespace racecourse::labs::amdahl {

// All runs with one number of threads.
struct Point {
  int threads = 1;
  int processors = 1;     // threads, but no more than there are cores
  threads::Summary time;  // ns; the best run is the least disturbed one
  double work = 1;        // in units of what one thread was given
  double speedup = 1;     // work for each time of the best run, against one thread
  double low = 1;         // the same for the slower end of the middle half of the runs
  double at_work = 0;     // threads that ran at once in the parallel part of the best run; 0 when not known
  double piece_ns = 0;    // duration of a piece in the best run; 0 when not known

  double efficiency() const { return amdahl::efficiency(speedup, processors); }

  // Nothing for one processor.
  std::optional<double> karpFlatt() const;
};

struct Analysis {
  Scaling scaling = Scaling::kStrong;
  double serial = 0;  // as set
  bool simulated = false;
  int cores = 1;
  std::vector<Point> points;  // rising numbers of threads; empty while there is no run with one thread
  std::optional<Fit> fit;     // of strong scaling, from the best times
};

// What `report` measured on a machine with these cores.
Analysis analyse(const Report& report, const threads::Environment& environment);

// What the virtual machine computed.
Analysis analyse(const VirtualMachine& machine);

// The speed-up that the laws promise `threads` threads on `cores` cores: Amdahl's for fixed work, Gustafson's for
// growing work. Beyond the cores a thread more is no processor more.
double promisedSpeedup(Scaling scaling, double serial, int threads, int cores);

// What kept a measurement from what the law promises.
enum class Hindrance {
  kNothingMeasured,
  kOneCore,      // there is only one core to work
  kCoresBusy,    // the threads did not get the cores: at the same time ran fewer than there are cores
  kCoresShared,  // they got them, but each piece took longer than alone
  kNone,         // within a tenth of the law
  kUnknown,      // none of these, and yet slower
};

// Threads running at once, for each core, below which the cores count as busy.
inline constexpr double kCoresFree = 0.9;
// A piece that takes this many times as long as alone has been slowed down.
inline constexpr double kSlowedDown = 1.15;
// Speed-up over what the law promises that counts as reached.
inline constexpr double kReached = 0.9;

// About the point that makes the most of the cores. A law that is reached only because the single thread it is compared
// with was disturbed is not reached.
struct Diagnosis {
  Hindrance hindrance = Hindrance::kNothingMeasured;
  Point at;
  double promised = 1;       // by the law, for the same threads
  double slow_down = 1;      // of a piece, against one thread
  double alone_at_work = 0;  // how much of its time one thread had a core, 0 to 1; 0 when not known
};
Diagnosis diagnose(const Analysis& analysis);

}  // namespace racecourse::labs::amdahl
