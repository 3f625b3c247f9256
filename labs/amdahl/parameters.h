#pragma once

// What the reader chooses in the amdahl lab, as its links and controls know it.
//
//   setParameter(choices, "serial", "5");
//   linkOf(choices, environment.cores)   ->  "serial=5"

#include <array>
#include <string>
#include <string_view>

#include "labs/amdahl/experiment.h"
#include "labs/amdahl/virtual_machine.h"
#include "labs/link_values.h"

namespace racecourse::labs::amdahl {

enum class Mode {
  kMeasure,  // on the reader's cores
  kVirtual,  // on the virtual machine
  kCurves,   // the laws alone
};

inline constexpr Range kVirtualCores{1, kMostVirtualCores};
inline constexpr Range kNoisePercent{0, 20};
inline constexpr Range kBarrierMs{0, 20};
inline constexpr Range kSeed{1, 1'000'000};

struct Choices {
  Mode mode = Mode::kMeasure;
  Settings settings;  // serial fraction, scaling and repetitions are the virtual machine's too
  int virtual_cores = 64;
  int noise_percent = 2;
  int barrier_ms = 0;  // for each doubling of the threads, of a second on one core
  int seed = 1;

  bool operator==(const Choices&) const = default;
};

// What a visit begins with on a machine with `cores` cores.
Choices usualChoices(int cores);

VirtualMachine virtualMachine(const Choices& choices);

// The modes and kinds of scaling in the order of the enumerations, as links spell them and as the reader sees them.
inline constexpr std::array<std::string_view, 3> kModeWords = {"measure", "virtual", "curves"};
inline constexpr std::array<std::string_view, 3> kModeNames = {"Real", "Virtual", "Curves"};
inline constexpr std::array<std::string_view, 2> kScalingWords = {"strong", "weak"};
inline constexpr std::array<std::string_view, 2> kScalingNames = {"Strong", "Weak"};

// Sets one of mode, scaling, serial, threads, repetitions, cores, noise, barrier, seed. The error is a sentence that
// says what would do; the choices are then unchanged.
Obeyed setParameter(Choices& choices, std::string_view name, std::string_view value);

// What differs from the usual as a link's query; empty when nothing does.
std::string linkOf(const Choices& choices, int cores);

}  // namespace racecourse::labs::amdahl
