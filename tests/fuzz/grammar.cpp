#include "tests/fuzz/grammar.h"

#include <array>
#include <cstdint>

namespace racecourse::fuzz {
namespace {

constexpr std::string_view kStart =
    "from threading import Thread, Lock, RLock, Semaphore, Condition, Event, Barrier\n"
    "from queue import Queue\nfrom time import sleep\nfrom racecourse import Atomic, RWLock, atomic, choose\n"
    "class Box:\n    def __init__(self):\n        self.value = 0\n        self.lock = Lock()\n"
    "    def add(self, n):\n        self.value += n\n        return self.value\n"
    "n = 0\nm = 1\nx = 0\nme = 0\nitems = [0, 1]\ntable = {'a': 0}\nlock = Lock()\nother = Lock()\nagain = RLock()\n"
    "places = Semaphore(1)\ncondition = Condition(lock)\nevent = Event()\nbarrier = Barrier(2)\nqueue = Queue(1)\n"
    "cell = Atomic(0)\nrw = RWLock()\nbox = Box()\n";

constexpr int kDeepest = 3;

class Writer {
 public:
  explicit Writer(std::string_view bytes) : bytes_(bytes.substr(0, kMostBytes)) {}

  std::string program() {
    text_ = kStart;
    const int functions = 1 + choice(2);
    for (int i = 0; i < functions; ++i) function(i);
    threads(functions);
    if (choice(2) == 1) block(0);
    text_ += "for t in threads: t.join()\n";
    if (choice(2) == 1) line(0, "print(n, m, items, cell.load())");
    if (choice(2) == 1) line(0, "assert " + test());
    return text_;
  }

 private:
  // One of `count`; the first when the bytes are used up.
  int choice(int count) {
    if (next_ == bytes_.size()) return 0;
    return static_cast<std::uint8_t>(bytes_[next_++]) % count;
  }

  template <std::size_t count>
  std::string_view oneOf(const std::array<std::string_view, count>& texts) {
    return texts[static_cast<std::size_t>(choice(count))];
  }

  void line(int depth, std::string_view text) {
    text_.append(4 * static_cast<std::size_t>(depth), ' ').append(text) += '\n';
  }

  void function(int index) {
    line(0, "def work" + std::to_string(index) + "(me):");
    line(1, "global n, m");
    line(1, "x = 0");
    const int statements = 1 + choice(4);
    for (int i = 0; i < statements; ++i) statement(1);
  }

  void threads(int functions) {
    const int count = 2 + choice(2);
    const int different = choice(2);
    line(0, "threads = []");
    for (int i = 0; i < count; ++i)
      line(0, "threads.append(Thread(target=work" + std::to_string(i % functions) + ", args=(" +
                  std::to_string(different * (i % 2)) + ",)))");
    line(0, "for t in threads: t.start()");
  }

  void block(int depth) {
    const int statements = 1 + choice(2);
    for (int i = 0; i < statements; ++i) statement(depth);
  }

  std::string number() {
    return std::string(oneOf(std::to_array<std::string_view>({"1", "n", "m", "x", "0", "me", "items[me]", "items[0]",
                                                              "box.value", "cell.load()", "len(items)", "table['a']",
                                                              "n + m", "box.add(1)", "choose([0, 1])", "sum(items)"})));
  }

  std::string test() {
    if (choice(4) == 3)
      return std::string(oneOf(std::to_array<std::string_view>(
          {"event.is_set()", "lock.locked()", "lock.acquire(blocking=False)", "places.acquire(timeout=1)", "items",
           "cell.compare_exchange(0, 1)", "event.wait(1)", "queue.empty()", "n in items", "threads[0].is_alive()"})));
    const std::string left = number();
    return left + std::string(oneOf(std::to_array<std::string_view>({" == ", " < ", " != "}))) + number();
  }

  void assignment(int depth) {
    const std::string_view target = oneOf(std::to_array<std::string_view>(
        {"n", "m", "x", "items[me]", "items[0]", "box.value", "table['a']", "items[n]"}));
    const std::string_view op = oneOf(std::to_array<std::string_view>({" = ", " += ", " -= "}));
    line(depth, std::string(target).append(op) + number());
  }

  void operation(int depth) {
    line(depth, oneOf(std::to_array<std::string_view>(
                    {"sleep(1)",           "lock.acquire()",    "lock.release()",     "other.acquire()",
                     "other.release()",    "again.acquire()",   "again.release()",    "places.acquire()",
                     "places.release()",   "event.set()",       "event.clear()",      "event.wait()",
                     "barrier.wait()",     "queue.put(x)",      "x = queue.get()",    "queue.task_done()",
                     "queue.join()",       "cell.store(n)",     "cell.fetch_add(1)",  "x = cell.exchange(m)",
                     "rw.acquire_read()",  "rw.release_read()", "rw.acquire_write()", "rw.release_write()",
                     "condition.notify()", "condition.wait()",  "items.append(x)",    "items.pop()",
                     "print(x)",           "condition.wait(1)", "threads[0].join(1)", "queue.put(x, timeout=1)",
                     "box = Box()",        "box.other = [x]",   "items.sort()",       "condition.notify_all()"})));
  }

  void compound(int depth) {
    std::string_view head = oneOf(std::to_array<std::string_view>(
        {"with lock:", "if", "for _ in range(2):", "with other:", "with atomic:", "while",
         "with again:", "with places:", "with rw.read():", "with rw.write():", "with condition:", "with box.lock:",
         "for x in items:", "try:"}));
    const bool tests = head == "if" || head == "while";
    line(depth, tests ? std::string(head) + " " + test() + ":" : std::string(head));
    block(depth + 1);
    if (head == "while" && choice(3) > 0) line(depth + 1, "break");
    if (head == "try:") line(depth, "finally:"), line(depth + 1, "x = 0");
  }

  void statement(int depth) {
    switch (choice(depth < kDeepest ? 8 : 6)) {
      case 1:
      case 2:
        return assignment(depth);
      case 3:
      case 4:
        return operation(depth);
      case 5:
        return line(depth, "assert " + test());
      case 6:
      case 7:
        return compound(depth);
      default:
        return line(depth, "pass");
    }
  }

  std::string_view bytes_;
  std::size_t next_ = 0;
  std::string text_;
};

}  // namespace

std::string programOf(std::string_view bytes) { return Writer(bytes).program(); }

}  // namespace racecourse::fuzz
