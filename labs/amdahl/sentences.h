#pragma once

// What the amdahl lab says in words. Every number in a sentence comes from the analysis.
//
//   notice(ui, box, verdictOf(found), outcome(diagnose(found), found));

#include <string>

#include "labs/amdahl/analysis.h"
#include "ui/theme.h"

namespace racecourse::labs::amdahl {

// "10.4 %", with one decimal.
std::string percentText(double share);

// "10.4 % ± 0.3 %", with one digit of an error under 0.1 %, or without the error when it is not known.
std::string fitText(const Fit& fit);

// "Strong scaling, 10 % serial"
std::string title(const Analysis& analysis);

// What came out, how it compares with the law, and what stood in the way. Empty while there is nothing.
std::string outcome(const Analysis& analysis);

// The law reached holds; anything else proves nothing.
ui::Verdict verdictOf(const Analysis& analysis);

// What the timings say about the serial fraction; empty where they say nothing.
std::string fitSentence(const Analysis& analysis);

// "Finished. With 2 threads 1.82 times as fast." for those who listen.
std::string spokenResult(const Analysis& analysis, bool cancelled);

// The machine under the measurement: cores, clock, and what more threads than cores mean.
std::string machine(const threads::Environment& environment, const Settings& settings);

// What the virtual machine computes, and what it leaves out.
std::string virtualMachineNote(const VirtualMachine& machine);

}  // namespace racecourse::labs::amdahl
