#pragma once

// The view of the philosophers lab.
//
//   std::unique_ptr<Lab> lab = philosophers::makeView(bench);

#include <memory>

#include "labs/lab.h"

namespace racecourse::labs::philosophers {

std::unique_ptr<Lab> makeView(const Bench& bench);

}  // namespace racecourse::labs::philosophers
