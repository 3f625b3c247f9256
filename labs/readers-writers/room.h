#pragma once

// The room that the lock guards, drawn at one moment: who is away, who waits at the door and in which order, and who is
// inside, readers together or a writer alone. A writer's badge stands in a square.
//
//   room(ui, ui::takePanel(ui, rest, roomHeight(ui, scene, rest.w - 32), "The room", kGap), scene, running);

#include "labs/readers-writers/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::readers_writers {

// Draws `scene` in `box` and describes it; while it is `running` without the table of all threads.
void room(ui::Ui& ui, ui::Rect box, const Scene& scene, bool running);

// The same for any scene with as many threads, so that nothing moves when somebody does.
float roomHeight(const ui::Ui& ui, const Scene& scene, float width);

}  // namespace racecourse::labs::readers_writers
