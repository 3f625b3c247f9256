#include "engine/compiler.h"

#include <utility>

#include "engine/compiling.h"
#include "engine/parser.h"
#include "engine/prelude.h"
#include "engine/scanner.h"

namespace racecourse::engine {

std::expected<Program, Trouble> compile(std::string_view source) {
  const std::expected<Module, Trouble> module = parse(source);
  if (!module) return std::unexpected(module.error());
  const std::expected<Scopes, Trouble> scopes = Scopes::of(*module);
  if (!scopes) return std::unexpected(scopes.error());
  const AttributeFacts attributes = attributesOf(*module);
  Program program;
  std::optional<Trouble> unreadable;
  program.source = normalised(source, unreadable);
  program.globals = scopes->globals();
  ProgramTables tables(program);
  Compiler compiler(tables, *scopes, attributes);
  compiler.compileModule(*module);
  if (compiler.trouble()) return std::unexpected(*compiler.trouble());
  addPrelude(tables);
  for (const std::string& name : program.names) program.constant_attributes.push_back(attributes.isConstant(name));
  return program;
}

void Compiler::fail(Position at, std::string_view seen, std::string message) {
  if (!trouble_) trouble_ = Trouble{at.line, at.column, std::string(seen), std::move(message)};
}

void Compiler::failLimit(Position at) {
  if (writer().limit() == CodeWriter::Limit::kLocals) {
    fail(at, "this function", "A function has at most 250 variables here. Divide it into several.");
  } else {
    fail(at, "the program",
         "This makes more than 1,000,000 instructions. Each way out of a try has its own copy of the finally block: "
         "leave with fewer return, break and continue, or make the program shorter.");
  }
}

}  // namespace racecourse::engine
