// What Python knows and Racecourse does not, and what to write instead.
//
//   refusalOf("yield")    // "Racecourse has no generators. Collect the values in a list and return it."
#pragma once

#include <span>
#include <string_view>

namespace racecourse::engine {

// The sentence for a word or sign that no accepted program holds; empty for every other text.
std::string_view refusalOf(std::string_view text);

// A module a program may import, with the names it may import from it.
struct KnownModule {
  std::string_view name;
  std::span<const std::string_view> members;
};

// The modules there are: threading, queue, time, racecourse.
std::span<const KnownModule> knownModules();

}  // namespace racecourse::engine
