#include <cstdint>
#include <limits>

#include "engine/ast_children.h"
#include "engine/compiling.h"
#include "engine/literal.h"

namespace racecourse::engine {

// `consumed`: what the value gives one at a time is taken at once, so it may be an enumerate, zip or the like.
void Compiler::value(const Expression& expression, bool consumed) {
  if (trouble_) return;
  const Span span = expression.span;
  const Overloaded kinds{
      [&](const Name& node) { name(node, span); },
      [&](const Constant& node) {
        if (node.value == Literal::kNone) return writer().emit(Op::kNone, span);
        writer().emit(Op::kTruth, span, node.value == Literal::kTrue ? 1 : 0);
      },
      [&](const Integer& node) {
        // The parser lets this one pass behind any minus; only behind a sign is it the smallest number.
        if (node.value == std::numeric_limits<std::int64_t>::min())
          return fail(span.begin, "9223372036854775808", std::string(kTooLarge));
        integer(node.value, span);
      },
      [&](const Text& node) { text(node.value, span); },
      [&](const FormattedText& node) { formatted(node, span); },
      [&](const Tuple& node) {
        elements(node.elements);
        writer().emit(Op::kBuildTuple, span, static_cast<int>(node.elements.size()));
      },
      [&](const List& node) {
        elements(node.elements);
        writer().emit(Op::kBuildList, span, static_cast<int>(node.elements.size()));
      },
      [&](const Dict& node) { dict(node, span); },
      [&](const Unary& node) { unary(node, span); },
      [&](const Binary& node) { binary(node, span); },
      [&](const Logical& node) { logical(node); },
      [&](const Comparison& node) { comparison(node, span); },
      [&](const Conditional& node) { conditional(node, span); },
      [&](const Lambda& node) {
        makeFunction({.node = &node,
                      .name = "<lambda>",
                      .parameters = &node.parameters,
                      .value = node.body.get(),
                      .span = span});
      },
      [&](const Call& node) { call(node, span, consumed); },
      [&](const Attribute& node) { attribute(node, span); },
      [&](const Subscript& node) { subscript(node, span); },
      [](const Slice&) {},
      [&](const ListComprehension& node) { comprehension(node, span); },
  };
  std::visit(kinds, expression.node);
}

void Compiler::elements(const std::vector<ExpressionPtr>& elements) {
  for (const ExpressionPtr& element : elements) value(*element);
}

void Compiler::integer(std::int64_t number, Span span) {
  if (number >= Word::kLowestInteger && number <= Word::kHighestInteger) {
    return writer().emit(Op::kInteger, span, static_cast<std::int32_t>(number));
  }
  constant({.type = ProgramConstant::kInteger, .integer = number}, span);
}

void Compiler::text(const std::string& text, Span span) {
  constant({.type = ProgramConstant::kText, .text = text}, span);
}

void Compiler::builtin(Builtin builtin, Span span) {
  constant({.type = ProgramConstant::kBuiltin, .integer = static_cast<std::int64_t>(builtin)}, span);
}

void Compiler::constant(ProgramConstant constant, Span span) {
  writer().emit(Op::kConstant, span, tables_.constant(constant));
}

void Compiler::formatted(const FormattedText& node, Span span) {
  int texts = 0;
  for (const FormattedPiece& piece : node.pieces) {
    if (!piece.text.empty()) text(piece.text, span), ++texts;
    if (!piece.value) continue;
    value(*piece.value);
    writer().emit(Op::kFormat, piece.value->span, tables_.format({piece.conversion, piece.format}));
    ++texts;
  }
  if (texts == 0) return text("", span);
  if (texts > 1) writer().emit(Op::kBuildText, span, texts);
}

void Compiler::dict(const Dict& node, Span span) {
  for (const auto& [key, entry] : node.pairs) {
    checkKey(*key);
    value(*key);
    value(*entry);
  }
  writer().emit(Op::kBuildDict, span, static_cast<int>(node.pairs.size()));
}

void Compiler::checkKey(const Expression& key) {
  const bool list = std::holds_alternative<List>(key.node) || std::holds_alternative<ListComprehension>(key.node);
  if (list) fail(key.span.begin, "a list", "A list cannot be the key of a dict, because it may change. Write a tuple.");
  if (std::holds_alternative<Dict>(key.node)) {
    fail(key.span.begin, "a dict", "A dict cannot be the key of a dict, because it may change. Write a tuple.");
  }
  if (const Tuple* tuple = std::get_if<Tuple>(&key.node)) {
    for (const ExpressionPtr& element : tuple->elements) checkKey(*element);
  }
}

void Compiler::unary(const Unary& node, Span span) {
  const Integer* number = std::get_if<Integer>(&node.operand->node);
  if (node.op == UnaryOperator::kMinus && number != nullptr) {
    const bool smallest = number->value == std::numeric_limits<std::int64_t>::min();
    return integer(smallest ? number->value : -number->value, span);
  }
  value(*node.operand);
  writer().emit(Op::kUnary, span, static_cast<int>(node.op));
}

void Compiler::binary(const Binary& node, Span span) {
  value(*node.left);
  value(*node.right);
  writer().emit(Op::kBinary, span, static_cast<int>(node.op));
}

void Compiler::comparison(const Comparison& node, Span span) {
  Label broken, end;
  value(*node.operands.front());
  for (std::size_t i = 0; i < node.operators.size(); ++i) {
    const bool last = i + 1 == node.operators.size();
    value(*node.operands[i + 1]);
    if (!last) {
      writer().emit(Op::kDup, span);
      writer().emit(Op::kRotate, span);
    }
    writer().emit(Op::kCompare, span, static_cast<int>(node.operators[i]));
    if (!last) writer().jump(Op::kJumpIfFalseElsePop, broken, span);
  }
  if (node.operators.size() == 1) return;
  writer().jump(Op::kJump, end, span);
  writer().place(broken);
  writer().emit(Op::kSwap, span);
  writer().emit(Op::kPop, span);
  writer().place(end);
}

void Compiler::conditional(const Conditional& node, Span span) {
  Label no, end;
  condition(*node.test, no, false);
  value(*node.yes);
  writer().jump(Op::kJump, end, span);
  writer().place(no);
  value(*node.no);
  writer().place(end);
}

void Compiler::subscript(const Subscript& node, Span span) {
  value(*node.object);
  if (const Slice* slice = std::get_if<Slice>(&node.index->node)) {
    sliceBounds(*slice, node.index->span);
    return writer().emit(Op::kSlice, span);
  }
  value(*node.index);
  writer().emit(Op::kLoadElement, span);
}

void Compiler::sliceBounds(const Slice& node, Span span) {
  for (const ExpressionPtr* bound : {&node.lower, &node.upper, &node.step}) {
    if (*bound)
      value(**bound);
    else
      writer().emit(Op::kNone, span);
  }
}

}  // namespace racecourse::engine
