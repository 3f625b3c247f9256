// The programs of a lab and what a reader is asked to reach in them, as the page hands them over.
//
//   const auto programs = readPrograms(R"([{"id":"race","title":"Race","text":"x = 1\n"}])");
//   programs->front().title   ->  "Race"
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/goal.h"

namespace racecourse::labs {

using engine::Goal;
using engine::Reach;

struct ProgramText {
  std::string id, title, about, text;
  std::vector<Goal> goals;
};

// The programs in `json`, a list of objects with id (of a-z, 0-9 and _), title, about, goals and text. The error is a
// sentence for us: the page is made by our own build.
std::expected<std::vector<ProgramText>, std::string> readPrograms(std::string_view json);

// A program as its file has it, with a head of comment lines "# key: value".
struct ProgramFile {
  ProgramText program;
  std::string expect;  // what it promises, such as "fails"
  std::optional<int> order;
};

// The error is a sentence with the line.
std::expected<ProgramFile, std::string> readProgramFile(std::string_view id, std::string_view source);

// The programs labs/<lab>/programs holds, in order; none without such a folder. The error names the file.
std::expected<std::vector<ProgramFile>, std::string> readProgramFolder(const std::string& folder);

}  // namespace racecourse::labs
