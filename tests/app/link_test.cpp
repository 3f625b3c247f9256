#include "app/link.h"

#include <catch2/catch_test_macros.hpp>

namespace racecourse::app {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("a link splits into names and values in order", "[app][link]") {
  CHECK(parseLink("threads=2&guard=mutex&run") == Pairs{{"threads", "2"}, {"guard", "mutex"}, {"run", ""}});
}

TEST_CASE("empty parts and second equals signs do no harm", "[app][link]") {
  CHECK(parseLink("").empty());
  CHECK(parseLink("&&a=1=2&") == Pairs{{"a", "1=2"}});
  CHECK(parseLink("=x") == Pairs{{"", "x"}});
}

TEST_CASE("escapes are undone, broken ones stay", "[app][link]") {
  CHECK(parseLink("a=%41+b") == Pairs{{"a", "A b"}});
  CHECK(parseLink("a=%4") == Pairs{{"a", "%4"}});
  CHECK(parseLink("a=%zz") == Pairs{{"a", "%zz"}});
  CHECK(parseLink("a=%") == Pairs{{"a", "%"}});
}

TEST_CASE("a link beyond the limit gives nothing", "[app][link]") {
  CHECK(parseLink(std::string(kLongestLink, 'a')).size() == 1);
  CHECK(parseLink(std::string(kLongestLink + 1, 'a')).empty());
}

}  // namespace
}  // namespace racecourse::app
