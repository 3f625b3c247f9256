#include "labs/producer-consumer/panels.h"

#include <string>
#include <vector>

#include "labs/producer-consumer/buffer_picture.h"
#include "labs/producer-consumer/charts.h"
#include "labs/producer-consumer/findings.h"
#include "labs/producer-consumer/sentences.h"
#include "ui/controls.h"
#include "ui/number.h"

namespace racecourse::labs::producer_consumer {
namespace {

using ui::Rect;
using ui::Ui;

constexpr float kChartHeight = 180;
constexpr float kTallChartHeight = 300;

// Whether things happen slowly enough to be followed by ear, a change about every 100 ms or more seldom.
bool canBeFollowed(const Settings& settings) {
  constexpr std::int64_t kSlowUs = 100'000;
  return settings.make_us / settings.producers >= kSlowUs || settings.use_us / settings.consumers >= kSlowUs;
}

std::string textOf(double value) { return ui::significant(value, 2); }

std::vector<ui::Stat> statsOf(const Ui& ui, const Report& report) {
  const Totals& totals = report.totals;
  const std::string rate = shownRate(perSecond(report));
  const std::string producers = ui::percent(totals.producers_waited);
  const std::string consumers = ui::percent(totals.consumers_waited);
  const std::string stay = totals.stay_ns > 0 ? ui::duration(totals.stay_ns) : "–";
  const std::string present = textOf(totals.present);
  return {
      {"Items used", ui::grouped(totals.used), ui::plain(totals.used), ui::grouped(totals.made) + " made",
       ui.theme.accent},
      {"Items a second", rate, rate, ""},
      {"Producers waited", producers, producers, "of their time, for a slot"},
      {"Consumers waited", consumers, consumers, "of their time, for an item"},
      {"From made to taken", stay, stay, present + " items on average"},
      {"Empty wake-ups", ui::grouped(totals.empty_wake_ups), ui::plain(totals.empty_wake_ups),
       textOf(emptyWakeUpsEach(totals)) + " for an item"},
  };
}

struct Sentence {
  ui::Verdict verdict;
  std::string text;
};

float sentencesHeight(const Ui& ui, const std::vector<Sentence>& sentences, float width) {
  float height = 0;
  for (const Sentence& sentence : sentences) height += ui::noticeHeight(ui, sentence.text, width) + kGap;
  return height;
}

void drawSentences(Ui& ui, Rect inside, const std::vector<Sentence>& sentences) {
  for (const Sentence& sentence : sentences)
    ui::notice(ui, inside.takeTop(ui::noticeHeight(ui, sentence.text, inside.w), kGap), sentence.verdict,
               sentence.text);
}

// Only what has something to say.
std::vector<Sentence> sentencesOf(const Report& report, const threads::Environment& environment) {
  std::vector<Sentence> sentences = {
      {ui::Verdict::kUnknown, finding(report, environment)},
      {ui::Verdict::kUnknown, littlesLaw(report)},
      {allRight(report) ? ui::Verdict::kHolds : ui::Verdict::kFails, promises(report)},
  };
  std::erase_if(sentences, [](const Sentence& sentence) { return sentence.text.empty(); });
  return sentences;
}

void drawStats(Ui& ui, Rect inside, const std::vector<ui::Stat>& stats, int columns) {
  for (std::size_t i = 0; i < stats.size();)
    for (const Rect& cell : inside.takeTop(ui::statHeight(ui), kGap).columns(columns, kGap))
      if (i < stats.size()) ui::stat(ui, cell, stats[i++]);
}

void chartPanel(Ui& ui, Rect& rest, ui::Chart chart, float height, bool running) {
  chart.table = !running;
  ui::chart(ui, ui::takePanel(ui, rest, height, chart.title, kGap), chart);
}

void tablePanel(Ui& ui, Rect& rest, const ui::DataTable& table) {
  ui::dataTable(ui, ui::takePanel(ui, rest, ui::dataTableHeight(ui, table), table.title, kGap), table);
}

}  // namespace

void scenePanel(Ui& ui, Rect& rest, const Settings& settings, const Report& report, bool running) {
  const bool begun = !report.now.slots.empty();
  const Scene before = sceneBefore(settings);
  const BufferPicture picture{.title = title(begun ? report.settings : settings),
                              .scene = begun ? report.now : before,
                              .begun = begun,
                              .table = !running || canBeFollowed(settings)};
  const float height = bufferPictureHeight(ui, picture, rest.w - 32);
  bufferPicture(ui, ui::takePanel(ui, rest, height, picture.title, kGap), picture);
}

void watchResults(Ui& ui, Rect& rest, const Report& report, const threads::Environment& environment, bool running) {
  const std::vector<ui::Stat> stats = statsOf(ui, report);
  const int columns = rest.w < 520 ? 2 : 3;
  const auto rows = static_cast<float>((static_cast<int>(stats.size()) + columns - 1) / columns);
  const float height = rows * (ui::statHeight(ui) + kGap);
  const std::vector<Sentence> sentences = running ? std::vector<Sentence>{} : sentencesOf(report, environment);
  Rect inside = ui::takePanel(ui, rest, height + sentencesHeight(ui, sentences, rest.w - 32) - kGap,
                              running ? "So far" : "The whole run", kGap);
  drawStats(ui, inside.takeTop(height), stats, columns);
  drawSentences(ui, inside, sentences);
  chartPanel(ui, rest, levelChart(ui.theme, report), kChartHeight, running);
}

void sweepResults(Ui& ui, Rect& rest, const Report& report, const threads::Environment& environment, bool running) {
  const std::vector<Sentence> sentences = sentencesOf(report, environment);
  if (!sentences.empty()) {
    const float height = sentencesHeight(ui, sentences, rest.w - 32) - kGap;
    drawSentences(ui, ui::takePanel(ui, rest, height, title(report.settings), kGap), sentences);
  }
  if (report.settings.measure == Measure::kCapacity) {
    chartPanel(ui, rest, capacityChart(ui.theme, report, environment), kTallChartHeight, running);
    return tablePanel(ui, rest, capacityTable(ui.theme, report, environment));
  }
  chartPanel(ui, rest, sidesChart(ui.theme, report, environment), kTallChartHeight, running);
  tablePanel(ui, rest, sidesTable(ui.theme, report));
}

}  // namespace racecourse::labs::producer_consumer
