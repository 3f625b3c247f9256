#include "labs/readers-writers/view.h"

#include <utility>
#include <vector>

#include "labs/experiment_view.h"
#include "labs/readers-writers/experiment.h"
#include "labs/readers-writers/findings.h"
#include "labs/readers-writers/panels.h"
#include "labs/readers-writers/parameters.h"
#include "labs/readers-writers/sentences.h"
#include "labs/readers-writers/settings_panel.h"
#include "ui/text.h"

namespace racecourse::labs::readers_writers {
namespace {

using ui::Rect;
using ui::Ui;

class View final : public Lab {
 public:
  explicit View(const Bench& bench) : bench_(bench) {}

  float draw(Ui& ui, Rect area) override;
  std::expected<void, std::string> obey(std::string_view name, std::string_view value) override;
  std::string link() const override { return linkOf(settings_); }
  bool poll() override;
  bool active() const override { return experiment_.active(); }
  std::string takeNews() override { return std::exchange(news_, {}); }
  std::vector<Fact> facts() const override;

 private:
  void explainTrouble(Ui& ui, Rect& rest);
  void run();
  void conclude();
  Report& newestOf(Measure measure) { return newest_[static_cast<std::size_t>(measure)]; }

  Bench bench_;
  Settings settings_;
  threads::Experiment<Report> experiment_;
  std::array<Report, kMeasures> newest_;  // of each measurement
  std::string news_;
};

std::expected<void, std::string> View::obey(std::string_view name, std::string_view value) {
  if (name == "run")
    run();
  else if (name == "stop")
    experiment_.cancel();
  else
    return setParameter(settings_, name, value);
  return {};
}

std::vector<Fact> View::facts() const {
  std::vector<Fact> all;
  for (const Report& report : newest_)
    for (Fact& fact : factsOf(report)) all.push_back(std::move(fact));
  return all;
}

void View::run() {
  if (!bench_.environment.threads) {
    news_ = noThreads(bench_);
    return;
  }
  readers_writers::start(experiment_, bench_.crew, settings_, bench_.environment);
  news_ = "Running: " + title(clampSettings(settings_)) + ".";
}

bool View::poll() {
  const bool was_active = experiment_.active();
  const bool news = experiment_.poll();
  const Report& report = experiment_.report();
  // Before there is something to show, what was measured before stays.
  if (news && hasResults(report)) newestOf(report.settings.measure) = report;
  if (was_active && !experiment_.active()) conclude();
  return news;
}

void View::conclude() {
  news_ = experiment_.state() == threads::State::kFailed
              ? "The run failed: " + experiment_.failure()
              : spokenResult(experiment_.report(), experiment_.state() == threads::State::kCancelled);
}

float View::draw(Ui& ui, Rect area) {
  const float margin = viewMargin(ui);
  Rect rest{area.x + margin, area.y + margin, area.w - 2 * margin, area.h};
  const bool active = experiment_.active();
  if (settingsPanel(ui, rest, settings_, {bench_.environment.threads, active, experiment_.progress()}))
    active ? experiment_.cancel() : run();
  explainTrouble(ui, rest);
  const Report& shown = newestOf(settings_.measure);
  const bool running = experiment_.active() && experiment_.report().settings.measure == settings_.measure;
  results(ui, rest, shown, bench_.environment, running);
  rest.y += ui::paragraph(ui, rest, *ui.fonts.small, ui.theme.ink_soft, machine(bench_.environment, settings_, shown));
  return rest.y + margin - area.y;
}

void View::explainTrouble(Ui& ui, Rect& rest) {
  std::string sentence = troubleOf(bench_, experiment_.state(), experiment_.failure());
  if (sentence.empty() && !hasResults(newestOf(settings_.measure))) sentence = question(settings_);
  showSentence(ui, rest, sentence);
}

}  // namespace

std::unique_ptr<Lab> makeView(const Bench& bench) { return std::make_unique<View>(bench); }

}  // namespace racecourse::labs::readers_writers
