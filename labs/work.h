#pragma once

// What a lab tells the page about the reader's work, so that the page can check the tasks of the lesson: what was
// measured, which goals of the present program are reached and by whose steps, and whether the present text was proved.
//
//   workJson({{"lost share", 12.5, "%"}}, lab.work(), environment)
//     ->  {"facts":[{"name":"lost share","value":12.5,"unit":"%"}],"machine":{…},"program":"lost_update",…}

#include <string>
#include <vector>

#include "threads/environment.h"

namespace racecourse::labs {

// A number that the newest run measured, by the name that tasks in the lesson call it.
struct Fact {
  std::string name;  // "cost with a mutex"
  double value = 0;
  std::string unit;  // "ns"; empty for a ratio or a count
};

// A goal of the present program that Step stands at or behind.
struct ReachedGoal {
  int goal = 1;          // from 1, in the order of the program's head
  std::string schedule;  // the steps up to where it was reached
  // Whether the reader chose each of these steps: none came from a link, a counterexample or a scheduler. Only then
  // does it count as done. Going back and forward over own steps keeps them, and who takes given steps once more by
  // hand makes them own ones.
  bool own = false;
};

// How things stand with the present program.
struct Work {
  std::string program;  // empty in a lab without programs
  bool edited = false;  // its text is not the original one: goals count only for that
  bool whole_statements = false;
  std::vector<ReachedGoal> goals;
  bool holds = false;  // a check of the present text is complete, and it holds in every schedule
};

// As a JSON object. A number that is not finite is null.
std::string workJson(const std::vector<Fact>& facts, const Work& work, const threads::Environment& machine);

}  // namespace racecourse::labs
