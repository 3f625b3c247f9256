#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "labs/program_lab/programs.h"

namespace racecourse::labs {
namespace {

std::string readAll(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  std::string text;
  std::array<char, 4096> part;
  while (file) {
    const std::size_t count = std::fread(part.data(), 1, part.size(), file.get());
    text.append(part.data(), count);
    if (count < part.size()) break;
  }
  return text;
}

bool readGoal(ProgramFile& file, std::string_view value) {
  std::optional<Goal> goal = engine::parseGoal(value);
  if (goal) file.program.goals.push_back(*std::move(goal));
  return goal.has_value();
}

bool readOrder(ProgramFile& file, std::string_view value) {
  int order = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), order);
  file.order = order;
  return error == std::errc() && end == value.data() + value.size();
}

bool readKey(ProgramFile& file, std::string_view key, std::string_view value) {
  if (key == "goal") return readGoal(file, value);
  if (key == "order") return readOrder(file, value);
  if (key == "expect") file.expect = value;
  if (key == "title") file.program.title = value;
  if (key == "about") file.program.about = value;
  return key == "expect" || key == "title" || key == "about" || key == "outcomes" || key == "raises";
}

}  // namespace

std::expected<ProgramFile, std::string> readProgramFile(std::string_view id, std::string_view source) {
  ProgramFile file{.program = {.id = std::string(id), .title = std::string(id), .about = "", .text = "", .goals = {}},
                   .expect = "",
                   .order = {}};
  for (int line = 1; !source.empty(); ++line) {
    const std::string_view text = source.substr(0, source.find('\n'));
    const auto pair = engine::headLine(text);
    if (!pair) break;
    if (!readKey(file, pair->first, pair->second))
      return std::unexpected(std::string(id) + ".py, line " + std::to_string(line) + ": not understood.");
    source.remove_prefix(std::min(source.size(), text.size() + 1));
  }
  file.program.text = source;
  return file;
}

std::expected<std::vector<ProgramFile>, std::string> readProgramFolder(const std::string& folder) {
  std::vector<ProgramFile> files;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().extension() != ".py") continue;
    std::expected<ProgramFile, std::string> file =
        readProgramFile(entry.path().stem().string(), readAll(entry.path().string()));
    if (!file) return std::unexpected(file.error());
    files.push_back(*std::move(file));
  }
  std::ranges::sort(files, {},
                    [](const ProgramFile& file) { return std::pair(file.order.value_or(1'000'000), file.program.id); });
  return files;
}

}  // namespace racecourse::labs
