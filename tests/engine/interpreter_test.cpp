// Which operations are steps, what they access, and where a run ends.
#include "engine/interpreter.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

#include "tests/engine/answers.h"

namespace racecourse::tests {
namespace {

using namespace engine;
using Lines = std::vector<std::string>;

class StateMemory : public Memory {
 public:
  explicit StateMemory(State& state) : state_(state) {}
  Word read(Slot slot) override { return state_.at(slot); }
  void write(Slot slot, Word word) override { state_.at(slot) = word; }
  std::uint32_t allocate(Word contents) override {
    state_.objects.push_back(contents);
    return static_cast<std::uint32_t>(state_.objects.size() - 1);
  }
  std::uint32_t start(Word local) override {
    state_.threads.push_back(local);
    return static_cast<std::uint32_t>(state_.threads.size() - 1);
  }

 private:
  State& state_;
};

// A program whose main thread starts `work` twice: so thread 1, the one that is run here, is never alone.
struct Started {
  explicit Started(const std::string& source, MachineOptions options = {})
      : program(*compile("from threading import Thread, Lock\nfrom racecourse import atomic, choose\n" + source +
                         "\nts = [Thread(target=work) for _ in range(2)]\nfor t in ts: t.start()\n"
                         "for t in ts: t.join()\n")),
        machine(program, options),
        state(machine.initial()) {}

  Effect step(Run run = Run::kStep, int alternative = 0) {
    StateMemory memory(state);
    return machine.execute(1, run, alternative, memory);
  }
  Status status() { return machine.info(state.threads[1]).status; }

  std::string nameOf(Slot slot) {
    if (slot.area == Area::kGlobal) return program.globals[slot.index].name;
    for (std::size_t i = 0; i < state.globals.size(); ++i) {
      if (state.globals[i] == Word::of(Tag::kObject, slot.index)) return program.globals[i].name;
    }
    return "object";
  }

  // "reads counter", "writes xs[1]", "reads account.balance"
  std::string told(const Access& access) {
    std::string text = (access.writes ? "writes " : "reads ") + nameOf(access.slot);
    if (access.whole) return text;
    const bool attribute = machine.pool().is(state.objects[access.slot.index], Kind::kInstance) ||
                           machine.pool().is(state.objects[access.slot.index], Kind::kClass);
    const auto part = machine.pool().isInteger(access.part) ? machine.pool().integerOf(access.part) : -1;
    if (attribute) return text + "." + program.names[static_cast<std::size_t>(part)];
    return text + "[" + (part < 0 ? std::string(machine.pool().textOf(access.part)) : std::to_string(part)) + "]";
  }

  // What thread 1 does in each step until it ends; accesses of one step joined by " and ", none as "-".
  Lines steps() {
    Lines lines;
    while (status() == Status::kStands && lines.size() < 50) {
      const Effect effect = step();
      if (effect.kind != Effect::kMoved) break;
      std::string line;
      for (const Access& access : effect.accesses) line += (line.empty() ? "" : " and ") + told(access);
      lines.push_back(line.empty() ? "-" : line);
    }
    return lines;
  }

  Program program;
  Machine machine;
  State state;
};

Lines stepsOf(const std::string& source) { return Started(source).steps(); }

TEST_CASE("reading and writing a shared global are steps, the arithmetic between is not", "[engine][interpreter]") {
  CHECK(stepsOf("n = 0\ndef work():\n    global n\n    x = 5\n    x += 1\n    n += x * 2") ==
        Lines{"reads n", "writes n"});
}

TEST_CASE("what nobody else can reach is no step", "[engine][interpreter]") {
  CHECK(stepsOf("def work():\n    xs = [1]\n    xs.append(2)\n    xs[0] = len(xs)\n    for x in xs: x += 1") ==
        Lines{});
  CHECK(stepsOf("class A:\n    def __init__(self): self.x = 1\n    def up(self): self.x += 1\n"
                "def work():\n    a = A()\n    a.up()\n    a.y = a.x") == Lines{});
  // A constant that is bound, and a list that nobody changes.
  CHECK(stepsOf("size = 3\nprimes = [2, 3]\ndef work():\n    x = size\n    for p in primes: x += p + primes[0]") ==
        Lines{});
}

TEST_CASE("an object becomes shared when a shared variable holds it", "[engine][interpreter]") {
  CHECK(stepsOf(
            "box = None\ndef work():\n    global box\n    xs = [[1]]\n    ys = xs[0]\n    ys.append(2)\n    box = xs\n"
            "    ys.append(3)") == Lines{"writes box", "writes object"});
  CHECK(stepsOf("box = []\ndef work():\n    xs = []\n    box.append(xs)\n    xs.append(1)") ==
        Lines{"writes box", "writes object"});
}

TEST_CASE("elements and attributes are accessed by themselves", "[engine][interpreter]") {
  CHECK(
      stepsOf("xs = [1, 2]\nd = {}\ndef work():\n    xs[-1] += 1\n    d['a'] = xs[0]\n    d.get('a')\n    'b' in d") ==
      Lines{"reads xs[1]", "writes xs[1]", "reads xs[0]", "writes d[a]", "reads d[a]", "reads d[b]"});
  CHECK(stepsOf("class A:\n    made = 0\n    def __init__(self): self.n = 0\na = A()\n"
                "def work():\n    a.n += 1\n    A.made += a.made") ==
        Lines{"reads a.n", "writes a.n", "reads A.made", "reads a.made and reads A.made", "writes A.made"});
}

TEST_CASE("attributes that only __init__ assigns are no steps", "[engine][interpreter]") {
  CHECK(stepsOf("class A:\n    def __init__(self): self.size = 3\n    def twice(self): return self.size * 2\na = A()\n"
                "def work():\n    x = a.size + a.twice()") == Lines{});
}

TEST_CASE("a built-in or method on a shared list is one step", "[engine][interpreter]") {
  CHECK(stepsOf("xs = [3, 1]\nys = xs\ndef work():\n    xs.append(2)\n    x = sum(xs) + len(xs)\n    xs.sort()\n"
                "    y = sorted(xs)[0]\n    x in xs\n    xs == ys\n    if xs: pass\n    xs.extend(ys)") ==
        Lines{"writes xs", "reads xs", "reads xs", "reads xs and writes xs", "reads xs", "reads xs", "reads xs",
              "reads xs", "reads xs and writes xs"});
}

TEST_CASE("a loop over a shared list reads an element a step, and then its end", "[engine][interpreter]") {
  CHECK(stepsOf("xs = [3, 1]\ndef work():\n    xs.append(5)\n    for x in xs: pass") ==
        Lines{"writes xs", "reads xs[0]", "reads xs[1]", "reads xs[2]", "reads xs[3]"});
}

TEST_CASE("everything that a text shows is read with it", "[engine][interpreter]") {
  CHECK(stepsOf("xs = [1]\nn = 0\ndef work():\n    global n\n    ys = [xs, 2]\n    s = f'{ys}'\n    xs.append(1)\n"
                "    print(ys)\n    print(s)\n    n = 1") ==
        Lines{"reads xs", "writes xs", "reads xs", "-", "writes n"});
}

TEST_CASE("sorting a shared list by a key reads it, and writes it at the end", "[engine][interpreter]") {
  Started run(
      "xs = [1, 3, 2]\nn = 0\ndef key(x):\n    return -x + n\ndef more():\n    global n\n    n = 1\n"
      "def work():\n    xs.sort(key=key)\n    print(xs)");
  CHECK(run.steps() == Lines{"reads xs", "reads n", "reads n", "reads n", "writes xs", "reads xs"});
  CHECK(run.machine.output(run.state) == "[3, 2, 1]\n");
}

TEST_CASE("a captured variable is shared by those who can reach its function", "[engine][interpreter]") {
  CHECK(stepsOf("def make():\n    n = 0\n    def get(): return n\n    n = 1\n    return get\nget = make()\n"
                "def work():\n    get()\n    other = make()\n    other()") == Lines{"reads object"});
}

TEST_CASE("an atomic block is one step", "[engine][interpreter]") {
  Started run("n = 0\ndef work():\n    global n\n    with atomic:\n        n += 1\n        n += 1\n    n = 9");
  const Effect block = run.step();
  CHECK(block.accesses.size() == 4);
  CHECK(block.accesses[0].atomic);
  CHECK(block.accesses[3].line == 8);
  const Effect behind = run.step();
  REQUIRE(behind.accesses.size() == 1);
  CHECK_FALSE(behind.accesses[0].atomic);
}

TEST_CASE("a whole statement is one step when asked for", "[engine][interpreter]") {
  Started run("n = 0\nm = 0\ndef work():\n    global n, m\n    n += 1\n    for i in range(2): m = n + m",
              {.whole_statements = true});
  CHECK(run.steps() ==
        Lines{"reads n and writes n", "reads n and reads m and writes m", "reads n and reads m and writes m"});
}

TEST_CASE("two rounds of a loop are two statements, a comprehension is one", "[engine][interpreter]") {
  Started run("xs = [1]\ndef work():\n    xs.append(3)\n    for x in xs: pass\n    ys = [x for x in xs]",
              {.whole_statements = true});
  CHECK(run.steps() ==
        Lines{"writes xs", "reads xs[0]", "reads xs[1]", "reads xs[2]", "reads xs[0] and reads xs[1] and reads xs[2]"});
}

TEST_CASE("a loop of local work that never changes anything spins", "[engine][interpreter]") {
  Started run("n = 0\ndef work():\n    global n\n    n = 1\n    x = 0\n    while True: x = 1 - x");
  CHECK(run.step().kind == Effect::kMoved);
  CHECK(run.status() == Status::kSpins);
}

TEST_CASE("a loop of local work that goes on changing is given up", "[engine][interpreter]") {
  Started run("n = 0\ndef work():\n    global n\n    n = 1\n    x = 0\n    while True: x += 1");
  CHECK(run.step().kind == Effect::kMoved);
  CHECK(run.status() == Status::kExhausted);
  CHECK(run.machine.failure(run.state)->kind == Failure::kExhausted);
}

TEST_CASE("a choice is a step with an alternative for each value", "[engine][interpreter]") {
  Started run("n = 0\ndef work():\n    global n\n    n = choose([5, 6, 7])");
  CHECK(run.step(Run::kStep, 2).alternatives == 3);
  CHECK(run.step().accesses.size() == 1);
  CHECK(run.machine.finalValues(run.state).back() == std::pair<std::string, std::string>{"n", "7"});
}

TEST_CASE("a thread that is alone runs to its end, but stands at a choice", "[engine][interpreter]") {
  Started run("n = 0\ndef work():\n    global n\n    for i in range(500): n += 1\n    n = choose([1, 2])\n    n = 3");
  CHECK(run.step(Run::kAlone).kind == Effect::kChooses);
  CHECK(run.status() == Status::kStands);
  CHECK(run.step(Run::kStep, 1).alternatives == 2);
  CHECK(run.step(Run::kAlone).kind == Effect::kMoved);
  CHECK(run.status() == Status::kFinished);
}

TEST_CASE("an endless loop of a thread that is alone comes back to the same state", "[engine][interpreter]") {
  Started run("n = 0\ndef work():\n    while n == 0: pass\ndef other():\n    global n\n    n = 1");
  CHECK(run.step(Run::kAlone).kind == Effect::kPaused);
  const State before = run.state;
  CHECK(run.step().kind == Effect::kMoved);
  CHECK(run.step(Run::kAlone).kind == Effect::kPaused);
  CHECK(run.state == before);
}

TEST_CASE("a step that cannot be taken leaves everything as it was", "[engine][interpreter]") {
  Started run("lock = Lock()\nlock.acquire()\ndef work():\n    lock.acquire()");
  const State before = run.state;
  CHECK(run.step().kind == Effect::kBlocked);
  CHECK(run.state == before);
}

TEST_CASE("what a step does to a list or dict is told in words", "[engine][interpreter]") {
  Started run(
      "xs = [2]\nd = {}\ndef work():\n    xs.append(1)\n    y = xs.pop(0)\n    xs.sort()\n    d['k'] = len(xs)\n"
      "    for x in xs: pass\n    xs.extend(d)\n    if xs: d.clear()\n    ys = xs[1:]");
  Lines lines;
  while (run.machine.describe(run.state, {1, 0})) {
    lines.push_back(run.machine.describe(run.state, {1, 0})->text);
    run.step();
  }
  CHECK(lines == Lines{"appends 1 to xs", "takes 2 out of xs", "sorts xs", "takes the length of xs: [1]",
                       "writes d['k']: 1", "reads xs[0]: 1", "reaches the end of xs", "appends all of {'k': 1} to xs",
                       "looks at xs: [1, 'k']", "clears d", "reads xs: ['k']"});
}

TEST_CASE("no program grows without bounds", "[engine][interpreter]") {
  CHECK(answerTo("s = 'a'\nwhile True: s += s") ==
        "MemoryError: Racecourse keeps at most 1,000,000 elements in a list or bytes in a text.");
  CHECK(answerTo("x = [0] * 2000000").starts_with("MemoryError: "));
  CHECK(answerTo("x = list(range(10 ** 12))").starts_with("MemoryError: "));
  CHECK(answerTo("x = 'a' * 9223372036854775807").starts_with("MemoryError: "));
  CHECK(answerTo("x = []\nwhile True: x = [x]") == "MemoryError: Racecourse keeps at most 100,000 objects at a time.");
  CHECK(answerTo("t = ()\nwhile True: t = (t,)").starts_with("RecursionError: "));
  CHECK(answerTo("def f(n): return f(n + 1)\nf(0)") == "RecursionError: maximum recursion depth exceeded");
  CHECK(answerTo("x = []\nx.append(x)\ny = []\ny.append(y)\nprint(x == y)").starts_with("RecursionError: "));
  // 2^60 leaves, compared and shown.
  CHECK(answerTo("t = [1]\nu = [1]\nfor i in range(60):\n    t = [t, t]\n    u = [u, u]\nprint(t == u)")
            .starts_with(": "));
  CHECK(answerTo("t = ()\nfor i in range(60): t = (t, t)\nprint(t)").starts_with("MemoryError: "));
}

TEST_CASE("numbers that do not fit are said to", "[engine][interpreter]") {
  const std::string overflow = "OverflowError: The result does not fit into 64 bits, which is all that Racecourse has.";
  CHECK(answerTo("print(9223372036854775807 + 1)") == overflow);
  CHECK(answerTo("print(-(-9223372036854775807 - 1))") == overflow);
  CHECK(answerTo("print(2 ** 64)") == overflow);
  CHECK(answerTo("print(sum([9223372036854775807, 1]))") == overflow);
  CHECK(answerTo("print(int('9223372036854775808'))").starts_with("OverflowError: "));
}

TEST_CASE("what Python has and Racecourse has not is refused in a sentence", "[engine][interpreter]") {
  CHECK(answerTo("print('%d' % 5)") ==
        "NotImplementedError: Racecourse does not fill in texts with %. Write an f-string.");
  CHECK(answerTo("print(2 ** -1)") ==
        "NotImplementedError: A negative power makes a fraction, and Racecourse counts in whole numbers.");
  CHECK(answerTo("print({} | {})").starts_with("NotImplementedError: "));
  CHECK(answerTo("def f(): pass\nf.x = 1").starts_with("NotImplementedError: "));
  CHECK(answerTo("print('ж'.upper())").starts_with("NotImplementedError: "));
}

}  // namespace
}  // namespace racecourse::tests
