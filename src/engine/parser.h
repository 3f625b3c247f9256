// Makes a tree of a program, or says where and why it is not a Racecourse program.
//
//   const std::expected<Module, Trouble> module = parse("x = 1\n");
//
// What is accepted is Python 3.11 and means what it means there. What Python knows and Racecourse does not is refused
// by name, with what to write instead. Some of Python's rules need more than the grammar and are left to the compiler:
// unknown names, a `global` behind a use of its name or of a parameter, an annotation of a global name.
#pragma once

#include <expected>
#include <string_view>

#include "engine/ast.h"
#include "engine/trouble.h"

namespace racecourse::engine {

// The tree of a program of at most kLargestSource bytes; the tree keeps no reference to `source`.
std::expected<Module, Trouble> parse(std::string_view source);

}  // namespace racecourse::engine
