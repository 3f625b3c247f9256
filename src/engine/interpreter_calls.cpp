// Calls of functions, methods and classes, and returning from them.
#include <algorithm>
#include <array>

#include "engine/interpreter_parts.h"

namespace racecourse::engine {

namespace {

// 'a', 'b', and 'c'
std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
    text += "'" + names[i] + "'";
  }
  return text;
}

// What the function is called with, in the order of its parameters; unset where nothing was given.
class Binding {
 public:
  Binding(Interpreter& vm, const Code& code)
      : vm_(vm), code_(code), values_(static_cast<std::size_t>(code.parameters), Word::unset()) {}

  bool bind(Word self, const Arguments& arguments, std::span<const Word> defaults) {
    takePositional(self, arguments.positional);
    for (std::size_t i = 0; i < arguments.keywords.size(); ++i) {
      if (!takeKeyword(vm_.nameOf(arguments.keywords[i]), arguments.keyword_values[i])) return false;
    }
    const std::size_t given = arguments.positional.size() + (self == Word::unset() ? 0 : 1);
    if (given > values_.size()) return tooMany(given);
    const std::size_t first_default = values_.size() - defaults.size();
    for (std::size_t i = 0; i < defaults.size(); ++i) {
      if (values_[first_default + i] == Word::unset()) values_[first_default + i] = defaults[i];
    }
    return checkComplete();
  }

  std::span<const Word> values() const { return values_; }

 private:
  // Those that are too many are counted later: a wrong keyword is reported first.
  void takePositional(Word self, std::span<const Word> positional) {
    const std::size_t offset = self == Word::unset() ? 0 : 1;
    if (values_.size() < offset) return;
    if (offset == 1) values_[0] = self;
    const std::size_t taken = std::min(positional.size(), values_.size() - offset);
    std::ranges::copy(positional.first(taken), values_.begin() + static_cast<std::ptrdiff_t>(offset));
  }

  bool takeKeyword(std::string_view name, Word value) {
    const auto end = code_.locals.begin() + code_.parameters;
    const auto found = std::find(code_.locals.begin(), end, name);
    if (found == end) return typeError("got an unexpected keyword argument '" + std::string(name) + "'");
    Word& place = values_[static_cast<std::size_t>(found - code_.locals.begin())];
    if (place != Word::unset()) return typeError("got multiple values for argument '" + std::string(name) + "'");
    place = value;
    return true;
  }

  bool checkComplete() {
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i] == Word::unset()) missing.push_back(code_.locals[i]);
    }
    if (missing.empty()) return true;
    return typeError("missing " + std::to_string(missing.size()) + " required positional argument" +
                     (missing.size() == 1 ? ": " : "s: ") + listed(missing));
  }

  bool tooMany(std::size_t given) {
    const std::string range = code_.defaults == 0 ? std::to_string(code_.parameters)
                                                  : "from " + std::to_string(code_.parameters - code_.defaults) +
                                                        " to " + std::to_string(code_.parameters);
    return typeError("takes " + range + " positional argument" +
                     (code_.parameters == 1 && code_.defaults == 0 ? "" : "s") + " but " + std::to_string(given) +
                     (given == 1 ? " was given" : " were given"));
  }

  bool typeError(const std::string& text) {
    vm_.raise("TypeError", code_.qualified_name + "() " + text);
    return false;
  }

  Interpreter& vm_;
  const Code& code_;
  std::vector<Word> values_;
};

Flow callFunction(Interpreter& vm, Word function, Word self, const Arguments& arguments) {
  const bool plain = function.is(Tag::kCode);
  const std::span<const Word> words = plain ? std::span<const Word>{} : vm.pool().words(function);
  const int index = plain ? static_cast<int>(function.payload()) : words[0].small();
  const Code& code = vm.program().codes[static_cast<std::size_t>(index)];
  Binding binding(vm, code);
  const auto defaults = plain ? words : words.subspan(1, static_cast<std::size_t>(code.defaults));
  if (!binding.bind(self, arguments, defaults)) return Flow::kFailed;
  if (const Flow flow = pushFrame(vm, index, binding.values()); flow != Flow::kNext) return flow;
  for (std::size_t i = 0; i < code.captures.size(); ++i) {
    vm.frame().locals[static_cast<std::size_t>(code.captures[i].to)] =
        words[1 + static_cast<std::size_t>(code.defaults) + i];
  }
  return Flow::kNext;
}

// The __init__ of a class, or unset.
Word initializerOf(Interpreter& vm, Word type) {
  const std::span<const Word> words = vm.look(type.payload()).words;
  for (std::size_t i = 1; i < words.size(); i += 2) {
    if (vm.nameOf(words[i].small()) == "__init__") return words[i + 1];
  }
  return Word::unset();
}

Flow construct(Interpreter& vm, Word type, const Arguments& arguments, Word& result) {
  result = makeObject(vm, Kind::kInstance, std::array{type});
  const Word initializer = initializerOf(vm, type);
  const bool none_given = arguments.positional.empty() && arguments.keywords.empty();
  if (initializer == Word::unset()) {
    if (none_given) return Flow::kNext;
    return vm.raise("TypeError", std::string(nameOfClass(vm, type)) + "() takes no arguments");
  }
  const std::size_t depth = vm.local().frames.size();
  Word ignored;
  const Flow flow = vm.call(initializer, result, arguments, ignored);
  if (flow == Flow::kNext && vm.local().frames.size() > depth) vm.frame().returned = Returned::kMadeBy;
  return flow;
}

bool isPrimitive(Builtin builtin) {
  return (builtin >= Builtin::kThread && builtin <= Builtin::kInvariant) || builtin >= Builtin::kThreadStart;
}

// The list that list.sort(key=...) sorts lies on the caller's stack and gets what the sorting function returns.
Flow storeSorted(Interpreter& vm, Word sorted) {
  const std::size_t caller = vm.local().frames.size() - 2;
  Word& list = vm.local().frames[caller].operands.back();
  const std::uint32_t object = list.payload();
  if (!vm.touchObject(object, true)) return Flow::kStand;
  const std::span<const Word> items = vm.look(sorted.payload()).words;
  const std::vector<Word> words(items.begin(), items.end());
  vm.edit(object) = words;
  vm.edited(object, words);
  vm.tell({.kind = StepKind::kUpdate, .verb = "sorts {place}", .slot = {Area::kObject, object}, .value = list});
  vm.local().frames.pop_back();
  list = Word::none();
  return Flow::kNext;
}

}  // namespace

Flow pushFrame(Interpreter& vm, int index, std::span<const Word> arguments) {
  if (vm.local().frames.size() >= kDeepestCalls) return vm.raise("RecursionError", "maximum recursion depth exceeded");
  const Code& code = vm.program().codes[static_cast<std::size_t>(index)];
  Frame frame;
  frame.code = index;
  frame.locals.assign(code.locals.size(), Word::unset());
  std::ranges::copy(arguments, frame.locals.begin());
  frame.operands.reserve(static_cast<std::size_t>(code.deepest_stack));
  vm.local().frames.push_back(std::move(frame));
  return Flow::kNext;
}

Flow Interpreter::call(Word function, Word self, const Arguments& arguments, Word& result) {
  if (function.is(Tag::kCode) || pool_.is(function, Kind::kFunction))
    return callFunction(*this, function, self, arguments);
  if (pool_.is(function, Kind::kBoundMethod)) {
    const std::span<const Word> words = pool_.words(function);
    return call(words[0], words[1], arguments, result);
  }
  if (function.is(Tag::kBuiltin)) {
    const auto builtin = static_cast<Builtin>(function.payload());
    if (isPrimitive(builtin)) return callPrimitive(builtin, self, arguments, result);
    if (builtin < Builtin::kThreadingModule || builtin > Builtin::kRacecourseModule)
      return callBuiltin(*this, builtin, self, arguments, result);
  }
  if (isObject(*this, function, Kind::kClass)) return construct(*this, function, arguments, result);
  return raise("TypeError", quotedType(*this, function) + " object is not callable");
}

Flow callOperands(Interpreter& vm, const Instruction& instruction) {
  const auto positional = static_cast<std::size_t>(instruction.a);
  Arguments arguments;
  if (instruction.b >= 0)
    arguments.keywords = vm.program().call_shapes[static_cast<std::size_t>(instruction.b)].keywords;
  const std::size_t count = positional + arguments.keywords.size();
  const std::size_t caller = vm.local().frames.size() - 1;
  // The span outlives what happens to the frames: a vector of frames that grows moves their operands along.
  const std::span<const Word> operands = std::span<const Word>(vm.frame().operands).last(count + 2);
  arguments.positional = operands.subspan(2, positional);
  arguments.keyword_values = operands.subspan(2 + positional);
  Word result;
  const Flow flow = vm.call(operands[0], operands[1], arguments, result);
  if (flow != Flow::kNext) return flow;
  std::vector<Word>& stack = vm.local().frames[caller].operands;
  stack.resize(stack.size() - count - 2);
  const bool comes_later = vm.local().frames.size() > caller + 1 && vm.frame().returned == Returned::kGiven;
  if (!comes_later) stack.push_back(result);
  return Flow::kNext;
}

Flow returnValue(Interpreter& vm) {
  const Word value = vm.top();
  switch (vm.frame().returned) {
    case Returned::kSorted:
      return storeSorted(vm, value);
    case Returned::kMadeBy:
      if (value != Word::none())
        return vm.raise("TypeError", "__init__() should return None, not " + quotedType(vm, value));
      break;
    default:
      break;
  }
  const bool given = vm.frame().returned == Returned::kGiven;
  vm.local().frames.pop_back();
  if (vm.local().frames.empty()) return vm.end(value);
  if (given) vm.push(value);
  return Flow::kNext;
}

bool Interpreter::bind(Builtin builtin, const Arguments& arguments, std::string_view names, int required,
                       std::span<Word> values) {
  std::ranges::fill(values, Word::unset());
  std::vector<std::string_view> parameters;
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(' ', at), names.size());
    parameters.push_back(names.substr(at, end - at));
    at = end + 1;
  }
  const std::string function = std::string(engine::nameOf(builtin)) + "()";
  const std::size_t given = arguments.positional.size();
  if (given > parameters.size()) {
    raise("TypeError", function + " takes at most " + std::to_string(parameters.size()) +
                           (parameters.size() == 1 ? " argument (" : " arguments (") + std::to_string(given) +
                           " given)");
    return false;
  }
  std::ranges::copy(arguments.positional, values.begin());
  for (std::size_t i = 0; i < arguments.keywords.size(); ++i) {
    const std::string_view name = nameOf(arguments.keywords[i]);
    const auto found = std::ranges::find(parameters, name);
    if (found == parameters.end()) {
      raise("TypeError", function + " got an unexpected keyword argument '" + std::string(name) + "'");
      return false;
    }
    Word& place = values[static_cast<std::size_t>(found - parameters.begin())];
    if (place != Word::unset()) {
      raise("TypeError", function + " got multiple values for argument '" + std::string(name) + "'");
      return false;
    }
    place = arguments.keyword_values[i];
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(required); ++i) {
    if (values[i] != Word::unset()) continue;
    raise("TypeError", function + " missing required argument '" + std::string(parameters[i]) + "' (pos " +
                           std::to_string(i + 1) + ")");
    return false;
  }
  return true;
}

}  // namespace racecourse::engine
