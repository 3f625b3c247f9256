#include "cli/command_line.h"

namespace racecourse::cli {
namespace {

constexpr std::string_view kOverview = R"(racecourse: every schedule of a threaded Python program

  racecourse check program.py...   what can happen: verdict, outcomes, counterexample, races
  racecourse step program.py       one schedule, step by step
  racecourse goals program.py      the goals in its head: whether each can be reached, and how
  racecourse run program.py        real threads, many times, beside what can happen

  racecourse <command> --help      its options
  racecourse --version

Exit codes: 0 holds or done, 1 something is wrong, 2 bad usage, 3 a program is refused, 4 stopped at a limit,
66 a file cannot be read, 70 a mistake of Racecourse, 130 interrupted.
)";

constexpr std::string_view kLimits = R"(  --threads N       look with N threads (1 to 64; the result is the same)
  --max-states N    give up after N states (20,000,000)
  --max-memory S    give up after S bytes, such as 500M or 2G (1G)
  --max-depth N     look no further than N steps
)";

constexpr std::string_view kCheckHelp = R"(racecourse check [options] program.py...     - reads standard input

Looks at every schedule of each program.

  --json            one JSON object a line for each program
)";

constexpr std::string_view kCheckMore = R"(  --no-count        do not count schedules and probabilities
  --no-symmetry     do not treat identical threads as interchangeable
  --no-reduction    do not leave out interleavings that a lock makes equal
  --statements      one step is a whole statement
  --spurious        Condition.wait may wake without a notify
  --promise         compare with the promise on the program's first line
)";

constexpr std::string_view kStepHelp = R"(racecourse step [options] program.py     - reads standard input

Runs one schedule and prints every step.

  --schedule TEXT   the threads in the order of their steps, such as 1-3_2: thread 1 three times, then thread 2
  --random SEED     any thread that can go on, chosen by SEED
  --round-robin     another thread after every step
  --preemptions K   random with at most K switches away from a thread that could go on; --seed N for another one
  --clock           sleeps and time-outs take exactly their time
  --statements      one step is a whole statement
  --spurious        Condition.wait may wake without a notify
  --max-steps N     stop after N steps (1,000)
  --json            one JSON object
)";

constexpr std::string_view kGoalsHelp = R"(racecourse goals [options] program.py     - reads standard input

Says of every line "# goal: ..." in the program's head whether it can be reached, and by which shortest schedule.

  --schedule TEXT   whether this schedule reaches them
  --statements      one step is a whole statement
  --max-states N    give up after N states (1,000,000)
  --json            one JSON object
)";

constexpr std::string_view kRunHelp = R"(racecourse run [options] program.py     - reads standard input

Runs the program on real threads, many times, and shows what happened beside what can happen.

  --times N         so many runs (10,000)
  --seconds S       but no longer than this (10)
  --no-prove        do not look at every schedule first
  --json            one JSON object
)";

}  // namespace

std::string helpText(std::optional<Command> command) {
  const std::string limits(kLimits);
  if (!command) return std::string(kOverview);
  if (*command == Command::kCheck) return std::string(kCheckHelp) + limits + std::string(kCheckMore);
  if (*command == Command::kGoals) return std::string(kGoalsHelp);
  if (*command == Command::kRun) return std::string(kRunHelp) + limits;
  return std::string(kStepHelp);
}

}  // namespace racecourse::cli
