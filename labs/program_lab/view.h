// The ready-made lab: Step, Prove, Run and Fix for a folder's programs, beside an experiment if there is one.
//
//   auto lab = makeProgramLab(programs, bench, nullptr);
//   lab->obey("view", "prove");
#pragma once

#include <memory>
#include <vector>

#include "labs/lab.h"

namespace racecourse::labs {

// `programs` is not empty; `experiment` may be. What the programs' views do not know of links, the experiment obeys.
std::unique_ptr<Lab> makeProgramLab(std::vector<ProgramText> programs, const Bench& bench,
                                    std::unique_ptr<Lab> experiment);

}  // namespace racecourse::labs
