#include "labs/amdahl/view.h"
#include "labs/banker/view.h"
#include "labs/deadlock/view.h"
#include "labs/lab.h"
#include "labs/locks/view.h"
#include "labs/philosophers/view.h"
#include "labs/primitives/view.h"
#include "labs/producer-consumer/view.h"
#include "labs/program_lab/view.h"
#include "labs/race/view.h"
#include "labs/readers-writers/view.h"

namespace racecourse::labs {
namespace {

using Maker = std::unique_ptr<Lab> (*)(const Bench&);

struct Entry {
  std::string_view id;
  Maker make;
};

// The labs that have an experiment; course.toml has the order.
constexpr Entry kLabs[] = {
    {"race", race::makeView},
    {"locks", locks::makeView},
    {"primitives", primitives::makeView},
    {"producer-consumer", producer_consumer::makeView},
    {"readers-writers", readers_writers::makeView},
    {"philosophers", philosophers::makeView},
    {"deadlock", deadlock::makeView},
    {"banker", banker::makeView},
    {"amdahl", amdahl::makeView},
};

}  // namespace

std::unique_ptr<Lab> makeLab(std::string_view id, const Bench& bench, std::vector<ProgramText> programs) {
  std::unique_ptr<Lab> experiment;
  for (const Entry& entry : kLabs)
    if (entry.id == id) experiment = entry.make(bench);
  if (programs.empty()) return experiment;
  return makeProgramLab(std::move(programs), bench, std::move(experiment));
}

}  // namespace racecourse::labs
