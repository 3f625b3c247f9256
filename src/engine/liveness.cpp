#include "engine/liveness.h"

#include <cstdint>

#include "engine/code_flow.h"

namespace racecourse::engine {

namespace {

// A set of locals for each instruction, in one block of memory.
class LiveSets {
 public:
  LiveSets(const Program& program, const Code& code)
      : program_(program),
        code_(code),
        width_((code.locals.size() + 63) / 64),
        bits_(width_ * code.instructions.size()),
        row_(width_) {}

  // Goes backward until nothing changes: once more than loops lie inside one another.
  void settle() {
    for (bool changed = width_ > 0; changed;) {
      changed = false;
      for (std::size_t at = code_.instructions.size(); at-- > 0;) changed |= update(at);
    }
  }

  bool isLive(std::size_t at, std::size_t local) const {
    return (bits_[at * width_ + local / 64] >> (local % 64) & 1) != 0;
  }

 private:
  bool update(std::size_t at) {
    const Instruction& instruction = code_.instructions[at];
    row_.assign(width_, 0);
    const NextInstructions next = nextOf(instruction, static_cast<int>(at));
    for (const int after : {next.next, next.target}) {
      for (std::size_t i = 0; after >= 0 && i < width_; ++i) row_[i] |= bits_[after * width_ + i];
    }
    transfer(instruction);
    bool changed = false;
    for (std::size_t i = 0; i < width_; ++i) {
      changed |= bits_[at * width_ + i] != row_[i];
      bits_[at * width_ + i] = row_[i];
    }
    return changed;
  }

  void transfer(const Instruction& instruction) {
    switch (instruction.op) {
      case Op::kStoreLocal:
      case Op::kEnter:
        row_[instruction.a / 64] &= ~bit(instruction.a);
        return;
      case Op::kLoadLocal:
      case Op::kLoadCell:
      case Op::kStoreCell:
      case Op::kMakeCell:
      case Op::kLeave:
        return add(instruction.a);
      case Op::kMakeFunction:
        for (const Capture& capture : program_.codes[instruction.a].captures) add(capture.from);
        return;
      default:
        return;
    }
  }

  void add(int local) { row_[local / 64] |= bit(local); }
  static std::uint64_t bit(int local) { return std::uint64_t{1} << (local % 64); }

  const Program& program_;
  const Code& code_;
  std::size_t width_;
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint64_t> row_;
};

}  // namespace

std::vector<std::vector<bool>> livenessOf(const Program& program, const Code& code) {
  LiveSets sets(program, code);
  sets.settle();
  std::vector<std::vector<bool>> live(code.instructions.size(), std::vector<bool>(code.locals.size()));
  for (std::size_t at = 0; at < live.size(); ++at) {
    for (std::size_t local = 0; local < code.locals.size(); ++local) live[at][local] = sets.isLive(at, local);
  }
  return live;
}

}  // namespace racecourse::engine
