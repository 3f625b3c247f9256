#pragma once

// What each thread did lately, a lane for each: pale where it read, full where it wrote, hatched where it waited.
//
//   lanes(ui, ui::takePanel(ui, rest, lanesHeight(ui, scene), "The last 1.2 s", kGap), scene, 1'200'000'000, running);

#include <cstdint>
#include <vector>

#include "labs/readers-writers/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::readers_writers {

// Draws the last `shown_ns` of `scene` in `box` and describes them; while it is `running` without the table.
void lanes(ui::Ui& ui, ui::Rect box, const Scene& scene, std::int64_t shown_ns, bool running);

float lanesHeight(const ui::Ui& ui, const Scene& scene);

// The stretches of one visitor between `from_ns` and now, cut off there, with the one that is not over.
std::vector<Stretch> stretchesSince(const Scene& scene, std::size_t visitor, std::int64_t from_ns);

// How much of the trial is worth showing: some rounds of a thread, at most the whole trial.
std::int64_t shownNs(const Settings& settings);

}  // namespace racecourse::labs::readers_writers
