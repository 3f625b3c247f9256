#include "labs/primitives/view.h"

#include <utility>
#include <vector>

#include "labs/experiment_lab.h"
#include "labs/primitives/experiment.h"
#include "labs/primitives/facts.h"
#include "labs/primitives/panels.h"
#include "labs/primitives/parameters.h"
#include "labs/primitives/sentences.h"
#include "ui/controls.h"
#include "ui/text.h"

namespace racecourse::labs::primitives {
namespace {

using ui::Rect;
using ui::Ui;

template <std::size_t N>
void timeSlider(Ui& ui, Rect box, const char* label, const std::array<std::int64_t, N>& stops, std::int64_t& value) {
  stopSlider(ui, box, {.label = label, .value = timeText(value), .spoken = timeText(value)}, stops, value);
}

enum class Control { kWaiters, kNeighbours, kInterval, kNap };

std::vector<Control> controlsOf(Measure measure) {
  switch (measure) {
    case Measure::kCrowd:
      return {Control::kNeighbours, Control::kInterval, Control::kNap};
    case Measure::kNap:
      return {Control::kWaiters, Control::kInterval};
    case Measure::kWays:
      break;
  }
  return {Control::kWaiters, Control::kNeighbours, Control::kInterval, Control::kNap};
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
  void runOrStop(Ui& ui, Rect box);
  void explainTrouble(Ui& ui, Rect& rest);
  void footnotes(Ui& ui, Rect& rest);
  const Report& shown() const { return newest_[static_cast<std::size_t>(settings_.measure)]; }

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
  primitives::start(experiment_, bench_.crew, settings_, bench_.environment);
  return title(clampSettings(settings_));
}

void View::see(const Report& report) {
  // Before its first point a run has nothing to show, and what was measured before stays.
  if (!report.points.empty()) newest_[static_cast<std::size_t>(report.settings.measure)] = report;
}

float View::draw(Ui& ui, Rect area) {
  const float margin = viewMargin(ui);
  Rect rest{area.x + margin, area.y + margin, area.w - 2 * margin, area.h};
  controls(ui, rest);
  explainTrouble(ui, rest);
  results(ui, rest, shown(), bench_.environment, experiment_.active());
  footnotes(ui, rest);
  return rest.y + margin - area.y;
}

void View::footnotes(Ui& ui, Rect& rest) {
  if (!shown().points.empty())
    rest.y += ui::paragraph(ui, rest, *ui.fonts.small, ui.theme.ink_soft, meaningOfBurned(shown())) + kGap;
  rest.y += ui::paragraph(ui, rest, *ui.fonts.small, ui.theme.ink_soft, machine(bench_.environment, shown()));
}

void View::controls(Ui& ui, Rect& rest) {
  const std::vector<Control> wanted = controlsOf(settings_.measure);
  const int columns = settingColumns(rest.w);
  const int rows = (static_cast<int>(wanted.size()) + columns) / columns;
  const float height = ui::sliderHeight(ui);
  const float content = static_cast<float>(1 + rows) * (height + kGap) + kProgressHeight;
  Rect inside = ui::takePanel(ui, rest, content, "", kGap);
  int measure = static_cast<int>(settings_.measure);
  if (ui::choice(ui, inside.takeTop(height, kGap), "Measure", kMeasureNames, measure))
    settings_.measure = static_cast<Measure>(measure);
  const std::vector<Rect> cells = settingCells(ui, inside, rows, columns);
  for (std::size_t i = 0; i < wanted.size(); ++i) control(ui, cells[i], wanted[i]);
  runOrStop(ui, buttonIn(ui, cells[wanted.size()]));
  if (experiment_.active())
    ui::progressBar(ui, inside.takeTop(kProgressHeight), "Progress of the run", experiment_.progress());
}

void View::control(Ui& ui, Rect box, Control which) {
  switch (which) {
    case Control::kWaiters:
      return numberSlider(ui, box, {.label = "Waiters", .least = kWaiters.least, .most = kWaiters.most},
                          settings_.waiters);
    case Control::kNeighbours: {
      // A crowd without neighbours would disturb nobody.
      const bool crowd = settings_.measure == Measure::kCrowd;
      int neighbours = clampSettings(settings_).neighbours;
      numberSlider(ui, box, {.label = "Neighbours", .least = crowd ? 1 : kNeighbours.least, .most = kNeighbours.most},
                   neighbours);
      if (neighbours != clampSettings(settings_).neighbours) settings_.neighbours = neighbours;
      return;
    }
    case Control::kInterval:
      return timeSlider(ui, box, "A signal every", kIntervalStops, settings_.interval_us);
    case Control::kNap:
      return timeSlider(ui, box, "Polling naps for", kNapStops, settings_.nap_us);
  }
}

void View::runOrStop(Ui& ui, Rect box) {
  if (runButton(ui, box, runLabel(settings_), experiment_.active(), bench_.environment.threads)) startOrStop();
}

void View::explainTrouble(Ui& ui, Rect& rest) {
  std::string sentence = troubleOf(bench_, experiment_.state(), experiment_.failure());
  if (sentence.empty() && shown().points.empty()) sentence = question(settings_.measure);
  showSentence(ui, rest, sentence);
}

}  // namespace

std::unique_ptr<Lab> makeView(const Bench& bench) { return std::make_unique<View>(bench); }

}  // namespace racecourse::labs::primitives
