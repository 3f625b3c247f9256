#include "engine/compiling.h"

namespace racecourse::engine {

void Compiler::call(const Call& node, Span span, bool consumed) {
  if (!consumed) refuseLazy(node, span);
  const Attribute* attribute = std::get_if<Attribute>(&node.function->node);
  const Span place = attribute != nullptr ? attributeSpan(*attribute, span) : span;
  callee(*node.function);
  for (std::size_t i = 0; i < node.arguments.size(); ++i) value(*node.arguments[i], consumes(node, i));
  CallShape shape;
  for (const KeywordArgument& keyword : node.keywords) {
    value(*keyword.value);
    shape.keywords.push_back(tables_.name(keyword.name));
  }
  const int count = static_cast<int>(node.arguments.size());
  writer().emit(Op::kCall, place, count, shape.keywords.empty() ? -1 : tables_.shape(shape));
}

// Leaves what is called, and its self.
void Compiler::callee(const Expression& function) {
  const Span span = function.span;
  const Attribute* attribute = std::get_if<Attribute>(&function.node);
  if (attribute != nullptr && !member(*attribute, span)) {
    value(*attribute->object);
    return writer().emit(Op::kLoadMethod, attributeSpan(*attribute, span), tables_.name(attributeNameOf(*attribute)));
  }
  const std::optional<Builtin> known = builtinOf(function);
  const bool lazy = known == Builtin::kEnumerate || known == Builtin::kZip || known == Builtin::kReversed;
  if (lazy)
    builtin(*known, span);
  else if (attribute == nullptr)
    value(function);
  writer().emit(Op::kNoSelf, span);
}

// Whether the call takes all there is out of this argument before it returns.
bool Compiler::consumes(const Call& node, std::size_t argument) const {
  const std::optional<Builtin> function = builtinOf(*node.function);
  if (!function) return false;
  switch (*function) {
    case Builtin::kZip:
      return true;
    case Builtin::kEnumerate:
    case Builtin::kSum:
    case Builtin::kSorted:
      return argument == 0;
    case Builtin::kList:
    case Builtin::kTuple:
    case Builtin::kDict:
    case Builtin::kMin:
    case Builtin::kMax:
    case Builtin::kAny:
    case Builtin::kAll:
      return node.arguments.size() == 1;
    case Builtin::kLen: {
      // A dict's views have a length, an enumerate has none.
      const Call* inner = std::get_if<Call>(&node.arguments[argument]->node);
      return inner != nullptr && std::holds_alternative<Attribute>(inner->function->node);
    }
    default:
      return false;
  }
}

}  // namespace racecourse::engine
