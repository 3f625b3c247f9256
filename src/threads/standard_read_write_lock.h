// The read-write lock of the language, std::shared_mutex, in the shape of the others. Its policy is the library's own:
// the standard says none.
//
//   threads::StandardReadWriteLock lock;
//   if (lock.startRead(cancelled)) { look(); lock.stopRead(); }
//
// Nobody who waits for it can be sent away. It is for threads that all leave when they are told to: then whoever waits
// gets in.
#pragma once

#include <atomic>
#include <shared_mutex>

namespace racecourse::threads {

class StandardReadWriteLock {
 public:
  // Always true, when its turn has come.
  bool startRead(const std::atomic<bool>& /*cancelled*/) {
    lock_.lock_shared();
    return true;
  }
  void stopRead() { lock_.unlock_shared(); }

  bool startWrite(const std::atomic<bool>& /*cancelled*/) {
    lock_.lock();
    return true;
  }
  void stopWrite() { lock_.unlock(); }

 private:
  std::shared_mutex lock_;
};

}  // namespace racecourse::threads
