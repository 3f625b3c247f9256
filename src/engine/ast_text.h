// A tree as text, for tests and for looking at what the parser made.
//
//   toText(*parse("x = a + 1\n"))    // "(= x (+ a 1))\n", one line a statement
//   toText(module, Detail::kSpans)   // "(= x@1:1-1:2 (+ a@1:5-1:6 1@1:9-1:10)@1:5-1:10)@1:1-1:10\n"
#pragma once

#include <string>

#include "engine/ast.h"

namespace racecourse::engine {

enum class Detail { kPlain, kSpans };

// Every node of a program; spans as `@line:column-line:column`.
std::string toText(const Module& module, Detail detail = Detail::kPlain);

}  // namespace racecourse::engine
