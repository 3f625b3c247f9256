#include "engine/prelude.h"

#include <algorithm>
#include <cassert>
#include <string_view>

#include "engine/builtins.h"
#include "engine/compiling.h"
#include "engine/parser.h"

namespace racecourse::engine {

namespace {

// A time-out may fire at any moment, so a waiter that was woken in vain may always wait once more.
constexpr std::string_view kWaitFor = R"(
def wait_for(condition, predicate, timeout=None):
    result = predicate()
    while not result:
        if not condition.wait(timeout):
            return predicate()
        result = predicate()
    return result
)";

// Insertion by halving: stable, one call of the key for each value, compared with < only. The later of two values is on
// the left of the comparison, as in CPython; with `reverse` on the right.
constexpr std::string_view kSort = R"(
def sort(values, key, reverse):
    values = list(values)
    keys = [key(value) for value in values]
    order = []
    for index in range(len(values)):
        low = 0
        high = index
        while low < high:
            middle = (low + high) // 2
            if keys[order[middle]] < keys[index] if reverse else keys[index] < keys[order[middle]]:
                high = middle
            else:
                low = middle + 1
        order.insert(low, index)
    return [values[index] for index in order]
)";

// The first of several that are equal. Without values the built-in says what is wrong.
constexpr std::string_view kExtreme = R"(
def extreme(values, key, largest):
    values = list(values)
    if not values:
        return max(values) if largest else min(values)
    best = values[0]
    best_key = key(best)
    for index in range(1, len(values)):
        value_key = key(values[index])
        if value_key > best_key if largest else value_key < best_key:
            best = values[index]
            best_key = value_key
    return best
)";

int compileFunction(ProgramTables& tables, std::string_view source) {
  const auto module = parse(source);
  assert(module);
  const auto scopes = Scopes::of(*module);
  assert(scopes);
  const AttributeFacts attributes = attributesOf(*module);
  Compiler compiler(tables, *scopes, attributes);
  return compiler.compileHidden(std::get<Define>(module->body.front().node));
}

bool mentions(const Program& program, Builtin builtin) {
  return std::ranges::any_of(program.constants, [&](const ProgramConstant& constant) {
    return constant.type == ProgramConstant::kBuiltin && constant.integer == static_cast<std::int64_t>(builtin);
  });
}

}  // namespace

void addPrelude(ProgramTables& tables) {
  Program& program = tables.program();
  const auto named = [&](const char* name) { return std::ranges::contains(program.names, name); };
  const bool waits = named("wait_for");
  const bool sorts = named("key") && (named("sort") || mentions(program, Builtin::kSorted));
  const bool compares = named("key") && (mentions(program, Builtin::kMin) || mentions(program, Builtin::kMax));
  if (waits) program.wait_for_code = compileFunction(tables, kWaitFor);
  if (sorts) program.sort_code = compileFunction(tables, kSort);
  if (compares) program.extreme_code = compileFunction(tables, kExtreme);
}

}  // namespace racecourse::engine
