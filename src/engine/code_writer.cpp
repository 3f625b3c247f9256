#include "engine/code_writer.h"

#include <cassert>

#include "engine/code_flow.h"

namespace racecourse::engine {

void CodeWriter::emit(Op op, Span span, int a, int b) {
  // Left out instructions count as well: a finally block is compiled once for each way out of it, and the ways
  // multiply.
  if (!tables_.addInstruction()) limit_ = Limit::kInstructions;
  if (limit_ != Limit::kNone || !reachable_) return;
  code_.instructions.push_back({op, a, b});
  code_.spans.push_back(span);
  code_.statements.push_back(statement_);
  reachable_ = nextOf(code_.instructions.back(), 0).next >= 0;
}

void CodeWriter::jump(Op op, Label& label, Span span) {
  if (reachable_ && label.at_ < 0) label.jumps_.push_back(static_cast<int>(code_.instructions.size()));
  emit(op, span, label.at_);
}

void CodeWriter::place(Label& label) {
  assert(label.at_ < 0);
  label.at_ = static_cast<int>(code_.instructions.size());
  if (limit_ != Limit::kNone) return;
  if (!label.jumps_.empty()) reachable_ = true;
  for (const int jump : label.jumps_) code_.instructions[jump].a = label.at_;
}

int CodeWriter::addLocal(std::string_view name) {
  if (code_.locals.size() == kMostLocals) {
    limit_ = Limit::kLocals;
    return 0;
  }
  code_.locals.emplace_back(name);
  return static_cast<int>(code_.locals.size()) - 1;
}

int CodeWriter::takeHiddenLocal() {
  if (free_locals_.empty()) return addLocal("");
  const int local = free_locals_.back();
  free_locals_.pop_back();
  return local;
}

}  // namespace racecourse::engine
