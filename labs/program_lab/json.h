// JSON in and out, as strict as RFC 8259: what the page hands over as text, and what it gets back.
//
//   const std::expected<Json, std::string> json = parseJson("[{\"id\": \"race\"}]");
//   json->items.front().find("id")->text   ->  "race"
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace racecourse::labs {

struct Json {
  enum Type { kNull, kTruth, kNumber, kText, kList, kObject } type = kNull;
  std::string text;                // kText: without escapes; kNumber and kTruth: as spelled
  std::vector<Json> items;         // kList and kObject
  std::vector<std::string> names;  // kObject: of its items

  // The first item called `name`, or nothing.
  const Json* find(std::string_view name) const;
};

// The value that `text` spells. The error is a sentence that says where, in bytes. Refused: more than 32 levels.
std::expected<Json, std::string> parseJson(std::string_view text);

// `text` in quotes, with escapes.
std::string quotedJson(std::string_view text);

}  // namespace racecourse::labs
