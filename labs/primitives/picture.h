#pragma once

// The newest round as a picture: a lane for each way to wait, with a block wherever the waiter was awake and a mark for
// each signal.
//
//   const Picture picture = pictureOf(report);
//   drawPicture(ui, area.takeTop(pictureHeight(ui, picture)), picture, /*running=*/false);

#include <string>
#include <utility>
#include <vector>

#include "labs/primitives/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::primitives {

struct PictureLane {
  Way way = Way::kBusy;
  std::string name;                              // "Polling", or "Polling 2" where each way has several
  std::vector<std::pair<double, double>> awake;  // from and to in ns from the start, in order, apart
  std::vector<double> signals;                   // in ns from the start
};

struct Picture {
  std::vector<PictureLane> lanes;
  double duration = 0;  // ns
};

inline constexpr const char* kPictureTitle = "When a waiter is awake";

// The first signals of the newest round, as far as every lane is recorded. No lanes before there is anything to show.
Picture pictureOf(const Report& report);

// What it shows as text: for each lane the share of time awake, how often it woke, and the signals.
std::string pictureSummary(const Picture& picture);
ui::Table pictureTable(const Picture& picture);

// Draws it in `box` and describes it, while it changes many times a second without the table.
void drawPicture(ui::Ui& ui, ui::Rect box, const Picture& picture, bool running);

float pictureHeight(const ui::Ui& ui, const Picture& picture);

}  // namespace racecourse::labs::primitives
