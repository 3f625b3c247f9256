#include "engine/unknown_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/refusals.h"

namespace racecourse::engine {

namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

// Python's built-ins that Racecourse lacks, and what to write instead.
constexpr auto kReplacements = std::to_array<Replacement>({
    {"input", "A program here reads nothing. Write the value into the program."},
    {"open", "A program here has no files. Write the values into the program."},
    {"float", "Racecourse counts in whole numbers. Use int, and divide with //."},
    {"round", "Racecourse counts in whole numbers. Divide with //."},
    {"complex", "Racecourse counts in whole numbers. Use int."},
    {"set", "Racecourse has no sets. Use a list, or a dict with the value True."},
    {"frozenset", "Racecourse has no sets. Use a tuple, or a dict with the value True."},
    {"bytes", "Racecourse has no bytes. Use a string or a list of numbers."},
    {"bytearray", "Racecourse has no bytes. Use a list of numbers."},
    {"map", "Racecourse has no map. Write [f(x) for x in items]."},
    {"filter", "Racecourse has no filter. Write [x for x in items if f(x)]."},
    {"iter", "Racecourse has no iterators of its own. Write a for loop."},
    {"next", "Racecourse has no iterators of its own. Write a for loop, or use an index."},
    {"type", "Racecourse has no type(). Write isinstance(x, T)."},
    {"issubclass", "Racecourse classes inherit from nothing. Compare with ==."},
    {"super", "Racecourse classes inherit from nothing. Call the method itself."},
    {"object", "Racecourse classes inherit from nothing. Leave this out, or write a class of your own."},
    {"property", "Racecourse has no properties. Write a method and call it."},
    {"staticmethod", "Racecourse has no static methods. Write a function outside the class."},
    {"classmethod", "Racecourse has no class methods. Write a function outside the class."},
    {"hasattr", "Racecourse has no attributes by text. Give the attribute a value in __init__ and test that."},
    {"getattr", "Racecourse has no attributes by text. Write object.name, or use a dict."},
    {"setattr", "Racecourse has no attributes by text. Write object.name = value, or use a dict."},
    {"delattr", "Racecourse does not remove attributes. Assign None."},
    {"id", "Racecourse has no addresses. Give each object a number of its own."},
    {"hash", "Racecourse has no hash(). Use the value as a key of a dict."},
    {"exit", "A program here ends with its last line. Put the rest into an if."},
    {"quit", "A program here ends with its last line. Put the rest into an if."},
    {"bin", "Racecourse has no bin(). Write an f-string, or the digits with % and //."},
    {"oct", "Racecourse has no oct(). Write the digits with % and //."},
    {"hex", "Racecourse has no hex(). Write an f-string: f\"{x:x}\"."},
    {"format", "Racecourse has no format(). Write an f-string."},
    {"ascii", "Racecourse has no ascii(). Write repr(x)."},
});

// Others that have no counterpart, and the exceptions.
constexpr auto kMissing = std::to_array<std::string_view>(
    {"eval",       "exec",           "compile",  "globals",      "locals",     "vars",          "dir",
     "help",       "breakpoint",     "slice",    "memoryview",   "aiter",      "anext",         "__import__",
     "Exception",  "BaseException",  "KeyError", "IndexError",   "ValueError", "TypeError",     "NameError",
     "OSError",    "AssertionError", "EOFError", "RuntimeError", "Ellipsis",   "StopIteration", "KeyboardInterrupt",
     "SystemExit", "TimeoutError",   "__file__", "__doc__",      "__debug__",  "AttributeError"});

// Attributes of Python's own types that Racecourse's types lack.
constexpr auto kMissingAttributes = std::to_array<std::string_view>({"as_integer_ratio",
                                                                     "bit_count",
                                                                     "bit_length",
                                                                     "capitalize",
                                                                     "casefold",
                                                                     "center",
                                                                     "conjugate",
                                                                     "denominator",
                                                                     "encode",
                                                                     "expandtabs",
                                                                     "format",
                                                                     "format_map",
                                                                     "from_bytes",
                                                                     "fromkeys",
                                                                     "getName",
                                                                     "imag",
                                                                     "isDaemon",
                                                                     "isSet",
                                                                     "isalnum",
                                                                     "isalpha",
                                                                     "isascii",
                                                                     "isdecimal",
                                                                     "isdigit",
                                                                     "isidentifier",
                                                                     "islower",
                                                                     "isnumeric",
                                                                     "isprintable",
                                                                     "isspace",
                                                                     "istitle",
                                                                     "isupper",
                                                                     "ljust",
                                                                     "lstrip",
                                                                     "maketrans",
                                                                     "mutex",
                                                                     "native_id",
                                                                     "notifyAll",
                                                                     "numerator",
                                                                     "partition",
                                                                     "popitem",
                                                                     "real",
                                                                     "removeprefix",
                                                                     "removesuffix",
                                                                     "rfind",
                                                                     "rindex",
                                                                     "rjust",
                                                                     "rpartition",
                                                                     "rsplit",
                                                                     "rstrip",
                                                                     "run",
                                                                     "setDaemon",
                                                                     "setName",
                                                                     "splitlines",
                                                                     "step",
                                                                     "stop",
                                                                     "swapcase",
                                                                     "title",
                                                                     "to_bytes",
                                                                     "translate",
                                                                     "update",
                                                                     "zfill",
                                                                     "not_empty",
                                                                     "not_full",
                                                                     "queue",
                                                                     "unfinished_tasks",
                                                                     "all_tasks_done"});

// What has to be imported for this name; empty if no module has it.
std::string missingImport(std::string_view name) {
  for (const KnownModule& module : knownModules()) {
    if (module.name == name) return "import " + std::string(name);
    if (std::ranges::contains(module.members, name)) {
      return "from " + std::string(module.name) + " import " + std::string(name);
    }
  }
  return {};
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). Case counts nothing here.
std::size_t differences(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lowered(a[i - 1]) == lowered(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = std::exchange(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates) {
  constexpr std::size_t longest = 40;
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
  if (name.size() > longest) return best;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() >= name.size() + least || name.size() >= candidate.size() + least) continue;
    if (candidate == name) continue;
    const std::size_t distance = differences(name, candidate);
    if (distance < least && distance < name.size()) least = distance, best = candidate;
  }
  return best;
}

std::string unknownName(std::string_view name, std::span<const std::string_view> visible) {
  const auto replacement = std::ranges::find(kReplacements, name, &Replacement::first);
  if (replacement != kReplacements.end()) return std::string(replacement->second);
  if (std::ranges::contains(kMissing, name)) {
    return "Racecourse has no " + std::string(name) + ". Leave it out.";
  }
  const std::string sentence = "Nothing binds the name `" + std::string(name) + "`. ";
  if (const std::string import = missingImport(name); !import.empty()) {
    return sentence + "Write " + import + " at the top of the program.";
  }
  const std::string_view near = nearest(name, visible);
  if (near.empty()) return sentence + "Assign a value to it first, or correct its spelling.";
  return sentence + "Did you mean `" + std::string(near) + "`?";
}

std::string lackedAttribute(std::string_view name) {
  if (!std::ranges::contains(kMissingAttributes, name)) return {};
  return "Racecourse has no attribute " + std::string(name) + " of Python's own types. Write it out in other words.";
}

}  // namespace racecourse::engine
