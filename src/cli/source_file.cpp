#include "cli/source_file.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <format>
#include <memory>
#include <optional>

#include "cli/text.h"
#include "engine/scanner.h"

namespace racecourse::cli {
namespace {

constexpr int kWidestLine = 160;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

std::string systemReason() {
  switch (errno) {
    case ENOENT:
    case ENOTDIR:
      return "There is no such file.";
    case EACCES:
      return "Reading it is not permitted.";
    case EISDIR:
      return "This is a folder, not a program.";
    default:
      return std::format("It cannot be read ({}).", std::strerror(errno));
  }
}

File open(const std::string& path) {
  if (path == "-") return {stdin, [](std::FILE*) { return 0; }};
  struct stat about{};
  if (stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode)) {
    errno = EISDIR;
    return {nullptr, &std::fclose};
  }
  return {std::fopen(path.c_str(), "rb"), &std::fclose};
}

// One byte more than a program may have is enough to refuse it.
std::optional<std::string> contents(std::FILE* file) {
  std::string text;
  std::array<char, 65536> part;
  while (text.size() <= engine::kLargestSource) {
    const std::size_t count = std::fread(part.data(), 1, part.size(), file);
    text.append(part.data(), count);
    if (count < part.size()) break;
  }
  return std::ferror(file) != 0 ? std::nullopt : std::optional(text);
}

}  // namespace

std::expected<std::string, std::string> readSource(const std::string& path) {
  const std::string name = shown(path == "-" ? "standard input" : path);
  const File file = open(path);
  if (!file) return std::unexpected(std::format("{}: {}", name, systemReason()));
  std::optional<std::string> text = contents(file.get());
  if (!text) return std::unexpected(std::format("{}: {}", name, systemReason()));
  std::optional<engine::Trouble> trouble;
  engine::normalised(*text, trouble);
  if (!trouble) return *std::move(text);
  if (text->size() > engine::kLargestSource) return std::unexpected(std::format("{}: {}", name, trouble->message));
  return std::unexpected(std::format("{}:{}:{}: {}", name, trouble->line, trouble->column, trouble->message));
}

std::string_view lineOf(std::string_view source, int line) {
  for (int at = 1; at < line; ++at) {
    const std::size_t end = source.find_first_of("\r\n");
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + (source.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return source.substr(0, source.find_first_of("\r\n"));
}

std::string troubleText(std::string_view path, std::string_view source, const engine::Trouble& trouble) {
  const std::string where = std::format("{}:{}:{}: ", shown(path), trouble.line, trouble.column);
  std::string_view line = lineOf(source, trouble.line);
  if (trouble.line == 1 && line.starts_with("\uFEFF")) line.remove_prefix(3);
  std::string before;
  for (int column = 1; column < trouble.column && !line.empty(); ++column) {
    const std::size_t size = std::max<std::size_t>(characterSize(line), 1);
    before += line.front() == '\t' ? "    " : shown(line.substr(0, size));
    line.remove_prefix(size);
  }
  const std::string text = before + shown(line);
  if (columns(before) >= kWidestLine || text.empty()) return where + trouble.message;
  return std::format("{}{}\n  {}\n  {}^", where, trouble.message, cut(text, kWidestLine),
                     std::string(static_cast<std::size_t>(columns(before)), ' '));
}

}  // namespace racecourse::cli
