#pragma once

// A lab around one experiment: links run and stop it, a frame picks up its reports, and its beginning and its end are
// told to those who listen.
//
//   class View final : public ExperimentLab<Report> {
//     Obeyed set(std::string_view name, std::string_view value) override { return setParameter(settings_, name, value);
//     } std::string start() override { race::start(experiment_, …); return title(settings_); } std::string spoken(const
//     Report& report, bool cancelled) const override { return spokenResult(report, cancelled); }
//   };

#include <string>
#include <string_view>
#include <utility>

#include "labs/experiment_view.h"
#include "labs/lab.h"
#include "labs/link_values.h"
#include "threads/experiment.h"

namespace racecourse::labs {

template <class Report>
class ExperimentLab : public Lab {
 public:
  explicit ExperimentLab(const Bench& bench) : bench_(bench) {}

  Obeyed obey(std::string_view name, std::string_view value) final {
    if (name == "run")
      run();
    else if (name == "stop")
      experiment_.cancel();
    else
      return set(name, value);
    return {};
  }

  bool poll() final {
    const bool was_active = experiment_.active();
    const bool news = experiment_.poll();
    if (news) see(experiment_.report());
    if (was_active && !experiment_.active()) conclude();
    return news;
  }

  bool active() const final { return experiment_.active(); }
  std::string takeNews() final { return std::exchange(news_, {}); }

 protected:
  // Takes a setting of a link.
  virtual Obeyed set(std::string_view name, std::string_view value) = 0;

  // Starts a run, where there are threads; says what runs.
  virtual std::string start() = 0;

  // There is a new report, or the state has changed.
  virtual void see(const Report&) {}

  // What a run came to that has ended by itself or was cancelled, for those who listen.
  virtual std::string spoken(const Report& report, bool cancelled) const = 0;

  // A run has ended, in whatever way.
  virtual void ended(const Report&) {}

  void run() { news_ = bench_.environment.threads ? "Running: " + start() + "." : noThreads(bench_); }

  void startOrStop() {
    if (experiment_.active())
      experiment_.cancel();
    else
      run();
  }

  const Bench bench_;
  threads::Experiment<Report> experiment_;

 private:
  void conclude() {
    const Report& report = experiment_.report();
    news_ = experiment_.state() == threads::State::kFailed
                ? "The run failed: " + experiment_.failure()
                : spoken(report, experiment_.state() == threads::State::kCancelled);
    ended(report);
  }

  std::string news_;
};

}  // namespace racecourse::labs
