// What is wrong with a reader's program, and what to write instead. Trouble is a value: the engine never throws.
//
//   const std::expected<Module, Trouble> module = parse("x = 1.5\n");
//   module.error();   // {1, 5, "1.5", "Racecourse counts in whole numbers. Write an integer, ..."}
#pragma once

#include <string>

namespace racecourse::engine {

struct Trouble {
  int line = 1;         // from 1
  int column = 1;       // from 1, in characters, where `seen` begins
  std::string seen;     // the piece of the program this is about, or "the end of the line" and the like
  std::string message;  // one or two sentences: what happened, what to write instead

  bool operator==(const Trouble&) const = default;
};

}  // namespace racecourse::engine
