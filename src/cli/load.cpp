#include <format>

#include "cli/commands.h"
#include "cli/source_file.h"
#include "cli/terminal.h"
#include "engine/compiler.h"

namespace racecourse::cli {
namespace {

void writeTrouble(const std::string& name, const engine::Trouble& trouble) {
  Json json;
  json.beginObject();
  json.member("file", name);
  json.key("refused");
  json.beginObject();
  json.member("line", trouble.line);
  json.member("column", trouble.column);
  json.member("seen", trouble.seen);
  json.member("message", trouble.message);
  json.endObject();
  json.endObject();
  Terminal::standardOutput().line(json.text());
}

void writeUnreadable(const std::string& name, const std::string& why) {
  Json json;
  json.beginObject();
  json.member("file", name);
  json.member("unreadable", why);
  json.endObject();
  Terminal::standardOutput().line(json.text());
}

}  // namespace

std::expected<Loaded, ExitCode> load(const std::string& path, bool json) {
  Loaded loaded{.name = path == "-" ? "<stdin>" : path};
  std::expected<std::string, std::string> source = readSource(path);
  if (!source) {
    if (json) writeUnreadable(loaded.name, source.error());
    Terminal::complain(source.error());
    return std::unexpected(ExitCode::kUnreadable);
  }
  loaded.source = *std::move(source);
  std::expected<engine::Program, engine::Trouble> program = engine::compile(loaded.source);
  if (!program) {
    refuse(loaded, program.error(), json);
    return std::unexpected(ExitCode::kRefused);
  }
  loaded.program = *std::move(program);
  return loaded;
}

void refuse(const Loaded& loaded, const engine::Trouble& trouble, bool json) {
  if (json) writeTrouble(loaded.name, trouble);
  Terminal::complain(troubleText(loaded.name, loaded.source, trouble));
}

}  // namespace racecourse::cli
