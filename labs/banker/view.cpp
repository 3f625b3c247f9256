#include "labs/banker/view.h"

#include <utility>
#include <vector>

#include "labs/banker/desk.h"
#include "labs/banker/panels.h"
#include "labs/banker/parameters.h"
#include "labs/banker/sentences.h"
#include "labs/banker/tables.h"
#include "labs/experiment_view.h"
#include "ui/controls.h"

namespace racecourse::labs::banker {
namespace {

using ui::Rect;
using ui::Ui;

class View final : public Lab {
 public:
  View() { changed(); }

  float draw(Ui& ui, Rect area) override;
  std::expected<void, std::string> obey(std::string_view name, std::string_view value) override;
  std::string link() const override { return linkOf(desk_); }
  bool poll() override { return false; }
  bool active() const override { return false; }
  std::string takeNews() override { return std::exchange(news_, {}); }

 private:
  void banker(Ui& ui, Rect& rest);
  void detector(Ui& ui, Rect& rest);
  void obeyPress(Press press);
  void ask();
  void giveBack();
  void changed();

  Desk desk_ = kPresets.front().make();
  Asking asking_{.process = 1, .units = {}};
  Said said_;              // by the banker, to the last request
  int steps_ = kMostRows;  // of the reduction that are shown
  std::vector<CostCurve> curves_ = costCurves();
  std::string news_;
};

// What was said belonged to another state, and the reduction is shown to its end again.
void View::changed() {
  asking_.units.resize(desk_.free.size());
  asking_.process = std::min(asking_.process, desk_.processes() - 1);
  said_ = {};
  steps_ = kMostRows;
}

std::expected<void, std::string> View::obey(std::string_view name, std::string_view value) {
  if (name == "ask") {
    auto asking = requestOf(value, desk_);
    if (!asking) return std::unexpected(std::move(asking.error()));
    asking_ = *asking;
    ask();
    return {};
  }
  auto outcome = setParameter(desk_, name, value);
  if (outcome) changed();
  return outcome;
}

void View::ask() {
  const State bank = bankOf(desk_);
  if (auto valid = validityOf(bank); !valid) {
    news_ = valid.error();
    return;
  }
  const Answer answer = request(bank, asking_.process, asking_.units);
  desk_.free = answer.after.available;
  desk_.held = answer.after.allocation;
  changed();
  said_ = {answer.sentence, colourOf(answer.verdict)};
  news_ = answer.sentence;
}

void View::giveBack() {
  const auto after = release(bankOf(desk_), asking_.process, asking_.units);
  if (after) {
    desk_.free = after->available;
    desk_.held = after->allocation;
    changed();
  }
  said_ = after ? Said{named(asking_.process) + " has given back " + textOf(asking_.units) + ".", ui::Verdict::kHolds}
                : Said{after.error(), ui::Verdict::kFails};
  news_ = said_.sentence;
}

void View::obeyPress(Press press) {
  if (press == Press::kAsk) ask();
  if (press == Press::kGiveBack) giveBack();
}

float View::draw(Ui& ui, Rect area) {
  const float margin = viewMargin(ui);
  Rect rest{area.x + margin, area.y + margin, area.w - 2 * margin, area.h};
  bool edited = settingsPanel(ui, rest, desk_);
  if (edited) changed();
  edited = tablesPanel(ui, rest, desk_);
  if (edited) changed();
  if (desk_.mode == Mode::kAvoid)
    banker(ui, rest);
  else
    detector(ui, rest);
  return rest.y + margin - kGap - area.y;
}

void View::banker(Ui& ui, Rect& rest) {
  const State bank = bankOf(desk_);
  if (const auto valid = validityOf(bank); !valid) {
    ui::notice(ui, rest.takeTop(ui::noticeHeight(ui, valid.error(), rest.w), kGap), ui::Verdict::kFails, valid.error());
    return;
  }
  const Reduction reduction = checkSafety(bank);
  const bool safe = reduction.left.empty();
  const Said result{safetySentence(reduction), safe ? ui::Verdict::kHolds : ui::Verdict::kDeadlock};
  const Press press = requestPanel(ui, rest, asking_, desk_.processes(), said_);
  const Matrix need = needOf(bank);
  reductionPanel(ui, rest, {desk_, reduction, need, result}, steps_);
  sequencesPanel(ui, rest, bank);
  costPanel(ui, rest, curves_, desk_, reduction);
  obeyPress(press);
}

void View::detector(Ui& ui, Rect& rest) {
  const Detection found = detect(waitingOf(desk_));
  const bool well = found.reduction.left.empty();
  const Said result{detectionSentence(found), well ? ui::Verdict::kHolds : ui::Verdict::kDeadlock};
  reductionPanel(ui, rest, {desk_, found.reduction, desk_.asked, result}, steps_);
  costPanel(ui, rest, curves_, desk_, found.reduction);
}

}  // namespace

std::unique_ptr<Lab> makeView(const Bench&) { return std::make_unique<View>(); }

}  // namespace racecourse::labs::banker
