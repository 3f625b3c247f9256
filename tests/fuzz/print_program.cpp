// Prints the program that the grammar makes of the bytes in a file, to look at what check_fuzz has found.
//
//   print_program build/fuzz/found/crash-1234

#include <cstdio>
#include <fstream>
#include <iterator>

#include "tests/fuzz/grammar.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream in(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::fputs(racecourse::fuzz::programOf(bytes).c_str(), stdout);
  return 0;
}
