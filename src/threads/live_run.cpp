#include "threads/live_run.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <optional>

#include "threads/clock.h"
#include "threads/live_outcomes.h"
#include "threads/live_thread.h"

namespace racecourse::threads {

using engine::Machine;

namespace {

constexpr std::int64_t kPublishEveryNs = 50'000'000;

std::int64_t nanoseconds(double seconds) { return static_cast<std::int64_t>(seconds * 1e9); }

// Whether at least two threads were under way at the same time, before they first had to wait.
bool overlaps(LiveWorld& world) {
  const int threads = std::min(world.threads(), world.members());
  for (int a = 0; a < threads; ++a) {
    for (int b = a + 1; b < threads; ++b) {
      const LiveThread &one = world.thread(a), &other = world.thread(b);
      if (one.began_ns == 0 || other.began_ns == 0) continue;
      if (one.began_ns < other.ended_ns && other.began_ns < one.ended_ns) return true;
    }
  }
  return false;
}

}  // namespace

// All runs of one program: what the members of the crew share.
class LiveRun::Session {
 public:
  Session(std::shared_ptr<const engine::Program> program, const LiveOptions& options)
      : program_(std::move(program)), options_(options) {}

  // The whole work of one member. When the program turns out to need more threads than there are members, all leave.
  void work(Run<LiveReport>& run, int member);

  // How many members the work needs, to be asked for when all have left; as many as it had when it is done.
  int wanted() const { return wanted_; }

 private:
  using Job = Run<LiveReport>;

  void prepare();
  void enter(Job& run);
  bool goesOn(int members) const { return !done_ && wanted_ <= members; }
  void play(Job& run, int member);
  LiveEnding look(const Job& run) const;
  void concludeRun(Job& run);
  void record();
  void publish(Job& run);
  void renewMachine();

  const std::shared_ptr<const engine::Program> program_;
  const LiveOptions options_;
  std::unique_ptr<Machine> machine_;
  engine::State initial_;
  LivePlan plan_;
  std::optional<LiveWorld> world_;
  int wanted_ = 1;

  // Touched by the last member to leave a run, and by nobody else meanwhile.
  LiveTally tally_;
  LiveReport report_;
  std::int64_t began_ns_ = 0;
  std::int64_t published_ns_ = 0;
  std::uint64_t round_ = 0;
  bool done_ = false;

  std::int64_t run_began_ns_ = 0;  // written between two runs
  std::atomic<int> playing_ = 0;   // members that have not left this run
  std::atomic<int> left_ = 0;      // members that have left the work
};

void LiveRun::Session::prepare() {
  machine_ = std::make_unique<Machine>(*program_);
  initial_ = machine_->initial();
  plan_ = planFor(machine_->program(), machine_->options());
  plan_.second_ns = options_.second_ns;
  wanted_ = std::max(wanted_, static_cast<int>(initial_.threads.size()));
  report_.locked = plan_.locked;
}

// The first member of a crew that is large enough makes the world.
void LiveRun::Session::enter(Job& run) {
  if (!machine_) prepare();
  if (!goesOn(run.members())) return;
  world_.emplace(*machine_, initial_, run.members());
  world_->reset();
  if (began_ns_ == 0) began_ns_ = nowNs();
  run_began_ns_ = nowNs();
  playing_ = run.members();
  run.publish(report_);
}

void LiveRun::Session::work(Job& run, int member) {
  if (member == 0) enter(run);
  while (run.gate() && goesOn(run.members())) play(run, member);
  if (left_.fetch_add(1, std::memory_order_acq_rel) + 1 < run.members()) return;
  left_.store(0, std::memory_order_relaxed);
  publish(run);
}

void LiveRun::Session::play(Job& run, int member) {
  const LivePace pace(options_.seed, round_, member);
  LiveStepper(*world_, *machine_, plan_, member, pace).run([&] { return look(run); });
  if (playing_.fetch_sub(1, std::memory_order_acq_rel) == 1) concludeRun(run);
}

LiveEnding LiveRun::Session::look(const Job& run) const {
  if (run.cancelled()) return LiveEnding::kVoid;
  if (nowNs() - run_began_ns_ > nanoseconds(options_.seconds_per_run)) return LiveEnding::kEndless;
  return machine_->pool().bytes() > 2 * options_.most_bytes ? LiveEnding::kTooLarge : LiveEnding::kNone;
}

void LiveRun::Session::concludeRun(Job& run) {
  wanted_ = std::max(wanted_, std::min(world_->threads(), engine::kMostThreads));
  if (world_->ending() != LiveEnding::kVoid) record();
  const std::int64_t now = nowNs();
  report_.elapsed_ns = now - began_ns_;
  done_ = report_.runs >= options_.times || report_.elapsed_ns > nanoseconds(options_.seconds);
  if (now - published_ns_ > kPublishEveryNs) {
    published_ns_ = now;
    publish(run);
  }
  if (machine_->pool().bytes() > options_.most_bytes) renewMachine();
  ++round_;
  world_->reset();
  run_began_ns_ = nowNs();
  playing_.store(run.members(), std::memory_order_relaxed);
}

void LiveRun::Session::publish(Job& run) {
  const double by_runs = static_cast<double>(report_.runs) / static_cast<double>(options_.times);
  const double by_time = static_cast<double>(report_.elapsed_ns) / 1e9 / options_.seconds;
  run.setProgress(std::min(1.0, std::max(by_runs, by_time)));
  report_.outcomes = tally_.outcomes();
  run.publish(report_);
}

void LiveRun::Session::record() {
  ++report_.runs;
  report_.threads = std::max(report_.threads, world_->threads());
  if (overlaps(*world_)) ++report_.overlapped;
  switch (world_->ending()) {
    case LiveEnding::kEndless:
      ++report_.endless;
      return;
    case LiveEnding::kTooLarge:
      ++report_.too_large;
      return;
    default:
      tally_.count(*machine_, *world_);
  }
}

// A pool only grows.
void LiveRun::Session::renewMachine() {
  const int members = world_->members();
  world_.reset();
  prepare();
  tally_.forgetWords();
  world_.emplace(*machine_, initial_, members);
}

void LiveRun::start(Crew& crew, std::shared_ptr<const engine::Program> program, const LiveOptions& options) {
  crew_ = &crew;
  session_ = std::make_shared<Session>(std::move(program), options);
  begin(1);
}

void LiveRun::begin(int members) {
  members_ = members;
  experiment_.start(*crew_, members,
                    [session = session_](Run<LiveReport>& run, int member) { session->work(run, member); });
}

bool LiveRun::poll() {
  const bool changed = experiment_.poll();
  if (experiment_.state() != State::kFinished || session_->wanted() <= members_) return changed;
  begin(session_->wanted());
  return true;
}

void LiveRun::cancel() { experiment_.cancel(); }

}  // namespace racecourse::threads
