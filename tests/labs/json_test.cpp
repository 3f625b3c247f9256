#include "labs/program_lab/json.h"

#include <catch2/catch_test_macros.hpp>

namespace racecourse::labs {
namespace {

TEST_CASE("JSON of every kind is read", "[labs][json]") {
  const auto json = parseJson(R"( {"a": [1, -2.5e3, true, null], "b": {"c": "d"}, "e": {}} )");
  REQUIRE(json);
  CHECK(json->names == std::vector<std::string>{"a", "b", "e"});
  const Json& list = *json->find("a");
  REQUIRE(list.items.size() == 4);
  CHECK(list.items[1].text == "-2.5e3");
  CHECK(list.items[2].type == Json::kTruth);
  CHECK(list.items[3].type == Json::kNull);
  CHECK(json->find("b")->find("c")->text == "d");
  CHECK(json->find("x") == nullptr);
}

TEST_CASE("escapes become characters, pairs of them one character", "[labs][json]") {
  CHECK(parseJson(R"("a\"\\\/\n\t\u0041\u00e9\ud83c\udfc1<")")->text == "a\"\\/\n\tAé🏁<");
  CHECK(quotedJson("a\"\\\n\x01é") == "\"a\\\"\\\\\\u000a\\u0001é\"");
  CHECK(parseJson(quotedJson("a\"\\\n\x01é"))->text == "a\"\\\n\x01é");
}

TEST_CASE("what is no JSON is refused with its place", "[labs][json]") {
  for (const char* text : {"", "[", "[1,]", "{\"a\"}", "{a: 1}", "\"a", "\"\\x\"", "\"\\ud83c\"", "01", "1.", "tru",
                           "[1] 2", "\"a\nb\"", "-", "{\"a\":1,}"}) {
    INFO(text);
    CHECK_FALSE(parseJson(text));
  }
  CHECK(parseJson("[1 2]").error() == "This is no JSON at byte 3.");
  CHECK_FALSE(parseJson(std::string(100, '[') + std::string(100, ']')));
}

}  // namespace
}  // namespace racecourse::labs
