// Any text is compiled or refused: in time, in bounded memory, and with a place that exists in the text.

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "engine/compiler.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto program = racecourse::engine::compile(text);
  if (program) {
    if (program->codes.empty()) std::abort();
    return 0;
  }
  const auto lines = std::ranges::count(text, '\n') + std::ranges::count(text, '\r') + 1;
  const racecourse::engine::Trouble& trouble = program.error();
  if (trouble.line < 1 || trouble.line > lines + 1 || trouble.column < 1 || trouble.message.empty()) std::abort();
  return 0;
}
