#include "engine/interpreter.h"

#include <cassert>

#include "engine/interpreter_parts.h"

namespace racecourse::engine {

namespace {

bool isSame(const Frame& a, const Frame& b) {
  return a.pc == b.pc && a.code == b.code && a.returned == b.returned && a.operands == b.operands &&
         a.locals == b.locals;
}

// Whether two moments of one run are the same as far as its future goes.
bool isSame(const Local& a, const Local& b) {
  if (a.frames.size() != b.frames.size() || a.atomic != b.atomic || a.held != b.held) return false;
  for (std::size_t i = a.frames.size(); i-- > 0;) {
    if (!isSame(a.frames[i], b.frames[i])) return false;
  }
  return true;
}

}  // namespace

Interpreter::Interpreter(const Program& program, const MachineOptions& options, Pool& pool, Memory& memory, int thread,
                         Local& local)
    : program_(program), options_(options), pool_(pool), memory_(memory), thread_(thread), local_(local) {}

Effect Interpreter::run(Run run, int alternative) {
  if (local_.frames.empty()) return {};
  run_ = run;
  alternative_ = alternative;
  alternatives_ = 1;
  steps_taken_ = 0;
  statement_ = -1;
  alone_ = run == Run::kAlone;
  paused_ = chooses_ = false;
  executed_ = work_ = back_jumps_ = changes_ = 0;
  remembered_changes_ = -1;
  since_remembered_ = 0;
  remember_after_ = 1;
  local_.status = Status::kStands;
  local_.joins = -1;
  Flow flow = Flow::kNext;
  while (flow == Flow::kNext || flow == Flow::kStay) flow = executeNext();
  return stop(flow);
}

Flow Interpreter::executeNext() {
  assert(!local_.frames.empty());
  const std::size_t depth = local_.frames.size();
  const Frame& current = frame();
  const Code& code = program_.codes[static_cast<std::size_t>(current.code)];
  const auto pc = static_cast<std::size_t>(current.pc);
  const bool left_statement =
      depth < statement_depth_ || (depth == statement_depth_ && statement_ >= 0 && code.statements[pc] != statement_);
  if (left_statement) statement_ = -1;
  next_pc_ = current.pc + 1;
  visible_ = false;
  spend(1);
  const Flow flow = hasStopped() ? Flow::kFailed : engine::execute(*this, code.instructions[pc]);
  if (hasStopped()) return raiseLimit();
  if (flow == Flow::kStay) ++executed_;
  return flow == Flow::kNext ? finishInstruction(depth) : flow;
}

Flow Interpreter::finishInstruction(std::size_t depth) {
  ++executed_;
  if (local_.frames.size() < depth) return Flow::kNext;
  Frame& done = local_.frames[depth - 1];
  const bool back = next_pc_ <= done.pc;
  done.pc = next_pc_;
  if (!back) return Flow::kNext;
  if (++back_jumps_ < kPatience || !goesRound()) return Flow::kNext;
  local_.status = Status::kSpins;
  return Flow::kStand;
}

// Brent's cycle detection ("An improved Monte Carlo factorization algorithm", 1980): a moment is remembered, and a new
// one after twice as many rounds each time.
bool Interpreter::goesRound() {
  if (changes_ == remembered_changes_ && isSame(local_, remembered_)) return true;
  if (++since_remembered_ < remember_after_) return false;
  since_remembered_ = 0;
  remember_after_ *= 2;
  remembered_ = local_;
  remembered_changes_ = changes_;
  return false;
}

Effect Interpreter::stop(Flow flow) {
  Effect effect;
  effect.alternatives = alternatives_;
  if (flow == Flow::kJoin) local_.status = Status::kJoins;
  if (flow == Flow::kEnded) {
    local_.status = Status::kFinished;
    local_.frames.clear();
    local_.saved.clear();
    local_.phase = 0;
  }
  if (flow == Flow::kBlocked && executed_ == 0) effect.kind = Effect::kBlocked;
  if (flow == Flow::kStand && paused_) effect.kind = Effect::kPaused;
  if (flow == Flow::kStand && chooses_) effect.kind = Effect::kChooses;
  flushAll();
  effect.accesses = std::move(accesses_);
  accesses_.clear();
  return effect;
}

void Interpreter::begin(Word function) {
  result_ = Word::none();
  Word result;
  const Flow flow = call(function, Word::unset(), {}, result);
  if (flow == Flow::kNext && local_.frames.empty()) result_ = result;
}

bool Interpreter::spend(std::uint64_t units) {
  work_ += static_cast<std::int64_t>(units);
  if (work_ > kMostLocalWork && limit_ == Limit::kNone) limit_ = Limit::kWork;
  return limit_ == Limit::kNone;
}

bool Interpreter::fits(std::uint64_t size) {
  if (size > kMostElements && limit_ == Limit::kNone) limit_ = Limit::kElements;
  return size <= kMostElements;
}

bool Interpreter::fitsDepth(int depth) {
  if (depth > kDeepestData && limit_ == Limit::kNone) limit_ = Limit::kDepth;
  return depth <= kDeepestData;
}

Flow Interpreter::raiseLimit() {
  switch (limit_) {
    case Limit::kObjects:
      return raise("MemoryError", "Racecourse keeps at most 100,000 objects at a time.");
    case Limit::kElements:
      return raise("MemoryError", "Racecourse keeps at most 1,000,000 elements in a list or bytes in a text.");
    case Limit::kDepth:
      return raise("RecursionError", "maximum recursion depth exceeded: data lies too deep inside other data");
    case Limit::kNone:
    case Limit::kWork:
      break;
  }
  return fail({Failure::kExhausted, "", "This thread did 10,000,000 instructions without a step that others could see.",
               position()});
}

Span Interpreter::position() const {
  const std::vector<Span> spans = positions(program_, local_);
  return spans.empty() ? Span{} : spans.back();
}

Flow Interpreter::fail(const Failure& failure) {
  local_.status = failure.kind == Failure::kExhausted ? Status::kExhausted : Status::kFailed;
  local_.failure = packFailure(pool_, failure);
  return Flow::kFailed;
}

Flow Interpreter::raise(std::string_view exception, std::string message) {
  const bool assertion = exception == "AssertionError";
  return fail(
      {assertion ? Failure::kAssertion : Failure::kException, std::string(exception), std::move(message), position()});
}

Flow Interpreter::refuse(std::string message) { return raise("NotImplementedError", std::move(message)); }

Flow Interpreter::give(std::size_t count, Word result) {
  drop(count);
  push(result);
  return Flow::kNext;
}

}  // namespace racecourse::engine
