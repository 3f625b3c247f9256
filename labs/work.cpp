#include "labs/work.h"

#include <cmath>
#include <cstdio>

#include "labs/program_lab/json.h"

namespace racecourse::labs {
namespace {

std::string number(double value) {
  if (!std::isfinite(value)) return "null";
  char text[40];
  std::snprintf(text, sizeof text, "%.15g", value);
  return text;
}

std::string_view truth(bool value) { return value ? "true" : "false"; }

std::string member(std::string_view name, std::string_view value) {
  return "\"" + std::string(name) + "\":" + std::string(value);
}

std::string factJson(const Fact& fact) {
  return "{" + member("name", quotedJson(fact.name)) + "," + member("value", number(fact.value)) + "," +
         member("unit", quotedJson(fact.unit)) + "}";
}

std::string goalJson(const ReachedGoal& reached) {
  return "{" + member("goal", std::to_string(reached.goal)) + "," + member("schedule", quotedJson(reached.schedule)) +
         "," + member("own", truth(reached.own)) + "}";
}

std::string machineJson(const threads::Environment& machine) {
  return "{" + member("cores", std::to_string(machine.cores)) + "," + member("threads", truth(machine.threads)) + "," +
         member("isolated", truth(machine.isolated)) + "," + member("clockStepNs", number(machine.clock_step_ns)) + "}";
}

template <class T>
std::string listJson(const std::vector<T>& items, std::string (*json)(const T&)) {
  std::string out;
  for (const T& item : items) out += (out.empty() ? "" : ",") + json(item);
  return "[" + out + "]";
}

}  // namespace

std::string workJson(const std::vector<Fact>& facts, const Work& work, const threads::Environment& machine) {
  return "{" + member("facts", listJson(facts, factJson)) + "," + member("machine", machineJson(machine)) + "," +
         member("program", quotedJson(work.program)) + "," + member("edited", truth(work.edited)) + "," +
         member("steps", work.whole_statements ? "\"statements\"" : "\"accesses\"") + "," +
         member("goals", listJson(work.goals, goalJson)) + "," + member("holds", truth(work.holds)) + "}";
}

}  // namespace racecourse::labs
