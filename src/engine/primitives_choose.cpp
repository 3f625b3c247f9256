#include "engine/primitive_calls.h"
#include "engine/schedule.h"

namespace racecourse::engine {
namespace {

// Bytes of the character that starts with this byte; texts are well-formed UTF-8.
std::size_t bytesOf(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::vector<Word> charactersOf(Pool& pool, Word text) {
  std::vector<Word> characters;
  for (std::string_view rest = pool.textOf(text); !rest.empty(); rest.remove_prefix(bytesOf(rest.front())))
    characters.push_back(pool.text(rest.substr(0, bytesOf(rest.front()))));
  return characters;
}

std::vector<Word> numbersOf(Pool& pool, Word range) {
  const auto parts = pool.words(range);
  const std::int64_t start = pool.integerOf(parts[0]), stop = pool.integerOf(parts[1]), step = pool.integerOf(parts[2]);
  std::vector<Word> numbers;
  // One too many is enough to know that there are too many.
  for (std::int64_t n = start; step > 0 ? n < stop : n > stop; n += step) {
    numbers.push_back(pool.integer(n));
    if (numbers.size() > kHighestAlternative + 1 || (step > 0 ? n > INT64_MAX - step : n < INT64_MIN - step)) break;
  }
  return numbers;
}

// The values of a list, tuple, range or text; nothing for everything else.
std::optional<std::vector<Word>> valuesOf(Interpreter& interpreter, Word values) {
  Pool& pool = interpreter.pool();
  if (values.is(Tag::kObject) && interpreter.kindOf(values) == Kind::kList)
    return copyOf(interpreter, values.payload());
  if (pool.is(values, Kind::kTuple)) return std::vector<Word>(pool.words(values).begin(), pool.words(values).end());
  if (pool.is(values, Kind::kRange)) return numbersOf(pool, values);
  if (pool.is(values, Kind::kText)) return charactersOf(pool, values);
  return std::nullopt;
}

}  // namespace

Flow callChoose(const PrimitiveCall& call) {
  const auto arguments = call.bind<1>("values", 1);
  if (!arguments) return Flow::kFailed;
  const auto values = valuesOf(call.interpreter, (*arguments)[0]);
  if (!values)
    return call.fail("TypeError", "choose() takes a list, tuple, range or text, not " +
                                      std::string(call.interpreter.typeName((*arguments)[0])));
  if (values->empty()) return call.fail("IndexError", "Cannot choose from an empty sequence");
  if (values->size() > kHighestAlternative + 1)
    return call.fail("ValueError", "choose() takes at most " + std::to_string(kHighestAlternative + 1) + " values");
  const int count = static_cast<int>(values->size());
  if (count == 1 ? !call.interpreter.touch() : !call.interpreter.touchChoice(count)) return Flow::kStand;
  const int alternative = call.interpreter.alternative();
  if (alternative >= count) return Flow::kBlocked;
  const Word value = (*values)[static_cast<std::size_t>(alternative)];
  call.interpreter.tell({.kind = StepKind::kChoose, .verb = "chooses {value}", .value = value});
  return call.done(value);
}

Flow callSleep(const PrimitiveCall& call) {
  const auto values = call.bind<1>("secs", 1);
  const auto seconds = values ? integerOf(call, (*values)[0], 0) : std::nullopt;
  if (!seconds) return Flow::kFailed;
  if (*seconds < 0) return call.fail("ValueError", "sleep length must be non-negative");
  if (!call.interpreter.touch()) return Flow::kStand;
  call.interpreter.tell({.kind = StepKind::kSleep, .verb = "sleeps {value} s", .value = call.pool().integer(*seconds)});
  return call.done();
}

}  // namespace racecourse::engine
