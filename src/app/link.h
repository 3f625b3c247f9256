#pragma once

// The query of a link as names and values.
//
//   parseLink("threads=2&run")  ->  {{"threads", "2"}, {"run", ""}}

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace racecourse::app {

// A link longer than this is not read: nothing the course writes comes near.
inline constexpr std::size_t kLongestLink = 64 * 1024;

// Splits at & and =, undoes %XX and +. Broken escapes stay as they are; a link over kLongestLink gives nothing.
std::vector<std::pair<std::string, std::string>> parseLink(std::string_view query);

}  // namespace racecourse::app
