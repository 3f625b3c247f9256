// Reads a program from a file, or says in one sentence why it cannot be read.
//
//   const std::expected<std::string, std::string> source = readSource("counter.py");
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "engine/trouble.h"

namespace racecourse::cli {

// The bytes of the file, or of standard input for "-". Refused: what is no file, is larger than a program may be, or is
// not UTF-8 text.
std::expected<std::string, std::string> readSource(const std::string& path);

// The text of a line, from 1; empty when there is none.
std::string_view lineOf(std::string_view source, int line);

// "counter.py:3:5: ..." with the line of the program and a caret under the place.
std::string troubleText(std::string_view path, std::string_view source, const engine::Trouble& trouble);

}  // namespace racecourse::cli
