#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <vector>

#include "labs/amdahl/analysis.h"
#include "labs/amdahl/facts.h"
#include "labs/amdahl/sentences.h"

namespace racecourse::labs::amdahl {
namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

threads::Environment machineWith(int cores) {
  return {.cores = cores, .threads = true, .isolated = true, .clock_step_ns = 100};
}

// Runs that follow the law on `cores` cores, each of them `times` times as long, with all threads at work.
Report lawful(int cores, Settings settings = {}, double times = 1) {
  Report report{.settings = settings, .steps = 1, .samples = {}};
  const double serial = settings.serial_percent / 100.0;
  for (const int n : threadCounts(settings.most_threads, cores)) {
    const double speedup = promisedSpeedup(settings.scaling, serial, n, cores);
    const double work = settings.scaling == Scaling::kWeak ? gustafsonSpeedup(serial, n) : 1;
    const double time = 80e6 * work / speedup * (n > 1 ? times : 1);
    for (const double slower : {1.2, 1.0, 1.1})
      report.samples.push_back({.threads = n,
                                .time_ns = slower * time,
                                .at_work = static_cast<double>(std::min(n, cores)),
                                .piece_ns = 100e3});
  }
  return report;
}

const Fact* find(const std::vector<Fact>& facts, std::string_view name) {
  for (const Fact& fact : facts)
    if (fact.name == name) return &fact;
  return nullptr;
}

TEST_CASE("the best run counts, and the spread is that of the slower ones", "[amdahl]") {
  const Analysis found = analyse(lawful(2), machineWith(2));
  REQUIRE(found.points.size() == 4);
  const Point& two = found.points[1];
  CHECK(two.threads == 2);
  CHECK(two.time.n == 3);
  CHECK_THAT(two.speedup, WithinRel(1 / 0.55, 1e-12));
  CHECK_THAT(two.low, WithinRel(1 / 0.55 / 1.15, 1e-12));
  CHECK_THAT(two.efficiency(), WithinRel(0.5 / 0.55, 1e-12));
  CHECK_THAT(two.karpFlatt().value(), WithinAbs(0.1, 1e-12));
}

TEST_CASE("threads beyond the cores are no processors, for the law and for the fit", "[amdahl]") {
  for (const int cores : {2, 4, 16}) {
    const Settings settings{.serial_percent = 10, .most_threads = 2 * cores < 4 ? 4 : 2 * cores};
    const Analysis found = analyse(lawful(cores, settings), machineWith(cores));
    CHECK(found.points.back().processors == cores);
    CHECK_THAT(found.points.back().speedup, WithinRel(amdahlSpeedup(0.1, cores), 1e-12));
    REQUIRE(found.fit);
    CHECK_THAT(found.fit->serial, WithinAbs(0.1, 1e-9));
    CHECK_THAT(found.fit->error.value(), WithinAbs(0.0, 1e-6));
    CHECK(diagnose(found).hindrance == Hindrance::kNone);
    CHECK(diagnose(found).at.threads == cores);
  }
}

TEST_CASE("on one core nothing is fitted and nothing promised", "[amdahl]") {
  const Analysis found = analyse(lawful(1), machineWith(1));
  CHECK_FALSE(found.fit);
  CHECK_FALSE(found.points[1].karpFlatt());
  CHECK(promisedSpeedup(Scaling::kStrong, 0.1, 4, 1) == 1);
  CHECK(diagnose(found).hindrance == Hindrance::kOneCore);
  CHECK(outcome(found) ==
        "One core does one thing at a time, so no number of threads makes this work faster. The virtual machine has "
        "more cores.");
}

TEST_CASE("growing work follows Gustafson up to the cores, and no further", "[amdahl]") {
  CHECK_THAT(promisedSpeedup(Scaling::kWeak, 0.1, 2, 2), WithinRel(1.9, 1e-12));
  CHECK_THAT(promisedSpeedup(Scaling::kWeak, 0.1, 16, 16), WithinRel(14.5, 1e-12));
  // Four threads on two cores: 0.1 + 0.9 * 4 of work in 0.1 + 0.9 * 2 of time.
  CHECK_THAT(promisedSpeedup(Scaling::kWeak, 0.1, 4, 2), WithinRel(3.7 / 1.9, 1e-12));
  const Analysis found = analyse(lawful(2, {.scaling = Scaling::kWeak}), machineWith(2));
  CHECK_THAT(found.points[1].speedup, WithinRel(1.9, 1e-12));
  CHECK_FALSE(found.fit);
}

TEST_CASE("what kept a measurement from the law is named", "[amdahl]") {
  const auto hindrance = [](Report report) { return diagnose(analyse(report, machineWith(2))).hindrance; };
  CHECK(hindrance({}) == Hindrance::kNothingMeasured);
  CHECK(hindrance(lawful(2)) == Hindrance::kNone);
  Report slow = lawful(2, {}, 1.5);
  CHECK(hindrance(slow) == Hindrance::kUnknown);
  Report shared = slow;
  for (Sample& sample : shared.samples) sample.piece_ns *= sample.threads > 1 ? 1.6 : 1;
  CHECK(hindrance(shared) == Hindrance::kCoresShared);
  Report busy = slow;
  for (Sample& sample : busy.samples) sample.at_work = 1.1;
  CHECK(hindrance(busy) == Hindrance::kCoresBusy);
}

TEST_CASE("a law that is reached because the single thread was disturbed is not reached", "[amdahl]") {
  Report report = lawful(2);
  for (Sample& sample : report.samples) sample.at_work = 0.5 * sample.threads;
  const Analysis found = analyse(report, machineWith(2));
  CHECK(diagnose(found).hindrance == Hindrance::kCoresBusy);
  CHECK(verdictOf(found) == ui::Verdict::kUnknown);
  CHECK(outcome(found).contains("even a single one ran for only 50\u202F% of its best run."));
}

TEST_CASE("a sentence says what came out and how far the cores were there", "[amdahl]") {
  CHECK(outcome(analyse(lawful(2), machineWith(2))) ==
        "With 2 threads the work is done 1.82 times as fast as with one. Amdahl’s law promises 1.82.");
  Report busy = lawful(2, {}, 1.5);
  for (Sample& sample : busy.samples) sample.at_work = 1.1;
  CHECK(
      outcome(analyse(busy, machineWith(2))) ==
      "With 2 threads the work is done 1.21 times as fast as with one. Amdahl’s law promises 1.82. Your threads did "
      "not have the cores to themselves: in the parallel part 1.10 of 2 ran at once, on average. Something else keeps "
      "the machine busy, and these numbers say more about that than about the law.");
  CHECK(fitSentence(analyse(lawful(2), machineWith(2))) ==
        "The times fit a serial fraction of 10.0\u202F% ± 0.0\u202F%; it is set to 10\u202F%. After the ± stands the "
        "standard error.");
}

TEST_CASE("a fit is told with its error, however small", "[amdahl]") {
  CHECK(fitText({.serial = 0.1043, .error = 0.0031}) == "10.4\u202F% ± 0.3\u202F%");
  CHECK(fitText({.serial = 0.05, .error = 0.00042}) == "5.0\u202F% ± 0.04\u202F%");
  CHECK(fitText({.serial = -0.002, .error = {}}) == "-0.2\u202F%");
  CHECK(percentText(-0.0001) == "0.0\u202F%");
}

TEST_CASE("what the virtual machine leaves out is said", "[amdahl]") {
  CHECK(virtualMachineNote({.noise = 0.02, .barrier = 0.001}) ==
        "Simulated, not measured: a run takes the serial part, then equal chunks of the rest, one on each core, with a "
        "barrier before and after. A barrier costs 1\u202Fms for each doubling of the cores, where one core needs a "
        "second "
        "for everything. Noise makes a run longer or shorter by 2\u202F% (standard deviation). Caches and memory are "
        "left "
        "out.");
  CHECK(virtualMachineNote({}).contains("Here barriers cost nothing."));
}

TEST_CASE("tasks find the numbers by their names", "[amdahl]") {
  std::vector<Fact> facts;
  addFacts(facts, analyse(Report{}, machineWith(2)));
  CHECK(facts.empty());
  addFacts(facts, analyse(lawful(2), machineWith(2)));
  addFacts(facts, analyse(lawful(2, {.scaling = Scaling::kWeak}), machineWith(2)));
  addFacts(facts, analyse(VirtualMachine{.cores = 64, .serial = 0.05, .barrier = 0.001}));
  REQUIRE(facts.size() == 7);
  CHECK_THAT(find(facts, "speed-up with 2 threads")->value, WithinRel(1 / 0.55, 1e-12));
  CHECK(find(facts, "ran at once with 2 threads")->value == 2);
  CHECK_THAT(find(facts, "fitted serial fraction")->value, WithinAbs(10, 1e-6));
  CHECK(find(facts, "fitted serial fraction")->unit == "%");
  CHECK_THAT(find(facts, "scaled speed-up with 2 threads")->value, WithinRel(1.9, 1e-12));
  CHECK_THAT(find(facts, "virtual Karp-Flatt")->value, WithinAbs(6.2, 0.05));
  CHECK(find(facts, "virtual speed-up") != nullptr);
  CHECK(find(facts, "virtual fitted serial fraction") != nullptr);
}

TEST_CASE("on one core the fraction is left out of the facts, the speed-up is not", "[amdahl]") {
  std::vector<Fact> facts;
  addFacts(facts, analyse(lawful(1), machineWith(1)));
  CHECK(find(facts, "speed-up with 2 threads") != nullptr);
  CHECK(find(facts, "fitted serial fraction") == nullptr);
}

}  // namespace
}  // namespace racecourse::labs::amdahl
