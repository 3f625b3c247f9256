#include "labs/program_lab/step_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/controls.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs {

using ui::Emphasis;
using ui::Rect;
using ui::Ui;

namespace {

constexpr float kWide = 640;  // from here on, code and threads stand side by side
constexpr float kHighestCode = 420, kHighestCodeNarrow = 280;

ui::CodeView codeOf(const Session& session, const Picture& picture) {
  ui::CodeView view{.title = "Program", .source = session.text()};
  for (const ThreadPicture& thread : picture.threads)
    if (thread.place) view.places.push_back(*thread.place);
  view.threads = static_cast<int>(picture.threads.size());
  view.last = picture.last;
  view.failure = picture.failure;
  return view;
}

ui::StepLanes lanesOf(Stepping& stepping) {
  const Trace& trace = stepping.trace();
  const Walk& walk = stepping.walk();
  ui::StepLanes lanes{.title = "Schedule",
                      .threads = {},
                      .steps = trace.steps(),
                      .conflicts = trace.conflicts(),
                      .repeats = trace.repeats(),
                      .ending = {}};
  const auto threads = static_cast<int>(walk.stateAt(walk.length()).threads.size());
  const bool main = std::ranges::contains(trace.steps(), ui::kMainThread, &ui::LaneStep::thread) || threads == 1;
  for (int thread = main ? 0 : 1; thread < threads; ++thread) lanes.threads.push_back(shownThread(thread));
  if (walk.place() == walk.length() && stepping.picture().ending) lanes.ending = stepping.picture().ending->verdict;
  return lanes;
}

std::string placeText(const Stepping& stepping) {
  const Walk& walk = stepping.walk();
  std::string text = "Step " + ui::grouped(static_cast<std::int64_t>(walk.place())) + " of " +
                     ui::grouped(static_cast<std::int64_t>(walk.length()));
  if (const auto clock = stepping.player().clockAt(walk.place(), walk.branch()))
    text += ", clock " + ui::duration(static_cast<double>(*clock) * 1000);
  return text;
}

}  // namespace

void StepView::draw(Ui& ui, Rect& rest, Session& session) {
  Stepping& stepping = *session.stepping();
  goalsPanel(ui, rest, stepping);
  stage(ui, rest, session);
  transport(ui, rest, session);
  // Another size of step has made all of it anew.
  const Picture& picture = session.stepping()->picture();
  if (picture.waits) {
    const float height = ui::waitForGraphHeight(ui, *picture.waits, rest.w - 32);
    ui::waitForGraph(ui, ui::takePanel(ui, rest, height, "Who waits for whom", kGap), *picture.waits);
  }
  if (!picture.output.empty()) outputPanel(ui, rest, picture.output);
}

void StepView::stage(Ui& ui, Rect& rest, Session& session) {
  Stepping& stepping = *session.stepping();
  if (rest.w < kWide) {
    code(ui, rest, session);
    primitivesPanel(ui, rest, stepping.picture().primitives);
    sharedPanel(ui, rest, stepping);
    threadCards(ui, rest, stepping);
    return;
  }
  Rect left = rest, right = rest;
  left.w = std::floor(rest.w * 0.54F);
  right.x = left.right() + kGap;
  right.w = rest.right() - right.x;
  code(ui, left, session);
  threadCards(ui, right, stepping);
  // By the cards' usual height, so that nothing changes sides while threads finish.
  float usual = rest.y + usualCardsHeight(ui, stepping.picture());
  Rect& side = usual <= left.y ? right : left;
  const float from = side.y;
  primitivesPanel(ui, side, stepping.picture().primitives);
  if (&side == &right) usual += right.y - from;
  sharedPanel(ui, usual <= left.y ? right : left, stepping);
  rest.takeTop(std::max(left.y, right.y) - rest.y);
}

void StepView::code(Ui& ui, Rect& rest, Session& session) {
  const ui::CodeView view = codeOf(session, session.stepping()->picture());
  const float highest = ui.narrow() ? kHighestCodeNarrow : kHighestCode;
  const float height = std::min(highest, ui::codeViewHeight(ui, view, rest.w - 24));
  const Rect box = ui::panel(ui, rest.takeTop(height + 24, kGap), "");
  ui::codeView(ui, {box.x - 4, box.y - 4, box.w + 8, height}, view, scroll_);
}

void StepView::transport(Ui& ui, Rect& rest, Session& session) {
  Stepping& stepping = *session.stepping();
  if (!stepping.trouble().empty()) takeNotice(ui, rest, ui::Verdict::kUnknown, stepping.trouble());
  if (const auto& ending = stepping.picture().ending) takeNotice(ui, rest, ending->verdict, ending->sentence);
  const ui::StepLanes steps = lanesOf(stepping);
  const float height = ui::stepLanesHeight(ui, steps, rest.w - 32);
  const float move_rows = ui.narrow() ? 2 * ui.controlHeight() + 8 : ui.controlHeight();
  Rect inside = ui::takePanel(ui, rest, move_rows + kGap + height, "", kGap);
  moves(ui, inside.takeTop(move_rows, kGap), stepping);
  lanes(ui, inside, stepping, steps);
  schedulers(ui, rest, session);
}

void StepView::moves(Ui& ui, Rect row, Stepping& stepping) {
  const Walk& walk = stepping.walk();
  const std::size_t place = walk.place();
  Rect where = row;
  if (ui.narrow()) {
    const Rect top = row.takeTop(ui.controlHeight(), 8);
    where = top;
  }
  if (takeButton(ui, row, "← Back", Emphasis::kSecondary, place > 0, "ArrowLeft")) stepping.goTo(place - 1);
  if (takeButton(ui, row, "Forward →", Emphasis::kSecondary, place < walk.length(), "ArrowRight"))
    stepping.goTo(place + 1);
  Rect start = ui.narrow() ? Rect{where.right() - 112, where.y, 112, where.h} : row;
  if (takeButton(ui, start, "To the start", Emphasis::kQuiet, place > 0)) stepping.goTo(0);
  const std::string text = placeText(stepping);
  if (ui.narrow()) where.w -= 120;
  ui::drawTextIn(ui, ui.narrow() ? where : Rect{start.x, start.y, start.w, ui.controlHeight()}, *ui.fonts.body,
                 ui.theme.ink_soft, text, ui.narrow() ? ui::Align::kLeft : ui::Align::kRight);
  ui::sayText(ui, where, text, "");
}

void StepView::lanes(Ui& ui, Rect box, Stepping& stepping, const ui::StepLanes& lanes) {
  lanes_.position = static_cast<int>(stepping.walk().place());
  if (ui::stepLanes(ui, box, lanes, lanes_)) stepping.goTo(static_cast<std::size_t>(lanes_.position));
}

void StepView::schedulers(Ui& ui, Rect& rest, Session& session) {
  const bool wide = rest.w >= 900;
  const float height = ui::sliderHeight(ui);
  const float both = ui.narrow() ? 2 * height + kGap : height;
  Rect inside = ui::takePanel(ui, rest, wide ? height : both + kGap + ui.controlHeight(), "", kGap);
  Rect settings = wide ? inside.takeLeft(inside.w * 0.56F, 20) : inside.takeTop(both, kGap);
  if (wide) inside.y += height - ui.controlHeight();
  if (ui.narrow()) {
    picker(ui, settings.takeTop(height, kGap), settings);
  } else {
    const Rect choice = settings.takeLeft(std::max(290.0F, settings.w * 0.55F), 20);
    picker(ui, choice, settings);
  }
  const std::vector<Rect> buttons = Rect{inside.x, inside.y, inside.w, ui.controlHeight()}.columns(2, 8);
  runButton(ui, buttons[0], *session.stepping());
  bool whole = session.wholeStatements();
  if (ui::toggle(ui, buttons[1], "Whole statements", whole)) session.setWholeStatements(whole);
}

void StepView::picker(Ui& ui, Rect choice, Rect slider) {
  constexpr std::array<std::string_view, 3> kPickers = {"Round robin", "Random", "Clock"};
  ui::choice(ui, choice, "Scheduler", kPickers, picker_);
  ui::slider(ui, slider,
             {.label = "Seed",
              .value = ui::plain(seed_),
              .spoken = ui::plain(seed_),
              .minimum = 1,
              .maximum = 100,
              .enabled = picker_ == static_cast<int>(Picker::kRandom)},
             seed_);
}

void StepView::runButton(Ui& ui, Rect box, Stepping& stepping) {
  const bool playing = stepping.player().active();
  const std::string label = playing ? "Stop###play" : "Run to the end###play";
  if (!ui::button(ui, box, label, Emphasis::kSecondary, playing || !stepping.walk().choices().empty())) return;
  if (playing)
    stepping.stop();
  else
    stepping.play(static_cast<Picker>(picker_), static_cast<std::uint64_t>(seed_));
}

}  // namespace racecourse::labs
