// The built-in functions by what they are about. Each gives Flow::kNext with its result, kFailed after raise(), or
// kStand with everything as it was.
//
//   Word result;
//   length(vm, std::array{xs}, result)   ->  Flow::kNext, result is Word::integer(3)
#pragma once

#include <span>
#include <string_view>

#include "engine/interpreter.h"

namespace racecourse::engine {

using Values = std::span<const Word>;

// interpreter_numbers.cpp.
Flow length(Interpreter& vm, Values values, Word& result);
Flow makeRange(Interpreter& vm, Values values, Word& result);
Flow absolute(Interpreter& vm, Values values, Word& result);
Flow divideWithRest(Interpreter& vm, Values values, Word& result);
Flow power(Interpreter& vm, const Arguments& arguments, Word& result);
Flow ordinal(Interpreter& vm, Values values, Word& result);
Flow character(Interpreter& vm, Values values, Word& result);

// interpreter_iterables.cpp.
Flow sum(Interpreter& vm, const Arguments& arguments, Word& result);
Flow anyOrAll(Interpreter& vm, Values values, bool wanted, Word& result);
Flow sorted(Interpreter& vm, const Arguments& arguments, Word& result);
Flow extreme(Interpreter& vm, Builtin builtin, const Arguments& arguments, Word& result);

// The keyword arguments of sorted(), list.sort(), min() and max().
struct Keywords {
  Word key = Word::none();
  Word reverse = Word::truth(false);
  Word otherwise = Word::unset();  // default
};
// False after raise().
bool takeKeywords(Interpreter& vm, Builtin builtin, const Arguments& arguments, Keywords& taken);

// interpreter_types.cpp.
Flow makeSequence(Interpreter& vm, Values values, bool tuple, Word& result);
Flow makeDict(Interpreter& vm, const Arguments& arguments, Word& result);
Flow toText(Interpreter& vm, Values values, bool as_repr, Word& result);
Flow toInteger(Interpreter& vm, const Arguments& arguments, Word& result);
Flow toTruth(Interpreter& vm, Values values, Word& result);
Flow isInstance(Interpreter& vm, Values values, Word& result);
Flow isCallable(Interpreter& vm, Values values, Word& result);

// One step that reads what a value iterates over, or everything in some values. `verb` is for people.
bool touchContainer(Interpreter& vm, Word word, std::string_view verb);
bool touchContents(Interpreter& vm, Values words, std::string_view verb);

}  // namespace racecourse::engine
