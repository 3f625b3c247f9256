#include "labs/program_lab/prove_view.h"

#include <algorithm>

#include "labs/program_lab/outcomes.h"
#include "labs/program_lab/verdict_words.h"
#include "ui/controls.h"
#include "ui/number.h"
#include "ui/share_bars.h"
#include "ui/text.h"

namespace racecourse::labs {

using engine::Report;
using ui::Rect;
using ui::Ui;

namespace {

constexpr std::size_t kMostRows = 40;

std::vector<ui::Stat> statsOf(const Ui& ui, const Report& report) {
  std::vector<ui::Stat> stats;
  if (report.counted && report.schedules) {
    const std::string all = readable(report.schedules->text());
    stats.push_back({"Schedules", all, all, "ways to interleave"});
  } else if (report.endless) {
    stats.push_back({"Schedules", "∞", "infinitely many", "some go on for ever"});
  }
  if (report.counted && report.failing && report.schedules)
    stats.push_back({"That fail", readable(report.failing->text()), readable(report.failing->text()),
                     exactPercent(report.failing_share) + " of them",
                     report.failing->zero() ? 0 : ui.theme.verdict(ui::Verdict::kFails)});
  if (report.counted)
    stats.push_back({"Fails at random", exactPercent(report.failing_probability),
                     exactPercent(report.failing_probability), "of random runs"});
  if (const double runs = report.counted ? runsForEvenChance(report.failing_probability) : 0; runs > 0) {
    const std::string many = ui::grouped(static_cast<std::int64_t>(std::min(runs, 9e15)));
    stats.push_back(
        {"Test runs needed", many, ui::plain(static_cast<std::int64_t>(std::min(runs, 9e15))), "for an even chance"});
  }
  if (report.orders) {
    const std::string orders = readable(report.orders->text());
    stats.push_back({"Distinct orders", orders, orders, "of steps that share something"});
  }
  const auto states = static_cast<std::int64_t>(report.states);
  stats.push_back({"States", ui::grouped(states), ui::plain(states), ui::grouped(report.depth) + " steps deep"});
  return stats;
}

void statsPanel(Ui& ui, Rect& rest, const Report& report) {
  const std::vector<ui::Stat> stats = statsOf(ui, report);
  const int columns = rest.w < 420 ? 2 : 3;
  const int rows = (static_cast<int>(stats.size()) + columns - 1) / columns;
  const float height = ui::statHeight(ui);
  Rect inside = ui::takePanel(ui, rest, static_cast<float>(rows) * (height + kGap) - kGap, "", kGap);
  for (std::size_t next = 0; next < stats.size();)
    for (const Rect& cell : inside.takeTop(height, kGap).columns(columns, 16))
      if (next < stats.size()) ui::stat(ui, cell, stats[next++]);
}

std::string figuresOf(const Report& report, const engine::Outcome& outcome) {
  std::string text;
  if (outcome.schedules && report.schedules)
    text = readable(outcome.schedules->text()) + " of " + readable(report.schedules->text());
  if (outcome.probability) text += (text.empty() ? "" : ", ") + exactPercent(*outcome.probability) + " at random";
  return text;
}

double shareOf(const Report& report, const engine::Outcome& outcome) {
  if (outcome.schedules && report.schedules && !report.schedules->zero())
    return ratio(*outcome.schedules, *report.schedules);
  return outcome.probability.value_or(0);
}

std::optional<View> outcomesPanel(Ui& ui, Rect& rest, Session& session, const Report& report) {
  if (report.outcomes.empty()) return std::nullopt;
  ui::ShareBars bars{.title = "Outcomes", .summary = "", .first_column = "How it ends", .second_column = "Schedules"};
  for (std::size_t i = 0; i < std::min(report.outcomes.size(), kMostRows); ++i) {
    const engine::Outcome& outcome = report.outcomes[i];
    bars.rows.push_back({.label = outcomeText(outcome),
                         .figures = figuresOf(report, outcome),
                         .share = shareOf(report, outcome),
                         .expected = {},
                         .verdict = shownVerdict(outcome.kind),
                         .action = "Show me"});
  }
  const std::size_t more = report.outcomes.size() - bars.rows.size() + report.more_outcomes;
  const std::string rest_text = more > 0 ? ", and " + ui::grouped(static_cast<std::int64_t>(more)) + " more" : "";
  const std::string title = report.all_outcomes ? "Every way it can end" + rest_text : "Some ways it can end";
  Rect inside = ui::takePanel(ui, rest, ui::shareBarsHeight(ui, bars, rest.w - 32), title, kGap);
  const auto row = ui::shareBars(ui, inside, bars);
  return row ? std::optional(openInStep(session, report.outcomes[*row].witness)) : std::nullopt;
}

std::string raceText(const engine::RaceReport& race) {
  const auto access = [](int thread, bool writes, int line) {
    return ui::threadSpoken(thread == 0 ? ui::kMainThread : thread) + (writes ? " writes" : " reads") + " in line " +
           std::to_string(line);
  };
  return race.place + ": " + access(race.first_thread, race.first_writes, race.first_line) + ", " +
         access(race.second_thread, race.second_writes, race.second_line);
}

std::optional<View> racesPanel(Ui& ui, Rect& rest, Session& session, const Report& report) {
  if (report.races.empty()) return std::nullopt;
  const std::string title = "Data races: accesses that nothing orders";
  const float row = std::max(ui.controlHeight(), 2 * ui::lineHeight(*ui.fonts.body));
  const std::size_t count = std::min<std::size_t>(report.races.size(), 12);
  Rect inside = ui::takePanel(ui, rest, static_cast<float>(count) * (row + 8) - 8, title, kGap);
  std::optional<View> open;
  for (std::size_t i = 0; i < count; ++i) {
    Rect line = inside.takeTop(row, 8);
    const std::string text = raceText(report.races[i]);
    ui::paragraph(ui, {line.x, line.y, line.w - 116, line.h}, *ui.fonts.body, ui.theme.ink, text);
    const Rect box{line.right() - 104, line.y, 104, ui.controlHeight()};
    if (ui::button(ui, box, "Show me##race " + std::to_string(i), ui::Emphasis::kQuiet))
      open = openInStep(session, report.races[i].witness);
    ui.semantics.describe(
        {.id = ImGui::GetItemID(), .role = ui::Role::kButton, .rect = box, .label = "Show me the race on " + text});
  }
  return open;
}

}  // namespace

View openInStep(Session& session, const engine::Schedule& schedule) {
  session.setWholeStatements(false);
  session.stepping()->load(schedule);
  return View::kStep;
}

std::optional<View> ProveView::draw(Ui& ui, Rect& rest, Session& session) {
  std::optional<View> open = verdictPanel(ui, rest, session);
  // A press may have begun another check.
  const std::shared_ptr<const Report> report = session.proof().news().report;
  if (!report || session.proof().active()) return open;
  statsPanel(ui, rest, *report);
  if (const auto view = outcomesPanel(ui, rest, session, *report)) open = view;
  if (const auto view = racesPanel(ui, rest, session, *report)) open = view;
  if (const auto view = map(ui, rest, session)) open = view;
  return open;
}

std::optional<View> ProveView::map(Ui& ui, Rect& rest, Session& session) {
  StateAtlas* atlas = session.atlas();
  if (atlas == nullptr || atlas->map() == nullptr) return std::nullopt;
  const bool fine = !session.wholeStatements();
  int present = atlas->show(fine ? session.stepping()->walk().scheduleHere() : engine::Schedule{});
  const ui::StateMap& map = *atlas->map();
  const float height = ui::stateMapHeight(ui, map, atlas->plan(), rest.w - 32);
  Rect inside =
      ui::takePanel(ui, rest, height + ui.controlHeight() + 8, "Every state, and every step between them", kGap);
  const Rect picture = inside.takeTop(height, 8);
  if (ui::stateMap(ui, picture, map, atlas->plan(), present) && present >= 0)
    openInStep(session, atlas->wayTo(present));
  Rect row = inside.takeTop(ui.controlHeight());
  return takeButton(ui, row, "Stand there in Step", ui::Emphasis::kSecondary) ? std::optional(View::kStep)
                                                                              : std::nullopt;
}

}  // namespace racecourse::labs
