#include "labs/program_lab/panels.h"

#include <algorithm>

#include "labs/program_lab/outcomes.h"
#include "labs/program_lab/verdict_words.h"
#include "ui/controls.h"
#include "ui/icon.h"
#include "ui/number.h"
#include "ui/text.h"

namespace racecourse::labs {

using engine::CheckProgress;
using ui::Emphasis;
using ui::Rect;
using ui::Ui;

namespace {

std::string_view stageText(CheckProgress::Stage stage) {
  switch (stage) {
    case CheckProgress::kVerdict:
    case CheckProgress::kAllStates:
      return "Exploring";
    case CheckProgress::kCounterexample:
      return "Looking for the shortest counterexample in";
    case CheckProgress::kLoops:
      return "Looking for endless loops in";
    case CheckProgress::kCounting:
    case CheckProgress::kDone:
      return "Counting schedules in";
  }
  return "";
}

// The headline, what it is about, and the sign.
struct Words {
  ui::Verdict verdict = ui::Verdict::kUnknown;
  std::string headline, sentence;
};

Words progressWords(const ProofNews& news) {
  const auto states = static_cast<std::int64_t>(news.progress.states);
  Words words{.headline = "Checking every schedule", .sentence = ""};
  words.sentence = std::string(stageText(news.progress.stage)) + " " + ui::grouped(states) + " states";
  if (news.seconds > 0.2 && news.progress.stage <= CheckProgress::kAllStates)
    words.sentence +=
        ", " + ui::grouped(static_cast<std::int64_t>(static_cast<double>(states) / news.seconds)) + " a second";
  words.sentence += ".";
  return words;
}

Words wordsOf(const Proof& proof) {
  const ProofNews& news = proof.news();
  if (proof.active()) return progressWords(news);
  if (!news.report)
    return {.headline = "What can this program do?",
            .sentence = "A check goes through every schedule there is: no luck is involved."};
  return {shownVerdict(news.report->verdict), headline(*news.report, news.cancelled), news.report->sentence};
}

constexpr float kIconColumn = 34;

float buttonsHeight(const Ui& ui, const Session& session) {
  const bool two = session.proof().news().report && !session.proof().news().report->counterexample.empty();
  return ui.controlHeight() * (ui.narrow() && two ? 2.0F : 1.0F) + (ui.narrow() && two ? 8 : 0);
}

std::optional<View> buttons(Ui& ui, Rect row, Session& session) {
  const Proof& proof = session.proof();
  if (proof.active()) {
    if (takeButton(ui, row, "Stop###prove", Emphasis::kSecondary)) session.stopProof();
    return std::nullopt;
  }
  const auto& report = proof.news().report;
  const std::string again = report ? "Check again###prove" : "Check every schedule###prove";
  Rect line = row.takeTop(ui.controlHeight(), 8);
  if (takeButton(ui, line, again, report ? Emphasis::kSecondary : Emphasis::kPrimary)) session.prove();
  if (!report || report->counterexample.empty()) return std::nullopt;
  if (ui.narrow()) line = row.takeTop(ui.controlHeight());
  if (!takeButton(ui, line, "Open the counterexample in Step", Emphasis::kPrimary)) return std::nullopt;
  session.setWholeStatements(false);
  session.stepping()->load(report->counterexample);
  return View::kStep;
}

}  // namespace

void takeNotice(Ui& ui, Rect& rest, ui::Verdict verdict, const std::string& sentence) {
  ui::notice(ui, rest.takeTop(ui::noticeHeight(ui, sentence, rest.w), kGap), verdict, sentence);
}

bool takeButton(Ui& ui, Rect& row, std::string_view label, Emphasis emphasis, bool enabled, std::string_view key) {
  const std::string_view shown = label.substr(0, label.find("##"));
  const float width = std::min(row.w, std::max(96.0F, ui::textWidth(*ui.fonts.strong, shown) + 32));
  const Rect box = row.takeLeft(width, 8);
  return ui::button(ui, {box.x, box.y, box.w, ui.controlHeight()}, label, emphasis, enabled, key);
}

std::optional<View> verdictPanel(Ui& ui, Rect& rest, Session& session) {
  const Words words = wordsOf(session.proof());
  const float width = rest.w - 32 - kIconColumn;
  const float head = ui::paragraphHeight(*ui.fonts.title, words.headline, width);
  const float text = ui::paragraphHeight(*ui.fonts.body, words.sentence, width);
  Rect inside = ui::takePanel(ui, rest, head + 4 + text + 12 + buttonsHeight(ui, session), "", kGap);
  Rect title = inside.takeTop(head, 4);
  ui::drawVerdictIcon(ui, {title.x + 12, title.y + ui::lineHeight(*ui.fonts.title) / 2}, 11, words.verdict);
  title.takeLeft(kIconColumn);
  ui::drawParagraph(ui, title, *ui.fonts.title, ui.theme.ink, words.headline);
  ui.semantics.describe({.role = ui::Role::kHeading, .rect = title, .label = words.headline});
  Rect body = inside.takeTop(text, 12);
  body.takeLeft(kIconColumn);
  ui::paragraph(ui, body, *ui.fonts.body, ui.theme.ink_soft, words.sentence);
  if (!ui.narrow()) inside.takeLeft(kIconColumn);
  return buttons(ui, inside, session);
}

std::optional<View> troublePanel(Ui& ui, Rect& rest, const Session& session, bool in_fix) {
  const engine::Trouble& trouble = *session.trouble();
  takeNotice(
      ui, rest, ui::Verdict::kFails,
      "Line " + std::to_string(trouble.line) + ", column " + std::to_string(trouble.column) + ": " + trouble.message);
  if (in_fix) return std::nullopt;
  Rect row = rest.takeTop(ui.controlHeight(), kGap);
  return takeButton(ui, row, "Open Fix", Emphasis::kPrimary) ? std::optional(View::kFix) : std::nullopt;
}

}  // namespace racecourse::labs
