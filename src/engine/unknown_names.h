// What to say about a name that nothing binds: a name nearby, an import that is missing, or what Racecourse has instead
// of one of Python's built-ins.
//
//   unknownName("conter", {"counter"})  ->  "Nothing binds the name `conter`. Did you mean `counter`?"
//   nearest("conter", {"counter"})      ->  "counter"
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace racecourse::engine {

// The sentence about `name`, where `visible` are the names there are.
std::string unknownName(std::string_view name, std::span<const std::string_view> visible);

// The sentence about an attribute that Python's own types have and Racecourse's do not; empty for other names.
std::string lackedAttribute(std::string_view name);

// The name that differs least, by at most a third of its letters (swaps, and another case, count as one difference);
// empty if there is none.
std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace racecourse::engine
