#include "labs/producer-consumer/view.h"

#include <array>
#include <utility>

#include "labs/experiment_lab.h"
#include "labs/producer-consumer/experiment.h"
#include "labs/producer-consumer/findings.h"
#include "labs/producer-consumer/panels.h"
#include "labs/producer-consumer/parameters.h"
#include "labs/producer-consumer/sentences.h"
#include "labs/producer-consumer/settings_panel.h"
#include "ui/text.h"

namespace racecourse::labs::producer_consumer {
namespace {

using ui::Rect;
using ui::Ui;

class View final : public ExperimentLab<Report> {
 public:
  using ExperimentLab::ExperimentLab;

  float draw(Ui& ui, Rect area) override;
  std::string link() const override { return linkOf(desk_); }
  std::vector<Fact> facts() const override;

 private:
  Obeyed set(std::string_view name, std::string_view value) override { return setParameter(desk_, name, value); }
  std::string start() override;
  void see(const Report& report) override;
  std::string spoken(const Report& report, bool cancelled) const override {
    return spokenResult(report, bench_.environment, cancelled);
  }
  void explain(Ui& ui, Rect& rest);
  void results(Ui& ui, Rect& rest);

  // The newest report of the measurement on the screen.
  const Report& shown() const { return newest_[static_cast<std::size_t>(desk_.measure)]; }
  bool hasResults() const { return !shown().now.slots.empty() || !shown().points.empty(); }
  bool running() const { return experiment_.active() && running_ == desk_.measure; }

  Desk desk_;
  Measure running_ = Measure::kWatch;
  std::array<Report, kMeasures> newest_;
};

std::vector<Fact> View::facts() const {
  std::vector<Fact> all;
  for (const Report& report : newest_)
    for (Fact& fact : factsOf(report)) all.push_back(std::move(fact));
  return all;
}

std::string View::start() {
  running_ = desk_.measure;
  producer_consumer::start(experiment_, bench_.crew, desk_.settings());
  return title(clampSettings(desk_.settings()));
}

void View::see(const Report& report) {
  // Before its first picture or point a run has nothing to show, and what was measured before stays.
  if (!report.now.slots.empty() || !report.points.empty())
    newest_[static_cast<std::size_t>(report.settings.measure)] = report;
}

float View::draw(Ui& ui, Rect area) {
  const float margin = viewMargin(ui);
  Rect rest{area.x + margin, area.y + margin, area.w - 2 * margin, area.h};
  const Activity activity{
      .threads = bench_.environment.threads, .active = experiment_.active(), .progress = experiment_.progress()};
  if (settingsPanel(ui, rest, desk_, activity)) startOrStop();
  explain(ui, rest);
  results(ui, rest);
  const Settings& settings = desk_.settings();
  rest.y += ui::paragraph(ui, rest, *ui.fonts.small, ui.theme.ink_soft, machine(bench_.environment, settings, shown()));
  return rest.y + margin - area.y;
}

void View::results(Ui& ui, Rect& rest) {
  if (desk_.measure != Measure::kWatch) {
    if (hasResults()) sweepResults(ui, rest, shown(), bench_.environment, running());
    return;
  }
  scenePanel(ui, rest, desk_.settings(), shown(), running());
  if (hasResults()) watchResults(ui, rest, shown(), bench_.environment, running());
}

void View::explain(Ui& ui, Rect& rest) {
  std::string sentence = troubleOf(bench_, experiment_.state(), experiment_.failure());
  if (sentence.empty() && !hasResults() && !running()) sentence = question(desk_.measure);
  showSentence(ui, rest, sentence);
}

}  // namespace

std::unique_ptr<Lab> makeView(const Bench& bench) { return std::make_unique<View>(bench); }

}  // namespace racecourse::labs::producer_consumer
