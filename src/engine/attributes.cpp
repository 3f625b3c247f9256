#include "engine/attributes.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "engine/ast_children.h"
#include "engine/scopes.h"
#include "engine/statement_children.h"

namespace racecourse::engine {

namespace {

// An __init__ while it is walked. Its assignments count as long as nobody else can know the object: before `self` is
// passed on, stored, captured, or bound to a method.
struct Constructor {
  std::string_view self;
  int now = 0;
  int loops = 0;       // around the current statement
  int loop_begin = 0;  // moment when the outermost of them began
  int published = std::numeric_limits<int>::max();
  bool rebound = false;
  bool nested = false;  // within a function inside: it runs later
  std::vector<std::pair<std::string, int>> stores;
};

class AttributeWalk {
 public:
  explicit AttributeWalk(AttributeFacts& facts) : facts_(facts) {}

  void collectClasses(const Block& block) {
    const auto nothing = [](const Expression&) {};
    for (const Statement& statement : block) {
      if (const Class* node = std::get_if<Class>(&statement.node)) collectClass(*node);
      forEachPart(statement, nothing, nothing, [&](const Block& inner) { collectClasses(inner); });
    }
  }

  void walk(const Block& block) {
    for (const Statement& each : block) statement(each);
  }

 private:
  void collectClass(const Class& node) {
    for (const Statement& statement : node.body) {
      if (const Define* define = std::get_if<Define>(&statement.node))
        bound_.insert(attributeName(node.name, define->name));
      const Assign* assign = std::get_if<Assign>(&statement.node);
      if (assign == nullptr) continue;
      for (const ExpressionPtr& each : assign->targets) {
        bound_.insert(attributeName(node.name, std::get<Name>(each->node).name));
      }
    }
    facts_.defined.insert(bound_.begin(), bound_.end());
  }

  void statement(const Statement& statement) {
    if (const Class* node = std::get_if<Class>(&statement.node)) return defineClass(*node);
    const bool loop = std::holds_alternative<While>(statement.node) || std::holds_alternative<For>(statement.node);
    const bool function = std::holds_alternative<Define>(statement.node);
    if (loop && init_ != nullptr && init_->loops++ == 0) init_->loop_begin = ++init_->now;
    const bool nested = init_ != nullptr && std::exchange(init_->nested, init_->nested || function);
    forEachPart(
        statement, [&](const Expression& each) { value(each); }, [&](const Expression& each) { target(each); },
        [&](const Block& block) { walk(block); });
    if (init_ == nullptr) return;
    init_->nested = nested;
    if (loop) --init_->loops;
  }

  void defineClass(const Class& node) {
    const std::string_view outside = std::exchange(class_name_, node.name);
    for (const Statement& each : node.body) {
      const Define* define = std::get_if<Define>(&each.node);
      const bool constructor = define != nullptr && define->name == "__init__" && !define->parameters.empty();
      if (constructor)
        defineConstructor(*define);
      else if (define != nullptr || !std::holds_alternative<Assign>(each.node))
        statement(each);
      else
        value(*std::get<Assign>(each.node).value);
    }
    class_name_ = outside;
  }

  void defineConstructor(const Define& define) {
    for (const Parameter& parameter : define.parameters) {
      if (parameter.default_value) value(*parameter.default_value);
    }
    Constructor constructor{.self = define.parameters.front().name};
    // One inside another is walked twice: for what it assigns, and for whether it passes the outer object on.
    if (init_ != nullptr) {
      const bool nested = std::exchange(init_->nested, true);
      walk(define.body);
      init_->nested = nested;
    }
    Constructor* const outside = std::exchange(init_, &constructor);
    walk(define.body);
    init_ = outside;
    for (const auto& [name, moment] : constructor.stores) {
      if (constructor.rebound || constructor.published < moment) facts_.changed.insert(name);
    }
  }

  bool isSelf(const Expression& expression) const {
    const Name* name = std::get_if<Name>(&expression.node);
    return init_ != nullptr && name != nullptr && name->name == init_->self;
  }

  void value(const Expression& expression) {
    if (isSelf(expression)) return publish();
    const Attribute* attribute = std::get_if<Attribute>(&expression.node);
    if (attribute != nullptr && isSelf(*attribute->object) && !init_->nested) {
      // What a class holds may be a method, and a method holds its object.
      if (bound_.contains(attributeName(class_name_, attribute->name))) publish();
      return;
    }
    const bool lambda = std::holds_alternative<Lambda>(expression.node);
    const bool nested = init_ != nullptr && std::exchange(init_->nested, init_->nested || lambda);
    if (const auto* list = std::get_if<ListComprehension>(&expression.node))
      comprehension(*list);
    else
      forEachChild(expression, [&](const Expression& child) { value(child); });
    if (init_ != nullptr) init_->nested = nested;
  }

  void comprehension(const ListComprehension& node) {
    for (const ComprehensionClause& clause : node.clauses) {
      value(*clause.iterable);
      const bool nested = init_ != nullptr && std::exchange(init_->nested, true);
      target(*clause.target);
      if (init_ != nullptr) init_->nested = nested;
      for (const ExpressionPtr& condition : clause.conditions) value(*condition);
    }
    value(*node.element);
  }

  void target(const Expression& expression) {
    if (const Attribute* attribute = std::get_if<Attribute>(&expression.node)) return store(*attribute);
    if (isSelf(expression)) init_->rebound = true;
    if (std::holds_alternative<Name>(expression.node)) return;
    const bool tuple = std::holds_alternative<Tuple>(expression.node);
    forEachChild(expression, [&](const Expression& child) { tuple ? target(child) : value(child); });
  }

  void store(const Attribute& attribute) {
    const std::string name = attributeName(class_name_, attribute.name);
    facts_.defined.insert(name);
    const bool own = isSelf(*attribute.object) && !init_->nested;
    if (own) return init_->stores.emplace_back(name, ++init_->now), void();
    facts_.changed.insert(name);
    value(*attribute.object);
  }

  void publish() {
    const int moment = init_->loops > 0 ? init_->loop_begin : ++init_->now;
    init_->published = std::min(init_->published, moment);
  }

  AttributeFacts& facts_;
  std::unordered_set<std::string> bound_;  // by a class
  std::string_view class_name_;
  Constructor* init_ = nullptr;
};

}  // namespace

AttributeFacts attributesOf(const Module& module) {
  AttributeFacts facts;
  AttributeWalk walk(facts);
  walk.collectClasses(module.body);
  walk.walk(module.body);
  return facts;
}

std::string attributeName(std::string_view class_name, std::string_view name) {
  const std::size_t first = class_name.find_first_not_of('_');
  if (!isPrivateName(name) || first == class_name.npos) return std::string(name);
  return "_" + std::string(class_name.substr(first)) + std::string(name);
}

}  // namespace racecourse::engine
