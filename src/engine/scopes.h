// The names of a program: which scope binds what, and what each name means where it stands. Scopes are Python's: a name
// that a function assigns is local to all of it, one that nobody assigns around it is a global or a built-in.
//
//   const std::expected<Scopes, Trouble> scopes = Scopes::of(module);
//   scopes->meaning(scopes->module(), "len").kind   ->  Meaning::kBuiltin
//
// Names are views into the tree, which must outlive the scopes.
#pragma once

#include <expected>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/ast.h"
#include "engine/builtins.h"
#include "engine/program.h"
#include "engine/trouble.h"

namespace racecourse::engine {

struct Scope;

// A variable of a function, lambda or comprehension, or a name in a class.
struct Variable {
  std::string_view name;
  const Scope* owner = nullptr;
  bool parameter = false;
  int stores = 0;         // places that bind it, a parameter's own not counted
  int stored_at = 0;      // moment of the first
  int region = 0;         // where that is
  bool captured = false;  // a function inside uses it
  bool cell = false;      // and may see it change
};

// One scope of names.
struct Scope {
  enum Kind : std::uint8_t { kModule, kFunction, kComprehension, kClass };

  // What is known of a name here.
  struct Facts {
    Variable* variable = nullptr;
    bool global = false;  // declared so
    bool used = false;
    bool bound = false;
    bool annotated = false;
  };

  Kind kind = kModule;
  const Scope* parent = nullptr;
  const Scope* frame = nullptr;  // the module or function in whose code it runs; itself for these two
  int created_at = 0;            // kFunction: moment when the function object is made
  int created_in = 0;            // and in which region
  std::vector<Variable*> variables;
  std::unordered_map<std::string_view, Facts> names;

  const Facts* find(std::string_view name) const {
    const auto found = names.find(name);
    return found == names.end() ? nullptr : &found->second;
  }
};

// A name of the module.
struct GlobalFacts {
  std::string_view name;
  int index = -1;                                    // in Program::globals; -1 for an imported name
  Position at;                                       // of the first binding
  int stores = 0;                                    // places that bind it
  bool repeated = false;                             // one of them is in a loop
  bool in_function = false;                          // a function mentions it
  bool stored_in_function = false;                   // a function binds it
  bool container = false;                            // bound to a list, dict or tuple written out
  bool only_read = true;                             // otherwise mentioned only as name[i], len(name), in name
  int bound_from = std::numeric_limits<int>::max();  // moment from which it certainly has a value
  const ImportedName* import = nullptr;
  const Define* invariant = nullptr;  // it is marked @invariant
};

// What a name means.
struct Meaning {
  enum Kind : std::uint8_t { kVariable, kGlobal, kImported, kBuiltin, kMainName, kNothing } kind = kNothing;
  const Variable* variable = nullptr;
  const GlobalFacts* global = nullptr;  // kGlobal and kImported
  std::optional<Builtin> builtin;       // kBuiltin, and kImported except `atomic`
};

class Scopes {
 public:
  // The scopes of a program, or which rule about names it breaks.
  static std::expected<Scopes, Trouble> of(const Module& module);

  const Scope& module() const { return *scopes_.front(); }
  // The scope of a Define, Lambda, ListComprehension or Class of the tree.
  const Scope& of(const void* node) const { return *by_node_.at(node); }

  // A name used in `scope`. In a class it is looked up as if the class did not bind it yet.
  Meaning meaning(const Scope& scope, std::string_view name) const;

  // Program::globals.
  std::vector<GlobalVariable> globals() const;
  // Globals in the order of their first binding, imported names too.
  const std::vector<std::unique_ptr<GlobalFacts>>& globalFacts() const { return globals_; }

 private:
  friend class ScopeWalk;
  friend class NameCheck;

  Meaning globalMeaning(std::string_view name) const;

  std::vector<std::unique_ptr<Scope>> scopes_;
  std::vector<std::unique_ptr<Variable>> variables_;
  std::vector<std::unique_ptr<GlobalFacts>> globals_;
  std::unordered_map<std::string_view, GlobalFacts*> global_names_;
  std::unordered_map<const void*, Scope*> by_node_;
};

// Whether Python renames this name within a class: two underscores in front and not behind.
bool isPrivateName(std::string_view name);

// Whether this name is Python's own: two underscores in front and behind.
bool isSpecialName(std::string_view name);

}  // namespace racecourse::engine
