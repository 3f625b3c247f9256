#include "engine/ast_text.h"

#include <array>
#include <string_view>

namespace racecourse::engine {

namespace {

constexpr auto kBinarySigns =
    std::to_array<std::string_view>({"+", "-", "*", "//", "%", "**", "<<", ">>", "&", "|", "^"});
constexpr auto kComparisonSigns =
    std::to_array<std::string_view>({"==", "!=", "<", "<=", ">", ">=", "in", "not-in", "is", "is-not"});
constexpr auto kUnarySigns = std::to_array<std::string_view>({"not", "neg", "pos", "~"});
constexpr auto kLiterals = std::to_array<std::string_view>({"None", "True", "False"});

template <class Sign>
std::string signOf(const auto& signs, Sign sign) {
  return std::string(signs[static_cast<std::size_t>(sign)]);
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n')
      result += "\\n";
    else
      result += c;
  }
  return result + "\"";
}

std::string formatText(const Format& format) {
  std::string result = format.fill;
  if (format.align != 0) result += format.align;
  if (format.sign != 0) result += format.sign;
  if (format.zero) result += '0';
  if (format.width != 0) result += std::to_string(format.width);
  if (format.thousands) result += ',';
  if (format.precision >= 0) result += "." + std::to_string(format.precision);
  if (format.type != 0) result += format.type;
  return result;
}

class Writer {
 public:
  explicit Writer(Detail detail) : detail_(detail) {}

  std::string write(const Block& block, std::string_view separator) const {
    std::string result;
    for (const Statement& statement : block) {
      result += write(statement);
      if (&statement != &block.back() || separator == "\n") result += separator;
    }
    return result;
  }

 private:
  std::string at(Span span) const {
    if (detail_ == Detail::kPlain) return "";
    return "@" + at(span.begin) + "-" + at(span.end);
  }
  static std::string at(Position place) { return std::to_string(place.line) + ":" + std::to_string(place.column); }

  std::string block(std::string_view name, const Block& body) const {
    return " (" + std::string(name) + (body.empty() ? "" : " ") + write(body, " ") + ")";
  }

  std::string all(const std::vector<ExpressionPtr>& expressions) const {
    std::string result;
    for (const ExpressionPtr& expression : expressions) result += " " + write(*expression);
    return result;
  }

  std::string maybe(const ExpressionPtr& expression) const { return expression ? " " + write(*expression) : ""; }
  std::string hole(const ExpressionPtr& expression) const { return expression ? " " + write(*expression) : " _"; }

  std::string parameters(const std::vector<Parameter>& list) const {
    std::string result;
    for (const Parameter& parameter : list) {
      result += (result.empty() ? "" : " ") + parameter.name + at(parameter.span);
      if (parameter.default_value) result += "=" + write(*parameter.default_value);
    }
    return "(" + result + ")";
  }

  std::string write(const Expression& expression) const {
    return std::visit([&](const auto& node) { return text(node); }, expression.node) + at(expression.span);
  }

  std::string write(const Statement& statement) const {
    return "(" + std::visit([&](const auto& node) { return text(node); }, statement.node) + ")" + at(statement.span);
  }

  std::string text(const Name& node) const { return node.name; }
  std::string text(const Constant& node) const { return signOf(kLiterals, node.value); }
  std::string text(const Integer& node) const { return std::to_string(node.value); }
  std::string text(const Text& node) const { return quoted(node.value); }
  std::string text(const Tuple& node) const { return "(tuple" + all(node.elements) + ")"; }
  std::string text(const List& node) const { return "(list" + all(node.elements) + ")"; }
  std::string text(const Logical& node) const {
    return std::string(node.op == LogicalOperator::kAnd ? "(and" : "(or") + all(node.operands) + ")";
  }
  std::string text(const Unary& node) const { return "(" + signOf(kUnarySigns, node.op) + maybe(node.operand) + ")"; }
  std::string text(const Binary& node) const {
    return "(" + signOf(kBinarySigns, node.op) + maybe(node.left) + maybe(node.right) + ")";
  }
  std::string text(const Conditional& node) const {
    return "(if" + maybe(node.test) + maybe(node.yes) + maybe(node.no) + ")";
  }
  std::string text(const Lambda& node) const {
    return "(lambda " + parameters(node.parameters) + maybe(node.body) + ")";
  }
  std::string text(const Attribute& node) const {
    return "(." + maybe(node.object) + " " + node.name + at(node.name_span) + ")";
  }
  std::string text(const Subscript& node) const { return "([]" + maybe(node.object) + maybe(node.index) + ")"; }
  std::string text(const Slice& node) const {
    return "(slice" + hole(node.lower) + hole(node.upper) + hole(node.step) + ")";
  }

  std::string text(const FormattedText& node) const {
    std::string result = "(f";
    for (const FormattedPiece& piece : node.pieces) {
      if (!piece.text.empty()) result += " " + quoted(piece.text);
      if (!piece.value) continue;
      result += " {" + write(*piece.value);
      if (piece.conversion != 0) result += std::string("!") + piece.conversion;
      if (piece.format != Format{}) result += ":" + formatText(piece.format);
      result += "}";
    }
    return result + ")";
  }

  std::string text(const Dict& node) const {
    std::string result = "(dict";
    for (const auto& [key, value] : node.pairs) result += " (" + write(*key) + " " + write(*value) + ")";
    return result + ")";
  }

  std::string text(const Comparison& node) const {
    std::string result = "(compare " + write(*node.operands[0]);
    for (std::size_t i = 0; i < node.operators.size(); ++i) {
      result += " " + signOf(kComparisonSigns, node.operators[i]) + maybe(node.operands[i + 1]);
    }
    return result + ")";
  }

  std::string text(const Call& node) const {
    std::string result = "(call" + maybe(node.function) + all(node.arguments);
    for (const KeywordArgument& keyword : node.keywords) {
      result += " " + keyword.name + at(keyword.span) + "=" + write(*keyword.value);
    }
    return result + ")";
  }

  std::string text(const ListComprehension& node) const {
    std::string result = "(list-for" + maybe(node.element);
    for (const ComprehensionClause& clause : node.clauses) {
      result += " (for" + maybe(clause.target) + maybe(clause.iterable) + all(clause.conditions) + ")";
    }
    return result + ")";
  }

  std::string text(const Pass&) const { return "pass"; }
  std::string text(const Break&) const { return "break"; }
  std::string text(const Continue&) const { return "continue"; }
  std::string text(const ExpressionStatement& node) const { return "do" + maybe(node.value); }
  std::string text(const Assign& node) const {
    return (node.annotated ? "annotated=" : "=") + all(node.targets) + maybe(node.value);
  }
  std::string text(const AugmentedAssign& node) const {
    return signOf(kBinarySigns, node.op) + "=" + at(node.operator_span) + maybe(node.target) + maybe(node.value);
  }
  std::string text(const While& node) const { return "while" + maybe(node.test) + block("do", node.body); }
  std::string text(const For& node) const {
    return "for" + maybe(node.target) + maybe(node.iterable) + block("do", node.body);
  }
  std::string text(const Return& node) const { return "return" + maybe(node.value); }
  std::string text(const With& node) const { return "with" + all(node.items) + block("do", node.body); }
  std::string text(const TryFinally& node) const {
    return "try" + block("do", node.body) + block("finally", node.finally);
  }
  std::string text(const Assert& node) const { return "assert" + maybe(node.test) + maybe(node.message); }
  std::string text(const Class& node) const {
    return "class " + node.name + at(node.name_span) + block("do", node.body);
  }

  std::string text(const If& node) const {
    std::string result = "if";
    for (const Branch& branch : node.branches) result += maybe(branch.test) + block("do", branch.body);
    return result + (node.otherwise.empty() ? "" : block("else", node.otherwise));
  }

  std::string text(const Define& node) const {
    const std::string decorator = node.decorator ? "@" + write(*node.decorator) + " " : "";
    return decorator + "def " + node.name + at(node.name_span) + " " + parameters(node.parameters) +
           block("do", node.body);
  }

  std::string text(const Global& node) const {
    std::string result = "global";
    for (const GlobalName& name : node.names) result += " " + name.name + at(name.span);
    return result;
  }

  std::string text(const Import& node) const {
    std::string result = "import";
    for (const ImportedName& name : node.names) {
      const std::string full = name.module + (name.member.empty() ? "" : ".") + name.member;
      result += " " + full + (name.name == full ? "" : "=" + name.name) + at(name.span);
    }
    return result;
  }

  Detail detail_;
};

}  // namespace

std::string toText(const Module& module, Detail detail) { return Writer(detail).write(module.body, "\n"); }

}  // namespace racecourse::engine
