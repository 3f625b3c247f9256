#pragma once

// The race lab on the canvas: the settings, the run, and what it measured.

#include <memory>

#include "labs/lab.h"

namespace racecourse::labs::race {

std::unique_ptr<Lab> makeView(const Bench& bench);

}  // namespace racecourse::labs::race
