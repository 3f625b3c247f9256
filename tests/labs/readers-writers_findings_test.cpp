#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <set>

#include "labs/readers-writers/findings.h"
#include "tests/labs/readers-writers_reports.h"

namespace racecourse::labs::readers_writers {
namespace {

double factOf(const Report& report, std::string_view name) {
  const std::vector<Fact> facts = factsOf(report);
  const auto found = std::ranges::find(facts, name, &Fact::name);
  REQUIRE(found != facts.end());
  return found->value;
}

bool hasFact(const Report& report, std::string_view name) {
  return std::ranges::contains(factsOf(report), name, &Fact::name);
}

void addNames(std::set<std::string>& names, const Report& report) {
  for (const Fact& fact : factsOf(report)) names.insert(fact.name);
}

// The names that facts.toml lists.
std::set<std::string> listedNames() {
  std::ifstream file(RACECOURSE_LABS "/readers-writers/facts.toml");
  std::set<std::string> names;
  for (std::string line; std::getline(file, line);)
    if (line.starts_with('"')) names.insert(line.substr(1, line.find("\" = ") - 1));
  return names;
}

using Kind = Crossing::Kind;

}  // namespace

TEST_CASE("a read-write lock wins where the middle halves lie apart", "[readers-writers]") {
  const std::vector<Duel> all = duels(shares({0.5, 0.85, 1.08, 1.2, 1.5, 1.8, 2}));
  REQUIRE(all.size() == kReadShares.size());
  const std::vector<Winner> expected = {Winner::kMutex,     Winner::kMutex,     Winner::kNeither,  Winner::kReadWrite,
                                        Winner::kReadWrite, Winner::kReadWrite, Winner::kReadWrite};
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(all[i].winner == expected[i]);
  CHECK(all.back().ratio == 2);
  CHECK(all.back().best == ReadWriteLockKind::kReadersFirst);
}

TEST_CASE("the crossing is where the wins begin and go on to the end", "[readers-writers]") {
  const auto crossing = [](const std::vector<double>& times) { return crossingOf(duels(shares(times))); };
  CHECK(crossing({0.5, 0.9, 1.02, 1.2, 1.5, 1.8, 2}).kind == Kind::kFrom);
  CHECK(crossing({0.5, 0.9, 1.02, 1.2, 1.5, 1.8, 2}).reads_percent == 90);
  CHECK(crossing({0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1.5}).reads_percent == 100);
  CHECK(crossing({1.2, 1.2, 1.2, 1.2, 1.5, 1.8, 2}).kind == Kind::kAlways);
  CHECK(crossing({0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1}).kind == Kind::kNever);
  CHECK(crossing({0.5, 1.5, 0.5, 1.5, 1.5, 1.5, 1.5}).kind == Kind::kUnclear);
  CHECK(crossing({}).kind == Kind::kNothing);
}

TEST_CASE("the best of the read-write locks fights the duel", "[readers-writers]") {
  Report report = shares({0.5, 0.9, 1.02, 1.2, 1.5, 1.8, 2});
  report.points.push_back({.lock = ReadWriteLockKind::kFair, .reads_percent = 50, .per_second = about(3e6)});
  const std::vector<Duel> all = duels(report);
  CHECK(all[1].best == ReadWriteLockKind::kFair);
  CHECK(all[1].ratio == 3);
  CHECK(all[2].best == ReadWriteLockKind::kReadersFirst);
}

TEST_CASE("the largest gain is Amdahl's law with the writes as the serial part", "[readers-writers]") {
  CHECK(largestGain(0, 8) == 1);
  CHECK(largestGain(1, 8) == 8);
  CHECK(largestGain(0.5, 2) == 1 / 0.75);
  CHECK(largestGain(0.5, 1) == 1);
}

TEST_CASE("waits are facts in ms, by lock", "[readers-writers]") {
  const Report report = starvation();
  CHECK(factOf(report, "longest wait of a writer, readers first") == 1'975);
  CHECK(factOf(report, "longest wait of a reader, writers first") == 1'990);
  CHECK(factOf(report, "longest wait of a reader, fair") == 110);
  CHECK(factOf(report, "writers starved, readers first") == 2);
  CHECK(factOf(report, "readers starved, readers first") == 0);
  CHECK(factOf(report, "readers starved, writers first") == 4);
  CHECK(factOf(report, "most readers at once, mutex") == 1);
  CHECK(factOf(report, "most readers at once, fair") == 4);
  CHECK_FALSE(hasFact(report, "most readers at once, std::shared_mutex"));
  CHECK_FALSE(hasFact(report, "most readers at once"));
}

TEST_CASE("who is not there has no longest wait", "[readers-writers]") {
  Report report = starvation();
  report.waits = {lockWaits(ReadWriteLockKind::kFair, waited(2, 9, 5), {}, 2)};
  CHECK(hasFact(report, "longest wait of a reader, fair"));
  CHECK_FALSE(hasFact(report, "longest wait of a writer, fair"));
}

TEST_CASE("rates are facts beside those of the mutex", "[readers-writers]") {
  const Report report = shares({0.5, 0.9, 1.02, 1.2, 1.5, 1.8, 2});
  CHECK(factOf(report, "rate of the mutex at 50 %") == 1e6);
  CHECK(factOf(report, "readers first over mutex at 50 %") == 0.9);
  CHECK(factOf(report, "readers first over mutex at 100 %") == 2);
  CHECK(factOf(report, "crossing") == 90);
  CHECK_FALSE(hasFact(shares({1, 1, 1, 1, 1, 1, 1}), "crossing"));
}

TEST_CASE("the lock that was watched has one fact of its own", "[readers-writers]") {
  Report report{.settings = {.lock = Watched::kFair}};
  CHECK(factsOf(report).empty());
  report.waits = {lockWaits(ReadWriteLockKind::kFair, waited(4, 9, 5), waited(2, 3, 5), 3)};
  CHECK(factOf(report, "most readers at once") == 3);
}

TEST_CASE("a promise is broken by one torn page or one intruder", "[readers-writers]") {
  Report report = starvation();
  CHECK(promiseKept(report));
  report.waits[1].intrusions = 1;
  CHECK_FALSE(promiseKept(report));
  report = starvation();
  report.waits[2].exact = false;
  CHECK_FALSE(promiseKept(report));
  report = shares({1, 1});
  CHECK(promiseKept(report));
  report.points.back().exact = false;
  CHECK_FALSE(promiseKept(report));
}

TEST_CASE("facts.toml lists exactly what can be measured", "[readers-writers]") {
  std::set<std::string> names;
  Report watched{.settings = {.lock = Watched::kFair}};
  watched.waits = {lockWaits(ReadWriteLockKind::kFair, waited(4, 9, 5), waited(2, 3, 5), 3)};
  addNames(names, watched);
  Report waiting{.settings = {.measure = Measure::kWaiting}};
  Report share = shares({1, 1, 1, 1, 1, 1, 2});
  for (int kind = 0; kind < threads::kReadWriteLockKinds; ++kind) {
    const auto lock = static_cast<ReadWriteLockKind>(kind);
    waiting.waits.push_back(lockWaits(lock, waited(4, 9, 5), waited(2, 3, 5), 3));
    for (const int percent : kReadShares)
      if (findPoint(share, lock, percent) == nullptr)
        share.points.push_back({.lock = lock, .reads_percent = percent, .per_second = about(1e6)});
  }
  addNames(names, waiting);
  addNames(names, share);
  CHECK(listedNames() == names);
}

}  // namespace racecourse::labs::readers_writers
