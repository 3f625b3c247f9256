// Variables.
#include <algorithm>
#include <array>

#include "engine/interpreter_parts.h"

namespace racecourse::engine {

namespace {

std::string nameOfLocal(Interpreter& vm, int local) {
  return "'" + vm.program().codes[static_cast<std::size_t>(vm.frame().code)].locals[static_cast<std::size_t>(local)] +
         "'";
}

Flow unboundLocal(Interpreter& vm, int local) {
  return vm.raise("UnboundLocalError", "cannot access local variable " + nameOfLocal(vm, local) +
                                           " where it is not associated with a value");
}

bool isCaptured(Interpreter& vm, int local) {
  const std::vector<Capture>& captures = vm.program().codes[static_cast<std::size_t>(vm.frame().code)].captures;
  return std::ranges::contains(captures, local, &Capture::to);
}

void tellGlobal(Interpreter& vm, StepKind kind, std::uint32_t global, Word value, Word before) {
  vm.tell({.kind = kind,
           .verb = kind == StepKind::kRead ? "reads" : "writes",
           .slot = {Area::kGlobal, global},
           .value = value,
           .before = before});
}

}  // namespace

Flow loadLocal(Interpreter& vm, int local) {
  const Word value = vm.frame().locals[static_cast<std::size_t>(local)];
  if (value == Word::unset()) return unboundLocal(vm, local);
  vm.push(value);
  return Flow::kNext;
}

Flow makeCell(Interpreter& vm, int local) {
  Word& place = vm.frame().locals[static_cast<std::size_t>(local)];
  place = makeObject(vm, Kind::kCell, std::array{place});
  return Flow::kNext;
}

Flow loadCell(Interpreter& vm, int local) {
  const std::uint32_t cell = vm.frame().locals[static_cast<std::size_t>(local)].payload();
  if (!vm.touchObject(cell, false)) return Flow::kStand;
  const Word value = vm.look(cell).words[0];
  if (value == Word::unset() && isCaptured(vm, local))
    return vm.raise("NameError", "cannot access free variable " + nameOfLocal(vm, local) +
                                     " where it is not associated with a value in enclosing scope");
  if (value == Word::unset()) return unboundLocal(vm, local);
  vm.tell({.kind = StepKind::kRead, .verb = "reads", .slot = {Area::kObject, cell}, .value = value});
  vm.push(value);
  return Flow::kNext;
}

Flow storeCell(Interpreter& vm, int local) {
  const std::uint32_t cell = vm.frame().locals[static_cast<std::size_t>(local)].payload();
  if (!vm.touchObject(cell, true)) return Flow::kStand;
  const Word value = vm.top();
  Word& place = vm.edit(cell)[0];
  vm.tell({.kind = StepKind::kWrite, .verb = "writes", .slot = {Area::kObject, cell}, .value = value, .before = place});
  place = value;
  vm.edited(cell, {&value, 1});
  vm.drop(1);
  return Flow::kNext;
}

Flow loadGlobal(Interpreter& vm, int global) {
  if (!vm.touchGlobal(global, false)) return Flow::kStand;
  const auto index = static_cast<std::uint32_t>(global);
  const Word value = vm.readGlobal(index);
  tellGlobal(vm, StepKind::kRead, index, value, Word::unset());
  if (value == Word::unset())
    return vm.raise("NameError", "name '" + vm.program().globals[index].name + "' is not defined");
  vm.push(value);
  return Flow::kNext;
}

Flow storeGlobal(Interpreter& vm, int global) {
  if (!vm.touchGlobal(global, true)) return Flow::kStand;
  const auto index = static_cast<std::uint32_t>(global);
  const Word value = vm.top();
  if (vm.listens()) tellGlobal(vm, StepKind::kWrite, index, value, vm.readGlobal(index));
  vm.storeGlobal(index, value);
  vm.drop(1);
  return Flow::kNext;
}

}  // namespace racecourse::engine
