#include "labs/race/view.h"

#include <algorithm>
#include <vector>

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

constexpr float kMargin = 16;
constexpr float kProgressHeight = 4;
constexpr std::size_t kRunsKept = 8;

// Moves `value` along `stops` with a slider; a value between two stops keeps itself until the slider moves.
template <std::size_t N, class Number>
void stopSlider(Ui& ui, Rect box, const char* label, const std::array<std::int64_t, N>& stops, Number& value) {
  int position = static_cast<int>(std::ranges::lower_bound(stops, static_cast<std::int64_t>(value)) - stops.begin());
  position = std::min(position, static_cast<int>(N) - 1);
  const ui::SliderText text{.label = label,
                            .value = ui::grouped(value),
                            .spoken = ui::plain(value),
                            .minimum = 0,
                            .maximum = static_cast<int>(N) - 1};
  if (ui::slider(ui, box, text, position)) value = static_cast<Number>(stops[static_cast<std::size_t>(position)]);
}

void numberSlider(Ui& ui, Rect box, const char* label, const Range& range, int& value, bool enabled = true) {
  const ui::SliderText text{.label = label,
                            .value = ui::plain(value),
                            .spoken = ui::plain(value),
                            .minimum = static_cast<int>(range.least),
                            .maximum = static_cast<int>(range.most),
                            .enabled = enabled};
  ui::slider(ui, box, text, value);
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
  void runButton(Ui& ui, Rect box);
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
    news_ = std::string("There are no threads to run. ") + std::string(bench_.no_threads_because);
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
  const float margin = ui.narrow() ? 8 : kMargin;
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
  const int columns = rest.w < 420 ? 1 : rest.w < 640 ? 2 : 3;
  const int rows = 6 / columns;
  const float height = ui::sliderHeight(ui);
  const float content = static_cast<float>(rows) * (height + kGap) + kProgressHeight;
  Rect inside = ui::takePanel(ui, rest, content, "", kGap);
  std::vector<Rect> cells;
  for (int row = 0; row < rows; ++row)
    for (const Rect& cell : inside.takeTop(height, kGap).columns(columns, 28)) cells.push_back(cell);
  numberSlider(ui, cells[0], "Threads", kThreads, settings_.threads);
  stopSlider(ui, cells[1], "Increments", kIncrementStops, settings_.increments);
  stopSlider(ui, cells[2], "Rounds", kRoundStops, settings_.rounds);
  int guard = static_cast<int>(settings_.guard);
  if (ui::choice(ui, cells[3], "Guard", kGuardNames, guard)) settings_.guard = static_cast<Guard>(guard);
  numberSlider(ui, cells[4], "Yields in the gap", kYields, settings_.yields, settings_.guard != Guard::kAtomic);
  runButton(ui, {cells[5].x, cells[5].bottom() - ui.controlHeight(), cells[5].w, ui.controlHeight()});
  const Rect bar = inside.takeTop(kProgressHeight);
  if (experiment_.active()) ui::progressBar(ui, bar, "Progress of the run", experiment_.progress());
}

void View::runButton(Ui& ui, Rect box) {
  const std::string many = settings_.threads == 1 ? " thread" : " threads";
  const bool active = experiment_.active();
  const std::string label = active ? "Stop###run" : "Run " + ui::plain(settings_.threads) + many + "###run";
  const auto emphasis = active ? ui::Emphasis::kSecondary : ui::Emphasis::kPrimary;
  if (!ui::button(ui, box, label, emphasis, bench_.environment.threads)) return;
  if (active)
    experiment_.cancel();
  else
    run();
}

void View::explainTrouble(Ui& ui, Rect& rest) {
  std::string sentence;
  if (!bench_.environment.threads)
    sentence = "This page has no threads to run. " + std::string(bench_.no_threads_because);
  else if (experiment_.state() == threads::State::kFailed)
    sentence = "The run could not go on: " + experiment_.failure() + ". Try fewer threads, or load the page again.";
  else if (experiment_.state() == threads::State::kIdle)
    sentence = "Each thread adds 1 to the same counter, again and again. Before you run: what will the counter show?";
  if (sentence.empty()) return;
  const float height = ui::noticeHeight(ui, sentence, rest.w);
  ui::notice(ui, rest.takeTop(height, kGap), ui::Verdict::kUnknown, sentence);
}

}  // namespace

std::unique_ptr<Lab> makeView(const Bench& bench) { return std::make_unique<View>(bench); }

}  // namespace racecourse::labs::race
