// The parts of a Picture that take some finding out: the steps of a half-done statement, the values a thread has in its
// hand, who waits for whom.
//
//   statementAt(walk, 1)   // {"read", "write"}, 1 of them done
#pragma once

#include "labs/program_lab/picture.h"

namespace racecourse::labs {

// The steps of the statement a thread is in, and how many of them it has taken.
struct Statement {
  std::vector<std::string> parts;
  int done = 0;
};

Statement statementAt(Walk& walk, int thread);

// What `thread`, which stands on `line`, has read last and not written since: all of the present statement, and else
// what others have changed. The newest first, at most three.
std::vector<InHand> inHand(Walk& walk, int thread, int line);

std::optional<ui::WaitForGraph> waitsOf(Walk& walk);

// The rows of the primitives and of the other data; `threads` tells who is blocked. (picture_data.cpp)
void addData(Walk& walk, const std::vector<ThreadPicture>& threads, Picture& picture);

}  // namespace racecourse::labs
