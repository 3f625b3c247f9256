#include "labs/race/view.h"

#include <vector>

#include "labs/experiment_lab.h"
#include "labs/race/experiment.h"
#include "labs/race/facts.h"
#include "labs/race/panels.h"
#include "labs/race/parameters.h"
#include "labs/race/sentences.h"
#include "ui/controls.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs::race {
namespace {

using ui::Rect;
using ui::Ui;

constexpr std::size_t kRunsKept = 8;

// Along `stops`, with digits in groups.
template <std::size_t N, class Number>
void countSlider(Ui& ui, Rect box, const char* label, const std::array<std::int64_t, N>& stops, Number& value) {
  stopSlider(ui, box, {.label = label, .value = ui::grouped(value), .spoken = ui::plain(value)}, stops, value);
}

class View final : public ExperimentLab<Report> {
 public:
  using ExperimentLab::ExperimentLab;

  float draw(Ui& ui, Rect area) override;
  std::string link() const override { return linkOf(settings_); }
  std::vector<Fact> facts() const override { return factsOf(runs_); }

 private:
  Obeyed set(std::string_view name, std::string_view value) override { return setParameter(settings_, name, value); }
  std::string start() override;
  std::string spoken(const Report& report, bool cancelled) const override;
  void ended(const Report& report) override;
  void controls(Ui& ui, Rect& rest);
  void runOrStop(Ui& ui, Rect box);
  void explainTrouble(Ui& ui, Rect& rest);

  Settings settings_;
  std::vector<PastRun> runs_;
  int run_number_ = 0;
};

std::string View::start() {
  race::start(experiment_, bench_.crew, settings_, bench_.environment);
  ++run_number_;
  return title(settings_);
}

std::string View::spoken(const Report& report, bool cancelled) const {
  return report.rounds.empty() ? "Stopped before the first round was complete." : spokenResult(report, cancelled);
}

void View::ended(const Report& report) {
  if (report.rounds.empty()) return;
  if (runs_.size() == kRunsKept) runs_.erase(runs_.begin());
  runs_.push_back({.number = run_number_,
                   .settings = report.settings,
                   .rounds = static_cast<int>(report.rounds.size()),
                   .lost = totalLost(report),
                   .expected = report.rounds.front().expected * std::ssize(report.rounds),
                   .cost = costPerIncrement(report),
                   .overlap = overlapPerRound(report)});
}

float View::draw(Ui& ui, Rect area) {
  const float margin = viewMargin(ui);
  Rect rest{area.x + margin, area.y + margin, area.w - 2 * margin, area.h};
  controls(ui, rest);
  explainTrouble(ui, rest);
  const Report& report = experiment_.report();
  if (!report.rounds.empty()) {
    results(ui, rest, report, bench_.environment);
    lossCharts(ui, rest, report, experiment_.active());
    lanes(ui, rest, report, experiment_.active());
  }
  if (!runs_.empty()) comparison(ui, rest, runs_);
  rest.y += ui::paragraph(ui, rest, *ui.fonts.small, ui.theme.ink_soft, machine(bench_.environment, settings_));
  return rest.y + margin - area.y;
}

void View::controls(Ui& ui, Rect& rest) {
  const int columns = settingColumns(rest.w);
  const int rows = 6 / columns;
  const float content = static_cast<float>(rows) * (ui::sliderHeight(ui) + kGap) + kProgressHeight;
  Rect inside = ui::takePanel(ui, rest, content, "", kGap);
  const std::vector<Rect> cells = settingCells(ui, inside, rows, columns);
  numberSlider(ui, cells[0], {.label = "Threads", .least = kThreads.least, .most = kThreads.most}, settings_.threads);
  countSlider(ui, cells[1], "Increments", kIncrementStops, settings_.increments);
  countSlider(ui, cells[2], "Rounds", kRoundStops, settings_.rounds);
  int guard = static_cast<int>(settings_.guard);
  if (ui::choice(ui, cells[3], "Guard", kGuardNames, guard)) settings_.guard = static_cast<Guard>(guard);
  numberSlider(ui, cells[4],
               {.label = "Yields in the gap",
                .least = kYields.least,
                .most = kYields.most,
                .enabled = settings_.guard != Guard::kAtomic},
               settings_.yields);
  runOrStop(ui, buttonIn(ui, cells[5]));
  const Rect bar = inside.takeTop(kProgressHeight);
  if (experiment_.active()) ui::progressBar(ui, bar, "Progress of the run", experiment_.progress());
}

void View::runOrStop(Ui& ui, Rect box) {
  const std::string label = "Run " + ui::plain(settings_.threads) + (settings_.threads == 1 ? " thread" : " threads");
  if (runButton(ui, box, label, experiment_.active(), bench_.environment.threads)) startOrStop();
}

void View::explainTrouble(Ui& ui, Rect& rest) {
  std::string sentence = troubleOf(bench_, experiment_.state(), experiment_.failure());
  if (sentence.empty() && experiment_.state() == threads::State::kIdle)
    sentence = "Each thread adds 1 to the same counter, again and again. Before you run: what will the counter show?";
  showSentence(ui, rest, sentence);
}

}  // namespace

std::unique_ptr<Lab> makeView(const Bench& bench) { return std::make_unique<View>(bench); }

}  // namespace racecourse::labs::race
