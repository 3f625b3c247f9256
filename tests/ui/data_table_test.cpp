#include "ui/data_table.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "ui/screen.h"

using namespace racecourse::ui;

namespace {

using Texts = std::vector<std::string>;
using Places = std::vector<std::size_t>;

DataTable costs() {
  return {.title = "Cost",
          .summary = "A mutex costs most.",
          .columns = {{.name = "Protection"},
                      {.name = "Time per increment", .number = true, .priority = 3},
                      {.name = "Lost", .number = true, .priority = 1},
                      {.name = "Rounds", .number = true, .priority = 1}},
          .rows = {{.cells = {"none", "1.21\u202Fns", "41\u202F200", "50"}, .mark = 0xFF0000FF},
                   {.cells = {"mutex", "24.3\u202Fns"}, .emphasised = true}}};
}

// Calls `check` with a Ui in a frame of a fresh screen.
template <class Check>
void inFrame(Screen& screen, Check check) {
  ImGui::GetIO().DisplaySize = {760, 300};
  ImGui::GetIO().DeltaTime = 1.0F / 60;
  screen.frame([&](Ui& ui, Rect) { check(ui); });
}

}  // namespace

TEST_CASE("a table is one figure that carries every column as plain text", "[data_table]") {
  Screen screen;
  float height = 0;
  inFrame(screen, [&](Ui& ui) { height = dataTable(ui, {10, 20, 200, 0}, costs()); });
  REQUIRE(screen.semantics().items().size() == 1);
  const Item& figure = screen.semantics().items()[0];
  CHECK(figure.role == Role::kFigure);
  CHECK(figure.label == "Cost");
  CHECK(figure.value == "A mutex costs most.");
  CHECK(figure.rect == Rect{10, 20, 200, height});
  CHECK(figure.table == Table{{"Protection", "Time per increment", "Lost", "Rounds"},
                              {{"none", "1.21 ns", "41200", "50"}, {"mutex", "24.3 ns", "", ""}}});
}

TEST_CASE("the height is foretold and grows by the same with each row", "[data_table]") {
  Screen screen;
  inFrame(screen, [](Ui& ui) {
    DataTable table = costs();
    const float two = dataTableHeight(ui, table);
    CHECK(dataTable(ui, {0, 0, 700, 0}, table) == two);
    table.rows.push_back({});
    const float three = dataTableHeight(ui, table);
    table.rows.push_back({});
    CHECK(three > two);
    CHECK(dataTableHeight(ui, table) - three == three - two);
  });
}

TEST_CASE("a narrow table leaves out the columns of least priority, the last of equals first", "[data_table]") {
  Screen screen;
  inFrame(screen, [](Ui& ui) {
    std::vector<Places> seen;
    for (float width = 760; width >= 0; width -= 4) {
      const Places shown = shownColumns(ui, costs(), width);
      if (seen.empty() || seen.back() != shown) seen.push_back(shown);
    }
    CHECK(seen == std::vector<Places>{{0, 1, 2, 3}, {0, 1, 2}, {0, 1}, {0}});
  });
}

TEST_CASE("columns without a priority of their own go before those that have one", "[data_table]") {
  Screen screen;
  inFrame(screen, [](Ui& ui) {
    const DataTable table{
        .title = "t", .columns = {{.name = "first"}, {.name = "second"}, {.name = "third", .priority = 1}}, .rows = {}};
    CHECK(shownColumns(ui, table, 760) == Places{0, 1, 2});
    CHECK(shownColumns(ui, table, 100) == Places{0, 2});
  });
}

TEST_CASE("a table without columns or rows draws without harm", "[data_table]") {
  Screen screen;
  inFrame(screen, [](Ui& ui) {
    CHECK(shownColumns(ui, {.title = "nothing"}, 100).empty());
    CHECK(dataTable(ui, {0, 0, 100, 0}, {.title = "nothing"}) > 0);
    DataTable table = costs();
    table.rows.clear();
    CHECK(dataTable(ui, {0, 0, 0, 0}, table) == dataTableHeight(ui, table));
  });
}
