#pragma once

// What a bank with several kinds of units knows: what is free, what each process holds, and what each may ask for at
// most. Pure data.
//
//   const State bank = textbookState();
//   validityOf(bank)   ->  no error
//   needOf(bank)[0]    ->  {7, 4, 3}
//   named(0), kindName(2), textOf({7, 4, 3})   ->  "P0", "C", "(7, 4, 3)"

#include <expected>
#include <span>
#include <string>
#include <vector>

namespace racecourse::labs::banker {

using Units = std::vector<int>;     // a number for each kind of resource
using Matrix = std::vector<Units>;  // a row for each process

inline constexpr int kMostProcesses = 1'024;
inline constexpr int kMostKinds = 26;
inline constexpr int kMostUnits = 1'000'000;  // of one kind

struct State {
  Units available;
  Matrix allocation;
  Matrix maximum;

  int processes() const { return static_cast<int>(allocation.size()); }
  int kinds() const { return static_cast<int>(available.size()); }

  bool operator==(const State&) const = default;
};

// Five processes and three kinds with 10, 5 and 7 units: A. Silberschatz, P. B. Galvin and G. Gagne, "Operating System
// Concepts", the chapter on deadlocks.
State textbookState();

// Nothing, or the first thing that is wrong with a state, as a sentence: its tables do not fit together, a number is
// negative or too large, a process holds more than its maximum, or may ask for more than there is.
std::expected<void, std::string> validityOf(const State& state);

// What each process may still ask for: maximum - allocation.
Matrix needOf(const State& state);

// All units of each kind, free and held.
Units totalOf(const State& state);

// Whether there is enough of every kind; `a` and `b` are of one length.
bool fits(const Units& a, const Units& b);
void add(Units& to, const Units& more);
void subtract(Units& from, const Units& less);

std::string named(int process);                            // "P0"
std::string kindName(int kind);                            // "A"
std::string amountOf(int units, int kind);                 // "3 of A"
std::string textOf(const Units& units);                    // "(3, 3, 2)"
std::string listOf(std::span<const int> processes);        // "P0, P2 and P3"
std::string sequenceText(std::span<const int> processes);  // "P1, P3, P4"

}  // namespace racecourse::labs::banker
