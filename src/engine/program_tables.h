// The tables of a program while it is compiled: what is asked for again gets the number it had.
//
//   ProgramTables tables(program);
//   tables.name("lock")   ->  0, and program.names == {"lock"}
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/compiler.h"
#include "engine/program.h"

namespace racecourse::engine {

class ProgramTables {
 public:
  explicit ProgramTables(Program& program) : program_(program) {}

  Program& program() { return program_; }

  // The number of a name of an attribute, method or keyword.
  int name(const std::string& name);
  int constant(const ProgramConstant& constant);
  int shape(const CallShape& shape);
  int format(const FieldFormat& format);

  // A number that no statement has yet.
  int newStatement() { return ++statements_; }
  // Counts an instruction; false if it is one too many.
  bool addInstruction() { return ++instructions_ <= kMostInstructions; }

 private:
  Program& program_;
  int statements_ = 0;
  std::size_t instructions_ = 0;
  std::unordered_map<std::string, int> names_;
  std::unordered_map<std::string, int> constants_;  // by type and value as text
  std::unordered_map<std::string, int> formats_;    // by all fields as text
  std::map<std::vector<int>, int> shapes_;
};

}  // namespace racecourse::engine
