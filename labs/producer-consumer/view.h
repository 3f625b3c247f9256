#pragma once

// The producer-consumer lab on the canvas: the settings, the buffer with its threads, and what was measured.

#include <memory>

#include "labs/lab.h"

namespace racecourse::labs::producer_consumer {

std::unique_ptr<Lab> makeView(const Bench& bench);

}  // namespace racecourse::labs::producer_consumer
