#include <algorithm>

#include "engine/helper_codes.h"
#include "engine/primitive_calls.h"
#include "engine/primitives.h"

namespace racecourse::engine {
namespace {

// What a thread's target is to be called with.
struct Start {
  Word target;
  int begin = 0;  // the helper code for a built-in without arguments
  std::vector<Word> positional;
  std::vector<Word> keyword_values;
  std::vector<int> keywords;
};

// The function or method that is to be called, if it is one of the program.
const Code* codeOf(const PrimitiveCall& call, Word target) {
  Pool& pool = call.pool();
  if (pool.is(target, Kind::kBoundMethod)) target = pool.words(target)[0];
  if (pool.is(target, Kind::kFunction)) target = Word::of(Tag::kCode, pool.words(target)[0].payload());
  return target.is(Tag::kCode) ? &call.interpreter.program().codes[target.payload()] : nullptr;
}

std::string calledName(const PrimitiveCall& call, Word target) {
  if (const Code* code = codeOf(call, target)) return code->qualified_name;
  if (call.pool().is(target, Kind::kBoundMethod)) target = call.pool().words(target)[0];
  return std::string(target.is(Tag::kBuiltin) ? nameOf(static_cast<Builtin>(target.payload())) : "target");
}

// In sentences about * and ** CPython names functions with their module.
std::string unpackingName(const PrimitiveCall& call, Word target) {
  return (codeOf(call, target) != nullptr ? "__main__." : "") + calledName(call, target);
}

bool takePositional(const PrimitiveCall& call, Word arguments, Start& start) {
  if (arguments == Word::none()) return true;
  const bool list = arguments.is(Tag::kObject) && call.interpreter.kindOf(arguments) == Kind::kList;
  if (!list && !call.pool().is(arguments, Kind::kTuple)) {
    call.fail("TypeError", unpackingName(call, start.target) + "() argument after * must be an iterable, not " +
                               std::string(call.interpreter.typeName(arguments)));
    return false;
  }
  const auto words = list ? fieldsOf(call.interpreter, arguments.payload()) : call.pool().words(arguments);
  start.positional.assign(words.begin(), words.end());
  return true;
}

bool takeKeyword(const PrimitiveCall& call, Word key, Word value, Start& start) {
  const auto& names = call.interpreter.program().names;
  const bool text = call.pool().is(key, Kind::kText);
  const auto name = text ? std::ranges::find(names, call.pool().textOf(key)) : names.end();
  if (name == names.end()) {
    call.fail("TypeError", text ? calledName(call, start.target) + "() got an unexpected keyword argument '" +
                                      std::string(call.pool().textOf(key)) + "'"
                                : "keywords must be strings");
    return false;
  }
  start.keywords.push_back(static_cast<int>(name - names.begin()));
  start.keyword_values.push_back(value);
  return true;
}

bool takeKeywords(const PrimitiveCall& call, Word keywords, Start& start) {
  if (keywords == Word::none()) return true;
  if (!keywords.is(Tag::kObject) || call.interpreter.kindOf(keywords) != Kind::kDict) {
    call.fail("TypeError", unpackingName(call, start.target) + "() argument after ** must be a mapping, not " +
                               std::string(call.interpreter.typeName(keywords)));
    return false;
  }
  const auto words = fieldsOf(call.interpreter, keywords.payload());
  for (std::size_t i = 0; i + 1 < words.size(); i += 2)
    if (!takeKeyword(call, words[i], words[i + 1], start)) return false;
  return true;
}

bool isBuiltin(Pool& pool, Word target) {
  if (pool.is(target, Kind::kBoundMethod)) target = pool.words(target)[0];
  return target.is(Tag::kBuiltin);
}

// A built-in has no code of its own: a helper calls it.
bool beginBuiltin(const PrimitiveCall& call, const Start& start, Local& local) {
  const int count = static_cast<int>(start.positional.size());
  if (count > kMostBuiltinArguments || !start.keywords.empty()) {
    call.interpreter.refuse("A thread whose target is built in takes its arguments by position, and at most " +
                            std::to_string(kMostBuiltinArguments) + ". Put the call into a function of your own.");
    return false;
  }
  const bool bound = call.pool().is(start.target, Kind::kBoundMethod);
  const auto parts = bound ? call.pool().words(start.target) : std::span(&start.target, 1);
  Frame frame;
  frame.code = start.begin + count;
  frame.operands = {parts[0], bound ? parts[1] : Word::unset()};
  frame.operands.insert(frame.operands.end(), start.positional.begin(), start.positional.end());
  local.frames.push_back(std::move(frame));
  return true;
}

// The call is made here, so that a wrong one fails here, and moved into the new thread.
bool beginFunction(const PrimitiveCall& call, const Start& start, Local& local) {
  auto& frames = call.local().frames;
  const std::size_t depth = frames.size();
  Word ignored;
  const Arguments arguments{start.positional, start.keyword_values, start.keywords};
  if (call.interpreter.call(start.target, Word::unset(), arguments, ignored) != Flow::kNext) return false;
  while (frames.size() > depth) {
    frames.back().returned = Returned::kDropped;
    local.frames.insert(local.frames.begin(), std::move(frames.back()));
    frames.pop_back();
  }
  return true;
}

// Equal for threads with equal targets and arguments; all of it is shared from now on.
Word keyOf(const PrimitiveCall& call, const Start& start) {
  std::vector<Word> key{start.target};
  key.insert(key.end(), start.positional.begin(), start.positional.end());
  for (std::size_t i = 0; i < start.keywords.size(); ++i)
    key.insert(key.end(), {Word::integer(start.keywords[i]), start.keyword_values[i]});
  const Word word = call.pool().intern(Kind::kTuple, key);
  call.interpreter.share(word);
  return word;
}

bool begin(const PrimitiveCall& call, const Start& start, Local& local) {
  local.start = keyOf(call, start);
  if (start.target == Word::none()) return true;
  return isBuiltin(call.pool(), start.target) ? beginBuiltin(call, start, local) : beginFunction(call, start, local);
}

// Runs the new thread up to its first visible operation. It has no number yet, so it leaves to its first step what
// needs one.
void advance(const PrimitiveCall& call, Local& local) {
  if (local.frames.empty()) {
    local.status = Status::kFinished;
    return;
  }
  Interpreter& starter = call.interpreter;
  Interpreter(starter.program(), call.options, starter.pool(), starter.memory(), -1, local).run(Run::kResume, 0);
}

}  // namespace

Flow startThread(const PrimitiveCall& call) {
  if (!call.bindNothing()) return Flow::kFailed;
  if (call.interpreter.thread() < 0) return Flow::kStand;
  auto fields = copyOf(call.interpreter, call.object());
  if (fields[kThreadIndex] != Word::integer(-1)) return call.fail("RuntimeError", "threads can only be started once");
  Start start{fields[kThreadTarget], fields[kThreadBegin].small(), {}, {}, {}};
  Local local;
  if (!takePositional(call, fields[kThreadArguments], start) || !takeKeywords(call, fields[kThreadKeywords], start) ||
      !begin(call, start, local))
    return Flow::kFailed;
  advance(call, local);
  Interpreter& starter = call.interpreter;
  const Word packed = pack(call.pool(), starter.program(), local, call.options.forget_dead_locals);
  const int index = starter.startThread(packed);
  if (index >= kMostThreads)
    return call.fail("RuntimeError",
                     "can't start new thread: Racecourse has at most " + std::to_string(kMostThreads) + " of them");
  fields[kThreadIndex] = Word::integer(index);
  starter.setContents(call.object(), Kind::kThreadObject, fields);
  return call.done();
}

}  // namespace racecourse::engine
