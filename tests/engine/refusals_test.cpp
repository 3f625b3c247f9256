// What is refused: each snippet with the exact place, the piece seen and the sentence a reader gets.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "engine/parser.h"

using namespace racecourse::engine;
using namespace std::string_literals;

namespace {

struct Refused {
  std::string source;
  int line;
  int column;
  std::string seen;
  std::string message;
};

const std::vector<Refused>& refused() {
  static const std::vector<Refused> list = {
      {"x = 1.5\n"s, 1, 5, "1.5",
       "Racecourse counts in whole numbers. Write an integer, for example 3 instead of 2.5, and divide with //."},
      {"print \"a\"\n"s, 1, 1, "print", "Printing is a call. Write print(...) with brackets."},
      {"x = (1\ny = 2\n"s, 1, 5, "(", "This bracket is never closed. Add ) where it ends."},
      {"async def f(): pass\n"s, 1, 1, "async",
       "Racecourse runs threads, not coroutines. Write def without async, and start it with Thread(target=...)."},
      {"await f()\n"s, 1, 1, "await", "Racecourse runs threads, not coroutines. Call the function without await."},
      {"def f():\n    yield 1\n"s, 2, 5, "yield",
       "Racecourse has no generators. Collect the values in a list and return it."},
      {"raise ValueError\n"s, 1, 1, "raise",
       "Racecourse programs do not raise exceptions. Write assert with the condition that must be true."},
      {"try:\n    pass\nexcept:\n    pass\n"s, 3, 1, "except",
       "Racecourse stops at the first error and shows it, so nothing is caught. Test with if before, or use try with "
       "finally."},
      {"nonlocal x\n"s, 1, 1, "nonlocal",
       "Racecourse has no nonlocal. Use a global variable, or an attribute of an object."},
      {"del x\n"s, 1, 1, "del", "Racecourse has no del. Write items.pop(index), or assign None."},
      {"if (n := 3): pass\n"s, 1, 7, ":=", "Racecourse has no := operator. Assign with = on a line of its own."},
      {"a @= b\n"s, 1, 3, "@=", "Racecourse has no matrices. Remove the @."},
      {"a / b\n"s, 1, 3, "/", "A / makes a fraction, and Racecourse counts in whole numbers. Divide with //."},
      {"a /= b\n"s, 1, 3, "/=", "A / makes a fraction, and Racecourse counts in whole numbers. Divide with //=."},
      {"...\n"s, 1, 1, "...", "Racecourse has no ... value. Write pass for an empty block."},
      {"match x:\n    case 1: pass\n"s, 1, 1, "match", "Racecourse has no match. Write if, elif and else."},
      {"type X = int\n"s, 1, 1, "type", "Racecourse has no type statement. Leave it out."},
      {"s = {1, 2}\n"s, 1, 5, "{", "Racecourse has no sets. Write a list, or a dict with the value True."},
      {"d = {k: v for k in x}\n"s, 1, 11, "for",
       "Racecourse has no dict comprehensions. Start with {} and fill it in a for loop."},
      {"sum(x for x in y)\n"s, 1, 7, "for",
       "Racecourse has no generator expressions. Put square brackets around it, which makes a list."},
      {"f(*a)\n"s, 1, 3, "*", "Racecourse has no starred arguments. Write each argument out."},
      {"f(**a)\n"s, 1, 3, "**", "Racecourse has no starred arguments. Write each argument out."},
      {"a, *b = c\n"s, 1, 4, "*", "Racecourse has no starred values. Write each element out."},
      {"def f(*a): pass\n"s, 1, 7, "*", "Racecourse has no *, ** or / among parameters. Write each parameter out."},
      {"def f(a, /): pass\n"s, 1, 10, "/", "Racecourse has no *, ** or / among parameters. Write each parameter out."},
      {"def f(a=1, b): pass\n"s, 1, 12, "b",
       "This parameter has no default, but one before it has. Give it a default, or move it to the front."},
      {"def f(a, a): pass\n"s, 1, 10, "a", "Two parameters have this name. Rename one of them."},
      {"f(a=1, 2)\n"s, 1, 8, "2", "Arguments without a name come first. Move this one before those with a name."},
      {"f(a=1, a=2)\n"s, 1, 8, "a", "This argument is given twice. Remove one of them."},
      {"import os\n"s, 1, 8, "os", "Racecourse has no module os. Import from threading, queue, time or racecourse."},
      {"import os.path\n"s, 1, 8, "os.path",
       "Racecourse has no module os.path. Import from threading, queue, time or racecourse."},
      {"from threading import Timer\n"s, 1, 23, "Timer",
       "Racecourse's threading has no Timer. It has Thread, Lock, RLock, Semaphore, BoundedSemaphore, Condition, Event "
       "and Barrier."},
      {"from threading import *\n"s, 1, 23, "*", "Racecourse does not import everything at once. Name what you need."},
      {"from . import x\n"s, 1, 6, ".",
       "A program here is one file. Import from threading, queue, time or racecourse."},
      {"from time import time\n"s, 1, 18, "time", "Racecourse's time has no time. It has sleep."},
      {"def f():\n    import time\n"s, 2, 5, "import",
       "Imports stand at the top of the program here. Move this one out of its block."},
      {"class A(B):\n    pass\n"s, 1, 9, "B", "Racecourse classes inherit from nothing. Leave the brackets out."},
      {"class A:\n    for x in y: pass\n"s, 2, 5, "a statement in a class",
       "A class holds methods and attributes. Write def or name = value, and move the rest into a method."},
      {"@property\ndef f(): pass\n"s, 1, 1, "@property",
       "Racecourse knows one decorator. Write @invariant, or leave the decorator out."},
      {"@invariant\ndef f(x): pass\n"s, 2, 7, "x", "An invariant has no parameters. Let it read global variables."},
      {"with lock as l: pass\n"s, 1, 11, "as",
       "Racecourse has no as behind with. Leave it out and use the name of the lock."},
      {"while x:\n    pass\nelse:\n    pass\n"s, 3, 1, "else",
       "Racecourse has no else of a loop. Set a variable before break and test it after the loop."},
      {"return 1\n"s, 1, 1, "return", "A return stands inside a function. Move it there, or remove it."},
      {"break\n"s, 1, 1, "break", "This stands inside a loop. Move it into a for or while, or remove it."},
      {"x = 'abc\n"s, 1, 5, "'",
       "This string has no closing quote on its line. Add the quote, or use three quotes for a text of several lines."},
      {"x = '''abc\n"s, 1, 5, "'", "This string is never closed. Add three quotes where it ends."},
      {"x = b'a'\n"s, 1, 5, "b", "Racecourse has no bytes. Write a string without the b."},
      {"x = 1j\n"s, 1, 5, "1j", "Racecourse has no complex numbers. Write an integer."},
      {"x = 012\n"s, 1, 5, "012",
       "A number does not begin with 0. Leave the zero out, or write 0o for an octal number."},
      {"x = 9223372036854775808\n"s, 1, 5, "9223372036854775808",
       "This number does not fit into 64 bits. Write one between -9223372036854775808 and 9223372036854775807."},
      {"x = 0x1_0000_0000_0000_0000\n"s, 1, 5, "0x1_0000_0000_0000_0000",
       "This number does not fit into 64 bits. Write one between -9223372036854775808 and 9223372036854775807."},
      {"x = 12abc\n"s, 1, 5, "12abc",
       "This is not a number. Write digits only, and put a space behind them when a word follows."},
      {"if x:\npass\n"s, 2, 1, "pass",
       "The if of line 1 needs a block. Indent the lines that belong to it, or write pass."},
      {"  x = 1\n"s, 1, 3, "x", "This line is indented, but no block begins above it. Move it to the left."},
      {"if x:\n    a\n  b\n"s, 3, 3, "the indentation",
       "This line lines up with no block above it. Give it exactly the indentation of the block it belongs to."},
      {"if x:\n\ta\n        b\n"s, 3, 9, "tabs and spaces",
       "Tabs and spaces are mixed in the indentation. Indent every line with spaces only."},
      {"x = !y\n"s, 1, 5, "!", "Python has no ! operator. Write not."},
      {"x = a && b\n"s, 1, 8, "&", "Python has no && operator. Write and."},
      {"x = $\n"s, 1, 5, "$", "This character means nothing in Python. Remove it."},
      {"x = a b\n"s, 1, 7, "b",
       "The statement should end here. Start a new line, or put an operator between the two parts."},
      {"if x = 3: pass\n"s, 1, 6, "=", "A condition compares with ==. A single = assigns."},
      {"else: pass\n"s, 1, 1, "else", "This has no if above it. Line it up with its if."},
      {"if x: pass\nelse if y: pass\n"s, 2, 6, "if", "Python joins these two words. Write elif."},
      {"x = (1]\n"s, 1, 7, "]", "This closes the ( of line 1. Write ) instead."},
      {"x = 1)\n"s, 1, 6, ")", "This closing bracket has no opening one. Remove it, or add the bracket that opens."},
      {"f(1) = 2\n"s, 1, 1, "a call",
       "Nothing can be assigned to this. Put a name on the left of =, or compare with ==."},
      {"3 = x\n"s, 1, 1, "a number",
       "Nothing can be assigned to this. Put a name on the left of =, or compare with ==."},
      {"a[1:2] = b\n"s, 1, 1, "a slice",
       "A slice cannot be assigned to. Build the new list and assign it to the name."},
      {"(a, b) += 1\n"s, 1, 1, "several targets",
       "Only one target can be changed at a time. Write one statement for each."},
      {"x is 3\n"s, 1, 3, "is", "Only None, True and False are compared with is. Write == or !=."},
      {"x: int\n"s, 1, 7, "the end of the line", "An annotated variable needs a value here. Add = and the value."},
      {"x: Foo = 3\n"s, 1, 4, "Foo",
       "Racecourse reads only annotations made of int, bool, str, list, tuple, dict, object and None. Leave this one "
       "out."},
      {"f'{x'\n"s, 1, 3, "{",
       "This field is never closed. Add }, or write {{ for the character itself. Inside the field, use the other kind "
       "of quotes."},
      {"f'{}'\n"s, 1, 3, "{", "A field needs a value between its braces. Write one, or {{ for the character itself."},
      {"f'}'\n"s, 1, 3, "}", "In an f-string, a single } closes a field. Write }} for the character itself."},
      {"f'{x:{w}}'\n"s, 1, 6, "{", "A format cannot hold a field of its own. Write the width as a number."},
      {"f'{x!a}'\n"s, 1, 5, "!", "Racecourse knows the conversions !r and !s. Use one of them, or none."},
      {"f'{x:e}'\n"s, 1, 6, "e",
       "Racecourse does not know this format. Use fill, alignment, sign, width, comma, .n and d, f, x or s, in this "
       "order."},
      {"f'{x y}'\n"s, 1, 6, "y", "This does not belong into the field. Write one expression between the braces."},
      {"f'{a[\"\\n\"]}'\n"s, 1, 7, "\\",
       "A field of an f-string cannot hold a backslash. Put the value into a variable first."},
      {"é = 1\n"s, 1, 1, "é",
       "Only strings and comments may hold this character here. Use the letters a to z, digits and _ in names."},
      {"x = \\ \n1\n"s, 1, 5, "\\",
       "A backslash joins a line to the next one, so it must be the line's last character. Remove it."},
      {"'\\N{DASH}'\n"s, 1, 2, "\\N", "Racecourse does not know characters by name. Write the character itself."},
      {"'\\x1'\n"s, 1, 2, "\\x", "This escape needs 2 hexadecimal digits. Add them, or write two backslashes."},
      {"'\\ud800'\n"s, 1, 2, "\\u", "There is no character with this number. Write the character itself."},
      {"i++\n"s, 1, 4, "the end of the line", "A value is missing here. Write a number, a name or another value."},
      {"assert\n"s, 1, 7, "the end of the line", "A value is missing here. Write a number, a name or another value."},
      {"if x: if y: pass\n"s, 1, 7, "if",
       "A statement with a block starts on a line of its own. Move it to the next line."},
      {"lambda: (yield)\n"s, 1, 10, "yield",
       "Racecourse has no generators. Collect the values in a list and return it."},
      {"x = 1 +\n"s, 1, 8, "the end of the line", "A value is missing here. Write a number, a name or another value."},
      {"def f():\n"s, 2, 1, "the end of the program",
       "The def of line 1 needs a block. Indent the lines that belong to it, or write pass."},
      {"for in x: pass\n"s, 1, 5, "in", "A for needs a variable. Write for x in items."},
      {"x = [1, 2\n"s, 1, 5, "[", "This bracket is never closed. Add ] where it ends."},
      {"\xFF"s, 1, 1, "the byte 0xff", "This byte is not UTF-8 text. Save the file with the encoding UTF-8."},
      {"é = '\0'\n"s, 1, 6, "the byte 0x00", "This is a zero byte, not text. Save the file as plain text."},
      {"x = 1; y = 2; z = \n"s, 1, 19, "the end of the line", "The value is missing. Write what is assigned."},
      {"global *\n"s, 1, 8, "*", "A global statement lists names. Write each name out."},
      {"x = not\n"s, 1, 8, "the end of the line", "A value is missing here. Write a number, a name or another value."},
      {"1 + not x\n"s, 1, 5, "not", "Put brackets around this part, from here to its end."},
      {"f'{a +}'\n"s, 1, 7, "the end of the field",
       "A value is missing here. Write a number, a name or another value."},
      {"x = {**a}\n"s, 1, 6, "**", "Racecourse does not unpack a dict. Write each key and value out."},
      {"a[1:2, 3]\n"s, 1, 6, ",", "One slice is enough. Remove the comma."},
      {"x = y if z\n"s, 1, 11, "the end of the line",
       "A condition inside an expression needs both cases. Write a if test else b."},
      {"f(x\n"s, 1, 2, "(", "This bracket is never closed. Add ) where it ends."},
      {"with (a as b, c): pass\n"s, 1, 9, "as",
       "Racecourse has no as behind with. Leave it out and use the name of the lock."},
  };
  return list;
}

}  // namespace

TEST_CASE("what lies outside the subset is refused with its place and what to write instead", "[engine][parser]") {
  for (const Refused& expected : refused()) {
    CAPTURE(expected.source);
    const auto module = parse(expected.source);
    REQUIRE_FALSE(module.has_value());
    CHECK(module.error() == Trouble{expected.line, expected.column, expected.seen, expected.message});
  }
}

TEST_CASE("trouble in a later line is found behind a good one, at its own place", "[engine][parser]") {
  for (const Refused& expected : refused()) {
    if (expected.source.starts_with(" ") || expected.message.contains(" of line ")) continue;
    CAPTURE(expected.source);
    const auto module = parse("fine = 'é'\n" + expected.source);
    REQUIRE_FALSE(module.has_value());
    CHECK(module.error() == Trouble{expected.line + 1, expected.column, expected.seen, expected.message});
  }
}
