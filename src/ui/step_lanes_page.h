#pragma once

// A schedule laid out for one frame, and how to draw its layers.
//
//   const LanesPage page = layOutLanes(ui, box, lanes, view);
//   drawLaneSteps(ui, page), drawConflicts(ui, page), drawCursor(ui, page), drawStrip(ui, page);

#include "ui/step_lanes.h"
#include "ui/step_lanes_columns.h"

namespace racecourse::ui {

struct LanesPage {
  const StepLanes& lanes;
  int position;
  LaneColumns columns;
  LaneWindow window;
  Rect plot;   // the lanes
  Rect strip;  // all steps, small
  Rect legend;
  float lane_height;

  // The pixel of a place along the columns, in the plot and in the strip.
  float x(double along) const { return plot.x + static_cast<float>(along - window.first) * window.pitch; }
  float stripX(double along) const;

  // The place along the columns at a pixel, within what is shown.
  double along(float x) const;
  double stripAlong(float x) const;

  // The middle of the lane of `thread`; nothing when it has none.
  std::optional<float> laneY(int thread) const;

  float strength(int step) const { return step < position ? 1.0F : 0.45F; }
};

// `held`: the reader drags, so the window stays where it is.
LanesPage layOutLanes(const Ui& ui, Rect box, const StepLanes& lanes, const LanesView& view, bool held);

// The lanes with their badges, the steps that are in sight and the switches between threads.
void drawLaneSteps(Ui& ui, const LanesPage& page);

void drawConflicts(Ui& ui, const LanesPage& page);
void drawCursor(Ui& ui, const LanesPage& page);

// The whole schedule: where each thread ran, the part that is shown, the cursor as a knob.
void drawStrip(Ui& ui, const LanesPage& page);

}  // namespace racecourse::ui
