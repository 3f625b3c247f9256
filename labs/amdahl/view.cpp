#include "labs/amdahl/view.h"

#include <bit>
#include <utility>

#include "labs/amdahl/curves.h"
#include "labs/amdahl/facts.h"
#include "labs/amdahl/panels.h"
#include "labs/amdahl/parameters.h"
#include "labs/amdahl/sentences.h"
#include "labs/experiment_view.h"
#include "ui/controls.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs::amdahl {
namespace {

using ui::Rect;
using ui::Ui;

// Moves `cores` along the powers of two; another number keeps itself until the slider moves.
void coresSlider(Ui& ui, Rect box, int& cores) {
  int position = std::bit_width(static_cast<unsigned>(cores)) - 1;
  const ui::SliderText text{
      .label = "Virtual cores", .value = ui::grouped(cores), .spoken = ui::plain(cores), .minimum = 0, .maximum = 10};
  if (ui::slider(ui, box, text, position)) cores = 1 << position;
}

class View final : public Lab {
 public:
  explicit View(const Bench& bench) : bench_(bench), choices_(usualChoices(bench.environment.cores)) {}

  float draw(Ui& ui, Rect area) override;
  std::expected<void, std::string> obey(std::string_view name, std::string_view value) override;
  std::string link() const override { return linkOf(choices_, bench_.environment.cores); }
  bool poll() override;
  bool active() const override { return experiment_.active(); }
  std::string takeNews() override { return std::exchange(news_, {}); }
  std::vector<Fact> facts() const override;

 private:
  void controls(Ui& ui, Rect& rest);
  void modeControls(Ui& ui, std::span<const Rect> cells);
  void runOrStop(Ui& ui, Rect box);
  void explainTrouble(Ui& ui, Rect& rest);
  void measured(Ui& ui, Rect& rest);
  void simulated(Ui& ui, Rect& rest);
  void run();
  void finish();

  Bench bench_;
  Choices choices_;
  threads::Experiment<Report> experiment_;
  std::optional<Analysis> strong_, weak_;  // of the newest finished measurements
  std::string news_;
};

std::expected<void, std::string> View::obey(std::string_view name, std::string_view value) {
  if (name == "run")
    run();
  else if (name == "stop")
    experiment_.cancel();
  else
    return setParameter(choices_, name, value);
  return {};
}

void View::run() {
  choices_.mode = Mode::kMeasure;
  if (!bench_.environment.threads) {
    news_ = noThreads(bench_);
    return;
  }
  amdahl::start(experiment_, bench_.crew, choices_.settings, bench_.environment);
  const Report asked{.settings = choices_.settings, .steps = 0, .samples = {}};
  news_ = "Running: " + title(analyse(asked, bench_.environment)) + ".";
}

bool View::poll() {
  const bool was_active = experiment_.active();
  const bool news = experiment_.poll();
  if (was_active && !experiment_.active()) finish();
  return news;
}

void View::finish() {
  const Analysis found = analyse(experiment_.report(), bench_.environment);
  const bool complete = experiment_.state() == threads::State::kFinished;
  news_ = spokenResult(found, !complete);
  if (experiment_.state() == threads::State::kFailed) news_ = "The run failed: " + experiment_.failure();
  if (complete) (found.scaling == Scaling::kStrong ? strong_ : weak_) = found;
}

std::vector<Fact> View::facts() const {
  std::vector<Fact> facts;
  if (strong_) addFacts(facts, *strong_);
  if (weak_) addFacts(facts, *weak_);
  if (choices_.mode == Mode::kVirtual) addFacts(facts, analyse(virtualMachine(choices_)));
  return facts;
}

float View::draw(Ui& ui, Rect area) {
  const float margin = viewMargin(ui);
  Rect rest{area.x + margin, area.y + margin, area.w - 2 * margin, area.h};
  controls(ui, rest);
  if (choices_.mode == Mode::kMeasure)
    measured(ui, rest);
  else if (choices_.mode == Mode::kVirtual)
    simulated(ui, rest);
  else
    curves(ui, rest, choices_.settings.scaling, choices_.settings.serial_percent / 100.0);
  return rest.y + margin - area.y;
}

void View::controls(Ui& ui, Rect& rest) {
  const int columns = settingColumns(rest.w);
  const int count = choices_.mode == Mode::kCurves ? 3 : choices_.mode == Mode::kVirtual ? 8 : 6;
  const int rows = (count + columns - 1) / columns;
  const float content = static_cast<float>(rows) * (ui::sliderHeight(ui) + kGap) - kGap + 2 * kProgressHeight;
  Rect inside = ui::takePanel(ui, rest, content, "", kGap);
  const std::vector<Rect> cells = settingCells(ui, inside, rows, columns);
  int mode = static_cast<int>(choices_.mode);
  if (ui::choice(ui, cells[0], "What to look at", kModeNames, mode)) choices_.mode = static_cast<Mode>(mode);
  int scaling = static_cast<int>(choices_.settings.scaling);
  if (ui::choice(ui, cells[1], "Scaling", kScalingNames, scaling))
    choices_.settings.scaling = static_cast<Scaling>(scaling);
  numberSlider(ui, cells[2], {"Serial fraction", kSerialPercent.least, kSerialPercent.most, "\u202F%"},
               choices_.settings.serial_percent);
  if (count > 3) modeControls(ui, std::span(cells).subspan(3));
  const Rect bar{inside.x, inside.y - kGap + kProgressHeight, inside.w, kProgressHeight};
  if (experiment_.active()) ui::progressBar(ui, bar, "Progress of the runs", experiment_.progress());
}

void View::modeControls(Ui& ui, std::span<const Rect> cells) {
  if (choices_.mode == Mode::kMeasure) {
    numberSlider(ui, cells[0], {"Threads up to", kMostThreads.least, kMostThreads.most},
                 choices_.settings.most_threads);
    numberSlider(ui, cells[1], {"Repetitions", kRepetitions.least, kRepetitions.most}, choices_.settings.repetitions);
    runOrStop(ui, buttonIn(ui, cells[2]));
    return;
  }
  coresSlider(ui, cells[0], choices_.virtual_cores);
  numberSlider(ui, cells[1], {"Noise", kNoisePercent.least, kNoisePercent.most, "\u202F%"}, choices_.noise_percent);
  numberSlider(ui, cells[2], {"A barrier, each doubling", kBarrierMs.least, kBarrierMs.most, "\u202Fms"},
               choices_.barrier_ms);
  numberSlider(ui, cells[3], {"Repetitions", kRepetitions.least, kRepetitions.most}, choices_.settings.repetitions);
  if (ui::button(ui, buttonIn(ui, cells[4]), "Simulate again", ui::Emphasis::kPrimary))
    choices_.seed = choices_.seed % static_cast<int>(kSeed.most) + 1;
}

void View::runOrStop(Ui& ui, Rect box) {
  const std::string label = "Measure 1 to " + ui::plain(choices_.settings.most_threads) + " threads";
  if (!runButton(ui, box, label, experiment_.active(), bench_.environment.threads)) return;
  if (experiment_.active())
    experiment_.cancel();
  else
    run();
}

void View::explainTrouble(Ui& ui, Rect& rest) {
  std::string sentence = troubleOf(bench_, experiment_.state(), experiment_.failure());
  if (!bench_.environment.threads) sentence += " The virtual machine and the curves work all the same.";
  if (sentence.empty() && experiment_.state() == threads::State::kIdle)
    sentence =
        std::string(
            "One thread does the serial part while the others wait; then all of them share the rest. "
            "Before you measure: ") +
        (choices_.settings.scaling == Scaling::kStrong ? "how many times as fast will 2 threads be?"
                                                       : "how many times the work will 2 threads do in a second?");
  showSentence(ui, rest, sentence);
}

void View::measured(Ui& ui, Rect& rest) {
  explainTrouble(ui, rest);
  const Report& report = experiment_.report();
  if (!report.samples.empty()) {
    const Analysis found = analyse(report, bench_.environment);
    results(ui, rest, found);
    speedupChart(ui, rest, found, report.settings.most_threads, experiment_.active());
    speedupTable(ui, rest, found);
    lanes(ui, rest, report, bench_.environment, experiment_.active());
  }
  rest.y += ui::paragraph(ui, rest, *ui.fonts.small, ui.theme.ink_soft, machine(bench_.environment, choices_.settings));
}

void View::simulated(Ui& ui, Rect& rest) {
  const VirtualMachine machine = virtualMachine(choices_);
  const std::string note = virtualMachineNote(machine);
  ui::notice(ui, rest.takeTop(ui::noticeHeight(ui, note, rest.w), kGap), ui::Verdict::kUnknown, note);
  const Analysis found = analyse(machine);
  results(ui, rest, found);
  speedupChart(ui, rest, found, machine.cores, false);
  speedupTable(ui, rest, found);
}

}  // namespace

std::unique_ptr<Lab> makeView(const Bench& bench) { return std::make_unique<View>(bench); }

}  // namespace racecourse::labs::amdahl
