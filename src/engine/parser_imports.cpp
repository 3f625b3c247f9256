#include <algorithm>

#include "engine/parsing.h"
#include "engine/refusals.h"

namespace racecourse::engine {

namespace {

const KnownModule* moduleNamed(std::string_view name) {
  const auto modules = knownModules();
  const auto found = std::ranges::find(modules, name, &KnownModule::name);
  return found == modules.end() ? nullptr : &*found;
}

std::string listed(std::span<const std::string_view> names) {
  std::string result;
  for (const std::string_view name : names) {
    if (!result.empty()) result += name == names.back() ? " and " : ", ";
    result += name;
  }
  return result;
}

std::string unknownModule(std::string_view name) {
  return "Racecourse has no module " + std::string(name) + ". Import from threading, queue, time or racecourse.";
}

}  // namespace

void Parser::checkImportPlace() {
  if (around_.blocks > 0) fail(now(), "Imports stand at the top of the program here. Move this one out of its block.");
}

Statement::Node Parser::parseImport() {
  checkImportPlace();
  take();
  Import import;
  do parseImportedModule(import);
  while (accept(","));
  return import;
}

void Parser::parseImportedModule(Import& import) {
  const Token module = takeName("An import names a module. Write import threading.");
  if (isAt(".")) {
    const std::string full = std::string(module.text) + "." + std::string(ahead().text);
    return fail(module.span.begin, full, unknownModule(full));
  }
  if (moduleNamed(module.text) == nullptr) return fail(module, unknownModule(module.text));
  const std::string name = parseAlias(module);
  import.names.push_back({std::string(module.text), "", name, {module.span.begin, end_}});
}

std::string Parser::parseAlias(const Token& name) {
  if (!accept("as")) return std::string(name.text);
  return std::string(takeName("After as comes the name you want to use. Write it.").text);
}

Statement::Node Parser::parseFrom() {
  checkImportPlace();
  take();
  if (isAt(".") || isAt("..."))
    fail(now(), "A program here is one file. Import from threading, queue, time or racecourse.");
  const Token module = takeName("An import names a module. Write from threading import Thread.");
  const bool dotted = isAt(".");
  const std::string full = std::string(module.text) + (dotted ? "." + std::string(ahead().text) : "");
  if (dotted || moduleNamed(module.text) == nullptr) fail(module.span.begin, full, unknownModule(full));
  expect("import", "After the module comes import. Write from threading import Thread.");
  Import import;
  if (isAt("*")) fail(now(), "Racecourse does not import everything at once. Name what you need.");
  if (!accept("(")) {
    do parseImportedMember(import, module);
    while (accept(","));
    return import;
  }
  do parseImportedMember(import, module);
  while (accept(",") && !isAt(")"));
  expect(")", "The list of names needs its closing bracket. Add ).");
  return import;
}

void Parser::parseImportedMember(Import& import, const Token& module) {
  const Token member = takeName("An import lists names. Write one here.");
  if (trouble_) return;
  const auto members = moduleNamed(module.text)->members;
  if (!std::ranges::contains(members, member.text)) {
    return fail(member, "Racecourse's " + std::string(module.text) + " has no " + std::string(member.text) +
                            ". It has " + listed(members) + ".");
  }
  const std::string name = parseAlias(member);
  import.names.push_back({std::string(module.text), std::string(member.text), name, {member.span.begin, end_}});
}

}  // namespace racecourse::engine
