#pragma once

// The locks lab on the canvas: what to measure, the run, and what came out.

#include <memory>

#include "labs/lab.h"

namespace racecourse::labs::locks {

std::unique_ptr<Lab> makeView(const Bench& bench);

}  // namespace racecourse::labs::locks
