#include "labs/philosophers/view.h"

#include <array>
#include <vector>

#include "labs/experiment_lab.h"
#include "labs/philosophers/experiment.h"
#include "labs/philosophers/findings.h"
#include "labs/philosophers/glimpse.h"
#include "labs/philosophers/panels.h"
#include "labs/philosophers/parameters.h"
#include "labs/philosophers/sentences.h"
#include "labs/philosophers/settings_panel.h"
#include "labs/philosophers/table_picture.h"
#include "ui/text.h"

namespace racecourse::labs::philosophers {
namespace {

using ui::Rect;
using ui::Ui;

constexpr std::size_t kRunsKept = 8;

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
  void ended(const Report& report) override;
  bool watches() const { return settings_.measure == Measure::kWatch; }
  const Report& shown() const { return of(settings_.measure); }
  const Report& of(Measure measure) const { return newest_[static_cast<std::size_t>(measure)]; }
  void mainControls(Ui& ui, Rect& rest);
  void explainTrouble(Ui& ui, Rect& rest);
  void drawWatched(Ui& ui, Rect& rest);
  void remember(const Report& report);

  Settings settings_;
  std::array<Report, kMeasures> newest_;  // of each measure
  Glimpse glimpse_;
  std::vector<PastRun> runs_;
  int run_number_ = 0;
};

std::vector<Fact> View::facts() const { return factsOf(runs_, of(Measure::kStrategies), of(Measure::kSize)); }

std::string View::start() {
  philosophers::start(experiment_, bench_.crew, settings_);
  if (watches()) {
    newest_[static_cast<std::size_t>(Measure::kWatch)] = {};
    glimpse_ = {};
    ++run_number_;
  }
  return title(settings_);
}

void View::see(const Report& report) {
  const bool watched = report.settings.measure == Measure::kWatch;
  // Before its first window a comparison has nothing to show, and what was measured before stays.
  if (watched ? !report.table.phases.empty() : report.windows > 0) {
    newest_[static_cast<std::size_t>(report.settings.measure)] = report;
    if (watched) glimpse_.see(report, experiment_.active());
  }
}

void View::ended(const Report& report) {
  if (report.settings.measure == Measure::kWatch && !report.table.phases.empty()) remember(report);
}

void View::remember(const Report& report) {
  if (runs_.size() == kRunsKept) runs_.erase(runs_.begin());
  runs_.push_back({.number = run_number_,
                   .settings = report.settings,
                   .totals = report.totals,
                   .reason = explain(report),
                   .per_second = perSecond(report),
                   .fairness = fairness(report)});
}

float View::draw(Ui& ui, Rect area) {
  const float margin = viewMargin(ui);
  Rect rest{area.x + margin, area.y + margin, area.w - 2 * margin, area.h};
  mainControls(ui, rest);
  explainTrouble(ui, rest);
  if (watches()) drawWatched(ui, rest);
  timesPanel(ui, rest, settings_);
  if (watches()) {
    mealsEach(ui, rest, shown(), experiment_.active());
    pastRuns(ui, rest, runs_);
  } else {
    comparison(ui, rest, shown(), experiment_.active());
  }
  rest.y += ui::paragraph(ui, rest, *ui.fonts.small, ui.theme.ink_soft, machine(bench_.environment, settings_));
  return rest.y + margin - area.y;
}

void View::mainControls(Ui& ui, Rect& rest) {
  const Activity activity{
      .threads = bench_.environment.threads, .active = experiment_.active(), .progress = experiment_.progress()};
  if (!mainPanel(ui, rest, settings_, activity)) return;
  startOrStop();
}

void View::explainTrouble(Ui& ui, Rect& rest) {
  std::string sentence = troubleOf(bench_, experiment_.state(), experiment_.failure());
  const bool nothing = shown().table.phases.empty() && shown().windows == 0 && !experiment_.active();
  if (sentence.empty() && nothing) sentence = question(settings_);
  showSentence(ui, rest, sentence);
}

void View::drawWatched(Ui& ui, Rect& rest) {
  const bool running = experiment_.active() && experiment_.report().settings.measure == Measure::kWatch;
  const Report& report = shown();
  TablePicture picture{.title = "The table", .settings = settings_, .moment = atRest(settings_.philosophers)};
  if (!report.table.phases.empty())
    picture = {.title = glimpse_.title,
               .settings = report.settings,
               .moment = glimpse_.moment,
               .meals = report.meals,
               .table = !running || canBeWatched(report.settings)};
  watched(ui, rest, picture, report, running);
}

}  // namespace

std::unique_ptr<Lab> makeView(const Bench& bench) { return std::make_unique<View>(bench); }

}  // namespace racecourse::labs::philosophers
