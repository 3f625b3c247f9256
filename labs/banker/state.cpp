#include "labs/banker/state.h"

namespace racecourse::labs::banker {
namespace {

using Validity = std::expected<void, std::string>;

Validity wrong(std::string sentence) { return std::unexpected(std::move(sentence)); }

Validity shapeOf(const State& state) {
  if (state.processes() < 1 || state.processes() > kMostProcesses)
    return wrong("There have to be 1 to " + std::to_string(kMostProcesses) + " processes.");
  if (state.kinds() < 1 || state.kinds() > kMostKinds)
    return wrong("There have to be 1 to " + std::to_string(kMostKinds) + " kinds of resources.");
  if (state.maximum.size() != state.allocation.size()) return wrong("Every process needs a row in both tables.");
  for (const Matrix* table : {&state.allocation, &state.maximum})
    for (const Units& row : *table)
      if (row.size() != state.available.size()) return wrong("Every row needs a number for each kind of resource.");
  return {};
}

Validity cellOf(const State& state, int process, int kind) {
  const int held = state.allocation[process][kind];
  const int most = state.maximum[process][kind];
  const auto outside = [](int number) { return number < 0 || number > kMostUnits; };
  if (outside(held) || outside(most)) return wrong("Numbers of units go from 0 to " + std::to_string(kMostUnits) + ".");
  if (held > most)
    return wrong(named(process) + " holds " + amountOf(held, kind) + ", more than its maximum of " +
                 std::to_string(most) + ".");
  return {};
}

}  // namespace

State textbookState() {
  return {.available = {3, 3, 2},
          .allocation = {{0, 1, 0}, {2, 0, 0}, {3, 0, 2}, {2, 1, 1}, {0, 0, 2}},
          .maximum = {{7, 5, 3}, {3, 2, 2}, {9, 0, 2}, {2, 2, 2}, {4, 3, 3}}};
}

std::expected<void, std::string> validityOf(const State& state) {
  if (auto shape = shapeOf(state); !shape) return shape;
  for (const int free : state.available)
    if (free < 0 || free > kMostUnits)
      return wrong("Numbers of units go from 0 to " + std::to_string(kMostUnits) + ".");
  for (int process = 0; process < state.processes(); ++process)
    for (int kind = 0; kind < state.kinds(); ++kind)
      if (auto cell = cellOf(state, process, kind); !cell) return cell;
  const Units total = totalOf(state);
  for (int process = 0; process < state.processes(); ++process)
    for (int kind = 0; kind < state.kinds(); ++kind)
      if (state.maximum[process][kind] > total[kind])
        return wrong(named(process) + " may ask for " + amountOf(state.maximum[process][kind], kind) +
                     ", and there are only " + std::to_string(total[kind]) + ".");
  return {};
}

Matrix needOf(const State& state) {
  Matrix need = state.maximum;
  for (int process = 0; process < state.processes(); ++process) subtract(need[process], state.allocation[process]);
  return need;
}

Units totalOf(const State& state) {
  Units total = state.available;
  for (const Units& held : state.allocation) add(total, held);
  return total;
}

bool fits(const Units& a, const Units& b) {
  for (std::size_t kind = 0; kind < a.size(); ++kind)
    if (a[kind] > b[kind]) return false;
  return true;
}

void add(Units& to, const Units& more) {
  for (std::size_t kind = 0; kind < to.size(); ++kind) to[kind] += more[kind];
}

void subtract(Units& from, const Units& less) {
  for (std::size_t kind = 0; kind < from.size(); ++kind) from[kind] -= less[kind];
}

std::string named(int process) { return "P" + std::to_string(process); }

std::string kindName(int kind) { return {static_cast<char>('A' + kind)}; }

std::string amountOf(int units, int kind) { return std::to_string(units) + " of " + kindName(kind); }

std::string textOf(const Units& units) {
  std::string text;
  for (const int number : units) text += (text.empty() ? "(" : ", ") + std::to_string(number);
  return text + ")";
}

std::string listOf(std::span<const int> processes) {
  if (processes.size() < 2) return sequenceText(processes);
  return sequenceText(processes.first(processes.size() - 1)) + " and " + named(processes.back());
}

std::string sequenceText(std::span<const int> processes) {
  std::string text;
  for (const int process : processes) text += (text.empty() ? "" : ", ") + named(process);
  return text;
}

}  // namespace racecourse::labs::banker
