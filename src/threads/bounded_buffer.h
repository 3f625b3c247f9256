// A buffer with a few slots between threads that put items and threads that take them. Who puts into a full one and who
// takes from an empty one sleeps; the three kinds differ in how they know whom to wake.
//
//   threads::MonitorBuffer<int> buffer(/*capacity=*/2);
//   buffer.put(7, mine);                                            // each producer, with a BufferWaiter of its own
//   while (const std::optional<int> item = buffer.take(mine)) …     // each consumer, until nothing more will come
//   buffer.close();                                                 // anybody, when the last producer is done
//
// Closing is how it ends and how it is stopped: nobody sleeps in a closed buffer. Python's queue.Queue has it since
// 3.13, as shutdown().
#pragma once

#include <optional>

#include "threads/buffer_waiter.h"
#include "threads/slot_ring.h"

namespace racecourse::threads {

template <class Item>
class BoundedBuffer {
 public:
  virtual ~BoundedBuffer() = default;

  // Waits for a free slot and fills it. False when the buffer is closed; the item is then not in it.
  virtual bool put(Item item, BufferWaiter& mine) = 0;

  // Waits for an item and frees its slot. Nothing when the buffer is closed and empty.
  virtual std::optional<Item> take(BufferWaiter& mine) = 0;

  // Wakes everybody. What lies in the buffer may still be taken. An item that is being put at this moment may stay
  // behind, so who wants all of them closes when nobody puts any more.
  virtual void close() = 0;

  // A copy of the slots as they are at one moment.
  virtual SlotRing<Item> look() = 0;
};

}  // namespace racecourse::threads
