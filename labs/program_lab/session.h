// The programs of a lab and what is known of the present one: its text, its steps, its proof, its runs. What the four
// views share.
//
//   Session session(programs, bench);
//   session.prove();
//   while (session.active()) session.poll();
//   session.proof().news().report->sentence
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/program.h"
#include "engine/trouble.h"
#include "labs/lab.h"
#include "labs/program_lab/live.h"
#include "labs/program_lab/programs.h"
#include "labs/program_lab/proof.h"
#include "labs/program_lab/state_atlas.h"
#include "labs/program_lab/stepping.h"

namespace racecourse::labs {

class Session {
 public:
  // At least one program.
  Session(std::vector<ProgramText> programs, const Bench& bench);

  const Bench& bench() const { return bench_; }
  const std::vector<ProgramText>& programs() const { return programs_; }
  std::size_t chosen() const { return chosen_; }
  const ProgramText& program() const { return programs_[chosen_]; }
  // Opens another program, at its start and with its text as it was left.
  void choose(std::size_t program);

  const std::string& text() const { return texts_[chosen_]; }
  bool edited() const { return text() != program().text; }
  void setText(std::string text);
  // What keeps the text from being a program.
  const std::optional<engine::Trouble>& trouble() const { return trouble_; }
  // The original text, at its start.
  void reset();

  // Nothing while there is trouble.
  Stepping* stepping() { return stepping_.get(); }
  const Stepping* stepping() const { return stepping_.get(); }
  bool wholeStatements() const { return whole_statements_; }
  void setWholeStatements(bool whole);

  // Checks every schedule, or on real threads runs the program; a sentence when that cannot be done.
  std::string prove();
  std::string run();
  void stopProof() { proof_->cancel(); }
  void stopRun() { live_->stop(); }
  const Proof& proof() const { return *proof_; }
  const Live& live() const { return *live_; }
  // Nothing while it is being made, and without a complete proof.
  StateAtlas* atlas() { return atlas_done_ ? atlas_.get() : nullptr; }

  // How things stand with the present program.
  Work work() const;

  // As of Lab.
  bool poll();
  bool active() const { return proof_->active() || live_->active(); }
  bool busy() const;
  std::string takeNews();
  // Rises with each text and program.
  std::uint64_t version() const { return version_; }

 private:
  void compile();
  void restart();
  bool pollProof();
  std::string troubleNews() const;

  Bench bench_;
  std::vector<ProgramText> programs_;
  std::vector<std::string> texts_;
  std::size_t chosen_ = 0;
  bool whole_statements_ = false;
  std::shared_ptr<const engine::Program> compiled_;
  std::optional<engine::Trouble> trouble_;
  std::unique_ptr<Stepping> stepping_;
  std::unique_ptr<Proof> proof_;
  std::unique_ptr<Live> live_;
  std::unique_ptr<StateAtlas> atlas_;
  bool atlas_done_ = false;
  std::uint64_t version_ = 1;
  std::string news_;
};

}  // namespace racecourse::labs
