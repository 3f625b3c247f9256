#include "labs/readers-writers/experiment_book.h"

#include <algorithm>
#include <cmath>

#include "threads/clock.h"

namespace racecourse::labs::readers_writers {
namespace {

// The quantile `p` of values in ascending order, as threads::summarise defines it.
double quantile(const std::vector<double>& ascending, double p) {
  if (ascending.empty()) return 0;
  const double position = p * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  return std::lerp(ascending[below], ascending[above], position - static_cast<double>(below));
}

}  // namespace

Book::Book(int readers, int writers)
    : members_(static_cast<std::size_t>(readers + writers)), began_ns_(threads::nowNs()) {
  for (int i = readers; i < readers + writers; ++i) at(i).visitor.writes = true;
}

std::int64_t Book::now() const { return (closed_ns_ > 0 ? closed_ns_ : threads::nowNs()) - began_ns_; }

void Book::arrive(int number) {
  const std::lock_guard lock(mutex_);
  Member& member = at(number);
  member.visitor.arrival = ++arrivals_;
  move(member, Place::kWaiting);
}

void Book::enter(int number) {
  const std::lock_guard lock(mutex_);
  Member& member = at(number);
  const bool alone = readers_inside_ + writers_inside_ == 0;
  if (member.visitor.writes ? !alone : writers_inside_ > 0) ++intrusions_;
  ++(member.visitor.writes ? writers_inside_ : readers_inside_);
  if (member.visitor.writes) ++writes_;
  if (closed_ns_ > 0) return;
  most_readers_ = std::max(most_readers_, readers_inside_);
  ++member.entries;
  member.waits_ns.push_back(static_cast<double>(now() - member.visitor.since_ns));
  move(member, Place::kInside);
}

void Book::leave(int number, bool whole) {
  const std::lock_guard lock(mutex_);
  Member& member = at(number);
  --(member.visitor.writes ? writers_inside_ : readers_inside_);
  if (!whole) ++torn_;
  move(member, Place::kAway);
}

// Once the time has ended everybody stays where they are seen.
void Book::move(Member& member, Place place) {
  if (closed_ns_ > 0) return;
  Visitor& visitor = member.visitor;
  const std::int64_t moment = now();
  if (visitor.place != Place::kAway) member.stretches.push_back({visitor.place, visitor.since_ns, moment});
  if (member.stretches.size() > kStretchesKept) member.stretches.pop_front();
  visitor.place = place;
  visitor.since_ns = moment;
}

void Book::close() {
  const std::lock_guard lock(mutex_);
  closed_ns_ = threads::nowNs();
}

bool Book::othersAreAway(int number) const {
  const std::lock_guard lock(mutex_);
  const Visitor& me = members_[static_cast<std::size_t>(number)].visitor;
  int others = 0;
  for (const Member& member : members_) {
    if (&member.visitor == &me || member.visitor.writes != me.writes) continue;
    if (member.visitor.place != Place::kAway) return false;
    ++others;
  }
  return others > 0;
}

std::int64_t Book::elapsedNs() const {
  const std::lock_guard lock(mutex_);
  return now();
}

Scene Book::scene() const {
  const std::lock_guard lock(mutex_);
  Scene scene{.now_ns = now()};
  for (const Member& member : members_) {
    scene.visitors.push_back(member.visitor);
    scene.lanes.emplace_back(member.stretches.begin(), member.stretches.end());
  }
  return scene;
}

Waits Book::waitsOf(bool writers) const {
  Waits out;
  std::vector<double> waits;
  for (const Member& member : members_) {
    if (member.visitor.writes != writers) continue;
    ++out.threads;
    out.entries += member.entries;
    waits.insert(waits.end(), member.waits_ns.begin(), member.waits_ns.end());
    if (member.visitor.place != Place::kWaiting) continue;
    const std::int64_t so_far = now() - member.visitor.since_ns;
    waits.push_back(static_cast<double>(so_far));
    ++out.still_waiting;
    if (2 * so_far >= now()) ++out.starved;
  }
  std::ranges::sort(waits);
  out.ns = threads::summarise(waits);
  out.percentile_95_ns = quantile(waits, 0.95);
  return out;
}

LockWaits Book::waits(ReadWriteLockKind kind) const {
  const std::lock_guard lock(mutex_);
  return {.lock = kind,
          .readers = waitsOf(false),
          .writers = waitsOf(true),
          .most_readers = most_readers_,
          .intrusions = intrusions_,
          .exact = torn_ == 0,
          .elapsed_ns = now()};
}

std::int64_t Book::writes() const {
  const std::lock_guard lock(mutex_);
  return writes_;
}

}  // namespace racecourse::labs::readers_writers
