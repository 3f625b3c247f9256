// The walk over the tree that finds every binding and every mention of a name, in the order in which they are executed
// where that is certain; scopes.h is the way in.
//
// A moment counts bindings and mentions. A region is a stretch of a function that is executed as a whole or not at all:
// its body, a branch, the inside of a loop or of a try (which a return may leave early).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ast.h"
#include "engine/scopes.h"
#include "engine/trouble.h"

namespace racecourse::engine {

// What is done with the value of a name.
enum class Use : std::uint8_t {
  kAny,
  kContainer,  // indexed, iterated over, or searched with `in`
  kLength,     // the only argument of a call of `len`
};

// One place where a name stands.
struct Mention {
  const Scope* scope = nullptr;
  std::string_view name;
  Position at;
  int moment = 0;
  bool store = false;
  Use use = Use::kAny;
};

struct Region {
  int parent = -1;
  bool loop = false;  // it may be executed again within one call
};

// The name that an expression is, or null.
inline const std::string* nameIn(const Expression& expression) {
  const Name* name = std::get_if<Name>(&expression.node);
  return name == nullptr ? nullptr : &name->name;
}

// A name as sentences have it: `name`.
inline std::string inBackticks(std::string_view name) { return "`" + std::string(name) + "`"; }

class ScopeWalk {
 public:
  explicit ScopeWalk(Scopes& scopes) : scopes_(scopes) {}

  void walk(const Module& module);

  const std::vector<Mention>& mentions() const { return mentions_; }
  const std::vector<Region>& regions() const { return regions_; }
  const std::optional<Trouble>& trouble() const { return trouble_; }

 private:
  void block(const Block& block);
  void statement(const Statement& statement);
  void inRegion(bool loop, const Block& block);
  void assign(const Assign& assign);
  void augment(const AugmentedAssign& assign);
  void branches(const If& node);
  void loop(const For& node);
  void define(const Define& node);
  void declareGlobal(const Global& node);
  void defineClass(const Class& node);
  void import(const Import& node);

  void expression(const Expression& node, Use use = Use::kAny);
  void maybe(const ExpressionPtr& node);
  void comparison(const Comparison& node);
  void call(const Call& node);
  void lambda(const Lambda& node);
  void comprehension(const ListComprehension& node);
  void target(const Expression& node);

  Scope& addScope(Scope::Kind kind, const void* node);
  int addRegion(int parent, bool loop);
  void defaults(const std::vector<Parameter>& parameters);
  // Where the walk is.
  struct Place {
    Scope* scope;
    int region;
  };
  Place enterFunction(const void* node, const std::vector<Parameter>& parameters, int created_at);
  void leave(const Place& outside);
  void bindParameter(const Parameter& parameter);

  void load(std::string_view name, Position at, Use use);
  void store(std::string_view name, Position at, bool method = false);
  void storeVariable(Scope::Facts& facts, std::string_view name);
  GlobalFacts& storeGlobal(std::string_view name, Position at);
  bool isOurs(std::string_view name, Position at, bool store);
  void fail(Position at, std::string_view name, std::string message);

  Scopes& scopes_;
  Scope* scope_ = nullptr;
  int region_ = 0;
  int now_ = 0;
  bool in_class_ = false;  // somewhere inside a class, also in its methods
  std::vector<Mention> mentions_;
  std::vector<Region> regions_;
  std::optional<Trouble> trouble_;
};

}  // namespace racecourse::engine
