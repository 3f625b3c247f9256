#pragma once

// The desk of the banker lab as its links know it: "preset=waiting", or the tables themselves, the free units first and
// then a row for each process with what it holds and what it may ask for.
//
//   setParameter(desk, "bank", "2_1.6_1.5_2.4_4.7");   // the four customers
//   linkOf(desk)              ->  "preset=customers"
//   requestOf("1.1.0.2", desk)   ->  P1 asks for (1, 0, 2)

#include <expected>
#include <string>
#include <string_view>

#include "labs/banker/desk.h"
#include "labs/link_values.h"

namespace racecourse::labs::banker {

// Sets preset, bank (tables for the banker) or waits (tables for the detector). The error is a sentence that says what
// would do; the desk is then unchanged.
Obeyed setParameter(Desk& desk, std::string_view name, std::string_view value);

// The desk as a link's query; empty for the first preset.
std::string linkOf(const Desk& desk);

struct Asking {
  int process;
  Units units;
};

// A request of one of the desk's processes, as `ask` has it: the process, then a number for each kind.
std::expected<Asking, std::string> requestOf(std::string_view value, const Desk& desk);

}  // namespace racecourse::labs::banker
