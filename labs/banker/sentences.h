#pragma once

// What the banker lab says about its tables, in sentences.

#include <string>

#include "labs/banker/banker.h"
#include "labs/banker/desk.h"
#include "ui/theme.h"

namespace racecourse::labs::banker {

// "Safe: all can finish in the order P1, P3."
std::string safetySentence(const Reduction& reduction);

// "Deadlock: P1 and P2 can never go on."
std::string detectionSentence(const Detection& detection);

// What happens after the first `steps` of a reduction: "Work is (5, 3, 2). P3 wants (0, 1, 1), which fits." Only for
// steps below the length of its order; `wanted` are the needs or requests.
std::string nextSentence(const Reduction& reduction, const Matrix& wanted, int steps);

// "This look took 32 operations. …"
std::string costSentence(const Reduction& reduction, int processes, int kinds);

ui::Verdict colourOf(Verdict verdict);

}  // namespace racecourse::labs::banker
