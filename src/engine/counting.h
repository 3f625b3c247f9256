// How many maximal schedules there are, how many end in which class of ends, and how likely a uniformly random
// scheduler gets there. Exact: one pass forward in a topological order, in 64 bits as long as they suffice, then in
// 128, then in natural numbers. Where schedules can go round for ever their number is infinite, and the probabilities
// are those of Absorption.
//
//   Counting counting(graph, components, class_of, 2);
//   while (!counting.advance(100'000)) { }
//   counting.schedules()[1].text()                ->  "4"
//
// Breadth-first numbers are themselves a topological order when all ways to a state are equally long; only otherwise
// are the components asked for one.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "engine/absorption.h"
#include "engine/components.h"
#include "engine/graph.h"
#include "engine/natural.h"

namespace racecourse::engine {

class Counting {
 public:
  // Keeps references to `graph` and to its `components`, which are advanced if they are needed.
  Counting(Graph& graph, Components& components, ClassOf class_of, int classes);
  ~Counting();

  // Works on about `budget` states; true when done.
  bool advance(std::size_t budget);

  // What follows is to be asked when advance() has given true.

  // Whether some schedule goes on for ever.
  bool endless() const;
  // By class; all 0 when endless().
  const std::vector<Natural>& schedules() const;
  // By class; with endlessProbability() and probabilityRest() they sum up to 1.
  const std::vector<double>& probabilities() const;
  double endlessProbability() const;
  // How much each probability may be too small, beyond rounding.
  double probabilityRest() const;

  // Memory taken now.
  std::size_t bytes() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace racecourse::engine
