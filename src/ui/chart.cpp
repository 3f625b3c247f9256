#include "ui/chart.h"

#include <utility>

#include "ui/chart_data.h"
#include "ui/chart_frame.h"
#include "ui/chart_layout.h"
#include "ui/chart_marks.h"
#include "ui/chart_read_out.h"
#include "ui/chart_scales.h"
#include "ui/figure.h"

namespace racecourse::ui {

void chart(Ui& ui, Rect box, const Chart& chart) {
  if (!hasData(chart)) {
    quietSentence(ui, box, chart.empty);
    return describeFigure(ui, box, chart.title, chart.empty);
  }
  const ChartLayout layout = layOut(ui, box, chart);
  drawFrame(ui, chart, layout);
  for (const Series& series : chart.series)
    if (series.mark == Mark::kBars) drawMarks(ui, chart, layout, series);
  drawReferenceLines(ui, chart, layout);
  for (const Series& series : chart.series)
    if (series.mark != Mark::kBars) drawMarks(ui, chart, layout, series);
  drawReferenceLabels(ui, chart, layout);
  drawReadOut(ui, chart, layout);
  ChartData data = chart.table ? chartData(chart) : ChartData{};
  describeFigure(ui, box, chart.title, chart.summary, std::move(data.table), data.rows);
}

}  // namespace racecourse::ui
