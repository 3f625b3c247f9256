#include "engine/compiling.h"

namespace racecourse::engine {

// Stores what is on top of the stack. `span` is what to mark; the parts of a tuple have their own.
void Compiler::target(const Expression& expression, Span span) {
  if (trouble_) return;
  const Overloaded kinds{
      [&](const Name& node) { storeName(node.name, span); },
      [&](const Tuple& node) {
        writer().emit(Op::kUnpack, span, static_cast<int>(node.elements.size()));
        for (const ExpressionPtr& element : node.elements) target(*element, element->span);
      },
      [&](const Attribute& node) {
        value(*node.object);
        const Span place = attributeSpan(node, expression.span);
        writer().emit(Op::kStoreAttribute, {place.begin, span.end}, tables_.name(attributeNameOf(node)));
      },
      [&](const Subscript& node) {
        value(*node.object);
        value(*node.index);
        writer().emit(Op::kStoreElement, span);
      },
      [](const auto&) {},
  };
  std::visit(kinds, expression.node);
}

void Compiler::storeName(std::string_view name, Span span) {
  if (class_ != nullptr && scope_->kind == Scope::kClass) {
    class_->bound.insert(name);
    writer().emit(Op::kLoadLocal, span, class_->local);
    return writer().emit(Op::kStoreAttribute, span, tables_.name(attributeName(class_name_, name)));
  }
  const Meaning meaning = scopes_.meaning(*scope_, name);
  if (meaning.kind == Meaning::kGlobal) return writer().emit(Op::kStoreGlobal, span, meaning.global->index);
  const Variable& variable = *meaning.variable;
  writer().emit(variable.cell ? Op::kStoreCell : Op::kStoreLocal, span, localOf(*draft_, variable));
}

}  // namespace racecourse::engine
