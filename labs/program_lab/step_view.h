// Step on the canvas: the reader picks who takes each step.
//
//   StepView view;
//   if (const auto open = view.draw(ui, rest, session)) show(*open);
#pragma once

#include "labs/program_lab/panels.h"
#include "ui/code_view.h"
#include "ui/step_lanes.h"

namespace racecourse::labs {

class StepView {
 public:
  // Takes its height from the top of `rest`.
  void draw(ui::Ui& ui, ui::Rect& rest, Session& session);

 private:
  void stage(ui::Ui& ui, ui::Rect& rest, Session& session);
  void code(ui::Ui& ui, ui::Rect& rest, Session& session);
  void transport(ui::Ui& ui, ui::Rect& rest, Session& session);
  void moves(ui::Ui& ui, ui::Rect row, Stepping& stepping);
  void schedulers(ui::Ui& ui, ui::Rect& rest, Session& session);
  void picker(ui::Ui& ui, ui::Rect choice, ui::Rect slider);
  void runButton(ui::Ui& ui, ui::Rect box, Stepping& stepping);
  void lanes(ui::Ui& ui, ui::Rect box, Stepping& stepping, const ui::StepLanes& lanes);

  ui::CodeScroll scroll_;
  ui::LanesView lanes_;
  int picker_ = 1;
  int seed_ = 1;
};

// The parts of Step that need nothing kept.
void goalsPanel(ui::Ui& ui, ui::Rect& rest, Stepping& stepping);
void threadCards(ui::Ui& ui, ui::Rect& rest, Stepping& stepping);
// What threadCards() takes while every thread has one step to take.
float usualCardsHeight(const ui::Ui& ui, const Picture& picture);
void primitivesPanel(ui::Ui& ui, ui::Rect& rest, const std::vector<ui::PrimitiveRow>& rows);
void sharedPanel(ui::Ui& ui, ui::Rect& rest, Stepping& stepping);
void outputPanel(ui::Ui& ui, ui::Rect& rest, const std::string& output);

}  // namespace racecourse::labs
