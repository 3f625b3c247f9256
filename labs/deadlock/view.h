#pragma once

// The deadlock lab on the canvas: the settings, the four conditions, the run, and what it measured.

#include <memory>

#include "labs/lab.h"

namespace racecourse::labs::deadlock {

std::unique_ptr<Lab> makeView(const Bench& bench);

}  // namespace racecourse::labs::deadlock
