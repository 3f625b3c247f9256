// The same states, parents, endings and races whatever the workers.
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <functional>
#include <thread>
#include <tuple>
#include <vector>

#include "engine/machine.h"
#include "tests/engine/machine_runs.h"
#include "tests/engine/search_comparison.h"

namespace racecourse::engine {
namespace {

using namespace toy;

class Crew : public Workers {
 public:
  explicit Crew(int count) : count_(count) {}
  int count() const override { return count_; }
  void run(const std::function<void(int)>& work) override {
    std::vector<std::thread> threads;
    for (int i = 0; i < count_; ++i) threads.emplace_back([&work, i] { work(i); });
    for (std::thread& thread : threads) thread.join();
  }

 private:
  int count_;
};

using Places = std::vector<std::tuple<std::uint32_t, std::uint32_t, int, int, Number>>;

Places placesOf(const Search& search) {
  Places places;
  for (const Race& race : search.races())
    places.emplace_back(race.first.line, race.second.line, race.first_thread, race.second_thread, race.state);
  return places;
}

void checkAlike(const Search& search, const Search& alone) {
  REQUIRE(search.size() == alone.size());
  CHECK(search.depth() == alone.depth());
  REQUIRE(search.stopped() == alone.stopped());
  CHECK(search.transitions() == alone.transitions());
  bool same = true;
  for (Number number = 0; number < search.size(); ++number)
    same = same && search.at(number) == alone.at(number) && search.parent(number) == alone.parent(number) &&
           search.ending(number) == alone.ending(number);
  CHECK(same);
  CHECK(placesOf(search) == placesOf(alone));
}

// `make()` gives a model each time.
template <class Make>
void checkWorkers(const Make& make, SearchOptions options) {
  auto alone_model = make();
  Search alone(alone_model, options);
  finish(alone);
  for (int workers = 1; workers <= 3; ++workers) {
    INFO(workers << " workers");
    auto model = make();
    Crew crew(workers);
    Search search(model, options, &crew);
    finish(search);
    checkAlike(search, alone);
  }
}

void checkWorkers(const ToyProgram& program, SearchOptions options) {
  checkWorkers([&] { return ToyModel(program); }, options);
}

TEST_CASE("states, parents and races have the same numbers whatever the workers", "[engine][search]") {
  checkWorkers(counter(4, 2), {});
  checkWorkers(counter(5, 2), {});
  checkWorkers(counter(6, 2), {.symmetry = true});
  checkWorkers(philosophers(8, true), {});
  checkWorkers(philosophers(8, false), {.reduction = true});
}

TEST_CASE("the layout of states may change while several are at work", "[engine][search]") {
  // The layer in which the sums outgrow the layout has more than 8,000 states.
  const Program program = tests::compiled(
      "from threading import Thread\n"
      "n = 1\n"
      "m = 1\n"
      "def work(me):\n"
      "    global n, m\n"
      "    n = 2 * n + me\n"
      "    m += n\n"
      "    n = m\n"
      "    m += n\n"
      "threads = [Thread(target=work, args=(k,)) for k in range(3)]\n"
      "for t in threads: t.start()\n"
      "for t in threads: t.join()\n");
  checkWorkers([&] { return Machine(program); }, {.most_states = 60'000});
}

TEST_CASE("the steps from states can be asked by several threads at a time", "[engine][search]") {
  ToyModel model(counter(4, 2));
  Search search(model, {});
  finish(search);
  const auto countEdges = [&] {
    Search::Successors successors(search);
    std::uint64_t edges = 0;
    for (Number number = 0; number < search.size(); ++number) edges += successors.of(number).size();
    return edges;
  };
  std::vector<std::uint64_t> counts(3);
  Crew(3).run([&](int worker) { counts[static_cast<std::size_t>(worker)] = countEdges(); });
  CHECK(counts == std::vector<std::uint64_t>(3, search.transitions()));
}

}  // namespace
}  // namespace racecourse::engine
