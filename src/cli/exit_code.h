// How the command ends, for scripts. docs/command.md has the table for readers.
//
//   return cli::worse(cli::ExitCode::kWrong, cli::ExitCode::kStopped);   // kWrong
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace racecourse::cli {

enum class ExitCode : std::uint8_t {
  kDone = 0,          // holds; or done
  kWrong = 1,         // something is wrong with a program, or a promise is not kept
  kUsage = 2,         // the command line makes no sense
  kRefused = 3,       // a program is outside the language
  kStopped = 4,       // a limit came before an answer
  kUnreadable = 66,   // a file cannot be read
  kOurMistake = 70,   // Racecourse contradicts itself, or the system refuses what it needs
  kInterrupted = 130  // Ctrl-C
};

// Which of two a command about several programs ends with: what is wrong with us, then with the files, then with the
// programs.
inline ExitCode worse(ExitCode a, ExitCode b) {
  constexpr std::array order = {ExitCode::kInterrupted, ExitCode::kOurMistake, ExitCode::kUnreadable,
                                ExitCode::kRefused,     ExitCode::kWrong,      ExitCode::kStopped,
                                ExitCode::kUsage,       ExitCode::kDone};
  const auto place = [&](ExitCode code) { return std::ranges::find(order, code); };
  return place(a) < place(b) ? a : b;
}

}  // namespace racecourse::cli
