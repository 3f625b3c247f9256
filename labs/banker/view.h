#pragma once

// The banker lab on the canvas: its tables to edit, requests and their answers, the check step by step, every safe
// sequence, and what the check costs.

#include <memory>

#include "labs/lab.h"

namespace racecourse::labs::banker {

std::unique_ptr<Lab> makeView(const Bench& bench);

}  // namespace racecourse::labs::banker
