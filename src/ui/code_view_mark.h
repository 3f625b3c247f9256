#pragma once

// How a thread is shown wherever it stands: a round badge in its colour with its number, hatched while it is blocked.
// Threads are numbered as the caller likes; the main thread has no number and takes the ink.
//
//   drawThreadBadge(ui, {12, 20}, 9, 1, true);   // thread 1, blocked

#include <string>

#include "ui/ui.h"

namespace racecourse::ui {

inline constexpr int kMainThread = -1;

// "T1", "main".
std::string threadName(int thread);

// "thread 1", "the main thread".
std::string threadSpoken(int thread);

// The same as the start of a sentence.
std::string threadSpokenFirst(int thread);

ImU32 threadColour(const Theme& theme, int thread);

// A ring of `radius` pixels in the thread's colour around its number. `strength` below 1 makes it pale.
void drawThreadBadge(Ui& ui, ImVec2 centre, float radius, int thread, bool blocked = false, float strength = 1);

// Rising lines inside `box`: the sign of what is blocked.
void hatch(Ui& ui, Rect box, ImU32 colour);

// `share` of `over` laid on `under`, opaque.
ImU32 mixed(ImU32 under, ImU32 over, float share);

}  // namespace racecourse::ui
