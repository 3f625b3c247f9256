#include "cli/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <format>
#include <functional>
#include <limits>

#include "cli/text.h"

namespace racecourse::cli {
namespace {

constexpr unsigned kCheck = 1;
constexpr unsigned kStep = 2;
constexpr unsigned kRun = 4;
constexpr unsigned kGoals = 8;

struct Option {
  std::string_view name;
  unsigned commands;
  std::string_view value;  // what has to follow, as a noun; empty for nothing
  bool (*set)(Invocation&, std::string_view);
};

template <class Number>
bool readNumber(std::string_view text, Number& number, Number least, Number most) {
  Number read{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
  if (error != std::errc() || end != text.data() + text.size() || !(read >= least) || !(read <= most)) return false;
  number = read;
  return true;
}

// Seconds, in digits. Not every standard library reads fractions with from_chars.
bool readSeconds(std::string_view text, double& seconds) {
  if (text.empty() || text.find_first_not_of("0123456789.e+-") != text.npos) return false;
  const std::string whole(text);
  char* end = nullptr;
  const double read = std::strtod(whole.c_str(), &end);
  if (*end != '\0' || !(read >= 1e-3) || !(read <= 1e6)) return false;
  seconds = read;
  return true;
}

// A number of bytes: 500M, 2G, 1000000.
bool readBytes(std::string_view text, std::size_t& bytes) {
  constexpr std::string_view units = "KMG";
  std::size_t unit = 1;
  if (const auto at = text.empty() ? units.npos : units.find(text.back()); at != units.npos) {
    for (std::size_t i = 0; i <= at; ++i) unit *= 1024;
    text.remove_suffix(1);
  }
  std::size_t count = 0;
  if (!readNumber<std::size_t>(text, count, 1, std::numeric_limits<std::size_t>::max() / unit)) return false;
  bytes = count * unit;
  return true;
}

// A look for goals keeps every state whole.
constexpr std::size_t kMostStatesOfGoals = 1'000'000;
constexpr auto kMostStates = std::numeric_limits<engine::Number>::max() - 1;

const auto kOptions = std::to_array<Option>({
    {"--json", kCheck | kStep | kRun | kGoals, "", [](Invocation& to, std::string_view) { return to.json = true; }},
    {"--threads", kCheck | kRun, "a number from 1 to 64",
     [](Invocation& to, std::string_view text) { return readNumber(text, to.threads, 1, 64); }},
    {"--max-states", kCheck | kRun | kGoals, "a number from 1 to 4294967294",
     [](Invocation& to, std::string_view text) {
       return readNumber<std::size_t>(text, to.check.most_states, 1, kMostStates);
     }},
    {"--max-memory", kCheck | kRun, "a size such as 500M or 2G",
     [](Invocation& to, std::string_view text) { return readBytes(text, to.check.most_bytes); }},
    {"--max-depth", kCheck | kRun, "a number from 1 to 1000000000",
     [](Invocation& to, std::string_view text) {
       return readNumber<std::uint32_t>(text, to.check.most_depth, 1, 1'000'000'000);
     }},
    {"--no-symmetry", kCheck, "", [](Invocation& to, std::string_view) { return !(to.check.symmetry = false); }},
    {"--no-reduction", kCheck, "", [](Invocation& to, std::string_view) { return !(to.check.reduction = false); }},
    {"--no-count", kCheck, "", [](Invocation& to, std::string_view) { return !(to.check.count = false); }},
    {"--promise", kCheck, "", [](Invocation& to, std::string_view) { return to.promise = true; }},
    {"--statements", kCheck | kStep | kGoals, "",
     [](Invocation& to, std::string_view) { return to.check.machine.whole_statements = true; }},
    {"--spurious", kCheck | kStep, "",
     [](Invocation& to, std::string_view) { return to.check.machine.spurious_wakeups = true; }},
    {"--schedule", kStep | kGoals, "a schedule such as 1-3_2",
     [](Invocation& to, std::string_view text) {
       to.picker = Picker::kSchedule;
       to.schedule = text;
       return true;
     }},
    {"--random", kStep, "a seed: a number from 0",
     [](Invocation& to, std::string_view text) {
       to.picker = Picker::kRandom;
       return readNumber<std::uint64_t>(text, to.seed, 0, std::numeric_limits<std::uint64_t>::max());
     }},
    {"--round-robin", kStep, "",
     [](Invocation& to, std::string_view) {
       to.picker = Picker::kRoundRobin;
       return true;
     }},
    {"--preemptions", kStep, "a number from 0 to 1000",
     [](Invocation& to, std::string_view text) {
       to.picker = Picker::kPreemptions;
       return readNumber(text, to.preemptions, 0, 1000);
     }},
    {"--seed", kStep, "a number from 0",
     [](Invocation& to, std::string_view text) {
       return readNumber<std::uint64_t>(text, to.seed, 0, std::numeric_limits<std::uint64_t>::max());
     }},
    {"--clock", kStep, "",
     [](Invocation& to, std::string_view) {
       to.picker = Picker::kClock;
       return true;
     }},
    {"--max-steps", kStep, "a number from 1 to 1000000",
     [](Invocation& to, std::string_view text) { return readNumber<std::uint64_t>(text, to.most_steps, 1, 1'000'000); }},
    {"--times", kRun, "a number from 1 to 1000000000",
     [](Invocation& to, std::string_view text) {
       return readNumber<std::uint64_t>(text, to.times, 1, 1'000'000'000);
     }},
    {"--seconds", kRun, "a number of seconds above 0",
     [](Invocation& to, std::string_view text) { return readSeconds(text, to.seconds); }},
    {"--no-prove", kRun, "", [](Invocation& to, std::string_view) { return !(to.prove = false); }},
});

struct Name {
  std::string_view word;
  Command command;
  unsigned options;
};
constexpr auto kCommands = std::to_array<Name>({{"check", Command::kCheck, kCheck},
                                                {"step", Command::kStep, kStep},
                                                {"goals", Command::kGoals, kGoals},
                                                {"run", Command::kRun, kRun}});

// Goes through the words of one command.
class Words {
 public:
  Words(const Name& name, std::span<const std::string> words) : name_(name), words_(words) {
    to_.command = name.command;
    if (name.command == Command::kGoals) to_.check.most_states = kMostStatesOfGoals;
  }

  std::expected<Invocation, std::string> read() {
    for (; at_ < words_.size() && error_.empty(); ++at_) take(words_[at_]);
    if (error_.empty() && to_.command != Command::kHelp) checkFiles();
    if (!error_.empty()) return std::unexpected(error_);
    return to_;
  }

 private:
  void take(const std::string& word) {
    if (only_files_ || word == "-" || !word.starts_with('-')) {
      to_.files.push_back(word);
    } else if (word == "--") {
      only_files_ = true;
    } else if (word == "--help" || word == "-h") {
      to_.help_on = name_.command;
      to_.command = Command::kHelp;
    } else {
      takeOption(word);
    }
  }

  void takeOption(std::string_view word) {
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    const auto option = std::ranges::find(kOptions, name, &Option::name);
    if (option == kOptions.end() || (option->commands & name_.options) == 0)
      return fail(std::format("{} has no option {}.", name_.word, shown(name)));
    std::string_view value;
    if (equals != word.npos) {
      if (option->value.empty()) return fail(std::format("{} takes no value.", name));
      value = word.substr(equals + 1);
    } else if (!option->value.empty()) {
      if (++at_ >= words_.size()) return fail(std::format("{} needs {}.", name, option->value));
      value = words_[at_];
    }
    if (!option->set(to_, value)) fail(std::format("{} needs {}, not {}.", name, option->value, shown(value)));
  }

  void checkFiles() {
    if (to_.files.empty()) fail(std::format("{} needs a program: racecourse {} program.py.", name_.word, name_.word));
    if (to_.files.size() > 1 && to_.command != Command::kCheck)
      fail(std::format("{} takes one program at a time.", name_.word));
    if (std::ranges::count(to_.files, "-") > 1) fail("Standard input can be read only once.");
  }

  void fail(std::string sentence) {
    if (error_.empty()) error_ = std::move(sentence) + std::format(" racecourse {} --help says more.", name_.word);
  }

  const Name& name_;
  std::span<const std::string> words_;
  std::size_t at_ = 0;
  bool only_files_ = false;
  Invocation to_;
  std::string error_;
};

}  // namespace

std::expected<Invocation, std::string> parseCommandLine(std::span<const std::string> words) {
  if (words.empty()) return std::unexpected("Say what to do: check, step, goals or run. racecourse --help says more.");
  const std::string& first = words.front();
  if (first == "--help" || first == "-h" || first == "help") {
    const auto about = words.size() > 1 ? std::ranges::find(kCommands, words[1], &Name::word) : kCommands.end();
    Invocation help;
    if (about != kCommands.end()) help.help_on = about->command;
    return help;
  }
  if (first == "--version" || first == "-V") {
    Invocation version;
    version.command = Command::kVersion;
    return version;
  }
  const auto name = std::ranges::find(kCommands, first, &Name::word);
  if (name == kCommands.end())
    return std::unexpected(std::format(
        "There is no command {}. Commands: check, step, goals, run. racecourse --help says more.", shown(first)));
  return Words(*name, words.subspan(1)).read();
}

}  // namespace racecourse::cli
