#include "labs/locks/view.h"

#include <utility>
#include <vector>

#include "labs/experiment_lab.h"
#include "labs/locks/experiment.h"
#include "labs/locks/facts.h"
#include "labs/locks/panels.h"
#include "labs/locks/parameters.h"
#include "labs/locks/sentences.h"
#include "ui/controls.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs::locks {
namespace {

using ui::Rect;
using ui::Ui;

template <std::size_t N>
void countSlider(Ui& ui, Rect box, const char* label, const char* unit, const std::array<int, N>& stops, int& value) {
  stopSlider(ui, box, {.label = label, .value = ui::grouped(value) + unit, .spoken = ui::plain(value) + unit}, stops,
             value);
}

// The settings that a measurement has beside the locks.
enum class Control { kThreads, kInside, kOutside, kStripes };

std::vector<Control> controlsOf(Measure measure) {
  switch (measure) {
    case Measure::kCost:
      return {};
    case Measure::kSection:
      return {Control::kThreads, Control::kOutside};
    case Measure::kTable:
      return {Control::kThreads, Control::kInside, Control::kOutside, Control::kStripes};
    case Measure::kThreads:
    case Measure::kFairness:
      break;
  }
  return {Control::kThreads, Control::kInside, Control::kOutside};
}

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
  void controls(Ui& ui, Rect& rest);
  void control(Ui& ui, Rect box, Control which);
  void lockToggles(Ui& ui, Rect& rest, int columns);
  void runOrStop(Ui& ui, Rect box);
  void explainTrouble(Ui& ui, Rect& rest);
  const Report& shown() const { return newest_[static_cast<std::size_t>(settings_.measure)]; }
  bool hasResults() const { return !shown().costs.empty() || !shown().points.empty(); }

  Settings settings_;
  std::array<Report, kMeasures> newest_;  // of each measurement
};

std::vector<Fact> View::facts() const {
  std::vector<Fact> all;
  for (const Report& report : newest_)
    for (Fact& fact : factsOf(report, bench_.environment)) all.push_back(std::move(fact));
  return all;
}

std::string View::start() {
  locks::start(experiment_, bench_.crew, settings_, bench_.environment);
  return title(settings_);
}

void View::see(const Report& report) {
  // Before its first row a run has nothing to show, and what was measured before stays.
  if (report.costs.size() + report.points.size() > 0)
    newest_[static_cast<std::size_t>(report.settings.measure)] = report;
}

float View::draw(Ui& ui, Rect area) {
  const float margin = viewMargin(ui);
  Rect rest{area.x + margin, area.y + margin, area.w - 2 * margin, area.h};
  controls(ui, rest);
  explainTrouble(ui, rest);
  results(ui, rest, shown(), bench_.environment, experiment_.active());
  const std::string about = machine(bench_.environment, settings_, shown());
  rest.y += ui::paragraph(ui, rest, *ui.fonts.small, ui.theme.ink_soft, about);
  return rest.y + margin - area.y;
}

void View::controls(Ui& ui, Rect& rest) {
  const std::vector<Control> wanted = controlsOf(settings_.measure);
  const bool table = settings_.measure == Measure::kTable;
  const int columns = settingColumns(rest.w);
  const int toggles_in_a_row = rest.w < 560 ? 3 : threads::kLockKinds;
  const int rows = (static_cast<int>(wanted.size()) + columns) / columns;
  const int toggle_rows = table ? 0 : (threads::kLockKinds + toggles_in_a_row - 1) / toggles_in_a_row;
  const float height = ui::sliderHeight(ui);
  const float content = static_cast<float>(1 + rows) * (height + kGap) +
                        static_cast<float>(toggle_rows) * (ui.controlHeight() + kGap) + kProgressHeight;
  Rect inside = ui::takePanel(ui, rest, content, "", kGap);
  int measure = static_cast<int>(settings_.measure);
  if (ui::choice(ui, inside.takeTop(height, kGap), "Measure", kMeasureNames, measure))
    settings_.measure = static_cast<Measure>(measure);
  if (!table) lockToggles(ui, inside, toggles_in_a_row);
  const std::vector<Rect> cells = settingCells(ui, inside, rows, columns);
  for (std::size_t i = 0; i < wanted.size(); ++i) control(ui, cells[i], wanted[i]);
  runOrStop(ui, buttonIn(ui, cells[wanted.size()]));
  if (experiment_.active())
    ui::progressBar(ui, inside.takeTop(kProgressHeight), "Progress of the run", experiment_.progress());
}

void View::control(Ui& ui, Rect box, Control which) {
  switch (which) {
    case Control::kThreads:
      return numberSlider(ui, box, {.label = "Threads", .least = kThreads.least, .most = kThreads.most},
                          settings_.threads);
    case Control::kInside:
      return countSlider(ui, box, "Work inside", " ns", kWorkStops, settings_.inside_ns);
    case Control::kOutside:
      return countSlider(ui, box, "Work outside", " ns", kWorkStops, settings_.outside_ns);
    case Control::kStripes:
      return countSlider(ui, box, "Stripes", "", kStripeStops, settings_.stripes);
  }
}

// One lock at least stays on.
void View::lockToggles(Ui& ui, Rect& rest, int columns) {
  for (int kind = 0; kind < threads::kLockKinds; kind += columns) {
    int each = kind;
    for (const Rect& cell : rest.takeTop(ui.controlHeight(), kGap).columns(columns, 8)) {
      if (each == threads::kLockKinds) break;
      bool on = hasLock(settings_.locks, each);
      const LockSet flipped = settings_.locks ^ 1U << each;
      if (ui::toggle(ui, cell, threads::kLockNames[static_cast<std::size_t>(each)], on) && flipped != 0)
        settings_.locks = flipped;
      ++each;
    }
  }
}

void View::runOrStop(Ui& ui, Rect box) {
  if (runButton(ui, box, runLabel(settings_), experiment_.active(), bench_.environment.threads)) startOrStop();
}

void View::explainTrouble(Ui& ui, Rect& rest) {
  std::string sentence = troubleOf(bench_, experiment_.state(), experiment_.failure());
  if (sentence.empty() && !hasResults()) sentence = question(settings_.measure);
  showSentence(ui, rest, sentence);
}

}  // namespace

std::unique_ptr<Lab> makeView(const Bench& bench) { return std::make_unique<View>(bench); }

}  // namespace racecourse::labs::locks
