// Random programs without threads in Racecourse's Python: every statement, functions with defaults, closures, classes,
// try with finally, and now and then an error. One seed, one program.
//
//   sequentialProgram(5)   ->  "n0 = 4\ndef f0(p0, p1='a'):\n ..."

import {Random} from '../spin/random.mjs';
import {Expressions, TYPES} from './expressions.mjs';

const LETTER = {int: 'n', bool: 'b', str: 's', ints: 'xs', strs: 'ws', map: 'd', pair: 't', box: 'o'};

// The variables and functions that a place in the program can see.
class Scope {
  constructor(outer) {
    this.variables = outer ? [...outer.variables] : [];
    this.functionsKnown = outer ? [...outer.functionsKnown] : [];
    this.boxes = outer ? [...outer.boxes] : [];
  }

  names(type) {
    return this.variables.filter(([, is]) => is === type).map(([name]) => name);
  }

  functions(type) {
    return this.functionsKnown.filter(({result}) => result === type);
  }

  within(variables, build) {
    const before = this.variables;
    this.variables = [...before.filter(([name]) => !variables.some(([other]) => other === name)), ...variables];
    const result = build();
    this.variables = before;
    return result;
  }
}

class Writer {
  lines = [];
  #numbers = 0;

  constructor(random) {
    this.random = random;
    this.scope = new Scope();
  }

  line(depth, text) {
    this.lines.push('    '.repeat(depth) + text);
  }

  fresh(type) {
    return `${LETTER[type] ?? 'v'}${this.#numbers++}`;
  }

  e(type, depth = this.random.between(0, 3)) {
    return new Expressions(this.random, this.scope).of(type, depth);
  }

  bind(name, type) {
    this.scope.variables = [...this.scope.variables.filter(([known]) => known !== name), [name, type]];
  }

  // A value to be kept: bounded, since what is kept in a loop and used again would double at each turn.
  stored(type) {
    const text = this.e(type);
    const bound = {int: (value) => `(${value}) % 9973`, str: (value) => `(${value})[:30]`, ints: (value) => `(${value})[:9]`, strs: (value) => `(${value})[:6]`}[type];
    return bound && !/^[\w'\[\], -]*$/.test(text) ? bound(text) : text;
  }

  // `place` says what is around: {loop, result: the type to return, depth}.
  block(depth, place, most = 3) {
    const count = this.random.between(1, most);
    for (let i = 0; i < count; ++i) this.statement(depth, place);
  }

  // What is bound within may not be bound behind: names of a branch are forgotten, but seldom.
  branch(depth, place, most) {
    const before = this.scope.variables;
    this.block(depth, place, most);
    if (!this.random.chance(0.03)) this.scope.variables = before;
  }

  statement(depth, place) {
    const deep = depth < 4;
    this.random.weighted([
      [6, () => this.assign(depth)],
      [3, () => this.augment(depth)],
      [5, () => this.print(depth)],
      [deep ? 2 : 0, () => this.if(depth, place)],
      [deep ? 2 : 0, () => this.for(depth, place)],
      [deep ? 1 : 0, () => this.while(depth, place)],
      [deep ? 1 : 0, () => this.try(depth, place)],
      [1.5, () => this.method(depth)],
      [1, () => this.element(depth)],
      [1, () => this.unpack(depth)],
      [0.7, () => this.line(depth, `assert ${this.random.chance(0.7) ? `${this.e('int', 1)} is not None` : this.e('bool', 2)}${this.random.pick(['', ", 'wrong'"])}`)],
      [place.result && this.random.chance(0.3) ? 1.5 : 0, () => this.line(depth, `return ${this.e(place.result)}`)],
      [place.loop ? 1 : 0, () => this.line(depth, `if ${this.e('bool', 1)}: ${this.random.pick(['break', 'continue'])}`)],
      [depth < 2 && !place.loop ? 1.2 : 0, () => this.function(depth)],
      [depth === 0 ? 0.7 : 0, () => this.class(depth)],
      [this.scope.boxes.length > 0 ? 2 : 0, () => this.useBox(depth)],
      [0.5, () => this.closure(depth)],
    ])();
  }

  assign(depth) {
    const type = this.random.pick(TYPES);
    const text = this.stored(type);
    const known = this.scope.names(type).filter((name) => /^[a-z]+\d+$/.test(name) && (this.assignable?.has(name) ?? true));
    const name = known.length > 0 && this.random.chance(0.4) ? this.random.pick(known) : this.fresh(type);
    this.assignable?.add(name);
    this.line(depth, `${name} = ${text}`);
    this.bind(name, type);
  }

  target(type) {
    const names = this.scope.names(type).filter((name) => (this.assignable?.has(name) ?? true) && /^[a-z]+\d+$/.test(name));
    return names.length > 0 ? this.random.pick(names) : null;
  }

  augment(depth) {
    const type = this.random.pick(['int', 'int', 'str', 'ints']);
    const name = this.target(type);
    if (!name) return this.assign(depth);
    const op = type === 'int' ? this.random.pick(['+', '-', '*', '//', '%']) : '+';
    const added = {int: () => `(${this.e('int', 2)}) % 97`, str: () => `(${this.e('str', 1)})[:5]`, ints: () => `[${this.e('int', 1)}]`}[type];
    const safe = op === '//' || op === '%' ? this.random.pick(['3', '-2', '7']) : op === '*' ? '2' : added();
    this.line(depth, `${name} ${op}= ${safe}`);
  }

  print(depth) {
    const parts = Array.from({length: this.random.between(1, 3)}, () => this.e(this.random.pick(TYPES)));
    const option = this.random.weighted([[8, ''], [1, ", sep='-'"], [1, ", end=';\\n'"]]);
    this.line(depth, `print(${parts.join(', ')}${option})`);
  }

  if(depth, place) {
    this.line(depth, `if ${this.e(this.random.pick(['bool', 'bool', 'int', 'str', 'ints']))}:`);
    this.branch(depth + 1, place, 2);
    if (this.random.chance(0.3)) {
      this.line(depth, `elif ${this.e('bool')}:`);
      this.branch(depth + 1, place, 2);
    }
    if (this.random.chance(0.4)) {
      this.line(depth, 'else:');
      this.branch(depth + 1, place, 2);
    }
  }

  for(depth, place) {
    const [names, over] = this.random.weighted([
      [4, () => [[['i', 'int']], `range(${this.random.pick(['3', '2, 5', '4, 0, -2', 'len(' + this.e('strs', 1) + ')'])})`]],
      [2, () => [[['i', 'int']], `${this.e('ints', 2)}[:]`]],
      [1, () => [[['w', 'str']], this.random.chance(0.3) ? this.e('map', 2) : `${this.e(this.random.pick(['strs', 'str']), 2)}[:]`]],
      [1, () => [[['i', 'int'], ['w', 'str']], `enumerate(${this.e('strs', 1)}[:])`]],
      [1, () => [[['i', 'int'], ['j', 'int']], `zip(${this.e('ints', 1)}[:], ${this.e('ints', 1)})`]],
      [1, () => [[['w', 'str'], ['i', 'int']], `(${this.e('map', 1)}).items()`]],
      [0.5, () => [[['i', 'int']], `reversed(${this.e('ints', 1)}[:])`]],
    ])();
    const fresh = names.map(([, type]) => [this.fresh(type), type]);
    this.line(depth, `for ${fresh.map(([name]) => name).join(', ')} in ${over}:`);
    const before = this.scope.variables;
    for (const [name, type] of fresh) this.bind(name, type);
    for (const [name] of fresh) this.assignable?.add(name);
    this.branch(depth + 1, {...place, loop: true}, 3);
    if (!this.random.chance(0.1)) this.scope.variables = before;
  }

  while(depth, place) {
    const counter = `k${this.fresh('int')}`;
    this.line(depth, `${counter} = 0`);
    this.line(depth, `while ${counter} < ${this.random.between(1, 4)}${this.random.chance(0.3) ? ` and ${this.e('bool', 1)}` : ''}:`);
    this.line(depth + 1, `${counter} += 1`);
    this.branch(depth + 1, {...place, loop: true}, 2);
  }

  try(depth, place) {
    this.line(depth, 'try:');
    this.branch(depth + 1, place, 2);
    this.line(depth, 'finally:');
    this.branch(depth + 1, {}, 1);
  }

  method(depth) {
    const {random} = this;
    const list = this.target('ints');
    const words = this.target('strs');
    const map = this.target('map');
    const choices = [
      ...(list ? [`${list}.append(${this.e('int', 2)})`, `${list}.insert(${random.between(-2, 3)}, ${this.e('int', 1)})`, `${list}.extend((${this.e('ints', 1)})[:3])`, `${list}.reverse()`, `${list}.sort()`, `${list}.clear()`] : []),
      ...(list && random.chance(0.4) ? [`print(${list}.pop(${random.pick(['', '0', '-1', '5'])}))`, `${list}.remove(${this.e('int', 0)})`] : []),
      ...(words ? [`${words}.append((${this.e('str', 2)})[:20])`, `${words}.sort(key=lambda q: len(q))`, `${words}.sort(reverse=True)`] : []),
      ...(map ? [`print(${map}.pop('${random.pick(['a', 'z'])}', None))`, `print(${map}.setdefault('b', ${this.e('int', 1)}))`] : []),
    ];
    if (choices.length === 0) return this.print(depth);
    this.line(depth, random.pick(choices));
  }

  element(depth) {
    const map = this.target('map');
    const list = this.target('ints');
    if (map && this.random.chance(0.6)) return this.line(depth, `${map}['${this.random.pick(['a', 'b', 'q'])}'] ${this.random.pick(['=', '=', '=', '+='])} ${this.e('int', 2)}`);
    if (!list) return this.assign(depth);
    this.line(depth, `if len(${list}) > 0: ${list}[${this.random.pick(['0', '-1'])}] ${this.random.pick(['=', '+='])} ${this.e('int', 2)}`);
  }

  unpack(depth) {
    const a = this.fresh('int');
    const b = this.fresh('str');
    this.assignable?.add(a).add(b);
    this.line(depth, `${a}, ${b} = ${this.e('pair', 2)}`);
    this.bind(a, 'int');
    this.bind(b, 'str');
  }

  function(depth) {
    const name = `f${this.fresh('int')}`;
    const parameters = Array.from({length: this.random.below(4)}, () => this.random.pick(TYPES)).map((type) => [`p${this.fresh(type)}`, type]);
    const defaults = this.random.below(parameters.length + 1);
    const result = this.random.pick(['int', 'int', 'str', 'ints', 'bool']);
    const plain = ({length}, i) => (i >= length - defaults ? `=${new Expressions(this.random, new Scope()).literal(parameters[i][1])}` : '');
    this.line(depth, `def ${name}(${parameters.map(([p], i) => p + plain(parameters, i)).join(', ')}):`);
    this.body(depth, parameters, result);
    this.scope.functionsKnown = [...this.scope.functionsKnown, {name, parameters, defaults, result}];
  }

  // Assigning to an outer variable would make a new local one: only own names are assigned, or globals by `global`.
  body(depth, parameters, result) {
    const outer = this.scope;
    const assignable = this.assignable;
    this.scope = new Scope(outer);
    this.scope.functionsKnown = this.random.chance(0.7) ? outer.functionsKnown : [];
    this.assignable = new Set(parameters.map(([name]) => name));
    const globals = depth === 0 && this.random.chance(0.3) ? outer.names('int').filter((name) => /^n\d+$/.test(name)).slice(0, 1) : [];
    if (globals.length > 0) this.line(depth + 1, `global ${globals[0]}`);
    for (const name of globals) this.assignable.add(name);
    for (const [name, type] of parameters) this.bind(name, type);
    this.block(depth + 1, {result}, 3);
    this.line(depth + 1, `return ${this.e(result)}`);
    this.scope = outer;
    this.assignable = assignable;
  }

  closure(depth) {
    const name = `c${this.fresh('int')}`;
    const text = this.random.pick([
      () => `[lambda: q for q in range(3)]`,
      () => `[(lambda q: q + r) for r in ${this.e('ints', 1)}]`,
      () => `[lambda q=r: q * 2 for r in range(3)]`,
    ])();
    this.line(depth, `${name} = ${text}`);
    this.line(depth, `print([g(${text.includes('lambda q:') ? '1' : ''}) for g in ${name}])`);
  }

  class(depth) {
    const name = `C${this.fresh('int')}`;
    this.line(depth, `class ${name}:`);
    if (this.random.chance(0.5)) this.line(depth + 1, `made = ${this.e('int', 0)}`);
    this.line(depth + 1, `def __init__(self, value${this.random.chance(0.5) ? '=1' : ''}):`);
    this.line(depth + 2, 'self.value = value');
    this.line(depth + 2, 'self.seen = []');
    this.line(depth + 1, 'def add(self, n=1):');
    this.line(depth + 2, `self.value ${this.random.pick(['+', '-', '*'])}= n`);
    this.line(depth + 2, 'self.seen.append(n)');
    this.line(depth + 2, `return ${this.random.pick(['self', 'self.value', 'self.seen'])}`);
    this.line(depth + 1, 'def twice(self, n):');
    this.line(depth + 2, 'self.add(n)');
    this.line(depth + 2, `return self.add(n=${this.random.pick(['n', 'n + 1'])})`);
    const object = this.fresh('box');
    this.line(depth, `${object} = ${name}(${this.e('int', 1)})`);
    this.scope.boxes.push([object, name]);
  }

  useBox(depth) {
    const [object, name] = this.random.pick(this.scope.boxes);
    const n = () => this.e('int', 1);
    this.line(
      depth,
      this.random.pick([
        () => `${object}.add(${n()})`,
        () => `${object}.value += ${n()}`,
        () => `print(${object}.value, ${object}.seen, isinstance(${object}, ${name}))`,
        () => `${object}.twice(${n()})`,
        () => `${object}.label = ${this.e('str', 1)}`,
        () => `print(${object}.${this.random.weighted([[6, 'value'], [1, 'label'], [2, 'made'], [0.3, 'nothing']])})`,
        () => `print([m(2) is None for m in [${object}.add]])`,
      ])(),
    );
  }
}

export function sequentialProgram(seed) {
  const writer = new Writer(new Random(seed * 7919 + 13));
  for (const type of ['int', 'str', 'ints']) writer.line(0, `${LETTER[type]}9 = ${writer.e(type, 0)}`), writer.bind(`${LETTER[type]}9`, type);
  writer.block(0, {}, 9);
  writer.print(0);
  return writer.lines.join('\n') + '\n';
}
