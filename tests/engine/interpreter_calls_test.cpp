// Functions, closures and classes. The answers are those of CPython 3.11.
#include "tests/engine/answers.h"

namespace racecourse::tests {
namespace {

TEST_CASE("arguments find their parameters", "[engine][interpreter]") {
  checkExpressions(
      {
          {"f(1)", "(1, 2, 3)"},
          {"f(1, 5)", "(1, 5, 3)"},
          {"f(1, c=5)", "(1, 2, 5)"},
          {"f(c=1, a=2)", "(2, 2, 1)"},
          {"f()", "TypeError: f() missing 1 required positional argument: 'a'"},
          {"f(1, 2, 3, 4)", "TypeError: f() takes from 1 to 3 positional arguments but 4 were given"},
          {"f(1, a=2)", "TypeError: f() got multiple values for argument 'a'"},
          {"f(1, z=2)", "TypeError: f() got an unexpected keyword argument 'z'"},
          {"f(b=1)", "TypeError: f() missing 1 required positional argument: 'a'"},
      },
      "def f(a, b=2, c=3): return (a, b, c)\n");
}

TEST_CASE("wrong calls name what is missing", "[engine][interpreter]") {
  checkPrograms({
      {"def f(): pass\n"
       "f(1)",
       "TypeError: f() takes 0 positional arguments but 1 was given"},
      {"def f(): pass\n"
       "f(1, 2)",
       "TypeError: f() takes 0 positional arguments but 2 were given"},
      {"def f(a): pass\n"
       "f()",
       "TypeError: f() missing 1 required positional argument: 'a'"},
      {"def f(a): pass\n"
       "f(1, 2)",
       "TypeError: f() takes 1 positional argument but 2 were given"},
      {"def f(a, b): pass\n"
       "f()",
       "TypeError: f() missing 2 required positional arguments: 'a' and 'b'"},
      {"def f(a, b, c): pass\n"
       "f()",
       "TypeError: f() missing 3 required positional arguments: 'a', 'b', and 'c'"},
      {"def f(a, b, c): pass\n"
       "f(1, 2, 3, 4)",
       "TypeError: f() takes 3 positional arguments but 4 were given"},
      {"f = lambda: 1\n"
       "f(1)",
       "TypeError: <lambda>() takes 0 positional arguments but 1 was given"},
      {"x = 5\n"
       "x()",
       "TypeError: 'int' object is not callable"},
      {"x = \"a\"\n"
       "x(1)",
       "TypeError: 'str' object is not callable"},
      {"x = None\n"
       "x()",
       "TypeError: 'NoneType' object is not callable"},
  });
}

TEST_CASE("defaults are made once", "[engine][interpreter]") {
  checkPrograms({
      {"def f(a, b=[]):\n"
       "    b.append(a)\n"
       "    return b\n"
       "print(f(1), f(2), f(3, []))",
       "[1, 2] [1, 2] [3]"},
  });
}

TEST_CASE("functions remember the variables around them", "[engine][interpreter]") {
  checkPrograms({
      {"def make(n):\n"
       "    def add(x): return x + n\n"
       "    return add\n"
       "print(make(3)(4), [f(1) for f in [make(i) for i in range(3)]])",
       "7 [1, 2, 3]"},
      {"fs = [lambda: i for i in range(3)]\n"
       "print([f() for f in fs])",
       "[2, 2, 2]"},
      {"def f():\n"
       "    y = 1\n"
       "    def g(): return y\n"
       "    y = 2\n"
       "    return g()\n"
       "print(f())",
       "2"},
      {"def counter():\n"
       "    xs = []\n"
       "    def more():\n"
       "        xs.append(1)\n"
       "        return len(xs)\n"
       "    return more\n"
       "c = counter()\n"
       "print(c(), c(), counter()())",
       "1 2 1"},
  });
}

TEST_CASE("classes make instances", "[engine][interpreter]") {
  checkExpressions(
      {
          {"a.x, a.y, a.made, A.made", "5 2 0 0"},
          {"A(1, y=5).y", "5"},
          {"a.get(), a.get(5), a.get(d=7), A.get(a, 2)", "6 10 12 7"},
          {"a.me() == a, a == A(5), a in [a], {a: 1}[a]", "True False True 1"},
          {"isinstance(a, A), isinstance(b, A), isinstance(a, (B, A))", "True False True"},
          {"[a.get][0](3)", "8"},
          {"b.z, B.z, bool(a)", "[1] [1] True"},
          {"A, str(B)", "<class '__main__.A'> <class '__main__.B'>"},
      },
      "class A:\n"
      "    made = 0\n"
      "    def __init__(self, x, y=2):\n"
      "        self.x = x\n"
      "        self.y = y\n"
      "    def get(self, d=1): return self.x + d\n"
      "    def me(self): return self\n"
      "class B:\n"
      "    z = [1]\n"
      "    def hi(): return 1\n"
      "a = A(5)\n"
      "b = B()\n");
}

TEST_CASE("attributes are found on the instance first", "[engine][interpreter]") {
  checkPrograms({
      {"class A:\n"
       "    n = 1\n"
       "    def show(self): return self.n\n"
       "a = A()\n"
       "b = A()\n"
       "a.n += 5\n"
       "A.n = 3\n"
       "a.show = lambda: \"own\"\n"
       "a.extra = 7\n"
       "print(a.n, b.n, A.n, a.show(), b.show(), a.extra)",
       "6 3 3 own 3 7"},
      {"class A: pass\n"
       "a = A()\n"
       "a.x += 1",
       "AttributeError: 'A' object has no attribute 'x'"},
      {"class A: pass\n"
       "A.x",
       "AttributeError: type object 'A' has no attribute 'x'"},
      {"class A: pass\n"
       "A(1)",
       "TypeError: A() takes no arguments"},
      {"class A:\n"
       "    def __init__(self): return 5\n"
       "A()",
       "TypeError: __init__() should return None, not 'int'"},
  });
}

TEST_CASE("wrong uses of instances", "[engine][interpreter]") {
  checkExpressions(
      {
          {"A()", "TypeError: A.__init__() missing 1 required positional argument: 'x'"},
          {"A(1, 2, 3)", "TypeError: A.__init__() takes from 2 to 3 positional arguments but 4 were given"},
          {"a.nope", "AttributeError: 'A' object has no attribute 'nope'"},
          {"a.get(z=1)", "TypeError: A.get() got an unexpected keyword argument 'z'"},
          {"b.hi()", "TypeError: B.hi() takes 0 positional arguments but 1 was given"},
          {"a()", "TypeError: 'A' object is not callable"},
          {"a[0]", "TypeError: 'A' object is not subscriptable"},
          {"a + 1", "TypeError: unsupported operand type(s) for +: 'A' and 'int'"},
          {"a < a", "TypeError: '<' not supported between instances of 'A' and 'A'"},
          {"len(a)", "TypeError: object of type 'A' has no len()"},
          {"1 in a", "TypeError: argument of type 'A' is not iterable"},
          {"-a", "TypeError: bad operand type for unary -: 'A'"},
          {"a.x.y", "AttributeError: 'int' object has no attribute 'y'"},
          {"sum([a])", "TypeError: unsupported operand type(s) for +: 'int' and 'A'"},
      },
      "class A:\n"
      "    made = 0\n"
      "    def __init__(self, x, y=2):\n"
      "        self.x = x\n"
      "        self.y = y\n"
      "    def get(self, d=1): return self.x + d\n"
      "    def me(self): return self\n"
      "class B:\n"
      "    z = [1]\n"
      "    def hi(): return 1\n"
      "a = A(5)\n"
      "b = B()\n");
}

TEST_CASE("wrong calls have the name of the function with what is around it", "[engine][interpreter]") {
  const std::string head =
      "class C:\n"
      "    def m(self, x): pass\n"
      "def outer(which):\n"
      "    def g(a): pass\n"
      "    h = lambda a: a\n"
      "    class D:\n"
      "        def m(self, x): pass\n"
      "    if which == 0: g()\n"
      "    elif which == 1: h()\n"
      "    else: D().m()\n";
  const std::string missing = "() missing 1 required positional argument: ";
  checkPrograms({
      {head + "C().m()", "TypeError: C.m" + missing + "'x'"},
      {head + "C.m(C())", "TypeError: C.m" + missing + "'x'"},
      {head + "outer(0)", "TypeError: outer.<locals>.g" + missing + "'a'"},
      {head + "outer(1)", "TypeError: outer.<locals>.<lambda>" + missing + "'a'"},
      {head + "outer(2)", "TypeError: outer.<locals>.D.m" + missing + "'x'"},
  });
}

TEST_CASE("recursion ends at a thousand calls", "[engine][interpreter]") {
  checkPrograms({
      {"def f(n): return 0 if n == 0 else 1 + f(n - 1)\n"
       "print(f(900))",
       "900"},
  });
}

TEST_CASE("finally runs on every way out", "[engine][interpreter]") {
  checkPrograms({
      {"def f():\n"
       "    for i in range(3):\n"
       "        try:\n"
       "            if i == 0: continue\n"
       "            if i == 1: return \"out\"\n"
       "        finally:\n"
       "            print(\"leave\", i)\n"
       "print(f())",
       "leave 0\n"
       "leave 1\n"
       "out"},
  });
}

TEST_CASE("assertions show their message", "[engine][interpreter]") {
  checkPrograms({
      {"assert 1 == 1, \"fine\"\n"
       "assert [] == [1], [1, \"a\"]",
       "AssertionError: [1, 'a']"},
      {"assert 0", "AssertionError"},
      {R"(assert None, "")", "AssertionError"},
      {"assert 0, None", "AssertionError: None"},
  });
}

TEST_CASE("loops see what changes under them", "[engine][interpreter]") {
  checkPrograms({
      {"x = [1, 2, 3]\n"
       "for y in x:\n"
       "    if len(x) < 6: x.append(y * 10)\n"
       "print(x)\n"
       "for y in x: x.remove(y)\n"
       "print(x)",
       "[1, 2, 3, 10, 20, 30]\n"
       "[2, 10, 30]"},
      {"d = {1: 2}\n"
       "for k in d: d[k] = 5\n"
       "print(d)\n"
       "for k in d: d[k + 1] = 3",
       "{1: 5}\n"
       "RuntimeError: dictionary changed size during iteration"},
  });
}

}  // namespace
}  // namespace racecourse::tests
