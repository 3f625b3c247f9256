#include "labs/program_lab/programs.h"

#include <algorithm>
#include <array>

#include "labs/program_lab/json.h"

namespace racecourse::labs {
namespace {

constexpr std::array<std::pair<std::string_view, Reach::Kind>, 5> kWords = {{{"fails", Reach::kFails},
                                                                             {"deadlock", Reach::kDeadlock},
                                                                             {"error", Reach::kError},
                                                                             {"invariant", Reach::kInvariant},
                                                                             {"ends", Reach::kEnds}}};

// Texts as Python prints them within a list: in single quotes.
std::string asPrinted(std::string_view constant) {
  std::string text(constant);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text.front() = text.back() = '\'';
  return text;
}

std::optional<Reach> parseValues(Reach::Kind kind, std::string_view text) {
  constexpr std::string_view kAnd = " and ", kEquals = " == ";
  Reach reach{.kind = kind};
  for (;;) {
    const std::string_view part = text.substr(0, text.find(kAnd));
    const std::size_t equals = part.find(kEquals);
    if (equals == 0 || equals == part.npos || equals + kEquals.size() == part.size()) return std::nullopt;
    reach.values.emplace_back(part.substr(0, equals), asPrinted(part.substr(equals + kEquals.size())));
    if (part.size() == text.size()) return reach;
    text.remove_prefix(part.size() + kAnd.size());
  }
}

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
    const std::optional<Reach> reach = parseReach(textOf(goal, "reach"));
    if (!reach) return std::unexpected("A goal of " + program.id + " cannot be reached: " + textOf(goal, "reach"));
    program.goals.push_back({*reach, textOf(goal, "sentence")});
  }
  return program;
}

}  // namespace

std::optional<Reach> parseReach(std::string_view text) {
  for (const auto& [word, kind] : kWords)
    if (text == word) return Reach{.kind = kind};
  if (text.starts_with("ends when ")) return parseValues(Reach::kEndsWhen, text.substr(10));
  if (text.starts_with("when ")) return parseValues(Reach::kWhen, text.substr(5));
  return std::nullopt;
}

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
