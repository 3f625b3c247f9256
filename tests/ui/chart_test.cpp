#include "ui/chart.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "ui/chart_data.h"
#include "ui/chart_frame.h"
#include "ui/chart_layout.h"
#include "ui/chart_marks.h"
#include "ui/chart_read_out.h"
#include "ui/chart_scales.h"
#include "ui/chart_thinning.h"
#include "ui/screen.h"

using namespace racecourse::ui;

namespace {

using Values = std::vector<double>;
using Texts = std::vector<std::string>;

const double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr ImVec2 kNowhere{-1e6F, -1e6F};

Values counting(int count) {
  Values out(static_cast<std::size_t>(count));
  std::iota(out.begin(), out.end(), 1.0);
  return out;
}

Chart lostPerRound(Values lost) {
  Chart chart{.title = "Lost updates per round", .summary = "Some were lost.", .empty = "Run to see some."};
  chart.x.label = "Round";
  chart.y.label = "Lost updates";
  Series series{.name = "Lost", .mark = Mark::kPoints};
  series.x = counting(static_cast<int>(lost.size()));
  series.y = std::move(lost);
  chart.series.push_back(series);
  return chart;
}

// A canvas of 760 by 320 on which one thing is drawn.
class Canvas {
 public:
  Canvas() {
    ImGui::GetIO().DisplaySize = {760, 320};
    ImGui::GetIO().DeltaTime = 1.0F / 60;
  }

  // Draws until the mouse has arrived at `mouse`.
  template <class Draw>
  void show(Draw draw, ImVec2 mouse = kNowhere, bool pressed = false) {
    ImGui::GetIO().AddMousePosEvent(mouse.x, mouse.y);
    screen_.frame([&](Ui& ui, Rect) { draw(ui); });
    ImGui::GetIO().AddMouseButtonEvent(0, pressed);
    for (int i = 0; i < 3; ++i) screen_.frame([&](Ui& ui, Rect) { draw(ui); });
  }
  void show(const Chart& data, ImVec2 mouse = kNowhere, bool pressed = false) {
    show([&](Ui& ui) { chart(ui, kBox, data); }, mouse, pressed);
  }

  const Item& figure() {
    const auto found = std::ranges::find(screen_.semantics().items(), Role::kFigure, &Item::role);
    REQUIRE(found != screen_.semantics().items().end());
    return *found;
  }

  static int vertices() { return ImGui::GetDrawData()->TotalVtxCount; }

  // The smallest rectangle around everything drawn, the background left out.
  static Rect drawn() {
    float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
      for (int i = 4; i < list->VtxBuffer.Size; ++i) {
        const ImVec2 at = list->VtxBuffer[i].pos;
        left = std::min(left, at.x), right = std::max(right, at.x);
        top = std::min(top, at.y), bottom = std::max(bottom, at.y);
      }
    }
    return {left, top, right - left, bottom - top};
  }

  static constexpr Rect kBox{20, 10, 700, 300};

 private:
  Screen screen_;
};

bool contains(const Rect& outer, const Rect& inner) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom();
}

}  // namespace

TEST_CASE("whole numbers fall into bins of whole width", "[chart]") {
  CHECK(binned(Values{0, 1, 1, 3}, 24) == std::vector<Bin>{{0, 1, 1}, {1, 2, 2}, {2, 3, 0}, {3, 4, 1}});
  CHECK(binned(Values{0, 1, 1, 3}, 2) == std::vector<Bin>{{0, 2, 3}, {2, 4, 1}});
  CHECK(binned(Values{0, 400000}, 4) == std::vector<Bin>{{0, 2e5, 1}, {2e5, 4e5, 0}, {4e5, 6e5, 1}});
  CHECK(binned(Values{-5, 5}, 4) == std::vector<Bin>{{-5, 0, 1}, {0, 5, 0}, {5, 10, 1}});
}

TEST_CASE("a value on an edge belongs to the bin above, whatever its binary digits", "[chart]") {
  const auto bins = binned(Values{0, 0.1, 0.3, 0.95}, 10);
  REQUIRE(bins.size() == 10);
  CHECK(bins[0] == Bin{0, 0.1, 1});
  CHECK(bins[1] == Bin{0.1, 0.2, 1});
  CHECK(bins[2] == Bin{0.2, 0.3, 0});
  CHECK(bins[3] == Bin{0.3, 0.4, 1});
  CHECK(bins[9] == Bin{0.9, 1, 1});
}

TEST_CASE("degenerate values are binned too", "[chart]") {
  CHECK(binned({}, 10).empty());
  CHECK(binned(Values{kNan, std::numeric_limits<double>::infinity()}, 10).empty());
  CHECK(binned(Values{1, 2}, 0).empty());
  CHECK(binned(Values{5, 5, kNan}, 10) == std::vector<Bin>{{5, 6, 2}});
  CHECK(binned(Values{0}, 10) == std::vector<Bin>{{0, 1, 1}});
  CHECK(binned(Values{0.5}, 10) == std::vector<Bin>{{0.5, 0.55, 1}});
  CHECK(binned(Values{0, 1e300}, 2) == std::vector<Bin>{{0, 1e300, 1}, {1e300, 2e300, 1}});
}

TEST_CASE("every value is counted once and there are never too many bins", "[chart]") {
  std::mt19937 random(3);
  std::lognormal_distribution<double> spread(2, 3);
  for (const int maximum : {1, 2, 3, 7, 24}) {
    Values values;
    for (int i = 0; i < 500; ++i) values.push_back(spread(random));
    const auto bins = binned(values, maximum);
    CHECK(bins.size() <= static_cast<std::size_t>(maximum));
    for (const Bin& bin : bins)
      CHECK(bin.count == std::ranges::count_if(values, [&](double v) { return v >= bin.from && v < bin.to; }));
  }
}

TEST_CASE("a histogram has a bar for each bin", "[chart]") {
  const Chart chart = histogram("Cost", Values{1.5, 1.5, 3.2}, {.label = "Time", .unit = "ns"}, "Rounds", 7, 2);
  REQUIRE(chart.series.size() == 1);
  CHECK(chart.title == "Cost");
  CHECK(chart.y.label == "Rounds");
  CHECK(chart.series[0].mark == Mark::kBars);
  CHECK(chart.series[0].colour == 7);
  CHECK(chart.series[0].bar_width == 2);
  CHECK(chart.series[0].x == Values{1, 3});
  CHECK(chart.series[0].y == Values{2, 1});
}

TEST_CASE("the bars of single whole numbers stand on them", "[chart]") {
  const Chart chart = histogram("Lost", Values{0, 2, 2}, {.label = "Lost"}, "Rounds", 7);
  CHECK(chart.series[0].x == Values{0, 1, 2});
  CHECK(nameOfX(chart, chart.series[0], 2) == "Lost 2");
  CHECK(chartData(chart).table.rows == std::vector<Texts>{{"0", "1"}, {"1", "0"}, {"2", "2"}});
}

TEST_CASE("the bars of ranges are named by their edges", "[chart]") {
  const Chart chart = histogram("Lost", Values{0, 40000}, {.label = "Lost"}, "Rounds", 7, 3);
  CHECK(nameOfX(chart, chart.series[0], 10000) == "0 to 20\u202F000");
  CHECK(chartData(chart).table.rows ==
        std::vector<Texts>{{"0 to 20000", "1"}, {"20000 to 40000", "0"}, {"40000 to 60000", "1"}});
}

TEST_CASE("the table of a chart has a column for each series and its spread", "[chart]") {
  Chart chart;
  chart.x.label = "Threads";
  chart.y = {.label = "Time", .unit = "ns"};
  chart.series = {{.name = "mutex", .x = {1, 2}, .y = {18.25, 40}, .low = {17, 38}, .high = {20, kNan}},
                  {.name = "atomic", .x = {2, 4}, .y = {9, 12}}};
  const ChartData data = chartData(chart);
  CHECK(data.rows == 3);
  CHECK(data.table.header == Texts{"Threads", "mutex (ns)", "mutex, low (ns)", "mutex, high (ns)", "atomic (ns)"});
  CHECK(data.table.rows ==
        std::vector<Texts>{{"1", "18.25", "17", "20", ""}, {"2", "40", "38", "", "9"}, {"4", "", "", "", "12"}});
}

TEST_CASE("spreads that end early leave cells empty", "[chart]") {
  Chart chart;
  chart.series = {{.name = "a", .x = {1, 2}, .y = {3, 4}, .low = {2}, .high = {5}}};
  CHECK(chartData(chart).table.rows == std::vector<Texts>{{"1", "3", "2", "5"}, {"2", "4", "", ""}});
}

TEST_CASE("a series alone is called after its axis, and an x that repeats gets several rows", "[chart]") {
  Chart chart;
  chart.x.label = "Round";
  chart.y = {.label = "Overlap", .unit = "share"};
  chart.series = {{.name = "ignored", .x = {2, 1, 2}, .y = {0.5, 0.25, 1}}};
  const ChartData data = chartData(chart);
  CHECK(data.table.header == Texts{"Round", "Overlap (%)"});
  CHECK(data.table.rows == std::vector<Texts>{{"1", "25"}, {"2", "50"}, {"2", "100"}});
}

TEST_CASE("categories name the rows of the table", "[chart]") {
  Chart chart;
  chart.categories = {"none", "mutex"};
  chart.series = {{.name = "ns", .mark = Mark::kBars, .x = {0, 1}, .y = {1, 24}}};
  CHECK(chartData(chart).table.rows == std::vector<Texts>{{"none", "1"}, {"mutex", "24"}});
}

TEST_CASE("a table of more than 200 rows keeps 200, the first and the last among them", "[chart]") {
  CHECK(chartData(lostPerRound(counting(200))).table.rows.size() == 200);
  const ChartData data = chartData(lostPerRound(counting(1000)));
  CHECK(data.rows == 1000);
  REQUIRE(data.table.rows.size() == 200);
  CHECK(data.table.rows[0] == Texts{"1", "1"});
  CHECK(data.table.rows[1] == Texts{"6", "6"});
  CHECK(data.table.rows[199] == Texts{"1000", "1000"});
}

TEST_CASE("a chart is one figure with its data as a table", "[chart]") {
  Canvas canvas;
  canvas.show(lostPerRound({5, 0}));
  const Item& figure = canvas.figure();
  CHECK(figure.label == "Lost updates per round");
  CHECK(figure.value == "Some were lost.");
  CHECK(figure.rect == Canvas::kBox);
  CHECK(figure.id != 0);
  CHECK(figure.table == Table{{"Round", "Lost updates"}, {{"1", "5"}, {"2", "0"}}});
}

TEST_CASE("a chart says when its table was cut", "[chart]") {
  Canvas canvas;
  canvas.show(lostPerRound(counting(1000)));
  CHECK(canvas.figure().value == "Some were lost. The table has 200 of 1000 rows.");
}

TEST_CASE("a chart whose data changes all the time carries no table", "[chart]") {
  Canvas canvas;
  Chart chart = lostPerRound({5, 0});
  chart.table = false;
  canvas.show(chart);
  CHECK(canvas.figure().value == "Some were lost.");
  CHECK(canvas.figure().table == Table{});
}

TEST_CASE("a chart without data says what would fill it", "[chart]") {
  Canvas canvas;
  canvas.show(lostPerRound({}));
  CHECK(canvas.figure().value == "Run to see some.");
  CHECK(canvas.figure().table == Table{});
  Chart log = lostPerRound({0, -1, kNan});
  log.y.log = true;
  CHECK_FALSE(hasData(log));
}

TEST_CASE("axes follow the data", "[chart]") {
  Canvas canvas;
  canvas.show([](Ui& ui) {
    const ChartLayout layout = layOut(ui, Canvas::kBox, lostPerRound({5, 0, 387}));
    CHECK(layout.across.shown == Extent{1, 3});
    CHECK(layout.up.shown == Extent{0, 400});
    CHECK(layout.x_title == "Round");
    CHECK(layout.names.empty());
    CHECK(contains(Canvas::kBox, layout.plot));
    CHECK(layout.place(1, 0)->y == layout.plot.bottom());
    CHECK(layout.place(1, 400)->y == layout.plot.y);
    CHECK_FALSE(layout.place(kNan, 0));
  });
}

TEST_CASE("labels of the horizontal axis stand apart, and there are at least two", "[chart]") {
  Canvas canvas;
  canvas.show([](Ui& ui) {
    const Chart chart = histogram("Lost", Values{5200, 84000}, {.label = "Lost"}, "Rounds", 7, 16);
    for (float width = 240; width <= 700; width += 20) {
      const ChartLayout layout = layOut(ui, {0, 0, width, 200}, chart);
      float free_from = -1000;
      int labels = 0;
      for (const Tick& tick : layout.x_ticks) {
        if (tick.label.empty()) continue;
        const float half =
            ui.fonts.mono_small->CalcTextSizeA(ui.fonts.mono_small->FontSize, 1e9F, 0, tick.label.c_str()).x / 2;
        CHECK(layout.across.pixel(tick.value) - half >= free_from);
        free_from = layout.across.pixel(tick.value) + half;
        ++labels;
      }
      CHECK(labels >= 2);
      CHECK(free_from <= width + 2);
    }
  });
}

TEST_CASE("axes keep the ends that the caller fixes, unless they leave nothing", "[chart]") {
  Chart chart = lostPerRound({5, 0, 387});
  chart.y.maximum = 1000;
  CHECK(shownUp(chart, true, 6) == Extent{0, 1000});
  chart.y.minimum = 2000;
  CHECK(shownUp(chart, true, 6) == Extent{0, 400});
  chart.y = {.log = true, .minimum = -3, .maximum = 1e6};
  CHECK(shownUp(chart, true, 6) == Extent{5, 1e6});
}

TEST_CASE("axes make room for spreads, bars and reference lines", "[chart]") {
  Chart chart = lostPerRound({5, 7});
  chart.series[0].high = {5, 30};
  CHECK(shownUp(chart, true, 6) == Extent{0, 30});
  chart.lines = {{.label = "expected", .value = 77}, {.label = "cores", .value = 4, .vertical = true}};
  CHECK(shownUp(chart, true, 6) == Extent{0, 80});
  CHECK(shownAlong(chart, true) == Extent{1, 4});
  chart.series[0].mark = Mark::kBars;
  chart.lines.clear();
  CHECK(shownAlong(chart, true) == Extent{0.5, 2.5});
  chart.categories = {"a", "b", "c"};
  CHECK(shownAlong(chart, true) == Extent{-0.5, 2.5});
}

TEST_CASE("lines that end apart carry their names, others have a legend", "[chart]") {
  Canvas canvas;
  Chart chart;
  chart.series = {{.name = "mutex", .x = {1, 8}, .y = {10, 80}}, {.name = "atomic", .x = {1, 8}, .y = {10, 20}}};
  canvas.show([&](Ui& ui) {
    CHECK(layOut(ui, Canvas::kBox, chart).names_at_lines);
    CHECK_FALSE(layOut(ui, {0, 0, 328, 300}, chart).names_at_lines);
    Chart points = chart;
    points.series[1].mark = Mark::kPoints;
    const ChartLayout layout = layOut(ui, Canvas::kBox, points);
    CHECK_FALSE(layout.names_at_lines);
    REQUIRE(layout.names.size() == 2);
    for (const SeriesName& name : layout.names) CHECK(contains(Canvas::kBox, name.box));
    CHECK(layout.names[1].box.x > layout.names[0].box.right());
  });
}

TEST_CASE("a legend that is too wide goes on in further rows", "[chart]") {
  Canvas canvas;
  Chart chart;
  for (int i = 0; i < 6; ++i)
    chart.series.push_back({.name = "a rather long name", .mark = Mark::kPoints, .x = {1}, .y = {1}});
  canvas.show([&](Ui& ui) {
    const Rect box{0, 0, 328, 300};
    const ChartLayout layout = layOut(ui, box, chart);
    REQUIRE(layout.names.size() == 6);
    CHECK(layout.names[5].box.y > layout.names[0].box.y);
    for (const SeriesName& name : layout.names) CHECK(contains(box, name.box));
    CHECK(layout.plot.y >= layout.names[5].box.bottom());
  });
}

TEST_CASE("bars of several series stand side by side", "[chart]") {
  Canvas canvas;
  Chart chart;
  chart.categories = {"T0", "T1"};
  chart.series = {{.name = "a", .mark = Mark::kBars, .x = {0, 1}, .y = {1, 2}},
                  {.name = "b", .mark = Mark::kBars, .x = {0, 1}, .y = {2, 1}}};
  canvas.show([&](Ui& ui) {
    const ChartLayout layout = layOut(ui, Canvas::kBox, chart);
    const Slot first = barSlot(chart, layout, chart.series[0], 0), second = barSlot(chart, layout, chart.series[1], 0);
    const Slot next = barSlot(chart, layout, chart.series[0], 1);
    CHECK(first.right < second.left);
    CHECK(second.right < next.left);
    CHECK(std::abs((first.left + second.right) / 2 - layout.across.pixel(0)) <= 1.5F);
    CHECK(layout.baseline() == layout.plot.bottom());
  });
}

TEST_CASE("a dense line keeps what it shows with four points a column", "[chart]") {
  const std::vector<ImVec2> line{{0.1F, 5}, {0.2F, 9}, {0.3F, 1}, {0.5F, 4},
                                 {0.9F, 6}, {1.2F, 3}, {2.5F, 8}, {2.6F, 8}};
  const std::vector<ImVec2> thin = thinnedLine(line);
  REQUIRE(thin.size() == 7);
  CHECK(thin[0].y == 5);
  CHECK(thin[1].y == 9);
  CHECK(thin[2].y == 1);
  CHECK(thin[3].y == 6);
  CHECK(thin[4].x == 1.2F);
  CHECK(thin[5].x == 2.5F);
  CHECK(thin[6].x == 2.6F);
}

TEST_CASE("points that hide each other are drawn once", "[chart]") {
  const std::vector<ImVec2> points{{0, 0}, {1, 1}, {2.9F, 2.9F}, {3, 0}, {-0.1F, 0}, {0, 3}};
  CHECK(thinnedPoints(points, 3).size() == 4);
}

TEST_CASE("a hundred thousand data cost few vertices", "[chart]") {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> spread(0, 1);
  Canvas canvas;
  for (const Mark mark : {Mark::kLine, Mark::kPoints}) {
    Chart chart = lostPerRound({});
    chart.table = false;
    chart.series[0].mark = mark;
    for (int i = 0; i < 100'000; ++i) {
      const double value = spread(random);
      chart.series[0].x.push_back(i);
      chart.series[0].y.push_back(value);
      chart.series[0].low.push_back(value - 0.1);
      chart.series[0].high.push_back(value + 0.1);
    }
    canvas.show(chart);
    CHECK(Canvas::vertices() > 1000);
    CHECK(Canvas::vertices() < 25'000);
  }
}

TEST_CASE("the nearest datum is read out, and bars claim their column", "[chart]") {
  Canvas canvas;
  canvas.show([](Ui& ui) {
    const Chart points = lostPerRound({0, 100, 50});
    const ChartLayout layout = layOut(ui, Canvas::kBox, points);
    const ImVec2 second = *layout.place(2, 100);
    CHECK(nearestDatum(points, layout, {second.x + 20, second.y + 30})->index == 1);
    CHECK(nearestDatum(points, layout, {layout.plot.right(), layout.plot.y})->index == 2);
    Chart bars = points;
    bars.series[0].mark = Mark::kBars;
    const ChartLayout beside = layOut(ui, Canvas::kBox, bars);
    const Slot first = barSlot(bars, beside, bars.series[0], 1);
    CHECK(nearestDatum(bars, beside, {first.right - 1, beside.plot.y})->index == 0);
    const double edge = beside.across.value(first.right);
    bars.series.push_back({.name = "near", .mark = Mark::kPoints, .x = {edge}, .y = {0}});
    CHECK(nearestDatum(bars, beside, {first.right - 1, beside.plot.bottom()})->series == &bars.series[0]);
  });
}

TEST_CASE("a read-out says x, value and spread", "[chart]") {
  Canvas canvas;
  canvas.show([](Ui& ui) {
    Chart chart = lostPerRound({41200});
    const auto texts = [&] {
      Texts out;
      for (const ReadOutLine& line : readOutLines(ui, chart, {&chart.series[0], 0, {}})) out.push_back(line.text);
      return out;
    };
    CHECK(texts() == Texts{"Round 1", "41\u202F200"});
    chart.y.unit = "ns";
    chart.series[0].low = {40000};
    chart.series[0].high = {52100};
    CHECK(texts() == Texts{"Round 1", "41.2\u202Fµs", "40.0\u202Fµs to 52.1\u202Fµs"});
    chart.series.push_back({.name = "other"});
    CHECK(texts()[1] == "Lost  41.2\u202Fµs");
    chart.categories = {"none", "mutex"};
    CHECK(texts()[0] == "mutex");
  });
}

TEST_CASE("a read-out does not cover what it is about", "[chart]") {
  Canvas canvas;
  canvas.show([](Ui& ui) {
    for (const Rect bounds : {Canvas::kBox, Rect{20, 10, 110, 300}}) {
      for (const float x : {bounds.x, bounds.x + bounds.w / 2, bounds.right()}) {
        for (const float y : {bounds.y, bounds.y + bounds.h / 2, bounds.bottom()}) {
          const Rect box = readOut(ui, bounds, {x, y}, {{"Round 1"}, {"400 000"}, {"from 1 to 2", 0xFFFFFFFF}});
          CHECK(contains(bounds, box));
          CHECK((x < box.x || x > box.right() || y < box.y || y > box.bottom()));
        }
      }
    }
  });
}

TEST_CASE("a read-out appears under the mouse alone and stays inside the chart", "[chart]") {
  Canvas canvas;
  const Chart chart = lostPerRound({10, 400, 200, 0, 380});
  canvas.show(chart);
  const int quiet = Canvas::vertices();
  canvas.show([&](Ui& ui) {
    const ChartLayout layout = layOut(ui, Canvas::kBox, chart);
    drawFrame(ui, chart, layout);
    drawMarks(ui, chart, layout, chart.series[0]);
  });
  CHECK(Canvas::vertices() == quiet);
  canvas.show(chart, {Canvas::kBox.right() + 5, 100});
  CHECK(Canvas::vertices() == quiet);
  for (const float x : {100.0F, 400.0F, 712.0F}) {
    for (const float y : {45.0F, 150.0F, 250.0F}) {
      canvas.show(chart, {x, y});
      CHECK(Canvas::vertices() > quiet);
      CHECK(contains(Canvas::kBox.inset(-1), Canvas::drawn()));
    }
  }
}

TEST_CASE("a tap on a chart reads out, a drag of a control across it does not", "[chart]") {
  Canvas canvas;
  const Chart chart = lostPerRound({10, 400});
  canvas.show(chart);
  const int quiet = Canvas::vertices();
  canvas.show(chart, {400, 150}, true);
  CHECK(Canvas::vertices() > quiet);
  canvas.show(chart);
  const auto with_control = [&](Ui& ui) {
    ImGui::SetCursorScreenPos({0, 0});
    ImGui::InvisibleButton("control", {15, 15});
    racecourse::ui::chart(ui, Canvas::kBox, chart);
  };
  canvas.show(with_control, {5, 5}, true);
  REQUIRE(ImGui::IsAnyItemActive());
  canvas.show(with_control, {400, 150}, true);
  CHECK(Canvas::vertices() == quiet);
}

TEST_CASE("odd data and tiny boxes draw without harm", "[chart]") {
  Canvas canvas;
  Chart chart = lostPerRound({kNan, 0, 1e300, -1e300});
  chart.series[0].low = {1};
  chart.series.push_back({.name = "uneven", .x = {1, 2, 3}, .y = {4}});
  chart.series.push_back({.name = "bars", .mark = Mark::kBars, .x = {1, 1, 2}, .y = {0, -4, 9}, .hollow = true});
  chart.series.push_back({.name = "dashes", .x = {1, 1, 2}, .y = {0, 0, 9}, .hollow = true});
  chart.lines = {{.label = "far", .value = 1e30}, {.label = "nowhere", .value = kNan, .vertical = true}};
  for (const bool log : {false, true}) {
    chart.x.log = chart.y.log = log;
    for (const float size : {300.0F, 60.0F, 20.0F, 1.0F, 0.0F})
      canvas.show([&](Ui& ui) { racecourse::ui::chart(ui, {10, 10, size, size}, chart); }, {15, 15});
    CHECK(canvas.figure().label == chart.title);
  }
}
