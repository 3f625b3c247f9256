// The kinds of bounded buffers that there are, to be chosen at run time.
//
//   const auto buffer = threads::makeBuffer<int>(threads::BufferKind::kMonitor, /*capacity=*/2);
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "threads/broadcast_buffer.h"
#include "threads/monitor_buffer.h"
#include "threads/semaphore_buffer.h"

namespace racecourse::threads {

enum class BufferKind { kSemaphores, kMonitor, kBroadcast };
inline constexpr int kBufferKinds = 3;

// In the order of the enumeration: as links spell them, and as the reader sees them.
inline constexpr std::array<std::string_view, kBufferKinds> kBufferWords = {"semaphores", "monitor", "broadcast"};
inline constexpr std::array<std::string_view, kBufferKinds> kBufferNames = {"Semaphores", "Monitor", "Notify all"};

// A buffer of this kind with `capacity` slots, at least 1.
template <class Item>
std::unique_ptr<BoundedBuffer<Item>> makeBuffer(BufferKind kind, int capacity) {
  switch (kind) {
    case BufferKind::kSemaphores:
      return std::make_unique<SemaphoreBuffer<Item>>(capacity);
    case BufferKind::kMonitor:
      return std::make_unique<MonitorBuffer<Item>>(capacity);
    case BufferKind::kBroadcast:
      return std::make_unique<BroadcastBuffer<Item>>(capacity);
  }
  return nullptr;
}

}  // namespace racecourse::threads
