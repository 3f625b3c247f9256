// A program with threads out of arbitrary bytes: each byte chooses a production, so that a fuzzer's small changes make
// small changes to the program, and every input is a program in the language.
//
//   programOf("\x01\x02")   ->  "from threading import Thread, Lock, ..."
#pragma once

#include <string>
#include <string_view>

namespace racecourse::fuzz {

// Longer inputs are cut off: larger programs have too many states to look at all of them.
inline constexpr std::size_t kMostBytes = 64;

std::string programOf(std::string_view bytes);

}  // namespace racecourse::fuzz
