// A finished search as a graph, for what is computed on it: counts, probabilities, loops, ways. Also made by hand in
// tests.
//
//   class Coin : public Graph { ... };     // 0 -> 0 | 1
//   coin.successors(0).size()              ->  2
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/schedule.h"
#include "engine/search.h"

namespace racecourse::engine {

class Graph {
 public:
  virtual ~Graph() = default;
  using Edge = Search::Successors::Edge;

  // States are 0 ... size() - 1; 0 is the initial one, and every state can be reached from it.
  virtual Number size() const = 0;
  // The steps from a state in order of threads and alternatives, none where schedules end; valid until the next call.
  virtual std::span<const Edge> successors(Number number) = 0;
};

// The states of a search that is done. Keeps a reference to it. Edges are found by looking the next states up; those
// that were asked for once are kept while that takes no more memory than the search.
class SearchGraph : public Graph {
 public:
  explicit SearchGraph(Search& search) : search_(search), successors_(search), rows_(search.size(), kUnknown) {}

  Number size() const override { return static_cast<Number>(search_.size()); }
  std::span<const Edge> successors(Number number) override;
  std::size_t bytes() const {
    return rows_.capacity() * sizeof(std::uint32_t) + chunks_.size() * kChunk * sizeof(Kept);
  }

 private:
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
  static constexpr std::size_t kChunk = 1 << 16;

  // An edge, or in front of the edges of a state how many they are.
  struct Kept {
    Number target;
    std::uint16_t thread, alternative;
  };

  void keep(Number number, std::span<const Edge> edges);

  Search& search_;
  Search::Successors successors_;
  std::vector<std::uint32_t> rows_;  // where in the chunks, one behind the other, the edges of a state are
  std::vector<std::unique_ptr<Kept[]>> chunks_;
  std::size_t used_ = kChunk;  // of the last chunk
  std::vector<Edge> edges_;
};

}  // namespace racecourse::engine
