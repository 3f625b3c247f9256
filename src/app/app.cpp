#include "app/app.h"

#include <imgui.h>

#include <algorithm>

#include "app/link.h"
#include "labs/program_lab/json.h"

namespace racecourse::app {

namespace {

using labs::quotedJson;

std::string number(int n) { return std::to_string(n); }

}  // namespace

App::App(std::string_view id, const threads::Environment& environment, std::string no_threads_because,
         std::vector<labs::ProgramText> programs)
    : environment_(environment), no_threads_because_(std::move(no_threads_because)) {
  lab_ = labs::makeLab(id, {crew_, environment_, no_threads_because_}, std::move(programs));
}

std::uint64_t App::textVersion() const { return lab_->editor() ? lab_->editor()->textVersion() : 0; }

std::string App::text() const {
  const labs::Editor* editor = lab_->editor();
  const labs::EditorText now = editor ? editor->editorText() : labs::EditorText{};
  return "{\"version\":" + std::to_string(textVersion()) + ",\"program\":" + quotedJson(now.program) +
         ",\"title\":" + quotedJson(now.title) + ",\"text\":" + quotedJson(now.text) +
         ",\"original\":" + quotedJson(now.original) + ",\"open\":" + (now.open ? "true" : "false") + "}";
}

std::string App::setText(std::string text) {
  std::string out;
  labs::Editor* editor = lab_->editor();
  touch();
  if (editor)
    for (const engine::Trouble& trouble : editor->setText(std::move(text)))
      out += (out.empty() ? "" : ",") + ("{\"line\":" + number(trouble.line)) +
             ",\"column\":" + number(trouble.column) + ",\"message\":" + quotedJson(trouble.message) + "}";
  return "[" + out + "]";
}

std::string App::open(std::string_view query) {
  std::string trouble;
  if (query.size() > kLongestLink) trouble = "The link is too long to be one of ours, so the lab starts plain.";
  for (const auto& [name, value] : parseLink(query)) {
    const auto done = lab_->obey(name, value);
    if (!done) trouble += (trouble.empty() ? "" : " ") + done.error();
  }
  touch();
  return trouble;
}

bool App::frameDue() {
  if (lab_->poll()) frames_due_ = std::max(frames_due_, 1);
  return frames_due_ > 0 || screen_.semantics().hasActions();
}

void App::frame() {
  if (frames_due_ > 0) --frames_due_;
  const float before = height_;
  const bool acted = screen_.semantics().hasActions();
  screen_.frame([this](ui::Ui& ui, ui::Rect area) {
    height_ = lab_->draw(ui, area);
    ImGui::SetCursorScreenPos({area.x, area.y + height_});
    ImGui::Dummy({0, 0});  // so that a window knows how far it can be scrolled
  });
  if (acted || height_ != before) frames_due_ = std::max(frames_due_, 2);
}

std::string App::work() {
  std::string now = "\"textVersion\":" + std::to_string(textVersion()) + "," +
                    labs::workJson(lab_->facts(), lab_->work(), environment_).substr(1);
  if (now != work_) ++work_version_;
  work_ = std::move(now);
  return "{\"version\":" + std::to_string(work_version_) + "," + work_;
}

std::string App::takeAnnouncement() {
  const std::string news = lab_->takeNews();
  return news.empty() ? screen_.semantics().takeAnnouncement() : news;
}

}  // namespace racecourse::app
