// Counts a level of nesting for as long as it lives.
//
//   const Nesting level(depth_);   // one more until the end of the scope
#pragma once

namespace racecourse::engine {

class Nesting {
 public:
  explicit Nesting(int& depth) : depth_(depth) { ++depth_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
  ~Nesting() { --depth_; }

 private:
  int& depth_;
};

}  // namespace racecourse::engine
