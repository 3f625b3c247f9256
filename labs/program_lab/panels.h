// What the views of a program lab have in common. Every function takes its part from the top of `rest`.
#pragma once

#include <optional>

#include "labs/program_lab/session.h"
#include "ui/controls.h"

namespace racecourse::labs {

enum class View { kExperiment, kStep, kProve, kRun, kFix };

// A sentence with a sign, as wide as `rest`.
void takeNotice(ui::Ui& ui, ui::Rect& rest, ui::Verdict verdict, const std::string& sentence);

// A button as wide as its text, at least 96 px, from the left of `row`.
bool takeButton(ui::Ui& ui, ui::Rect& row, std::string_view label, ui::Emphasis emphasis, bool enabled = true,
                std::string_view key = {});

// What Prove says at once: the verdict large, what it is about, what can be pressed. The view to open then.
std::optional<View> verdictPanel(ui::Ui& ui, ui::Rect& rest, Session& session);

// That the text is no program, and where; a button leads to Fix unless that is where we are.
std::optional<View> troublePanel(ui::Ui& ui, ui::Rect& rest, const Session& session, bool in_fix);

}  // namespace racecourse::labs
