// What a Search consists of; search.cpp has the layers, search_expand.cpp the
// work on one state, search_ways.cpp what is asked of a finished search.
#pragma once

#include <memory>
#include <unordered_set>
#include <vector>

#include "engine/pair_set.h"
#include "engine/search.h"
#include "engine/state_store.h"
#include "engine/walker.h"

namespace racecourse::engine {

// What one worker found out about some states in a row: how each ends, and the
// packed states behind their steps.
struct Expansion {
  struct Of {
    Number state;
    Ending ending;
    bool missed;               // not known yet: to be done again by one that may learn
    std::uint32_t successors;  // how many of `packed` are its own
    std::uint32_t steps;       // that were possible, with those left out
  };
  struct RaceSeen {
    std::uint32_t first, second;  // lists of accesses
    int first_thread, second_thread;
    Number state;
  };
  std::vector<Of> states;
  std::vector<std::uint64_t> packed;
  std::vector<std::uint64_t> hashes;  // of each
  std::vector<RaceSeen> races;

  void clear() {
    states.clear();
    packed.clear();
    hashes.clear();
    races.clear();
  }
};

struct Worker {
  Walker walker;
  Expansion expansion;
  NumberedState state;
  std::vector<std::uint64_t> scratch;
};

struct Search::Parts {
  Parts(Model& a_model, SearchOptions the_options, Workers* the_workers);

  // Layers (search.cpp).
  bool advance(std::size_t budget);
  void begin();
  bool beginLayer();
  void work(Number from, Number to);
  void workTogether(Number from, Number to);
  void take(Expansion& expansion);
  void takeRaces(const Expansion& expansion);
  void repack(std::size_t threads, std::size_t later_objects);
  std::size_t bytes() const;
  bool hasLimit();

  // One state (search_expand.cpp).
  void expand(Worker& worker, Number number, bool may_learn);
  bool walk(Worker& worker, Number number, Ending& ending) const;
  void findRaces(Number number, Worker& worker) const;
  // The steps to follow: all, or one that may stand for them.
  std::pair<std::size_t, std::size_t> chosen(Number from, Worker& worker) const;
  void packBehind(const Walker& walker, Number from, const Walker::Step& step, std::uint64_t* words) const;
  bool isNew(const Walker::Step& step, Number from, Worker& worker) const;
  void fitLayout(Worker& worker);

  // Ways (search_ways.cpp).
  NumberedState numbered(Number number) const;
  std::optional<Number> find(const NumberedState& state, std::vector<std::uint64_t>& scratch) const;

  Model& model;
  SearchOptions options;
  Workers* workers;
  State initial;
  std::unique_ptr<World> world;
  std::unique_ptr<StateStore> store;
  std::vector<Number> parents;
  std::vector<Ending> endings;
  std::vector<Number> layers;  // the first state of each; the last one is being worked on
  Number next = 0;             // to be expanded
  Number layer_end = 0;
  std::size_t words_laid_out = 0;  // words for which the layout is known to fit
  bool done = false;
  bool wrong = false;  // a failure, deadlock or false invariant was found
  bool gave_up_symmetry = false;
  bool reduces = false;
  Stop stop = Stop::kNone;
  std::uint64_t transitions = 0;
  std::vector<Race> races;
  PairSet compared;                            // lists of accesses
  std::unordered_set<std::uint64_t> reported;  // pairs of places in the program
  std::vector<Worker> helpers;                 // that may not learn, one for each of `workers`
  std::unique_ptr<Worker> leader;              // that may
};

}  // namespace racecourse::engine
