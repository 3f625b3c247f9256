// One thread and one guard after the other: what an increment costs, and what a pair of lock and unlock does.
//
//   experiment.start(crew, 1, [&](threads::Run<Report>& run, int) { measureCosts(run, settings, environment); });
#pragma once

#include "labs/locks/experiment.h"

namespace racecourse::labs::locks {

// Measures without a guard, with an atomic, and with each lock of the settings; publishes after each of them.
void measureCosts(threads::Run<Report>& run, const Settings& settings, const threads::Environment& environment);

}  // namespace racecourse::labs::locks
