#include "engine/local.h"

#include <array>
#include <cassert>

namespace racecourse::engine {

namespace {

// A kLocal entry: these, then what is held, then what is saved, then each frame as FrameField, locals and operands.
enum LocalField { kStatus, kJoins, kStart, kFailure, kAtomic, kPhase, kHeldCount, kSavedCount, kFrameCount, kFields };
enum FrameField { kCodeAndReturned, kPc, kOperandCount, kFrameFields };
constexpr int kReturnedWays = 4;

enum FailureField {
  kFailureKind,
  kException,
  kMessage,
  kBeginLine,
  kBeginColumn,
  kEndLine,
  kEndColumn,
  kFailureFields
};

Word word(std::size_t number) { return Word::integer(static_cast<std::int32_t>(number)); }
std::size_t number(Word word) { return static_cast<std::size_t>(word.small()); }

bool isLive(const Code& code, const Frame& frame, std::size_t local) {
  const auto pc = static_cast<std::size_t>(frame.pc);
  return pc >= code.live.size() || code.live[pc][local];
}

void packFrame(const Program& program, const Frame& frame, bool forget, std::vector<Word>& out) {
  const Code& code = program.codes[static_cast<std::size_t>(frame.code)];
  out.push_back(Word::integer(frame.code * kReturnedWays + static_cast<int>(frame.returned)));
  out.push_back(Word::integer(frame.pc));
  out.push_back(word(frame.operands.size()));
  for (std::size_t i = 0; i < frame.locals.size(); ++i) {
    out.push_back(forget && !isLive(code, frame, i) ? Word::unset() : frame.locals[i]);
  }
  out.insert(out.end(), frame.operands.begin(), frame.operands.end());
}

// Takes words off the front.
std::vector<Word> take(std::span<const Word>& words, std::size_t count) {
  const std::span<const Word> taken = words.first(count);
  words = words.subspan(count);
  return {taken.begin(), taken.end()};
}

Frame unpackFrame(const Program& program, std::span<const Word>& words) {
  Frame frame;
  frame.code = words[kCodeAndReturned].small() / kReturnedWays;
  frame.returned = static_cast<Returned>(words[kCodeAndReturned].small() % kReturnedWays);
  frame.pc = words[kPc].small();
  const std::size_t operands = number(words[kOperandCount]);
  const Code& code = program.codes[static_cast<std::size_t>(frame.code)];
  words = words.subspan(kFrameFields);
  frame.locals = take(words, code.locals.size());
  frame.operands.reserve(static_cast<std::size_t>(code.deepest_stack));
  frame.operands.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(operands));
  words = words.subspan(operands);
  return frame;
}

}  // namespace

Word pack(Pool& pool, const Program& program, const Local& local, bool forget_dead_locals) {
  std::vector<Word> out(kFields);
  out[kStatus] = Word::integer(static_cast<int>(local.status));
  out[kJoins] = Word::integer(local.joins);
  out[kStart] = local.start;
  out[kFailure] = local.failure;
  out[kAtomic] = Word::integer(local.atomic);
  out[kPhase] = Word::integer(local.phase);
  out[kHeldCount] = word(local.held.size());
  out[kSavedCount] = word(local.saved.size());
  out[kFrameCount] = word(local.frames.size());
  for (const std::uint32_t object : local.held) out.push_back(Word::of(Tag::kObject, object));
  out.insert(out.end(), local.saved.begin(), local.saved.end());
  for (const Frame& frame : local.frames) packFrame(program, frame, forget_dead_locals, out);
  return pool.intern(Kind::kLocal, out);
}

Local unpack(const Pool& pool, const Program& program, Word packed) {
  assert(pool.is(packed, Kind::kLocal));
  std::span<const Word> words = pool.words(packed);
  const std::span<const Word> fields = words.first(kFields);
  words = words.subspan(kFields);
  Local local;
  local.status = static_cast<Status>(fields[kStatus].small());
  local.joins = fields[kJoins].small();
  local.start = fields[kStart];
  local.failure = fields[kFailure];
  local.atomic = fields[kAtomic].small();
  local.phase = fields[kPhase].small();
  for (const Word held : take(words, number(fields[kHeldCount]))) local.held.push_back(held.payload());
  local.saved = take(words, number(fields[kSavedCount]));
  local.frames.reserve(number(fields[kFrameCount]) + 1);
  for (std::size_t i = 0; i < number(fields[kFrameCount]); ++i) local.frames.push_back(unpackFrame(program, words));
  return local;
}

LocalInfo infoOf(const Pool& pool, Word packed) {
  assert(pool.is(packed, Kind::kLocal));
  const std::span<const Word> words = pool.words(packed);
  return {.status = static_cast<Status>(words[kStatus].small()),
          .joins = words[kJoins].small(),
          .start = words[kStart],
          .held = words.subspan(kFields, number(words[kHeldCount]))};
}

std::vector<Span> positions(const Program& program, const Local& local) {
  std::vector<Span> spans;
  for (std::size_t i = 0; i < local.frames.size(); ++i) {
    const Frame& frame = local.frames[i];
    const Code& code = program.codes[static_cast<std::size_t>(frame.code)];
    if (code.hidden) continue;
    const bool innermost = i + 1 == local.frames.size();
    const auto pc = static_cast<std::size_t>(innermost ? frame.pc : frame.pc - 1);
    spans.push_back(pc < code.spans.size() ? code.spans[pc] : Span{});
  }
  return spans;
}

Word packFailure(Pool& pool, const Failure& failure) {
  std::array<Word, kFailureFields> words;
  words[kFailureKind] = Word::integer(static_cast<int>(failure.kind));
  words[kException] = pool.text(failure.exception);
  words[kMessage] = pool.text(failure.message);
  words[kBeginLine] = Word::integer(failure.span.begin.line);
  words[kBeginColumn] = Word::integer(failure.span.begin.column);
  words[kEndLine] = Word::integer(failure.span.end.line);
  words[kEndColumn] = Word::integer(failure.span.end.column);
  return pool.intern(Kind::kFailure, words);
}

Failure unpackFailure(const Pool& pool, Word packed) {
  const std::span<const Word> words = pool.words(packed);
  return {.kind = static_cast<Failure::Kind>(words[kFailureKind].small()),
          .exception = std::string(pool.textOf(words[kException])),
          .message = std::string(pool.textOf(words[kMessage])),
          .span = {{words[kBeginLine].small(), words[kBeginColumn].small()},
                   {words[kEndLine].small(), words[kEndColumn].small()}}};
}

}  // namespace racecourse::engine
