#include "engine/graph.h"

#include <limits>

namespace racecourse::engine {

std::span<const SearchGraph::Edge> SearchGraph::successors(Number number) {
  if (rows_[number] == kUnknown) {
    const std::span<const Edge> edges = successors_.of(number);
    keep(number, edges);
    return edges;
  }
  const Kept* const row = &chunks_[rows_[number] / kChunk][rows_[number] % kChunk];
  edges_.clear();
  for (const Kept& kept : std::span(row + 1, row->target))
    edges_.push_back({{kept.thread, kept.alternative}, kept.target});
  return edges_;
}

void SearchGraph::keep(Number number, std::span<const Edge> edges) {
  static_assert(kHighestAlternative <= std::numeric_limits<std::uint16_t>::max());
  if (edges.size() + 1 > kChunk) return;
  if (used_ + edges.size() + 1 > kChunk) {
    const std::size_t more = kChunk * sizeof(Kept);
    if (bytes() + more > search_.bytes() || (chunks_.size() + 1) * kChunk >= kUnknown) return;
    chunks_.push_back(std::make_unique_for_overwrite<Kept[]>(kChunk));
    used_ = 0;
  }
  rows_[number] = static_cast<std::uint32_t>((chunks_.size() - 1) * kChunk + used_);
  Kept* kept = &chunks_.back()[used_];
  *kept++ = {static_cast<Number>(edges.size()), 0, 0};
  for (const Edge& edge : edges)
    *kept++ = {edge.target, static_cast<std::uint16_t>(edge.choice.thread),
               static_cast<std::uint16_t>(edge.choice.alternative)};
  used_ += edges.size() + 1;
}

}  // namespace racecourse::engine
