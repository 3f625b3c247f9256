// The parts of the interpreter that instructions share. Like an instruction itself, each changes nothing when it
// returns Flow::kStand.
//
//   std::vector<Word> items;
//   if (!collect(vm, xs, items)) return Flow::kFailed;    // vm.raise() was called: "'int' object is not iterable"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/interpreter.h"

namespace racecourse::engine {

// interpreter_execute.cpp: one instruction.
Flow execute(Interpreter& vm, const Instruction& instruction);

// interpreter_variables.cpp.
Flow loadLocal(Interpreter& vm, int local);
Flow makeCell(Interpreter& vm, int local);
Flow loadCell(Interpreter& vm, int local);
Flow storeCell(Interpreter& vm, int local);
Flow loadGlobal(Interpreter& vm, int global);
Flow storeGlobal(Interpreter& vm, int global);

// interpreter_attributes.cpp.
Flow loadAttribute(Interpreter& vm, int name);
Flow loadMethod(Interpreter& vm, int name);
Flow storeAttribute(Interpreter& vm, int name);

// interpreter_elements.cpp.
Flow loadElement(Interpreter& vm);
Flow storeElement(Interpreter& vm);
Flow slice(Interpreter& vm);

// interpreter_operators.cpp.
Flow unary(Interpreter& vm, UnaryOperator op);
Flow binary(Interpreter& vm, BinaryOperator op, bool augmented);
Flow compare(Interpreter& vm, ComparisonOperator op);
Flow jumpIf(Interpreter& vm, bool when, int target, bool keeps);
// a + b.
Flow add(Interpreter& vm, Word a, Word b, Word& result);
// The result of an arithmetic operation, or its exception.
Flow arithmetic(Interpreter& vm, BinaryOperator op, std::int64_t a, std::int64_t b, Word& result);

// interpreter_displays.cpp: tuples, lists, dicts, texts, functions and classes.
Flow buildTuple(Interpreter& vm, std::size_t count);
Flow buildList(Interpreter& vm, std::size_t count);
Flow buildDict(Interpreter& vm, std::size_t count);
Flow buildText(Interpreter& vm, std::size_t count);
Flow format(Interpreter& vm, const FieldFormat& format);
Flow unpackSequence(Interpreter& vm, std::size_t count);
Flow makeFunction(Interpreter& vm, int code, std::size_t defaults);
Flow makeClass(Interpreter& vm, int index);
Flow fail(Interpreter& vm, bool has_message);

// interpreter_calls.cpp.
Flow callOperands(Interpreter& vm, const Instruction& instruction);
Flow returnValue(Interpreter& vm);
// A frame for codes[code] with these arguments, in order.
Flow pushFrame(Interpreter& vm, int code, std::span<const Word> arguments);

// interpreter_iteration.cpp.
// What `for` goes over; iterators are their own. False after raise().
bool iterate(Interpreter& vm, Word iterable, Word& iterator);
// The next item and the iterator behind it; `item` is unset at the end. kStand only if `touches`: reading an element
// of a shared list is a step.
Flow advance(Interpreter& vm, Word& iterator, Word& item, bool touches);
Flow next(Interpreter& vm, int target);
// All items of an iterable at once. Touches nothing. False after raise().
bool collect(Interpreter& vm, Word iterable, std::vector<Word>& items);
Word rangeOf(Interpreter& vm, std::int64_t start, std::int64_t stop, std::int64_t step);
struct RangeParts {
  std::int64_t start, stop, step;
};
RangeParts partsOf(Interpreter& vm, Word range);
// What the iterator walks over belongs to a list or dict: its number of elements; nothing for others.
std::optional<std::size_t> lengthOfView(Interpreter& vm, Word iterator);
// enumerate(), zip(), reversed() and the views of a dict.
Flow makeEnumerate(Interpreter& vm, Word iterable, Word start, Word& result);
Flow makeZip(Interpreter& vm, std::span<const Word> iterables, Word& result);
Flow makeReversed(Interpreter& vm, Word sequence, Word& result);
enum class DictView : std::uint8_t { kKeys, kValues, kItems };
Word makeView(Interpreter& vm, std::uint32_t dict, DictView view);
std::string_view iteratorName(Interpreter& vm, Word iterator);

// interpreter_values.cpp.
// Whether a op b, for an ordering; raises TypeError where Python has none.
Flow order(Interpreter& vm, ComparisonOperator op, Word a, Word b, bool& result);
// a in container.
Flow contains(Interpreter& vm, Word container, Word item, bool& result);
// Where `key` is in the words of a dict, or their number. False after raise(): not hashable.
bool findKey(Interpreter& vm, std::span<const Word> dict, Word key, std::size_t& at);
bool checkHashable(Interpreter& vm, Word key);
// Sorts by <, stable; `descending` keeps equal ones in their order too. False after raise().
bool sortWords(Interpreter& vm, std::vector<Word>& words, bool descending);

// interpreter_builtins.cpp and interpreter_methods.cpp: everything of Builtin that is not in primitives.cpp.
Flow callBuiltin(Interpreter& vm, Builtin builtin, Word self, const Arguments& arguments, Word& result);
Flow callListMethod(Interpreter& vm, Builtin builtin, Word self, std::span<const Word> values, Word& result);
Flow sortList(Interpreter& vm, Word self, Word key, Word reversed, Word& result);
Flow callTupleMethod(Interpreter& vm, Builtin builtin, Word self, std::span<const Word> values, Word& result);
Flow callDictMethod(Interpreter& vm, Builtin builtin, Word self, std::span<const Word> values, Word& result);
Flow callTextMethod(Interpreter& vm, Builtin builtin, Word self, const Arguments& arguments, Word& result);

// A new heap object.
Word makeObject(Interpreter& vm, Kind kind, std::span<const Word> words);
Word makeList(Interpreter& vm, std::span<const Word> items);
Word makeTuple(Interpreter& vm, std::span<const Word> items);
Word makeText(Interpreter& vm, std::string_view text);

// What a word is.
bool isObject(Interpreter& vm, Word word, Kind kind);
bool isFunction(Interpreter& vm, Word word);
inline bool isText(Interpreter& vm, Word word) { return vm.pool().is(word, Kind::kText); }
inline bool isTuple(Interpreter& vm, Word word) { return vm.pool().is(word, Kind::kTuple); }
inline bool isList(Interpreter& vm, Word word) { return isObject(vm, word, Kind::kList); }
inline bool isDict(Interpreter& vm, Word word) { return isObject(vm, word, Kind::kDict); }

// What a class of the program is called.
std::string_view nameOfClass(Interpreter& vm, Word type);

// The number that a value is; false after raising TypeError.
bool takeInteger(Interpreter& vm, Word word, std::int64_t& number);

// 'int' in quotes, for messages.
std::string quotedType(Interpreter& vm, Word word);

}  // namespace racecourse::engine
