#include "engine/program_tables.h"

namespace racecourse::engine {

namespace {

// The number of `key`, with which `value` is entered into `table` the first time.
template <class Numbers, class Key, class Value>
int numberOf(Numbers& numbers, const Key& key, std::vector<Value>& table, const Value& value) {
  const auto [entry, added] = numbers.try_emplace(key, static_cast<int>(table.size()));
  if (added) table.push_back(value);
  return entry->second;
}

}  // namespace

int ProgramTables::name(const std::string& name) { return numberOf(names_, name, program_.names, name); }

int ProgramTables::constant(const ProgramConstant& constant) {
  const std::string key = std::to_string(constant.type) + ' ' + std::to_string(constant.integer) + ' ' + constant.text;
  return numberOf(constants_, key, program_.constants, constant);
}

int ProgramTables::shape(const CallShape& shape) {
  return numberOf(shapes_, shape.keywords, program_.call_shapes, shape);
}

int ProgramTables::format(const FieldFormat& format) {
  const Format& f = format.format;
  std::string key = f.fill;
  for (const int part : {int{format.conversion}, int{f.align}, int{f.sign}, int{f.zero}, f.width, int{f.thousands},
                         f.precision, int{f.type}}) {
    key += ' ' + std::to_string(part);
  }
  return numberOf(formats_, key, program_.formats, format);
}

}  // namespace racecourse::engine
