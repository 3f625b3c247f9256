#pragma once

// Sequential programs and what they answer: all they print, then the exception that ends them, as CPython 3.11 spells
// it.
//
//   answerTo("print(1 // 0)")   ->  "ZeroDivisionError: integer division or modulo by zero"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "engine/compiler.h"
#include "engine/machine.h"

namespace racecourse::tests {

struct Answer {
  std::string program;
  std::string answer;
};

// Runs a program of one thread; the last line end is left out.
inline std::string answerTo(const std::string& source) {
  const auto program = engine::compile(source + "\n");
  if (!program) return program.error().seen + ": " + program.error().message;
  engine::Machine machine(*program);
  engine::State state = machine.initial();
  while (!machine.ended(state) && machine.step(state, {0, 0})) {
  }
  std::string answer = machine.output(state);
  if (const auto failure = machine.failure(state)) {
    answer += failure->exception;
    if (!failure->message.empty()) answer += ": " + failure->message;
  } else if (!answer.empty()) {
    answer.pop_back();
  }
  return answer;
}

// Each of these expressions, printed behind the lines `before`.
inline void checkExpressions(const std::vector<Answer>& answers, const std::string& before = "") {
  for (const auto& [expression, answer] : answers) {
    INFO(before << expression);
    CHECK(answerTo(before + "print(" + expression + ")") == answer);
  }
}

inline void checkPrograms(const std::vector<Answer>& answers) {
  for (const auto& [program, answer] : answers) {
    INFO(program);
    CHECK(answerTo(program) == answer);
  }
}

}  // namespace racecourse::tests
