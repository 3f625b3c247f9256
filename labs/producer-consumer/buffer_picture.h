#pragma once

// The bounded buffer with its producers at one end and its consumers at the other: every slot in its place, filled ones
// in the colour of the producer that made the item, every thread with what it does.
//
//   const BufferPicture picture{.title = "The buffer", .scene = report.now};
//   bufferPicture(ui, ui::takePanel(ui, rest, bufferPictureHeight(ui, picture, width), picture.title, kGap), picture);

#include <string>

#include "labs/producer-consumer/experiment.h"
#include "ui/ui.h"

namespace racecourse::labs::producer_consumer {

struct BufferPicture {
  std::string title;  // the accessible name, unique on the screen; not drawn
  const Scene& scene;
  bool begun = true;  // otherwise the threads have not started yet
  bool table = true;  // whether the semantics carry every thread and slot; off while they change many times a second
};

// The scene before a run: empty slots, nobody at work.
Scene sceneBefore(const Settings& settings);

// Draws `picture` in `box` and describes it.
void bufferPicture(ui::Ui& ui, ui::Rect box, const BufferPicture& picture);

// The height that it takes in `width`.
float bufferPictureHeight(const ui::Ui& ui, const BufferPicture& picture, float width);

// Every thread and every slot in words.
ui::Table sceneTable(const Scene& scene, bool begun);

}  // namespace racecourse::labs::producer_consumer
