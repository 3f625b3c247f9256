// Writes the instructions of one function: jumps to places not yet known, local variables, and what the interpreter
// wants to know of each instruction. What no way leads to, as behind a return, is left out.
//
//   CodeWriter writer(tables);
//   Label end;
//   writer.jump(Op::kJumpIfFalse, end, span);
//   ...
//   writer.place(end);
#pragma once

#include <string_view>
#include <vector>

#include "engine/program.h"
#include "engine/program_tables.h"

namespace racecourse::engine {

// Most local variables of one function, hidden ones included: a state keeps them all.
inline constexpr std::size_t kMostLocals = 250;

// A place in the code that jumps lead to.
class Label {
 private:
  friend class CodeWriter;
  int at_ = -1;
  std::vector<int> jumps_;  // written before the place was known
};

class CodeWriter {
 public:
  explicit CodeWriter(ProgramTables& tables) : tables_(tables) {}

  Code& code() { return code_; }

  void emit(Op op, Span span, int a = 0, int b = 0);
  void jump(Op op, Label& label, Span span);
  // From here on the label means the next instruction.
  void place(Label& label);

  // What follows belongs to another statement, or to another visit of it.
  void beginStatement() { statement_ = tables_.newStatement(); }

  // A new local variable.
  int addLocal(std::string_view name);
  // A local variable without a name, free from releaseLocal() on.
  int takeHiddenLocal();
  void releaseHiddenLocal(int local) { free_locals_.push_back(local); }

  // Why no more is written: none, too many instructions, too many variables.
  enum class Limit : std::uint8_t { kNone, kInstructions, kLocals };
  Limit limit() const { return limit_; }

 private:
  ProgramTables& tables_;
  Code code_;
  int statement_ = 0;
  bool reachable_ = true;  // whether a way leads to the next instruction
  std::vector<int> free_locals_;
  Limit limit_ = Limit::kNone;
};

}  // namespace racecourse::engine
