#pragma once

// What the pictures of primitives are drawn with: a pen that goes from left to right along one line, words, badges, and
// the queue at the door.
//
//   Pen pen{ui, room.x, room.y + room.h / 2, room.right()};
//   drawQueue(pen, row, kDoor);

#include <span>
#include <string_view>

#include "ui/primitive_rows.h"

namespace racecourse::ui {

inline constexpr float kPenBadge = 10, kPenPitch = 22;  // a badge's radius, and from one to the next
inline constexpr float kPenGap = 10, kPenStroke = 1.5F;

// Nothing is drawn beyond `right`.
struct Pen {
  Ui& ui;
  float x, y, right;

  float room() const { return x < right ? right - x : 0; }
};

// The edge of a box, and what is inside.
void drawOutline(Ui& ui, Rect box, ImU32 colour, float rounding = 3, float width = kPenStroke);
void drawGround(Ui& ui, Rect box, ImU32 colour, float rounding = 3);

void drawWord(Pen& pen, std::string_view text, const ImFont& font, ImU32 colour);
void drawNote(Pen& pen, std::string_view text);

// As many badges as fit, and how many there are beyond.
void drawBadges(Pen& pen, std::span<const WaitingThread> threads);

// Somebody of whom only the presence is known.
void drawStranger(Ui& ui, ImVec2 centre);

// Those of `row` who want that, in order.
std::vector<WaitingThread> thoseWho(const PrimitiveRow& row, Wants wants);

// The queue at the door: those who want the same beside each other, behind what they want; `all` in this order.
// `short_form` leaves the word for kEntry out.
void drawQueue(Pen& pen, const PrimitiveRow& row, std::span<const Wants> all, bool short_form = false);

// The slots of a queue between those who put and those who get. (primitive_buffer.cpp)
void drawBuffer(Pen& pen, const PrimitiveRow& row);

}  // namespace racecourse::ui
