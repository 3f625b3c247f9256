#include "engine/helper_codes.h"

#include <algorithm>
#include <cassert>

#include "engine/builtins.h"

namespace racecourse::engine {
namespace {

constexpr std::string_view kStartName = "<start>";
constexpr std::string_view kBarrierName = "<barrier>";

// The places where threads are made: calls with a keyword `target`.
std::vector<Span> threadPlaces(const Program& program) {
  std::vector<Span> places;
  const auto hasTarget = [&](int shape) {
    const auto& keywords = program.call_shapes[static_cast<std::size_t>(shape)].keywords;
    return std::ranges::any_of(keywords,
                               [&](int name) { return program.names[static_cast<std::size_t>(name)] == "target"; });
  };
  for (const Code& code : program.codes)
    for (std::size_t i = 0; i < code.instructions.size(); ++i)
      if (code.instructions[i].op == Op::kCall && code.instructions[i].b >= 0 && hasTarget(code.instructions[i].b))
        places.push_back(code.spans[i]);
  return places;
}

// A code with everything that must be there for each instruction.
Code helper(std::string_view name, std::vector<Instruction> instructions, std::vector<std::string> parameters,
            int deepest_stack) {
  Code code;
  code.name = code.qualified_name = name;
  code.parameters = static_cast<int>(parameters.size());
  code.locals = std::move(parameters);
  code.spans.resize(instructions.size());
  code.statements.resize(instructions.size(), 0);
  code.live.resize(instructions.size(), std::vector<bool>(code.locals.size(), true));
  code.instructions = std::move(instructions);
  code.deepest_stack = deepest_stack;
  code.hidden = true;
  return code;
}

int addConstant(Program& program, Builtin builtin) {
  program.constants.push_back({ProgramConstant::kBuiltin, static_cast<std::int64_t>(builtin), ""});
  return static_cast<int>(program.constants.size()) - 1;
}

// Thread(kwargs=...) names parameters by text.
void addParameterNames(Program& program) {
  for (const Code& code : program.codes) {
    for (int i = 0; i < code.parameters; ++i) {
      const std::string& name = code.locals[static_cast<std::size_t>(i)];
      if (name.empty() || std::ranges::contains(program.names, name)) continue;
      program.names.push_back(name);
      program.constant_attributes.push_back(false);
    }
  }
}

// For each number of arguments.
void addStartCodes(Program& program, Span place) {
  for (int count = 0; count <= kMostBuiltinArguments; ++count) {
    Code code = helper(kStartName, {{Op::kCall, count, -1}, {Op::kReturn}}, {}, count + 2);
    code.span = place;
    code.hidden = place == Span{};
    std::ranges::fill(code.spans, place);
    program.codes.push_back(std::move(code));
  }
}

}  // namespace

Program withHelperCodes(Program program) {
  addParameterNames(program);
  for (const Span place : threadPlaces(program)) addStartCodes(program, place);
  addStartCodes(program, {});
  const int wait = addConstant(program, Builtin::kBarrierWait);
  program.codes.push_back(helper(kBarrierName,
                                 {{Op::kLoadLocal, 1},
                                  {Op::kNoSelf},
                                  {Op::kCall, 0, -1},
                                  {Op::kPop},
                                  {Op::kConstant, wait},
                                  {Op::kLoadLocal, 0},
                                  {Op::kCall, 0, -1},
                                  {Op::kReturn}},
                                 {"barrier", "action"}, 2));
  return program;
}

int startCode(const Program& program, int code, int pc) {
  const Span place = program.codes[static_cast<std::size_t>(code)].spans[static_cast<std::size_t>(pc)];
  const auto find = [&](Span span) {
    return std::ranges::find_if(program.codes,
                                [&](const Code& one) { return one.name == kStartName && one.span == span; });
  };
  auto found = find(place);
  // Thread() may have been called by another name or by position.
  if (found == program.codes.end()) found = find({});
  assert(found != program.codes.end());
  return static_cast<int>(found - program.codes.begin());
}

int barrierCode(const Program& program) {
  const auto code = std::ranges::find(program.codes, kBarrierName, &Code::name);
  return code == program.codes.end() ? -1 : static_cast<int>(code - program.codes.begin());
}

}  // namespace racecourse::engine
