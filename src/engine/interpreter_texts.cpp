// str(), repr() and the names of types.
#include <algorithm>

#include "engine/interpreter_parts.h"
#include "engine/texts.h"

namespace racecourse::engine {

namespace {

std::string_view nameOfKind(Kind kind) {
  switch (kind) {
    case Kind::kInteger:
      return "int";
    case Kind::kText:
      return "str";
    case Kind::kTuple:
      return "tuple";
    case Kind::kRange:
      return "range";
    case Kind::kFunction:
      return "function";
    case Kind::kBoundMethod:
      return "method";
    case Kind::kList:
      return "list";
    case Kind::kDict:
      return "dict";
    case Kind::kClass:
      return "type";
    case Kind::kThreadObject:
      return "Thread";
    case Kind::kLock:
      return "_thread.lock";
    case Kind::kRLock:
      return "_thread.RLock";
    case Kind::kSemaphore:
      return "Semaphore";
    case Kind::kCondition:
      return "Condition";
    case Kind::kEvent:
      return "Event";
    case Kind::kBarrier:
      return "Barrier";
    case Kind::kQueue:
      return "Queue";
    case Kind::kAtomicValue:
      return "Atomic";
    case Kind::kRWLock:
      return "RWLock";
    default:
      return "object";
  }
}

bool isType(Builtin builtin) {
  switch (builtin) {
    case Builtin::kRange:
    case Builtin::kEnumerate:
    case Builtin::kZip:
    case Builtin::kReversed:
    case Builtin::kList:
    case Builtin::kTuple:
    case Builtin::kDict:
    case Builtin::kStr:
    case Builtin::kInt:
    case Builtin::kBool:
      return true;
    default:
      return false;
  }
}

// Writes a value as repr() does. An object that is no plain data has no number in it, unlike in CPython: it would
// be another one in every run.
class Writer {
 public:
  explicit Writer(Interpreter& vm) : vm_(vm) {}

  void write(Word word) {
    if (!vm_.spend(1) || !vm_.fitsDepth(depth_) || !vm_.fits(out_.size())) return;
    ++depth_;
    switch (word.tag()) {
      case Tag::kObject:
        writeObject(word);
        break;
      case Tag::kPooled:
        writePooled(word);
        break;
      case Tag::kCode:
        out_ += "<function " + vm_.program().codes[word.payload()].name + ">";
        break;
      case Tag::kBuiltin:
        writeBuiltin(static_cast<Builtin>(word.payload()));
        break;
      default:
        writeSmall(word);
    }
    --depth_;
  }

  std::string take() { return std::move(out_); }

 private:
  void writeSmall(Word word) {
    if (word.is(Tag::kInteger)) {
      out_ += std::to_string(word.small());
    } else if (word == Word::none()) {
      out_ += "None";
    } else if (Interpreter::isTruth(word)) {
      out_ += word == Word::truth(true) ? "True" : "False";
    } else {
      out_ += "<" + std::string(vm_.typeName(word)) + " object>";
    }
  }

  void writePooled(Word word) {
    Pool& pool = vm_.pool();
    switch (pool.kind(word)) {
      case Kind::kInteger:
        out_ += std::to_string(pool.integerOf(word));
        break;
      case Kind::kText:
        vm_.spend(pool.textOf(word).size() / 8);
        out_ += quoted(pool.textOf(word));
        break;
      case Kind::kTuple:
        out_ += '(';
        writeAll(pool.words(word));
        out_ += pool.words(word).size() == 1 ? ",)" : ")";
        break;
      case Kind::kRange:
        writeRange(word);
        break;
      case Kind::kFunction:
        out_ += "<function " + codeName(pool.words(word)[0]) + ">";
        break;
      case Kind::kBoundMethod:
        out_ += "<bound method ";
        write(pool.words(word)[0]);
        out_ += '>';
        break;
      default:
        out_ += "<" + std::string(vm_.typeName(word)) + " object>";
    }
  }

  std::string codeName(Word index) { return vm_.program().codes[static_cast<std::size_t>(index.small())].name; }

  void writeRange(Word word) {
    const RangeParts range = partsOf(vm_, word);
    out_ += "range(" + std::to_string(range.start) + ", " + std::to_string(range.stop);
    if (range.step != 1) out_ += ", " + std::to_string(range.step);
    out_ += ')';
  }

  void writeBuiltin(Builtin builtin) {
    const std::string name(nameOf(builtin));
    if (builtin >= Builtin::kThreadingModule && builtin <= Builtin::kRacecourseModule) {
      out_ += "<module '" + name + "'>";
    } else if (isType(builtin)) {
      out_ += "<class '" + name + "'>";
    } else {
      out_ += "<built-in function " + name + ">";
    }
  }

  void writeObject(Word word) {
    const Interpreter::Contents contents = vm_.look(word.payload());
    const bool list = contents.kind == Kind::kList;
    if (contents.kind == Kind::kClass) {
      out_ +=
          "<class '__main__." + vm_.program().classes[static_cast<std::size_t>(contents.words[0].small())].name + "'>";
    } else if (!list && contents.kind != Kind::kDict) {
      const bool own = contents.kind == Kind::kInstance;
      out_ += (own ? "<__main__." : "<") + std::string(vm_.typeName(word)) + " object>";
    } else if (std::ranges::contains(inside_, word)) {
      out_ += list ? "[...]" : "{...}";
    } else {
      inside_.push_back(word);
      out_ += list ? '[' : '{';
      list ? writeAll(contents.words) : writePairs(contents.words);
      out_ += list ? ']' : '}';
      inside_.pop_back();
    }
  }

  void writeAll(std::span<const Word> words) {
    for (std::size_t i = 0; i < words.size() && !vm_.hasStopped(); ++i) {
      if (i > 0) out_ += ", ";
      write(words[i]);
    }
  }

  void writePairs(std::span<const Word> words) {
    for (std::size_t i = 0; i < words.size() && !vm_.hasStopped(); i += 2) {
      if (i > 0) out_ += ", ";
      write(words[i]);
      out_ += ": ";
      write(words[i + 1]);
    }
  }

  Interpreter& vm_;
  std::string out_;
  int depth_ = 0;
  std::vector<Word> inside_;  // lists and dicts being written
};

}  // namespace

std::string_view Interpreter::typeName(Word value) {
  switch (value.tag()) {
    case Tag::kInteger:
      return "int";
    case Tag::kObject: {
      const Contents contents = look(value.payload());
      if (contents.kind != Kind::kInstance) return nameOfKind(contents.kind);
      return nameOfClass(*this, contents.words[0]);
    }
    case Tag::kPooled:
      return pool_.kind(value) == Kind::kIterator ? iteratorName(*this, value) : nameOfKind(pool_.kind(value));
    case Tag::kCode:
      return "function";
    case Tag::kBuiltin: {
      const auto builtin = static_cast<Builtin>(value.payload());
      if (builtin >= Builtin::kThreadingModule && builtin <= Builtin::kRacecourseModule) return "module";
      return isType(builtin) ? "type" : "builtin_function_or_method";
    }
    default:
      return value == Word::none()     ? "NoneType"
             : isTruth(value)          ? "bool"
             : value == Word::atomic() ? "atomic"
                                       : "object";
  }
}

std::string Interpreter::repr(Word value) {
  Writer writer(*this);
  writer.write(value);
  return writer.take();
}

std::string Interpreter::str(Word value) {
  return pool_.is(value, Kind::kText) ? std::string(pool_.textOf(value)) : repr(value);
}

std::string_view nameOfClass(Interpreter& vm, Word type) {
  const Word index = vm.look(type.payload()).words[0];
  return vm.program().classes[static_cast<std::size_t>(index.small())].name;
}

bool takeInteger(Interpreter& vm, Word word, std::int64_t& number) {
  if (vm.asInteger(word, number)) return true;
  vm.raise("TypeError", quotedType(vm, word) + " object cannot be interpreted as an integer");
  return false;
}

std::string quotedType(Interpreter& vm, Word word) { return "'" + std::string(vm.typeName(word)) + "'"; }

}  // namespace racecourse::engine
