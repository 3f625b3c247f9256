#pragma once

// The experiment of the readers-writers lab on the canvas: the measurements, their settings, and what they found.

#include <memory>

#include "labs/lab.h"

namespace racecourse::labs::readers_writers {

std::unique_ptr<Lab> makeView(const Bench& bench);

}  // namespace racecourse::labs::readers_writers
