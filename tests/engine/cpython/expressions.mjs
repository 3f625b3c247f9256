// Random expressions of Racecourse's Python by type, for programs without threads: `int`, `bool`, `str`, `ints` (a list),
// `strs`, `map` (text to number), `pair` (a tuple of a number and a text).
//
//   new Expressions(random, scope).of('int', 2)   ->  "len(s1) + max([3, n0])"
//
// `scope.names(type)` are the variables that may be read. Now and then an expression is wrong on purpose: an index
// beyond the end, a missing key, an operand of another type.

export const TYPES = ['int', 'bool', 'str', 'ints', 'strs', 'map', 'pair'];

const WORDS = ['', 'a', 'fork', 'Bolt', 'x y', ' pad ', 'aba', 'ab,cd', 'Zoë', "it's", 'two\\nlines', '12', 'a-b-c'];
const FORMATS = ['', ':4', ':<5', ':>6', ':^7', ':03', ':+', ':,', ':d', ':x', ':*^9', '!r', '!s'];
const TEXT_FORMATS = ['', ':6', ':<5', ':>4', ':^7', ':s', ':.2', '!r', '!s', '!r:>8'];

export class Expressions {
  constructor(random, scope, mistakes = 0.03) {
    Object.assign(this, {random, scope, mistakes});
  }

  of(type, depth) {
    if (this.random.chance(this.mistakes * 0.3)) return this.of(this.random.pick(TYPES), 0);
    const names = this.scope.names(type);
    if (names.length > 0 && this.random.chance(depth > 0 ? 0.35 : 0.7)) return this.random.pick(names);
    if (depth <= 0) return this.literal(type);
    if (this.random.chance(0.08)) return `(${this.of(type, depth - 1)} if ${this.of('bool', depth - 1)} else ${this.of(type, depth - 1)})`;
    const calls = this.scope.functions(type);
    if (calls.length > 0 && this.random.chance(0.15)) return this.callOf(this.random.pick(calls), depth - 1);
    return this[type](depth - 1);
  }

  literal(type) {
    const {random} = this;
    const word = () => `'${random.pick(WORDS).replaceAll("'", "\\'")}'`;
    const list = (item) => `[${Array.from({length: random.below(4)}, item).join(', ')}]`;
    switch (type) {
      case 'int':
        return `${random.weighted([[5, random.below(6)], [2, random.between(-9, 20)], [1, random.pick([255, 1000, -1, 65536, 1 << 28, 7777777])]])}`;
      case 'bool':
        return random.pick(['True', 'False']);
      case 'str':
        return word();
      case 'ints':
        return list(() => this.literal('int'));
      case 'strs':
        return list(word);
      case 'map':
        return `{${[...new Set(['a', 'b', 'k'].filter(() => random.chance(0.6)))].map((key) => `'${key}': ${this.literal('int')}`).join(', ')}}`;
      case 'pair':
        return `(${this.literal('int')}, ${word()})`;
    }
    throw new Error(type);
  }

  callOf({name, parameters, defaults}, depth) {
    const given = this.random.chance(0.5) ? parameters.length : parameters.length - defaults;
    const keyword = given > 0 && this.random.chance(0.2);
    return `${name}(${parameters.slice(0, given).map(([parameter, type], i) => (keyword && i === given - 1 ? `${parameter}=` : '') + this.of(type, depth)).join(', ')})`;
  }

  index(depth) {
    return this.random.chance(1 - this.mistakes) ? this.random.pick(['0', '-1', '0', '-1', '1']) : this.of('int', depth);
  }

  slice(depth) {
    const part = () => (this.random.chance(0.4) ? '' : `${this.random.between(-4, 4)}`);
    const step = this.random.weighted([[4, ''], [1, ':-1'], [1, ':2'], [0.2, ':0'], [0.5, `:${this.of('int', Math.min(depth, 0))}`]]);
    return `[${part()}:${part()}${step}]`;
  }

  // A list that is not empty, most of the time.
  full(type, depth) {
    return this.random.chance(1 - this.mistakes) ? `(${this.of(type, depth)} + [${this.of(type === 'ints' ? 'int' : 'str', 0)}])` : this.of(type, depth);
  }

  int(depth) {
    const e = (type) => this.of(type, depth);
    return this.random.weighted([
      [6, () => `(${e('int')} ${this.random.pick(['+', '-', '*', '+', '-'])} ${e('int')})`],
      [3, () => `(${e('int')} ${this.random.pick(['//', '%'])} ${this.random.chance(0.8) ? this.random.pick(['3', '-2', '7', '10']) : e('int')})`],
      [1, () => `${this.random.pick(['-', '+'])}(${e('int')})`],
      [1, () => `(${e('int')} % 10) ** ${this.random.pick(['0', '1', '2', '3', '(1 + 1)'])}`],
      [2, () => `len(${e(this.random.pick(['ints', 'strs', 'str', 'map']))})`],
      [1, () => `abs(${e('int')})`],
      [1, () => `${this.random.pick(['min', 'max'])}(${e('int')}, ${e('int')})`],
      [1, () => `${this.random.pick(['min', 'max'])}(${this.full('ints', depth)})`],
      [1, () => `sum(${e('ints')}${this.random.chance(0.2) ? `, ${e('int')}` : ''})`],
      [1.5, () => `${this.full('ints', depth)}[${this.index(depth)}]`],
      [1, () => `(${e('map')}).get('${this.random.pick(['a', 'b', 'z'])}', ${e('int')})`],
      [0.5, () => `(${e('map')})['${this.random.pick(['a', 'b', 'k'])}']`],
      [1, () => `int(${this.random.pick([`str(${e('int')})`, e('bool'), "'42'", "' -7 '", this.random.chance(this.mistakes * 4) ? e('str') : "'0'"])})`],
      [0.7, () => `(${e('str')}).${this.random.pick(['count', 'find'])}('${this.random.pick(['a', 'b', 'o'])}')`],
      [0.5, () => `(${e('ints')}).count(${e('int')})`],
      [0.3, () => `(${e('ints')}).index(${e('int')})`],
      [0.5, () => `ord('${this.random.pick(['a', 'Z', 'ë', '0'])}')`],
      [0.5, () => `${this.pairText(depth)}[0]`],
      [0.7, () => `(${e('bool')} + ${e('int')})`],
      [0.5, () => `(${e('int')} ${this.random.pick(['and', 'or'])} ${e('int')})`],
      [0.4, () => `divmod(${e('int')}, ${this.random.pick(['3', '-4', '10'])})[${this.random.below(2)}]`],
      [0.4, () => `(lambda q: ${this.withName('q', 'int', () => this.of('int', depth))})(${e('int')})`],
      [0.4, () => `max(${this.full('ints', depth)}, key=lambda q: ${this.withName('q', 'int', () => this.of('int', Math.min(depth, 1)))})`],
    ])();
  }

  bool(depth) {
    const e = (type) => this.of(type, depth);
    const order = () => this.random.pick(['<', '<=', '>', '>=', '==', '!=']);
    return this.random.weighted([
      [5, () => `(${e('int')} ${order()} ${e('int')})`],
      [1, () => `(${e('int')} ${order()} ${e('int')} ${order()} ${e('int')})`],
      [1.5, () => `(${e('str')} ${order()} ${e('str')})`],
      [1, () => `(${e('ints')} ${order()} ${e('ints')})`],
      [0.5, () => `(${e('pair')} ${order()} ${e('pair')})`],
      [0.5, () => `(${e('map')} == ${e('map')})`],
      [2, () => `(${e('bool')} ${this.random.pick(['and', 'or'])} ${e('bool')})`],
      [1, () => `(not ${e('bool')})`],
      [1, () => `(${e('int')} ${this.random.pick(['in', 'not in'])} ${e('ints')})`],
      [0.7, () => `(${e('str')} in ${e(this.random.pick(['str', 'strs', 'map']))})`],
      [0.5, () => `(${e('int')} in range(${e('int')}))`],
      [0.7, () => `${this.random.pick(['any', 'all'])}(${e('ints')})`],
      [0.7, () => `bool(${e(this.random.pick(TYPES))})`],
      [0.7, () => `isinstance(${e(this.random.pick(TYPES))}, ${this.random.pick(['int', 'str', 'bool', 'list', 'dict', 'tuple', '(int, str)'])})`],
      [0.5, () => `(${e('str')}).${this.random.pick(['startswith', 'endswith'])}('${this.random.pick(['a', 'f', ' '])}')`],
      [0.4, () => `(None ${this.random.pick(['is', 'is not', '=='])} None)`],
      [0.3, () => `(${e('int')} == ${e(this.random.pick(['str', 'bool', 'ints']))})`],
    ])();
  }

  str(depth) {
    const e = (type) => this.of(type, depth);
    return this.random.weighted([
      [3, () => `(${e('str')} + ${e('str')})`],
      [1, () => `(${e('str')} * ${this.random.pick(['2', '0', '3', '-1'])})`],
      [3, () => this.formatted(depth)],
      [1.5, () => `${this.random.pick(['str', 'repr'])}(${e(this.random.pick(TYPES))})`],
      [1, () => `(${e('str')} + '!')[${this.index(depth)}]`],
      [1, () => `${e('str')}${this.slice(depth)}`],
      [1.5, () => `(${e('str')}).${this.random.pick(['upper()', 'lower()', 'strip()', "replace('a', 'oo')", "strip(' a')", "replace('b', '')"])}`],
      [1, () => `'${this.random.pick([', ', '-', ''])}'.join(${e('strs')})`],
      [0.5, () => `${this.pairText(depth)}[1]`],
      [0.5, () => `chr(97 + (${e('int')}) % 26)`],
      [0.5, () => `(${e('str')} or ${e('str')})`],
      [0.3, () => `${this.random.pick(['min', 'max'])}(${this.full('strs', depth)})`],
    ])();
  }

  // An f-string; what is inside uses the other quote.
  formatted(depth) {
    const hole = () => {
      const type = this.random.pick(['int', 'int', 'str', 'ints', 'bool', 'pair']);
      const formats = type === 'int' ? FORMATS : type === 'str' ? TEXT_FORMATS : ['', '', '!r', '!s'];
      const inner = this.of(type, Math.min(depth, 1));
      if (/["\\{}]|f'/.test(inner)) return 'plain';
      return `{${inner}${this.random.pick(formats)}}`;
    };
    return `f"${this.random.pick(['', '<', '{{x}} '])}${hole()}${this.random.pick(['', ' ', '|'])}${this.random.chance(0.6) ? hole() : ''}"`;
  }

  ints(depth) {
    const e = (type) => this.of(type, depth);
    const over = () => this.random.pick([`range(${this.random.between(0, 5)})`, `range(${this.random.between(-2, 5)}, ${this.random.between(-2, 5)}${this.random.pick(['', ', 2', ', -1'])})`, e('ints')]);
    return this.random.weighted([
      [2, () => `(${e('ints')} + ${e('ints')})`],
      [0.7, () => `(${e('ints')} * ${this.random.pick(['2', '0', '1'])})`],
      [1.5, () => `${e('ints')}${this.slice(depth)}`],
      [2, () => `[${this.withName('i', 'int', () => this.of('int', depth))} for i in ${over()}${this.random.chance(0.4) ? ` if ${this.withName('i', 'int', () => this.of('bool', Math.min(depth, 1)))}` : ''}]`],
      [1.5, () => `sorted(${e('ints')}${this.random.pick(['', ', reverse=True', ', key=lambda q: -q', ', key=lambda q: q % 3'])})`],
      [1, () => `list(${over()})`],
      [0.5, () => `list(reversed(${e('ints')}))`],
      [0.5, () => `list((${e('map')}).values())`],
      [0.5, () => `[len(w) for w in ${e('strs')}]`],
      [0.4, () => `[i * j for i in range(3) for j in ${e('ints')}]`],
      [0.4, () => `[i + n for i, n in enumerate(${e('ints')}${this.random.pick(['', ', 1', ', start=2'])})]`],
      [0.4, () => `[i - n for i, n in zip(${e('ints')}, ${e('ints')})]`],
      [0.3, () => `(${e('ints')}).copy()`],
    ])();
  }

  strs(depth) {
    const e = (type) => this.of(type, depth);
    return this.random.weighted([
      [2, () => `(${e('strs')} + [${e('str')}])`],
      [1, () => `(${e('str')}).split(${this.random.pick(['', "','", "'-'", "'a'"])})`],
      [1, () => `sorted(${e('strs')}${this.random.pick(['', ', key=len', ', reverse=True'])})`],
      [1, () => `list(${e('str')})`],
      [1, () => `list((${e('map')})${this.random.pick(['', '.keys()'])})`],
      [1, () => `[${this.withName('w', 'str', () => this.of('str', depth))} for w in ${e('strs')}]`],
      [0.7, () => `[str(i) for i in ${e('ints')}]`],
      [0.7, () => `${e('strs')}${this.slice(depth)}`],
    ])();
  }

  map(depth) {
    const e = (type) => this.of(type, depth);
    return this.random.weighted([
      [2, () => `{'a': ${e('int')}, 'k': ${e('int')}}`],
      [1, () => `dict(${e('map')})`],
      [1, () => `(${e('map')}).copy()`],
    ])();
  }

  pairText(depth) {
    return `(${this.of('int', depth)}, ${this.of('str', depth)})`;
  }

  pair(depth) {
    return this.pairText(depth);
  }

  withName(name, type, build) {
    return this.scope.within([[name, type]], build);
  }
}
