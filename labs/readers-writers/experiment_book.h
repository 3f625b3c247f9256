// Who waits at the door and who is inside, written down beside the lock: so that what it promises is counted and not
// believed, and so that there is a picture of it at any moment.
//
//   Book book(4, 2);                        // readers are members 0 to 3, writers 4 and 5; the time begins
//   book.arrive(me); lock.startRead(…); book.enter(me); … book.leave(me, whole); lock.stopRead();
//   book.close();                           // whoever waits now waits for ever, as far as the book is concerned
//
// A thread is entered after it was let in and crossed out before it lets go: who is inside by the book is inside.
#pragma once

#include <deque>
#include <mutex>
#include <vector>

#include "labs/readers-writers/experiment.h"

namespace racecourse::labs::readers_writers {

class Book {
 public:
  // The time begins.
  Book(int readers, int writers);

  // What `member` does. `whole` says that a reader has not seen half of a page.
  void arrive(int member);
  void enter(int member);
  void leave(int member, bool whole);

  // Ends the time: what comes later is checked, and not counted.
  void close();

  // All of these may be asked at any time.
  bool othersAreAway(int member) const;  // all of its kind, if there are any
  std::int64_t elapsedNs() const;
  Scene scene() const;
  LockWaits waits(ReadWriteLockKind lock) const;
  std::int64_t writes() const;  // after the end of the time too

 private:
  static constexpr std::size_t kStretchesKept = 256;

  struct Member {
    Visitor visitor;
    std::deque<Stretch> stretches;
    std::int64_t entries = 0;
    std::vector<double> waits_ns;
  };

  Member& at(int member) { return members_[static_cast<std::size_t>(member)]; }
  std::int64_t now() const;
  void move(Member& member, Place place);
  Waits waitsOf(bool writers) const;

  mutable std::mutex mutex_;
  std::vector<Member> members_;
  const std::int64_t began_ns_;
  std::int64_t closed_ns_ = 0;  // 0 before
  std::int64_t arrivals_ = 0, writes_ = 0, intrusions_ = 0, torn_ = 0;
  int readers_inside_ = 0, writers_inside_ = 0, most_readers_ = 0;
};

}  // namespace racecourse::labs::readers_writers
