#include "threads/experiment.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "wait.h"

using namespace racecourse::threads;
using racecourse::tests::eventually;

namespace {

using Body = Experiment<int>::Body;

void untilCancelled(Run<int>& run, int) {
  while (!run.cancelled()) std::this_thread::sleep_for(std::chrono::microseconds(100));
}

template <class Report>
bool reaches(Experiment<Report>& experiment, State state) {
  return eventually([&] {
    experiment.poll();
    return experiment.state() == state;
  });
}

}  // namespace

TEST_CASE("an experiment that was never started is idle and empty", "[experiment]") {
  Experiment<int> experiment;
  experiment.cancel();
  REQUIRE_FALSE(experiment.poll());
  REQUIRE(experiment.state() == State::kIdle);
  REQUIRE_FALSE(experiment.active());
  REQUIRE(experiment.progress() == 0);
  REQUIRE(experiment.report() == 0);
}

TEST_CASE("a run calls its body once on each member and finishes", "[experiment]") {
  const int members = GENERATE(1, 2, 4, 8);
  std::atomic<int> calls = 0;
  std::atomic<int> member_sum = 0;
  std::atomic<int> wrong_size = 0;
  Crew crew;
  Experiment<int> experiment;
  experiment.start(crew, members, [&](Run<int>& run, int member) {
    ++calls;
    member_sum += member;
    if (run.members() != members) ++wrong_size;
  });
  REQUIRE(experiment.active());
  REQUIRE(reaches(experiment, State::kFinished));
  REQUIRE_FALSE(experiment.active());
  REQUIRE(calls == members);
  REQUIRE(member_sum == members * (members - 1) / 2);
  REQUIRE(wrong_size == 0);
}

TEST_CASE("a run goes through starting, running, cancelling and cancelled", "[experiment]") {
  std::atomic<bool> let_go = false;
  Crew crew;
  Experiment<int> experiment;
  experiment.start(crew, 4, [&](Run<int>&, int) { eventually([&] { return let_go.load(); }); });
  REQUIRE(experiment.state() == State::kStarting);
  REQUIRE(reaches(experiment, State::kRunning));
  experiment.cancel();
  REQUIRE(experiment.state() == State::kCancelling);
  experiment.poll();
  REQUIRE(experiment.state() == State::kCancelling);
  let_go = true;
  REQUIRE(reaches(experiment, State::kCancelled));
  experiment.cancel();
  REQUIRE(experiment.state() == State::kCancelled);
}

TEST_CASE("poll says whether something changed", "[experiment]") {
  std::atomic<int> step = 0;
  std::atomic<int> done = 0;
  Crew crew;
  Experiment<int> experiment;
  experiment.start(crew, 1, [&](Run<int>& run, int) {
    eventually([&] { return step == 1; });
    run.publish(11);
    done = 1;
    eventually([&] { return step == 2; });
    run.setProgress(0.5);
    done = 2;
    eventually([&] { return step == 3; });
  });
  REQUIRE(reaches(experiment, State::kRunning));
  REQUIRE_FALSE(experiment.poll());

  step = 1;
  REQUIRE(eventually([&] { return done == 1; }));
  REQUIRE(experiment.report() == 0);
  REQUIRE(experiment.poll());
  REQUIRE(experiment.report() == 11);
  REQUIRE_FALSE(experiment.poll());

  step = 2;
  REQUIRE(eventually([&] { return done == 2; }));
  REQUIRE(experiment.progress() == 0);
  REQUIRE(experiment.poll());
  REQUIRE(experiment.progress() == 0.5);
  REQUIRE_FALSE(experiment.poll());

  step = 3;
  REQUIRE(eventually([&] { return experiment.poll(); }));
  REQUIRE(experiment.state() == State::kFinished);
  REQUIRE_FALSE(experiment.poll());
}

TEST_CASE("a finished run shows its last report, published by whoever was last", "[experiment]") {
  const int members = GENERATE(1, 2, 4, 8);
  Crew crew;
  for (int i = 0; i < 200; ++i) {
    Experiment<int> experiment;
    const auto present = std::make_shared<std::atomic<int>>(members);
    experiment.start(crew, members, [present](Run<int>& run, int) {
      if (--*present == 0) run.publish(42);
    });
    REQUIRE(reaches(experiment, State::kFinished));
    REQUIRE(experiment.report() == 42);
  }
}

TEST_CASE("members may publish at the same time", "[experiment]") {
  using Report = std::vector<int>;
  Crew crew;
  Experiment<Report> experiment;
  experiment.start(crew, 4, [](Run<Report>& run, int member) {
    for (int i = 0; i < 500; ++i) run.publish(Report(16, member));
  });
  bool whole = true;
  REQUIRE(eventually([&] {
    experiment.poll();
    const Report& report = experiment.report();
    whole = whole && (report.empty() || report == Report(16, report.front()));
    return !experiment.active();
  }));
  REQUIRE(whole);
  REQUIRE(experiment.report().size() == 16);
}

TEST_CASE("the gate lets a run's members go round by round", "[experiment]") {
  std::atomic<int> steps = 0;
  std::atomic<int> too_early = 0;
  Crew crew;
  Experiment<int> experiment;
  experiment.start(crew, 4, [&](Run<int>& run, int) {
    for (int round = 0; round < 100 && run.gate(); ++round) {
      if (steps < 4 * (round - 1)) ++too_early;
      ++steps;
    }
  });
  REQUIRE(reaches(experiment, State::kFinished));
  REQUIRE(steps == 400);
  REQUIRE(too_early == 0);
}

TEST_CASE("a member that waits at the gate leaves when the run is cancelled", "[experiment]") {
  std::atomic<int> refused = 0;
  Crew crew;
  Experiment<int> experiment;
  experiment.start(crew, 4, [&](Run<int>& run, int member) {
    if (member == 0) return untilCancelled(run, member);
    if (!run.gate()) ++refused;
  });
  REQUIRE(reaches(experiment, State::kRunning));
  experiment.cancel();
  REQUIRE(reaches(experiment, State::kCancelled));
  REQUIRE(refused == 3);
}

TEST_CASE("a cancelled run keeps what it had published", "[experiment]") {
  Crew crew;
  Experiment<int> experiment;
  experiment.start(crew, 2, [](Run<int>& run, int member) {
    if (member == 0) run.publish(5);
    untilCancelled(run, member);
    if (member == 0) run.publish(6);
  });
  REQUIRE(eventually([&] {
    experiment.poll();
    return experiment.report() == 5;
  }));
  experiment.cancel();
  REQUIRE(experiment.report() == 5);
  REQUIRE(reaches(experiment, State::kCancelled));
  REQUIRE(experiment.report() == 6);
}

TEST_CASE("an exception fails the run, stops the others and says why", "[experiment]") {
  const int thrower = GENERATE(0, 3);
  Crew crew;
  Experiment<int> experiment;
  experiment.start(crew, 4, [thrower](Run<int>& run, int member) {
    if (member == thrower) throw std::runtime_error("the track is flooded");
    untilCancelled(run, member);
  });
  REQUIRE(reaches(experiment, State::kFailed));
  REQUIRE(experiment.failure() == "the track is flooded");

  experiment.start(crew, 4, [](Run<int>& run, int) { run.publish(1); });
  REQUIRE(experiment.failure().empty());
  REQUIRE(reaches(experiment, State::kFinished));
  REQUIRE(experiment.report() == 1);
}

TEST_CASE("something thrown that is no exception fails the run too", "[experiment]") {
  Crew crew;
  Experiment<int> experiment;
  experiment.start(crew, 1, [](Run<int>&, int) { throw 7; });
  REQUIRE(reaches(experiment, State::kFailed));
  REQUIRE(experiment.failure() == "something that is not a std::exception was thrown");
}

TEST_CASE("a run that the crew has not accepted waits, and is cancelled at once", "[experiment]") {
  std::atomic<int> calls = 0;
  Crew crew;
  Experiment<int> running;
  Experiment<int> queued;
  Experiment<int> refused;
  const Body count = [&](Run<int>&, int) { ++calls; };
  running.start(crew, 2, untilCancelled);
  REQUIRE(reaches(running, State::kRunning));
  queued.start(crew, 2, count);
  REQUIRE(eventually([&] {
    queued.poll();
    Experiment<int> probe;
    probe.start(crew, 1, count);
    probe.cancel();
    return probe.state() == State::kCancelled;
  }));

  refused.start(crew, 2, count);
  refused.poll();
  REQUIRE(refused.state() == State::kStarting);
  refused.cancel();
  REQUIRE(refused.state() == State::kCancelled);
  REQUIRE(queued.state() == State::kStarting);
  REQUIRE(calls == 0);

  running.cancel();
  REQUIRE(reaches(queued, State::kFinished));
  REQUIRE(calls == 2);
  REQUIRE_FALSE(refused.poll());
}

TEST_CASE("a run that is cancelled in the queue never calls its body", "[experiment]") {
  std::atomic<int> calls = 0;
  Crew crew;
  Experiment<int> running;
  Experiment<int> queued;
  running.start(crew, 2, untilCancelled);
  REQUIRE(reaches(running, State::kRunning));
  queued.start(crew, 2, [&](Run<int>&, int) { ++calls; });
  queued.cancel();
  running.cancel();
  REQUIRE(reaches(queued, State::kCancelled));
  REQUIRE(reaches(running, State::kCancelled));
  REQUIRE(calls == 0);
}

TEST_CASE("starting again while the old run drains gives the new run's report", "[experiment]") {
  std::atomic<bool> let_go = false;
  std::atomic<int> drained = 0;
  Crew crew;
  Experiment<int> experiment;
  experiment.start(crew, 4, [&](Run<int>& run, int) {
    run.setProgress(0.5);
    eventually([&] { return let_go.load(); });
    run.publish(1);
    ++drained;
  });
  REQUIRE(reaches(experiment, State::kRunning));
  REQUIRE(eventually([&] {
    experiment.poll();
    return experiment.progress() == 0.5;
  }));
  experiment.start(crew, 4, [](Run<int>& run, int) { run.publish(2); });
  REQUIRE(experiment.state() == State::kStarting);
  REQUIRE(experiment.report() == 0);
  REQUIRE(experiment.progress() == 0);
  REQUIRE(drained == 0);
  let_go = true;
  REQUIRE(reaches(experiment, State::kFinished));
  REQUIRE(experiment.report() == 2);
  REQUIRE(drained == 4);
  REQUIRE(crew.size() == 4);
}

TEST_CASE("destroying an experiment cancels its run without waiting; the last member frees it", "[experiment]") {
  std::atomic<bool> let_go = false;
  std::atomic<int> saw_cancel = 0;
  Crew crew;
  const auto token = std::make_shared<int>(0);
  const std::weak_ptr<int> watcher = token;
  {
    Experiment<int> experiment;
    experiment.start(crew, 4, [&, token](Run<int>& run, int) {
      eventually([&] { return let_go.load(); });
      if (run.cancelled()) ++saw_cancel;
      run.publish(1);
    });
    REQUIRE(reaches(experiment, State::kRunning));
  }
  // Still held by the members, which cannot have left yet.
  REQUIRE(watcher.use_count() == 2);
  let_go = true;
  REQUIRE(eventually([&] { return watcher.use_count() == 1; }));
  REQUIRE(saw_cancel == 4);
}

TEST_CASE("an experiment may outlive its crew", "[experiment]") {
  Experiment<int> experiment;
  {
    Crew crew;
    experiment.start(crew, 4, [](Run<int>& run, int member) {
      run.publish(3);
      untilCancelled(run, member);
    });
    REQUIRE(reaches(experiment, State::kRunning));
  }
  experiment.poll();
  REQUIRE_FALSE(experiment.active());
  REQUIRE(experiment.report() == 3);
}
