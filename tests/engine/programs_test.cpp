#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/ast_text.h"
#include "engine/parser.h"

namespace racecourse::engine {
namespace {

TEST_CASE("every test program is in the language", "[engine][parser][programs]") {
  int programs = 0;
  for (const auto& file : std::filesystem::directory_iterator(RACECOURSE_PROGRAMS)) {
    if (file.path().extension() != ".py") continue;
    ++programs;
    std::ifstream in(file.path());
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    const auto module = parse(source);
    INFO(file.path().filename() << (module ? ""
                                           : " line " + std::to_string(module.error().line) + ": " +
                                                 module.error().message));
    CHECK(module);
  }
  CHECK(programs >= 170);
}

}  // namespace
}  // namespace racecourse::engine
