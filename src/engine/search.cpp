#include "engine/search.h"

#include <algorithm>

#include "engine/search_parts.h"

namespace racecourse::engine {
namespace {

// States expanded before what they lead to is looked up.
constexpr Number kBlock = 512;
// Fewer than this are not worth waking others for.
constexpr Number kWorthSharing = 4096;
constexpr Number kSharedBlock = 65536;
constexpr std::size_t kAhead = 12;

// Takes over `count` packed states of `width` words from the one with index `at` on.
void append(Expansion& to, const Expansion& from, std::size_t at, std::size_t count, std::size_t width) {
  const auto packed = from.packed.begin() + at * width;
  const auto hashes = from.hashes.begin() + at;
  to.packed.insert(to.packed.end(), packed, packed + count * width);
  to.hashes.insert(to.hashes.end(), hashes, hashes + count);
}

bool isWrong(Ending ending) {
  return ending == Ending::kFailure || ending == Ending::kDeadlock || ending == Ending::kInvariant;
}

}  // namespace

Search::Parts::Parts(Model& a_model, SearchOptions the_options, Workers* the_workers)
    : model(a_model), options(the_options), workers(the_workers), initial(a_model.initial()) {
  world = std::make_unique<World>(model, initial);
  world->symmetry = options.symmetry;
  reduces = options.reduction && !model.hasInvariants();
  begin();
}

// Forgets all states, but nothing that is known of steps.
void Search::Parts::begin() {
  leader = std::make_unique<Worker>(Walker(*world, true));
  helpers.clear();
  for (int i = 0; workers != nullptr && workers->count() > 1 && i < workers->count(); ++i)
    helpers.emplace_back(Walker(*world, false));
  parents.clear();
  endings.clear();
  races.clear();
  compared.clear();
  reported.clear();
  transitions = 0;
  wrong = done = false;
  next = 0;
  layer_end = 1;
  layers = {0};
  NumberedState state = world->numbering.number(initial);
  if (world->numbering.hasOutgrown()) world->numbering.widen(0, 0);
  store = std::make_unique<StateStore>(world->numbering.width(), options.most_bytes);
  std::vector<std::uint64_t> packed(world->numbering.width());
  world->numbering.pack(state, packed.data());
  store->insert(packed);
  parents.push_back(0);
  endings.push_back(Ending::kNone);
  if (world->symmetry) leader->walker.begin(state);
}

// Gives all states a layout that holds what has been learned.
void Search::Parts::repack(std::size_t threads, std::size_t later_objects) {
  const Numbering before = world->numbering;
  world->numbering.widen(threads, later_objects);
  const std::size_t width = world->numbering.width();
  auto wider = std::make_unique<StateStore>(width, options.most_bytes);
  NumberedState state;
  std::vector<std::uint64_t> packed(kBlock * width), hashes(kBlock);
  for (Number from = 0; from < store->size(); from += kBlock) {
    const auto count = std::min<std::size_t>(kBlock, store->size() - from);
    for (std::size_t i = 0; i < count; ++i) {
      before.unpack(store->at(from + static_cast<Number>(i)).data(), state);
      world->numbering.pack(state, &packed[i * width]);
      hashes[i] = StateStore::hashOf({&packed[i * width], width});
      wider->prefetchEntry(hashes[i]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (wider->insert({&packed[i * width], width}, hashes[i])) continue;
      stop = Stop::kMemory;
      done = true;
      world->numbering = before;
      return;
    }
  }
  store = std::move(wider);
}

std::size_t Search::Parts::bytes() const {
  return store->bytes() + parents.capacity() * sizeof(Number) + endings.capacity() + world->memo.bytes() +
         world->numbering.bytes() + model.pool().bytes();
}

bool Search::Parts::hasLimit() {
  if (stop == Stop::kNone && bytes() > options.most_bytes) stop = Stop::kMemory;
  if (stop != Stop::kNone) done = true;
  return done;
}

// Takes over what a worker found out, in the order of its states.
void Search::Parts::take(Expansion& expansion) {
  const std::size_t width = world->numbering.width();
  const std::vector<std::uint64_t>& hashes = expansion.hashes;
  const std::size_t count = hashes.size();
  takeRaces(expansion);
  std::size_t at = 0;
  for (const Expansion::Of& of : expansion.states) {
    if (done) break;
    endings[of.state] = of.ending;
    wrong |= isWrong(of.ending);
    transitions += of.steps;
    for (std::uint32_t i = 0; i < of.successors && !done; ++i, ++at) {
      if (at + 2 * kAhead < count) store->prefetchEntry(hashes[at + 2 * kAhead]);
      if (at + kAhead < count) store->prefetchState(hashes[at + kAhead]);
      const StateStore::Packed state(&expansion.packed[at * width], width);
      if (store->size() >= options.most_states && !store->find(state)) {
        stop = Stop::kStates;
        done = true;
        break;
      }
      const auto place = store->insert(state, hashes[at]);
      if (!place) {
        stop = Stop::kMemory;
        done = true;
      } else if (place->fresh) {
        parents.push_back(of.state);
        endings.push_back(Ending::kNone);
      }
    }
  }
  expansion.clear();
}

void Search::Parts::work(Number from, Number to) {
  for (Number number = from; number < to && !done; ++number) expand(*leader, number, true);
  take(leader->expansion);
}

void Search::Parts::workTogether(Number from, Number to) {
  const auto count = static_cast<Number>(helpers.size());
  // Equal shares in order, so that the results can be taken in order.
  const auto share = [&](Number helper) {
    return from + static_cast<Number>(std::uint64_t{to - from} * helper / count);
  };
  const std::size_t width = world->numbering.width();
  const std::uint32_t layouts = world->numbering.layouts();
  workers->run([&](int helper) {
    const auto index = static_cast<Number>(helper);
    for (Number number = share(index); number < share(index + 1); ++number) expand(helpers[index], number, false);
  });
  for (Worker& helper : helpers) {
    Expansion part;
    std::size_t at = 0;
    for (const Expansion::Of& of : helper.expansion.states) {
      // Once something new is learned the layout may change: what follows is
      // done again.
      if (of.missed || world->numbering.layouts() != layouts) {
        take(part);
        work(of.state, of.state + 1);
      } else {
        part.states.push_back(of);
        append(part, helper.expansion, at, of.successors, width);
      }
      at += of.successors;
    }
    part.races = std::move(helper.expansion.races);
    take(part);
    helper.expansion.clear();
  }
}

// False when there is nothing left to do.
bool Search::Parts::beginLayer() {
  const auto size = static_cast<Number>(store->size());
  if (size == layer_end || (options.stop_at_failure && wrong)) return false;
  if (layers.size() > options.most_depth) {
    stop = Stop::kDepth;
    return false;
  }
  layers.push_back(layer_end);
  layer_end = size;
  return true;
}

bool Search::Parts::advance(std::size_t budget) {
  const std::size_t end = next + std::min<std::size_t>(budget, 0x7FFFFFFF);
  while (!done && next < end) {
    if (next == layer_end && !beginLayer()) {
      done = true;
      break;
    }
    const bool together = !helpers.empty() && layer_end - next >= kWorthSharing;
    const Number to = std::min(layer_end, next + (together ? kSharedBlock : kBlock));
    together ? workTogether(next, to) : work(next, to);
    next = to;
    if (world->asymmetric && world->symmetry) {
      world->symmetry = false;
      gave_up_symmetry = true;
      begin();
    } else if (reduces && world->discipline.broken()) {
      world->discipline.beginAgain();
      begin();
    } else {
      hasLimit();
    }
  }
  return done;
}

Search::Search(Model& model, SearchOptions options, Workers* workers)
    : parts_(std::make_unique<Parts>(model, options, workers)) {}
Search::~Search() = default;

bool Search::advance(std::size_t budget) { return parts_->advance(budget); }
void Search::limitBytes(std::size_t most_bytes) {
  parts_->options.most_bytes = most_bytes;
  parts_->store->limitBytes(most_bytes);
}
std::size_t Search::size() const { return parts_->store->size(); }
std::uint64_t Search::transitions() const { return parts_->transitions; }
std::uint32_t Search::depth() const { return static_cast<std::uint32_t>(parts_->layers.size() - 1); }
std::size_t Search::bytes() const { return parts_->bytes(); }
Stop Search::stopped() const { return parts_->stop; }
bool Search::asymmetric() const { return parts_->gave_up_symmetry; }
Ending Search::ending(Number number) const { return parts_->endings[number]; }
const std::vector<Race>& Search::races() const { return parts_->races; }

std::vector<Number> Search::endings(Ending ending, std::size_t most) const {
  std::vector<Number> numbers;
  for (Number number = 0; number < parts_->endings.size() && numbers.size() < most; ++number)
    if (parts_->endings[number] == ending) numbers.push_back(number);
  return numbers;
}

}  // namespace racecourse::engine
