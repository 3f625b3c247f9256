#include "labs/lab.h"
#include "labs/race/view.h"

namespace racecourse::labs {
namespace {

using Maker = std::unique_ptr<Lab> (*)(const Bench&);

struct Entry {
  std::string_view id;
  Maker make;
};

// One line a lab; course.toml has the order.
constexpr Entry kLabs[] = {
    {"race", race::makeView},
};

}  // namespace

std::unique_ptr<Lab> makeLab(std::string_view id, const Bench& bench) {
  for (const Entry& entry : kLabs)
    if (entry.id == id) return entry.make(bench);
  return nullptr;
}

}  // namespace racecourse::labs
