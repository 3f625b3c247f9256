#include "engine/disassembly.h"

#include <array>
#include <vector>

#include "engine/builtins.h"
#include "engine/code_flow.h"

namespace racecourse::engine {

namespace {

constexpr auto kOps = std::to_array<std::string_view>({"Constant",
                                                       "Integer",
                                                       "None",
                                                       "Truth",
                                                       "NoSelf",
                                                       "Pop",
                                                       "Dup",
                                                       "Dup2",
                                                       "Swap",
                                                       "Rotate",
                                                       "LoadLocal",
                                                       "StoreLocal",
                                                       "MakeCell",
                                                       "LoadCell",
                                                       "StoreCell",
                                                       "LoadGlobal",
                                                       "StoreGlobal",
                                                       "LoadAttribute",
                                                       "StoreAttribute",
                                                       "LoadMethod",
                                                       "LoadElement",
                                                       "StoreElement",
                                                       "Slice",
                                                       "Unary",
                                                       "Binary",
                                                       "Compare",
                                                       "BuildTuple",
                                                       "BuildList",
                                                       "BuildDict",
                                                       "BuildText",
                                                       "Format",
                                                       "Jump",
                                                       "JumpIfFalse",
                                                       "JumpIfTrue",
                                                       "JumpIfFalseElsePop",
                                                       "JumpIfTrueElsePop",
                                                       "Iterate",
                                                       "Next",
                                                       "Append",
                                                       "Unpack",
                                                       "MakeFunction",
                                                       "MakeClass",
                                                       "Call",
                                                       "Return",
                                                       "Enter",
                                                       "Leave",
                                                       "Assert",
                                                       "EndModule"});
static_assert(kOps.size() == static_cast<std::size_t>(Op::kEndModule) + 1);

constexpr auto kUnary = std::to_array<std::string_view>({"not", "-", "+", "~"});
constexpr auto kBinary = std::to_array<std::string_view>({"+", "-", "*", "//", "%", "**", "<<", ">>", "&", "|", "^"});
constexpr auto kCompare =
    std::to_array<std::string_view>({"==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"});

std::string constantText(const ProgramConstant& constant) {
  switch (constant.type) {
    case ProgramConstant::kInteger:
      return std::to_string(constant.integer);
    case ProgramConstant::kText:
      return "'" + constant.text + "'";
    case ProgramConstant::kBuiltin:
      return std::string(nameOf(static_cast<Builtin>(constant.integer)));
    case ProgramConstant::kAtomic:
      return "atomic";
  }
  return {};
}

// A local by name; a hidden one by number.
std::string localText(const Code& code, int local) {
  return code.locals[local].empty() ? "#" + std::to_string(local) : code.locals[local];
}

std::string functionText(const Program& program, const Code& code, const Instruction& instruction) {
  const Code& made = program.codes[instruction.a];
  std::string text = made.name;
  if (instruction.b > 0) text += " " + std::to_string(instruction.b);
  for (const Capture& capture : made.captures) text += (capture.cell ? " &" : " ") + localText(code, capture.from);
  return text;
}

std::string callText(const Program& program, const Instruction& instruction) {
  std::string text = std::to_string(instruction.a);
  if (instruction.b < 0) return text;
  for (const int name : program.call_shapes[instruction.b].keywords) text += " " + program.names[name] + "=";
  return text;
}

std::string formatText(const FieldFormat& field) {
  std::string text;
  if (field.conversion != 0) text = std::string("!") + field.conversion;
  return field.format == Format{} ? text : text + ":";
}

std::string operandText(const Program& program, const Code& code, const Instruction& instruction) {
  const int a = instruction.a;
  switch (instruction.op) {
    case Op::kConstant:
      return constantText(program.constants[a]);
    case Op::kTruth:
      return a != 0 ? "True" : "False";
    case Op::kLoadLocal:
    case Op::kStoreLocal:
    case Op::kMakeCell:
    case Op::kStoreCell:
    case Op::kEnter:
    case Op::kLeave:
      return localText(code, a);
    case Op::kLoadCell:
      return localText(code, a) + (instruction.b != 0 ? " own" : "");
    case Op::kLoadGlobal:
    case Op::kStoreGlobal:
      return program.globals[a].name;
    case Op::kLoadAttribute:
    case Op::kStoreAttribute:
    case Op::kLoadMethod:
      return program.names[a];
    case Op::kUnary:
      return std::string(kUnary[a]);
    case Op::kBinary:
      return std::string(kBinary[a]) + (instruction.b != 0 ? "=" : "");
    case Op::kCompare:
      return std::string(kCompare[a]);
    case Op::kFormat:
      return formatText(program.formats[a]);
    case Op::kMakeFunction:
      return functionText(program, code, instruction);
    case Op::kMakeClass:
      return program.classes[a].name;
    case Op::kCall:
      return callText(program, instruction);
    case Op::kInteger:
    case Op::kBuildTuple:
    case Op::kBuildList:
    case Op::kBuildDict:
    case Op::kBuildText:
    case Op::kJump:
    case Op::kJumpIfFalse:
    case Op::kJumpIfTrue:
    case Op::kJumpIfFalseElsePop:
    case Op::kJumpIfTrueElsePop:
    case Op::kNext:
    case Op::kAppend:
    case Op::kUnpack:
    case Op::kAssert:
      return std::to_string(a);
    default:
      return {};
  }
}

}  // namespace

std::string toText(const Program& program, const Code& code, const Instruction& instruction) {
  const std::string operand = operandText(program, code, instruction);
  const std::string op(kOps[static_cast<std::size_t>(instruction.op)]);
  return operand.empty() ? op : op + " " + operand;
}

std::string toText(const Program& program, const Code& code, std::string_view separator) {
  std::vector<bool> targets(code.instructions.size() + 1);
  for (std::size_t at = 0; at < code.instructions.size(); ++at) {
    const int target = nextOf(code.instructions[at], static_cast<int>(at)).target;
    if (target >= 0) targets[target] = true;
  }
  std::string text;
  for (std::size_t at = 0; at < code.instructions.size(); ++at) {
    if (at > 0) text += separator;
    if (targets[at]) text += std::to_string(at) + ": ";
    text += toText(program, code, code.instructions[at]);
  }
  return text;
}

std::string toText(const Program& program) {
  std::string text;
  for (const Code& code : program.codes) {
    text += code.qualified_name + "(";
    for (int i = 0; i < code.parameters; ++i) text += (i > 0 ? ", " : "") + code.locals[i];
    text += "):\n  " + toText(program, code, "\n  ") + "\n";
  }
  return text;
}

}  // namespace racecourse::engine
