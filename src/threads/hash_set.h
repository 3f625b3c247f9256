// A set of numbers in a hash table whose buckets share a given number of locks: one for all, one for every few
// ("striped"), or one for each. Bucket b belongs to lock b mod locks.
//
//   threads::HashSet set(/*buckets=*/256, /*locks=*/16);
//   set.insert(7);
//
// Operations on buckets with different locks run at the same time. The number of buckets is fixed, which is what makes
// it this simple: growing would have to take all locks.
//
// Source: Herlihy and Shavit 2012, section 13.2.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <mutex>
#include <vector>

namespace racecourse::threads {

class HashSet {
 public:
  // At least one bucket, and from one lock to one for each bucket.
  HashSet(int buckets, int locks)
      : buckets_(static_cast<std::size_t>(buckets)), locks_(static_cast<std::size_t>(locks)) {
    assert(locks >= 1 && locks <= buckets);
  }

  // Each returns whether it changed the set, or found the key. `extra` runs while the lock is held: more work in the
  // critical section.
  template <class Extra = void (*)()>
  bool insert(std::uint32_t key, Extra extra = [] {}) {
    const std::lock_guard held(lockOf(key));
    extra();
    std::vector<std::uint32_t>& bucket = bucketOf(key);
    if (std::ranges::contains(bucket, key)) return false;
    bucket.push_back(key);
    return true;
  }

  template <class Extra = void (*)()>
  bool erase(std::uint32_t key, Extra extra = [] {}) {
    const std::lock_guard held(lockOf(key));
    extra();
    return std::erase(bucketOf(key), key) > 0;
  }

  template <class Extra = void (*)()>
  bool contains(std::uint32_t key, Extra extra = [] {}) {
    const std::lock_guard held(lockOf(key));
    extra();
    return std::ranges::contains(bucketOf(key), key);
  }

  // The number of keys, while nobody else is at work.
  std::size_t size() const {
    std::size_t keys = 0;
    for (const Bucket& bucket : buckets_) keys += bucket.keys.size();
    return keys;
  }

 private:
  // On cache lines of their own, so that neighbours do not disturb each other.
  struct alignas(64) Bucket {
    std::vector<std::uint32_t> keys;
  };
  struct alignas(64) Stripe {
    std::mutex mutex;
  };

  std::size_t indexOf(std::uint32_t key) const { return key % buckets_.size(); }
  std::vector<std::uint32_t>& bucketOf(std::uint32_t key) { return buckets_[indexOf(key)].keys; }
  std::mutex& lockOf(std::uint32_t key) { return locks_[indexOf(key) % locks_.size()].mutex; }

  std::vector<Bucket> buckets_;
  std::vector<Stripe> locks_;
};

}  // namespace racecourse::threads
