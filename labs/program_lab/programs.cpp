#include "labs/program_lab/programs.h"

#include <algorithm>

#include "labs/program_lab/json.h"

namespace racecourse::labs {
namespace {

bool isId(std::string_view id) {
  return !id.empty() &&
         std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string textOf(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  return member != nullptr && member->type == Json::kText ? member->text : "";
}

std::expected<ProgramText, std::string> programOf(const Json& json) {
  ProgramText program{.id = textOf(json, "id"),
                      .title = textOf(json, "title"),
                      .about = textOf(json, "about"),
                      .text = textOf(json, "text"),
                      .goals = {}};
  if (!isId(program.id)) return std::unexpected("A program has the id \"" + program.id + "\".");
  if (program.title.empty()) program.title = program.id;
  const Json* goals = json.find("goals");
  if (goals == nullptr) return program;
  for (const Json& goal : goals->items) {
    const std::optional<Reach> reach = engine::parseReach(textOf(goal, "reach"));
    if (!reach) return std::unexpected("A goal of " + program.id + " cannot be reached: " + textOf(goal, "reach"));
    program.goals.push_back({*reach, textOf(goal, "sentence")});
  }
  return program;
}

}  // namespace

std::expected<std::vector<ProgramText>, std::string> readPrograms(std::string_view json) {
  const std::expected<Json, std::string> list = parseJson(json);
  if (!list) return std::unexpected(list.error());
  if (list->type != Json::kList) return std::unexpected("The programs are no list.");
  std::vector<ProgramText> programs;
  for (const Json& item : list->items) {
    std::expected<ProgramText, std::string> program = programOf(item);
    if (!program) return std::unexpected(program.error());
    if (std::ranges::contains(programs, program->id, &ProgramText::id))
      return std::unexpected("Two programs have the id \"" + program->id + "\".");
    programs.push_back(*std::move(program));
  }
  return programs;
}

}  // namespace racecourse::labs
