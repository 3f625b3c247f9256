#pragma once

// The amdahl lab on the canvas: the choices, the measured or simulated speed-up, the laws.

#include <memory>

#include "labs/lab.h"

namespace racecourse::labs::amdahl {

std::unique_ptr<Lab> makeView(const Bench& bench);

}  // namespace racecourse::labs::amdahl
