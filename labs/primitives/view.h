#pragma once

// The experiment of the primitives lab as a view: what waiting costs.
//
//   std::unique_ptr<Lab> lab = primitives::makeView(bench);

#include <memory>

#include "labs/lab.h"

namespace racecourse::labs::primitives {

std::unique_ptr<Lab> makeView(const Bench& bench);

}  // namespace racecourse::labs::primitives
