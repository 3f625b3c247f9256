// A queue of threads, each of which waits at a flag of its own: the lock of Mellor-Crummey and Scott. First come, first
// served, and handing over disturbs nobody but the next in line.
//
//   threads::McsLock lock;
//   const threads::McsLock::Guard held(lock);   // brings the node for this acquisition along
//
// Each acquisition needs a node that stays where it is until unlock() has returned, so lock() and unlock() take it and
// std::lock_guard does not fit; the guard keeps it on the stack. With more threads than cores the queue has the same
// trouble as the ticket lock. Waiting threads spin, then yield.
//
// Source: J. M. Mellor-Crummey and M. L. Scott, ACM Transactions on Computer Systems 9(1), 1991, section 2.4.
#pragma once

#include <atomic>

#include "threads/spin_wait.h"

namespace racecourse::threads {

class McsLock {
 public:
  // A place in the queue. Nodes on the stacks of different threads are far apart; they are not aligned to a cache line,
  // because a stack object with such an alignment makes clang's WebAssembly code leak stack in a loop
  // (Emscripten 3.1.69).
  struct Node {
    std::atomic<Node*> next = nullptr;
    std::atomic<bool> waits = false;
  };

  // Waits until the caller is at the head of the queue, with `node` as its place. The node must not be in a queue.
  void lock(Node& node) {
    node.next.store(nullptr, std::memory_order_relaxed);
    node.waits.store(true, std::memory_order_relaxed);
    Node* const before = tail_.exchange(&node, std::memory_order_acq_rel);
    if (before == nullptr) return;
    before->next.store(&node, std::memory_order_release);
    SpinWait wait;
    while (node.waits.load(std::memory_order_acquire)) wait.pause();
  }

  // Hands over to the next in line. `node` is the one that was given to lock().
  void unlock(Node& node) {
    Node* next = node.next.load(std::memory_order_acquire);
    if (next == nullptr) {
      Node* last = &node;
      if (tail_.compare_exchange_strong(last, nullptr, std::memory_order_release, std::memory_order_relaxed)) return;
      // Somebody has joined the queue and is about to say so.
      SpinWait wait;
      while ((next = node.next.load(std::memory_order_acquire)) == nullptr) wait.pause();
    }
    next->waits.store(false, std::memory_order_release);
  }

  // Holds the lock from its construction to the end of its scope.
  class Guard {
   public:
    explicit Guard(McsLock& lock) : lock_(lock) { lock_.lock(node_); }
    ~Guard() { lock_.unlock(node_); }
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

   private:
    McsLock& lock_;
    Node node_;
  };

 private:
  std::atomic<Node*> tail_ = nullptr;
};

}  // namespace racecourse::threads
