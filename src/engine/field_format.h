// What an f-string field makes of a number or a text, by its format.
//
//   formatInteger(1234567, {.align = '>', .width = 10, .thousands = true})   ->  " 1,234,567"
//   formatText("ann", {.width = 5})                                          ->  "ann  "
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "engine/ast.h"

namespace racecourse::engine {

// Whether the format asks for nothing.
bool isPlain(const Format& format);

// The field, or the message of Python's ValueError. `type` names the value's type.
std::expected<std::string, std::string> formatInteger(std::int64_t number, const Format& format, std::string_view type);
std::expected<std::string, std::string> formatText(std::string_view text, const Format& format);

}  // namespace racecourse::engine
