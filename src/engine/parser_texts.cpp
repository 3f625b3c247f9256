#include "engine/format.h"
#include "engine/literal.h"
#include "engine/nesting.h"
#include "engine/parsing.h"

namespace racecourse::engine {

ExpressionPtr Parser::parseTexts() {
  const Position begin = now().span.begin;
  FormattedText result;
  std::string text;
  bool formatted = false;
  while (isAt(TokenKind::kText)) {
    const Token token = take();
    formatted |= openText(token).formatted;
    readText(token, result, text);
  }
  if (!formatted) return make(begin, Text{std::move(text)});
  if (!text.empty()) result.pieces.push_back({std::move(text), nullptr, 0, {}});
  return make(begin, std::move(result));
}

void Parser::readText(const Token& token, FormattedText& result, std::string& text) {
  OpenedText opened = openText(token);
  if (opened.formatted) return readFormatted(opened.body, opened.raw, result, text);
  while (!opened.body.done() && !trouble_) readPlain(opened.body, opened.raw, text);
}

// One character or one escape.
void Parser::readPlain(Cursor& body, bool raw, std::string& text) {
  if (body.peek() == '\\' && !raw) {
    if (const auto trouble = readEscape(body, text))
      fail({trouble->line, trouble->column}, trouble->seen, trouble->message);
    return;
  }
  const std::size_t from = body.offset;
  body.advance();
  text += body.since(from);
}

void Parser::readFormatted(Cursor body, bool raw, FormattedText& result, std::string& text) {
  while (!body.done() && !trouble_) {
    const char c = body.peek();
    if ((c == '{' || c == '}') && body.peek(1) == c) {
      text += c;
      body.advance(2);
    } else if (c == '{') {
      readField(body, result, text);
    } else if (c == '}') {
      fail(body.position, "}", "In an f-string, a single } closes a field. Write }} for the character itself.");
    } else {
      readPlain(body, raw, text);
    }
  }
}

void Parser::readField(Cursor& body, FormattedText& result, std::string& text) {
  const Position open = body.position;
  body.advance();
  const Position begin = body.position;
  const std::size_t from = body.offset;
  skipFieldExpression(body);
  if (trouble_) return;
  const std::string_view source = body.since(from);
  if (source.find_first_not_of(" \t\n") == source.npos) {
    return fail(open, "{", "A field needs a value between its braces. Write one, or {{ for the character itself.");
  }
  Parser inner(scanExpression(source, begin), depth_);
  FormattedPiece piece{std::move(text), inner.parseWhole(), 0, {}};
  text.clear();
  if (const auto& trouble = inner.trouble()) {
    const bool at_end = trouble->seen == "the end of the program";
    return fail({trouble->line, trouble->column}, at_end ? "the end of the field" : trouble->seen, trouble->message);
  }
  if (body.peek() == '=') readDebug(body, source, piece);
  if (body.peek() == '!') readConversion(body, piece);
  if (body.peek() == ':') readFormat(body, piece);
  if (body.peek() != '}') {
    return fail(open, "{",
                "This field is never closed. Add }, or write {{ for the character itself. Inside the field, "
                "use the other kind of quotes.");
  }
  body.advance();
  result.pieces.push_back(std::move(piece));
}

// Moves to the first }, !, : or = that does not belong to the expression; CPython 3.11 looks for it in the same way.
void Parser::skipFieldExpression(Cursor& body) {
  std::string quote;
  int brackets = 0;
  while (!body.done()) {
    const char c = body.peek();
    if (c == '\\')
      return fail(body.position, "\\",
                  "A field of an f-string cannot hold a backslash. Put the value into a variable first.");
    if (!quote.empty()) {
      const bool closes = body.startsWith(quote);
      body.advance(closes ? quote.size() : 1);
      if (closes) quote.clear();
      continue;
    }
    if (c == '#')
      return fail(body.position, "#", "A field of an f-string cannot hold a comment. Move it out of the string.");
    if (c == '"' || c == '\'') {
      quote = std::string(body.startsWith(std::string(3, c)) ? 3 : 1, c);
      body.advance(quote.size());
      continue;
    }
    const bool comparison = (c == '=' || c == '!' || c == '<' || c == '>') && body.peek(1) == '=';
    if (brackets == 0 && !comparison && (c == '}' || c == '!' || c == ':' || c == '=')) return;
    if (c == '(' || c == '[' || c == '{') ++brackets;
    if (c == ')' || c == ']' || c == '}') --brackets;
    body.advance(comparison ? 2 : 1);
  }
}

// `{total=}` shows the expression itself before its value.
void Parser::readDebug(Cursor& body, std::string_view source, FormattedPiece& piece) {
  const std::size_t from = body.offset;
  body.advance();
  while (body.peek() == ' ' || body.peek() == '\t' || body.peek() == '\n') body.advance();
  piece.text += source;
  piece.text += body.since(from);
  if (body.peek() == '}') piece.conversion = 'r';
}

void Parser::readConversion(Cursor& body, FormattedPiece& piece) {
  const Position begin = body.position;
  body.advance();
  piece.conversion = body.peek();
  const bool known = piece.conversion == 'r' || piece.conversion == 's';
  if (!known) return fail(begin, "!", "Racecourse knows the conversions !r and !s. Use one of them, or none.");
  body.advance();
}

void Parser::readFormat(Cursor& body, FormattedPiece& piece) {
  body.advance();
  const Position begin = body.position;
  const std::size_t from = body.offset;
  while (!body.done() && body.peek() != '}' && body.peek() != '{') body.advance();
  if (body.peek() == '{') {
    return fail(body.position, "{", "A format cannot hold a field of its own. Write the width as a number.");
  }
  const std::string_view text = body.since(from);
  const std::optional<Format> format = parseFormat(text);
  if (!format) {
    return fail(
        begin, std::string(text.substr(0, text.find('\n'))),
        "Racecourse does not know this format. Use fill, alignment, sign, width, comma, .n and d, f, x or s, in "
        "this order.");
  }
  piece.format = *format;
}

}  // namespace racecourse::engine
