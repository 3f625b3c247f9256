#include <algorithm>
#include <array>

#include "labs/philosophers/findings.h"
#include "labs/philosophers/phase_words.h"
#include "labs/philosophers/table_picture.h"
#include "ui/number.h"

namespace racecourse::labs::philosophers {
namespace {

std::string forkNames(const std::vector<int>& forks) {
  if (forks.empty()) return "–";
  std::string names = forks.size() == 1 ? "fork " : "forks ";
  for (std::size_t i = 0; i < forks.size(); ++i) names += (i == 0 ? "" : " and ") + ui::plain(forks[i]);
  return names;
}

std::string wanted(const threads::LockSnapshot& forks, int philosopher) {
  std::string text;
  for (int fork = 0; fork < std::ssize(forks.owners); ++fork) {
    if ((forks.wanted[static_cast<std::size_t>(philosopher)] & threads::only(fork)) == 0) continue;
    const int owner = forks.owners[static_cast<std::size_t>(fork)];
    text += (text.empty() ? "fork " : " and fork ") + ui::plain(fork) +
            (owner < 0 ? " (free)" : " (" + philosopherName(owner) + ")");
  }
  return text.empty() ? "–" : text;
}

std::vector<int> heldBy(const threads::LockSnapshot& forks, int philosopher) {
  std::vector<int> held;
  for (int fork = 0; fork < std::ssize(forks.owners); ++fork)
    if (forks.owners[static_cast<std::size_t>(fork)] == philosopher) held.push_back(fork);
  return held;
}

std::string deadlockSummary(const std::vector<int>& cycle) {
  std::string text = "Deadlock: ";
  for (std::size_t i = 0; i < cycle.size(); ++i)
    text += (i == 0 ? philosopherName(cycle[0]) : "") + (i == 0 ? " waits for " : ", which waits for ") +
            philosopherName(cycle[(i + 1) % cycle.size()]);
  return text + ".";
}

}  // namespace

Moment atRest(int philosophers) {
  const auto n = static_cast<std::size_t>(philosophers);
  return {.forks = {.owners = std::vector(n, -1),
                    .wanted = std::vector<threads::LockSet>(n),
                    .requests = std::vector<std::uint64_t>(n),
                    .waiting_since = std::vector<std::int64_t>(n)},
          .phases = std::vector(n, Phase::kThinking)};
}

ui::Table tableData(const TablePicture& picture) {
  ui::Table table{{"Philosopher", "Does", "Has", "Waits for", "Meals"}, {}};
  const Moment& moment = picture.moment;
  for (int i = 0; i < std::ssize(moment.phases); ++i) {
    const auto at = static_cast<std::size_t>(i);
    table.rows.push_back({philosopherName(i), std::string(phaseWord(seenPhase(moment, i))),
                          forkNames(heldBy(moment.forks, i)), wanted(moment.forks, i),
                          at < picture.meals.size() ? ui::plain(picture.meals[at]) : "0"});
  }
  return table;
}

std::string tableSummary(const Moment& moment) {
  const std::vector<int> cycle = threads::findCycle(moment.forks);
  if (!cycle.empty()) return deadlockSummary(cycle);
  std::array<int, kPhases> counts{};
  for (int i = 0; i < std::ssize(moment.phases); ++i) ++counts[static_cast<std::size_t>(seenPhase(moment, i))];
  std::string text;
  for (int phase = 0; phase < kPhases; ++phase) {
    const int count = counts[static_cast<std::size_t>(phase)];
    if (count == 0) continue;
    text += (text.empty() ? "" : ", ") + ui::plain(count) + " " +
            std::string(phaseWord(static_cast<Phase>(phase), count != 1));
  }
  return text + ".";
}

}  // namespace racecourse::labs::philosophers
