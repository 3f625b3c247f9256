#include "labs/race/view.h"

#include <vector>

#include "labs/experiment_view.h"
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

class View final : public Lab {
 public:
  explicit View(const Bench& bench) : bench_(bench) {}

  float draw(Ui& ui, Rect area) override;
  std::expected<void, std::string> obey(std::string_view name, std::string_view value) override;
  std::string link() const override { return linkOf(settings_); }
  bool poll() override;
  bool active() const override { return experiment_.active(); }
  std::string takeNews() override { return std::exchange(news_, {}); }
  std::vector<Fact> facts() const override { return factsOf(runs_); }

 private:
  void controls(Ui& ui, Rect& rest);
  void runOrStop(Ui& ui, Rect box);
  void explainTrouble(Ui& ui, Rect& rest);
  void run();
  void remember(bool cancelled);

  Bench bench_;
  Settings settings_;
  threads::Experiment<Report> experiment_;
  std::vector<PastRun> runs_;
  int run_number_ = 0;
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

void View::run() {
  if (!bench_.environment.threads) {
    news_ = noThreads(bench_);
    return;
  }
  race::start(experiment_, bench_.crew, settings_, bench_.environment);
  ++run_number_;
  news_ = "Running: " + title(settings_) + ".";
}

bool View::poll() {
  const bool was_active = experiment_.active();
  const bool news = experiment_.poll();
  if (was_active && !experiment_.active()) remember(experiment_.state() == threads::State::kCancelled);
  return news;
}

void View::remember(bool cancelled) {
  const Report& report = experiment_.report();
  news_ = report.rounds.empty() ? "Stopped before the first round was complete." : spokenResult(report, cancelled);
  if (experiment_.state() == threads::State::kFailed) news_ = "The run failed: " + experiment_.failure();
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
  if (!runButton(ui, box, label, experiment_.active(), bench_.environment.threads)) return;
  if (experiment_.active())
    experiment_.cancel();
  else
    run();
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
