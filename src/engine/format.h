// The format of an f-string field, the part behind its colon.
//
//   parseFormat(">8,")    // Format{.align = '>', .width = 8, .thousands = true}
#pragma once

#include <optional>
#include <string_view>

#include "engine/ast.h"

namespace racecourse::engine {

// The widest field and the longest fraction of a number.
inline constexpr int kWidestField = 1000;

// Reads [[fill]align][sign][0][width][,][.n][d, f, x or s]; nothing when the text is anything else.
std::optional<Format> parseFormat(std::string_view text);

}  // namespace racecourse::engine
