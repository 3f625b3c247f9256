// A table of texts with aligned columns. One column gives way when the line is too narrow.
//
//   Table table({{"step", Align::kRight}, {"source", Align::kLeft, true}});
//   table.add({"1", "counter += 1"});
//   for (const std::string& line : table.lines(80)) ...
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace racecourse::cli {

enum class Align : std::uint8_t { kLeft, kRight };

struct Column {
  std::string title;
  Align align = Align::kLeft;
  bool yields = false;  // is cut first when the line is too narrow
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // One text a column.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  bool empty() const { return rows_.empty(); }

  // The titles and the rows, each at most `width` columns wide; columns that would be empty are left out.
  std::vector<std::string> lines(int width) const;

 private:
  std::vector<int> widths(int width) const;
  std::string line(const std::vector<std::string>& row, const std::vector<int>& widths) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace racecourse::cli
