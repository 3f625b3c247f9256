#include "labs/readers-writers/view.h"

#include <utility>
#include <vector>

#include "labs/experiment_lab.h"
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

class View final : public ExperimentLab<Report> {
 public:
  using ExperimentLab::ExperimentLab;

  float draw(Ui& ui, Rect area) override;
  std::string link() const override { return linkOf(settings_); }
  std::vector<Fact> facts() const override;

 private:
  Obeyed set(std::string_view name, std::string_view value) override { return setParameter(settings_, name, value); }
  std::string start() override;
  void see(const Report& report) override;
  std::string spoken(const Report& report, bool cancelled) const override { return spokenResult(report, cancelled); }
  void explainTrouble(Ui& ui, Rect& rest);
  Report& newestOf(Measure measure) { return newest_[static_cast<std::size_t>(measure)]; }

  Settings settings_;
  std::array<Report, kMeasures> newest_;  // of each measurement
};

std::vector<Fact> View::facts() const {
  std::vector<Fact> all;
  for (const Report& report : newest_)
    for (Fact& fact : factsOf(report)) all.push_back(std::move(fact));
  return all;
}

std::string View::start() {
  readers_writers::start(experiment_, bench_.crew, settings_, bench_.environment);
  return title(clampSettings(settings_));
}

void View::see(const Report& report) {
  // Before there is something to show, what was measured before stays.
  if (hasResults(report)) newestOf(report.settings.measure) = report;
}

float View::draw(Ui& ui, Rect area) {
  const float margin = viewMargin(ui);
  Rect rest{area.x + margin, area.y + margin, area.w - 2 * margin, area.h};
  const bool active = experiment_.active();
  if (settingsPanel(ui, rest, settings_, {bench_.environment.threads, active, experiment_.progress()})) startOrStop();
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
