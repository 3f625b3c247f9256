#include "labs/program_lab/view.h"

#include <algorithm>
#include <array>

#include "labs/program_lab/panels.h"
#include "labs/program_lab/program_choice.h"
#include "labs/program_lab/prove_view.h"
#include "labs/program_lab/run_view.h"
#include "labs/program_lab/step_view.h"
#include "ui/tabs.h"

namespace racecourse::labs {
namespace {

using ui::Rect;
using ui::Ui;

constexpr std::array<std::string_view, 5> kNames = {"Experiment", "Step", "Prove", "Run", "Fix"};
constexpr std::array<std::string_view, 5> kLinkNames = {"experiment", "step", "prove", "run", "fix"};

std::expected<void, std::string> okUnless(std::string trouble) {
  if (trouble.empty()) return {};
  return std::unexpected(std::move(trouble));
}

class ProgramLab final : public Lab, public Editor {
 public:
  ProgramLab(std::vector<ProgramText> programs, const Bench& bench, std::unique_ptr<Lab> experiment)
      : experiment_(std::move(experiment)), session_(std::move(programs), bench) {
    view_ = first();
  }

  float draw(Ui& ui, Rect area) override;
  std::expected<void, std::string> obey(std::string_view name, std::string_view value) override;
  std::string link() const override;
  bool poll() override;
  bool active() const override { return session_.active() || (experiment_ && experiment_->active()); }
  bool busy() const override { return session_.busy(); }
  std::string takeNews() override;
  std::vector<Fact> facts() const override { return experiment_ ? experiment_->facts() : std::vector<Fact>{}; }
  Work work() const override { return session_.work(); }
  Editor* editor() override { return this; }

  EditorText editorText() const override;
  std::uint64_t textVersion() const override { return 2 * session_.version() + opened_; }
  std::vector<engine::Trouble> setText(std::string text) override;

 private:
  View first() const { return experiment_ ? View::kExperiment : View::kStep; }
  void show(View view);
  void tabStrip(Ui& ui, Rect& rest);
  void body(Ui& ui, Rect& rest);
  std::optional<View> viewBody(Ui& ui, Rect& rest);
  std::string openView(std::string_view name);
  std::string openProgram(std::string_view id);
  std::string openSchedule(std::string_view text);
  std::string setSteps(std::string_view size);

  std::unique_ptr<Lab> experiment_;
  Session session_;
  View view_ = View::kStep;
  std::uint64_t opened_ = 0;  // changes of whether the editor is open, doubled
  ProgramChoice choice_;
  StepView step_;
  ProveView prove_;
};

void ProgramLab::show(View view) {
  if ((view == View::kFix) != (view_ == View::kFix)) opened_ += 2;
  view_ = view;
}

void ProgramLab::tabStrip(Ui& ui, Rect& rest) {
  const std::size_t skipped = experiment_ ? 0 : 1;
  int chosen = static_cast<int>(view_) - static_cast<int>(skipped);
  const std::span<const std::string_view> names = std::span(kNames).subspan(skipped);
  if (ui::tabs(ui, rest.takeTop(ui::tabsHeight(ui), kGap), "View", names, chosen))
    show(static_cast<View>(chosen + static_cast<int>(skipped)));
}

float ProgramLab::draw(Ui& ui, Rect area) {
  const float margin = ui.narrow() ? 8 : 16;
  Rect rest{area.x + margin, area.y + (ui.narrow() ? 0 : 4), area.w - 2 * margin, area.h};
  tabStrip(ui, rest);
  if (view_ == View::kExperiment) {
    const float above = rest.y - kGap - area.y;
    return above + experiment_->draw(ui, {area.x, area.y + above, area.w, area.h - above});
  }
  body(ui, rest);
  return rest.y + margin - kGap - area.y;
}

void ProgramLab::body(Ui& ui, Rect& rest) {
  choice_.draw(ui, rest, session_);
  std::optional<View> open;
  if (session_.trouble())
    open = troublePanel(ui, rest, session_, view_ == View::kFix);
  else
    open = viewBody(ui, rest);
  if (open) show(*open);
}

std::optional<View> ProgramLab::viewBody(Ui& ui, Rect& rest) {
  switch (view_) {
    case View::kExperiment:
      break;
    case View::kStep:
      step_.draw(ui, rest, session_);
      break;
    case View::kProve:
      return prove_.draw(ui, rest, session_);
    case View::kRun:
      runView(ui, rest, session_);
      break;
    case View::kFix:
      return verdictPanel(ui, rest, session_);
  }
  return std::nullopt;
}

std::string ProgramLab::openView(std::string_view name) {
  const auto found = std::ranges::find(kLinkNames, name);
  const auto view = static_cast<View>(found - kLinkNames.begin());
  if (found == kLinkNames.end() || (view == View::kExperiment && !experiment_))
    return "The link asks for the view “" + std::string(name) + "”, which this lab does not have.";
  show(view);
  return "";
}

std::string ProgramLab::openProgram(std::string_view id) {
  const auto found = std::ranges::find(session_.programs(), id, &ProgramText::id);
  if (found == session_.programs().end())
    return "The link asks for the program “" + std::string(id) + "”, which this lab does not have.";
  session_.choose(static_cast<std::size_t>(found - session_.programs().begin()));
  if (view_ == View::kExperiment) show(View::kStep);
  return "";
}

std::string ProgramLab::openSchedule(std::string_view text) {
  auto schedule = engine::parseSchedule(text);
  if (!schedule) return "The link’s schedule cannot be read: " + schedule.error();
  if (session_.trouble())
    return "The link has a schedule, but its program has a mistake in line " +
           std::to_string(session_.trouble()->line) + ".";
  session_.stepping()->load(*std::move(schedule));
  if (view_ == View::kExperiment) show(View::kStep);
  return session_.stepping()->trouble();
}

std::string ProgramLab::setSteps(std::string_view size) {
  if (size != "statements" && size != "accesses")
    return "The link asks for steps of “" + std::string(size) + "”; there are accesses and statements.";
  session_.setWholeStatements(size == "statements");
  return "";
}

std::expected<void, std::string> ProgramLab::obey(std::string_view name, std::string_view value) {
  if (name == "view") return okUnless(openView(value));
  if (name == "program") return okUnless(openProgram(value));
  if (name == "schedule") return okUnless(openSchedule(value));
  if (name == "steps") return okUnless(setSteps(value));
  if (name == "reset") {
    session_.reset();
  } else if (name == "prove") {
    if (view_ != View::kFix) show(View::kProve);
    return okUnless(session_.prove());
  } else if (name == "live") {
    show(View::kRun);
    return okUnless(session_.run());
  } else if (experiment_) {
    auto done = experiment_->obey(name, value);
    if (done) show(View::kExperiment);
    return done;
  } else {
    return std::unexpected("The link has “" + std::string(name) + "”, which this lab does not know.");
  }
  return {};
}

std::string ProgramLab::link() const {
  if (view_ == View::kExperiment) return experiment_->link();
  std::string link =
      "program=" + session_.program().id + "&view=" + std::string(kLinkNames[static_cast<std::size_t>(view_)]);
  const bool plain = view_ == first() && session_.chosen() == 0;
  const Stepping* stepping = session_.stepping();
  if (session_.wholeStatements()) link += "&steps=statements";
  const bool stepped = stepping != nullptr && stepping->walk().place() > 0;
  if (stepped) link += "&schedule=" + engine::toText(stepping->walk().scheduleHere());
  return plain && !session_.wholeStatements() && !stepped ? "" : link;
}

bool ProgramLab::poll() {
  const bool news = session_.poll();
  return (experiment_ && experiment_->poll()) || news;
}

std::string ProgramLab::takeNews() {
  std::string news = session_.takeNews();
  return news.empty() && experiment_ ? experiment_->takeNews() : news;
}

EditorText ProgramLab::editorText() const {
  const ProgramText& program = session_.program();
  return {.program = program.id,
          .title = program.title,
          .text = session_.text(),
          .original = program.text,
          .open = view_ == View::kFix};
}

std::vector<engine::Trouble> ProgramLab::setText(std::string text) {
  session_.setText(std::move(text));
  if (!session_.trouble()) return {};
  return {*session_.trouble()};
}

}  // namespace

std::unique_ptr<Lab> makeProgramLab(std::vector<ProgramText> programs, const Bench& bench,
                                    std::unique_ptr<Lab> experiment) {
  return std::make_unique<ProgramLab>(std::move(programs), bench, std::move(experiment));
}

}  // namespace racecourse::labs
