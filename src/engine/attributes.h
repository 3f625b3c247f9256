// Which attributes never change once another thread can see them, so that reading them is local work.
//
//   class Account:
//       def __init__(self):
//           self.lock = Lock()      # assigned only here: constant
//           self.balance = 0        # `self.balance += n` in a method: not constant
//
// The answer is about a name in the whole program, whichever object it is read from.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "engine/ast.h"

namespace racecourse::engine {

struct AttributeFacts {
  std::unordered_set<std::string> defined;  // bound by some class or assigned somewhere
  std::unordered_set<std::string> changed;  // assigned where another thread may read it

  bool isConstant(const std::string& name) const { return !changed.contains(name); }
};

// What a program does to attributes.
AttributeFacts attributesOf(const Module& module);

// The attribute that `name` stands for within a class: Python puts the class in front of names with two underscores.
//
//   attributeName("Account", "__balance")  ->  "_Account__balance"
std::string attributeName(std::string_view class_name, std::string_view name);

}  // namespace racecourse::engine
