#include "labs/program_lab/session.h"

#include <utility>

#include "engine/compiler.h"
#include "labs/program_lab/verdict_words.h"

namespace racecourse::labs {
namespace {

constexpr std::size_t kMostStates = 5'000'000;
constexpr std::size_t kMostBytes = std::size_t{512} << 20;

engine::CheckOptions limits() {
  engine::CheckOptions options;
  options.most_states = kMostStates;
  options.most_bytes = kMostBytes;
  options.most_outcomes = 500;
  return options;
}

}  // namespace

Session::Session(std::vector<ProgramText> programs, const Bench& bench)
    : bench_(bench), programs_(std::move(programs)) {
  for (const ProgramText& program : programs_) texts_.push_back(program.text);
  compile();
}

void Session::choose(std::size_t program) {
  if (program == chosen_) return;
  chosen_ = program;
  compile();
}

void Session::setText(std::string text) {
  if (text == texts_[chosen_]) return;
  texts_[chosen_] = std::move(text);
  compile();
}

void Session::reset() {
  texts_[chosen_] = program().text;
  compile();
}

void Session::compile() {
  std::expected<engine::Program, engine::Trouble> compiled = engine::compile(text());
  trouble_.reset();
  compiled_.reset();
  if (compiled)
    compiled_ = std::make_shared<const engine::Program>(*std::move(compiled));
  else
    trouble_ = compiled.error();
  proof_ = std::make_unique<Proof>();
  live_ = std::make_unique<Live>();
  atlas_.reset();
  atlas_done_ = false;
  ++version_;
  restart();
}

void Session::restart() {
  stepping_.reset();
  if (compiled_) stepping_ = std::make_unique<Stepping>(*compiled_, program().goals, whole_statements_);
}

void Session::setWholeStatements(bool whole) {
  if (std::exchange(whole_statements_, whole) != whole) restart();
}

std::string Session::troubleNews() const { return "Line " + std::to_string(trouble_->line) + ": " + trouble_->message; }

std::string Session::prove() {
  if (trouble_) return troubleNews();
  live_->stop();
  proof_->start(compiled_, limits(), bench_);
  news_ = "Checking every schedule.";
  return "";
}

std::string Session::run() {
  if (trouble_) return troubleNews();
  if (!bench_.environment.threads)
    return "This page has no threads to run on. " + std::string(bench_.no_threads_because);
  if (!proof_->news().report && !proof_->active()) proof_->start(compiled_, limits(), bench_);
  live_->start(compiled_, bench_);
  news_ = "Running on real threads.";
  return "";
}

bool Session::pollProof() {
  const bool was_active = proof_->active();
  const bool news = proof_->poll();
  if (was_active && !proof_->active() && proof_->news().report) {
    const engine::Report& report = *proof_->news().report;
    if (!live_->active()) news_ = headline(report, proof_->news().cancelled) + " " + report.sentence;
    if (report.verdict != engine::Verdict::kStopped && report.states <= kMostMapped)
      atlas_ = std::make_unique<StateAtlas>(*compiled_);
  }
  return news;
}

Work Session::work() const {
  const std::shared_ptr<const engine::Report>& report = proof_->news().report;
  return {.program = program().id,
          .edited = edited(),
          .whole_statements = whole_statements_,
          .goals = stepping_ ? stepping_->reached() : std::vector<ReachedGoal>{},
          .holds = report && report->verdict == engine::Verdict::kHolds};
}

bool Session::poll() {
  bool news = pollProof();
  news = live_->poll(bench_) || news;
  if (atlas_ && !atlas_done_) news = atlas_done_ = atlas_->advance();
  if (stepping_ && stepping_->active()) news = stepping_->advance() || news;
  return news;
}

bool Session::busy() const { return proof_->busy() || (atlas_ && !atlas_done_) || (stepping_ && stepping_->active()); }

std::string Session::takeNews() {
  const std::string steps = stepping_ ? stepping_->takeNews() : "";
  return steps.empty() ? std::exchange(news_, {}) : steps;
}

}  // namespace racecourse::labs
