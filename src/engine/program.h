// A compiled program: what the compiler makes of a tree and the interpreter executes. A stack machine; one instruction
// is at most one access to shared data, so that every step of a thread is one instruction and what follows locally.
//
//   counter += 1   ->   LoadGlobal counter, Constant 1, Binary +, StoreGlobal counter
//
// In the comments on Op, `x y -> z` is the operand stack before and after, its top at the right.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/ast.h"
#include "engine/token.h"

namespace racecourse::engine {

enum class Op : std::uint8_t {
  kConstant,    // -> constants[a]
  kInteger,     // -> the integer a
  kNone,        // -> None
  kTruth,       // -> True if a else False
  kNoSelf,      // -> unset: the self of a call whose callable came from no kLoadMethod
  kPop,         // x ->
  kDup,         // x -> x x
  kDup2,        // x y -> x y x y
  kSwap,        // x y -> y x
  kRotate,      // x y z -> z x y
  kLoadLocal,   // -> local a; UnboundLocalError if unset
  kStoreLocal,  // x ->
  kMakeCell,    // local a becomes a cell that holds what the local held (unset for none)
  kLoadCell,    // -> what the cell in local a holds; if unset NameError, or with b = 1 (own variable) UnboundLocalError
  kStoreCell,   // x ->  into the cell in local a
  kLoadGlobal,  // -> global a; NameError if unset
  kStoreGlobal,     // x ->
  kLoadAttribute,   // object -> object.names[a]
  kStoreAttribute,  // x object ->   object.names[a] = x
  kLoadMethod,      // object -> callable self    self is unset when the attribute is not a method; names[a]
  kLoadElement,     // object index -> object[index]
  kStoreElement,    // x object index ->   object[index] = x
  kSlice,           // object lower upper step -> object[lower:upper:step]   None for a part left out
  kUnary,           // x -> op x      a: UnaryOperator (also kNot)
  kBinary,          // x y -> x op y  a: BinaryOperator; b: 1 for an augmented assignment (a list's += changes the list)
  kCompare,         // x y -> x op y  a: ComparisonOperator
  kBuildTuple,      // a values -> tuple
  kBuildList,       // a values -> list
  kBuildDict,       // a times key value -> dict
  kBuildText,       // a texts -> their concatenation
  kFormat,          // x -> text      formats[a]
  kJump,            // to a
  kJumpIfFalse,     // x ->           to a if x is false
  kJumpIfTrue,      // x ->
  kJumpIfFalseElsePop,  // x -> x and jump to a if x is false, else x ->
  kJumpIfTrueElsePop,
  kIterate,       // iterable -> iterator
  kNext,          // iterator -> iterator item    or   iterator ->  and jump to a when there is nothing left
  kAppend,        // list iterators... x -> list iterators...   x goes to the list a places below x (comprehensions)
  kUnpack,        // sequence -> its a elements, the first on top; ValueError otherwise
  kMakeFunction,  // b default values -> function    codes[a]; captures what codes[a].captures says
  kMakeClass,     // -> class       classes[a]; its functions and attributes follow as values and kStoreAttribute
  kCall,          // callable self arguments... keyword values... -> result    a positional; b: call_shapes or -1
  kReturn,        // x ->           leaves the function; what else is on its stack is dropped
  kEnter,         // manager ->     begins a `with` block; the manager is kept in local a
  kLeave,         // ->             ends it
  kAssert,        // [message] ->   AssertionError; a: 1 with a message
  kEndModule,     // ->             the main thread's end
};

struct Instruction {
  Op op = Op::kNone;
  std::int32_t a = 0;
  std::int32_t b = 0;

  bool operator==(const Instruction&) const = default;
};

// How a global is used. Found by the compiler; relied upon by the interpreter.
enum class GlobalUse : std::uint8_t {
  kShared,    // reading and writing it are steps
  kConstant,  // module code binds it once and no function does: reading it once bound is local work
  kMainOnly,  // no function mentions it: it is the main thread's own
};

// Imported names are none: each use of one is a kConstant.
struct GlobalVariable {
  std::string name;
  GlobalUse use = GlobalUse::kShared;
  // kConstant only: bound to a list, dict or tuple display or comprehension, and otherwise only read as name[i],
  // len(name), `in name` and `for ... in name`: the container is frozen when it is bound.
  bool read_only_container = false;

  bool operator==(const GlobalVariable&) const = default;
};

// Where a captured variable comes from: local `from` of the enclosing function; a cell when `cell`, else its value.
struct Capture {
  int from = 0;
  int to = 0;  // the local of the function itself
  bool cell = false;
};

// The body of a function, lambda, method or the module.
struct Code {
  std::string name;            // "<module>", "<lambda>"
  std::string qualified_name;  // as messages about calls say it: "Account.deposit", "outer.<locals>.inner"
  Span span;                   // of its def
  int parameters = 0;
  int defaults = 0;                 // how many of the last parameters have a default
  std::vector<std::string> locals;  // parameters first; hidden ones have an empty name
  std::vector<Capture> captures;
  std::vector<Instruction> instructions;
  std::vector<Span> spans;  // of each instruction: what Step marks while a thread stands before it
  // Of each instruction: its statement's number. A loop's header, the jump back to it, each elif and the end of a with
  // have numbers of their own: a visit lasts as long as the number stays the same, instruction by instruction.
  std::vector<int> statements;
  // For each instruction, a bit a local: whether its value may still be read. A dead local need not be kept in a state.
  std::vector<std::vector<bool>> live;
  int deepest_stack = 0;
  bool hidden = false;  // part of the prelude: steps inside belong to the caller's line
};

struct ClassDefinition {
  std::string name;
  Span span;
};

// The names of the keyword arguments of a call, as indices into names.
struct CallShape {
  std::vector<int> keywords;

  bool operator==(const CallShape&) const = default;
};

// What an f-string field does with a value.
struct FieldFormat {
  char conversion = 0;  // 'r', 's' or 0
  Format format;

  bool operator==(const FieldFormat&) const = default;
};

// A constant too large for an instruction.
struct ProgramConstant {
  enum Type : std::uint8_t { kInteger, kText, kBuiltin, kAtomic } type = kInteger;
  std::int64_t integer = 0;  // also the number of a Builtin
  std::string text;

  bool operator==(const ProgramConstant&) const = default;
};

struct Program {
  std::string source;
  std::vector<Code> codes;  // 0 is the module
  std::vector<ClassDefinition> classes;
  std::vector<GlobalVariable> globals;
  std::vector<std::string> names;  // attributes, methods and keywords; a name id is an index here
  // For each name: assigned as an attribute only by `self.name =` in an __init__ or in a class body: reading it is
  // local work.
  std::vector<bool> constant_attributes;
  std::vector<ProgramConstant> constants;
  std::vector<CallShape> call_shapes;
  std::vector<FieldFormat> formats;
  std::vector<int> invariants;  // globals that hold the functions marked @invariant
  // Functions of the prelude, as indices of codes; -1 when the program cannot need them.
  int wait_for_code = -1;  // (condition, predicate, timeout)
  int sort_code = -1;      // (values, key, reverse) -> list
  int extreme_code = -1;   // (values, key, largest) -> value   min and max with a key
};

}  // namespace racecourse::engine
