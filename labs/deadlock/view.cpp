#include "labs/deadlock/view.h"

#include <utility>
#include <vector>

#include "labs/deadlock/experiment.h"
#include "labs/deadlock/findings.h"
#include "labs/deadlock/panels.h"
#include "labs/deadlock/parameters.h"
#include "labs/deadlock/sentences.h"
#include "labs/deadlock/settings_panel.h"
#include "labs/experiment_view.h"
#include "ui/controls.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs::deadlock {
namespace {

using ui::Rect;
using ui::Ui;

constexpr std::size_t kRunsKept = 8;

class View final : public Lab {
 public:
  explicit View(const Bench& bench) : bench_(bench) {}

  float draw(Ui& ui, Rect area) override;
  std::expected<void, std::string> obey(std::string_view name, std::string_view value) override;
  std::string link() const override { return linkOf(settings_); }
  bool poll() override;
  bool active() const override { return experiment_.active(); }
  std::string takeNews() override { return std::exchange(news_, {}); }
  std::vector<Fact> facts() const override { return factsOf(runs_, sweep_); }

 private:
  void controls(Ui& ui, Rect& rest);
  void explainTrouble(Ui& ui, Rect& rest);
  void obeyPress(Press press);
  bool threadsMissing();
  void run();
  void runSweep();
  void finish();
  void remember();

  Bench bench_;
  Settings settings_;
  threads::Experiment<Report> experiment_;
  bool sweeping_ = false;
  Report shown_;             // of the newest run
  std::vector<Cell> sweep_;  // of the newest sweep
  std::vector<PastRun> runs_;
  int run_number_ = 0;
  std::string news_;
};

std::expected<void, std::string> View::obey(std::string_view name, std::string_view value) {
  if (name == "run")
    run();
  else if (name == "sweep")
    runSweep();
  else if (name == "stop")
    experiment_.cancel();
  else
    return setParameter(settings_, name, value);
  return {};
}

bool View::threadsMissing() {
  if (bench_.environment.threads) return false;
  news_ = noThreads(bench_);
  return true;
}

void View::run() {
  if (threadsMissing()) return;
  deadlock::start(experiment_, bench_.crew, settings_);
  sweeping_ = false;
  shown_ = {};
  ++run_number_;
  news_ = "Running: " + title(clampSettings(settings_)) + ".";
}

void View::runSweep() {
  if (threadsMissing()) return;
  Settings settings = settings_;
  settings.conditions = {};
  deadlock::startSweep(experiment_, bench_.crew, settings);
  sweeping_ = true;
  sweep_.clear();
  news_ = "Sweeping the detection period.";
}

bool View::poll() {
  const bool was_active = experiment_.active();
  const bool news = experiment_.poll();
  if (news && sweeping_) sweep_ = experiment_.report().sweep;
  if (news && !sweeping_) shown_ = experiment_.report();
  if (was_active && !experiment_.active()) finish();
  return news;
}

void View::finish() {
  const bool cancelled = experiment_.state() == threads::State::kCancelled;
  if (experiment_.state() == threads::State::kFailed)
    news_ = "The run failed: " + experiment_.failure();
  else if (sweeping_)
    news_ = sweepSentence(sweepPoints(sweep_), !cancelled);
  else
    news_ = spokenResult(shown_, cancelled);
  if (!sweeping_ && shown_.totals.transfers > 0) remember();
}

void View::remember() {
  if (runs_.size() == kRunsKept) runs_.erase(runs_.begin());
  runs_.push_back({.number = run_number_,
                   .settings = shown_.settings,
                   .totals = shown_.totals,
                   .latency = latency(shown_),
                   .per_second = perSecond(shown_)});
}

float View::draw(Ui& ui, Rect area) {
  const float margin = viewMargin(ui);
  Rect rest{area.x + margin, area.y + margin, area.w - 2 * margin, area.h};
  controls(ui, rest);
  explainTrouble(ui, rest);
  const bool running = experiment_.active() && !sweeping_;
  if (sweeping_ && (experiment_.active() || !sweep_.empty())) sweep(ui, rest, sweep_, experiment_.active());
  if (!shown_.now.owners.empty()) {
    deadlockPictures(ui, rest, shown_, running);
    results(ui, rest, shown_);
    victims(ui, rest, shown_, running);
  }
  if (!sweeping_ && !sweep_.empty()) sweep(ui, rest, sweep_, false);
  if (!runs_.empty()) comparison(ui, rest, runs_);
  rest.y += ui::paragraph(ui, rest, *ui.fonts.small, ui.theme.ink_soft, machine(bench_.environment, settings_));
  return rest.y + margin - area.y;
}

void View::controls(Ui& ui, Rect& rest) {
  const Activity activity{.threads = bench_.environment.threads,
                          .active = experiment_.active(),
                          .sweeping = sweeping_,
                          .progress = experiment_.progress()};
  obeyPress(settingsPanel(ui, rest, settings_, activity));
  conditionsPanel(ui, rest, settings_.conditions);
}

void View::obeyPress(Press press) {
  switch (press) {
    case Press::kNone:
      return;
    case Press::kRun:
      return run();
    case Press::kSweep:
      return runSweep();
    case Press::kStop:
      return experiment_.cancel();
  }
}

void View::explainTrouble(Ui& ui, Rect& rest) {
  std::string sentence = troubleOf(bench_, experiment_.state(), experiment_.failure());
  if (sentence.empty() && experiment_.state() == threads::State::kIdle)
    sentence =
        "Thread 1 locks account A and then wants B; thread 2 locks B and then wants A. Before you run: what will "
        "become of them?";
  showSentence(ui, rest, sentence);
}

}  // namespace

std::unique_ptr<Lab> makeView(const Bench& bench) { return std::make_unique<View>(bench); }

}  // namespace racecourse::labs::deadlock
