// Small random programs with threads, as trees: python.mjs writes them as Python, promela.mjs as a model. One seed, one
// program. Sizes are chosen so that nearly all have fewer than 50,000 states.
//
//   generate(17)   ->  {shared: [{name: 'g0', type: 'int', value: 0}], functions: [...], threads: [...], main: [...]}
//
// A program is of one of three styles: `bounded` ends in every schedule; `spinning` also has loops that wait for another
// thread; `endless` has threads that go round for ever, and changes data only so that the states stay finite.

import {Random} from './random.mjs';
import {changedNames, walk} from './layout.mjs';

const int = (value) => ({kind: 'int', value});
const call = (object, method, args = [], keywords = []) => ({kind: 'call', object, method, args, keywords});
const act = (value) => ({kind: 'do', value});

const TYPES = [
  [8, 'int'], [4, 'list'], [6, 'Lock'], [2, 'RLock'], [3, 'Semaphore'], [1, 'BoundedSemaphore'], [3, 'Event'],
  [3, 'Queue'], [4, 'Atomic'], [2, 'RWLock'], [3, 'Condition'], [2, 'Barrier'], [3, 'Box'],
]; // prettier-ignore

const LETTER = {
  int: 'g', list: 'f', Lock: 'l', RLock: 'k', Semaphore: 's', BoundedSemaphore: 'b', Event: 'e', Queue: 'q', Atomic: 'a',
  RWLock: 'w', Condition: 'c', Barrier: 'r', Box: 'o',
}; // prettier-ignore

function create(random, type, name, threads) {
  switch (type) {
    case 'int':
    case 'Atomic':
    case 'Box':
      return {type, name, value: random.below(2)};
    case 'list':
      return {type, name, values: [random.below(2), random.below(2)]};
    case 'Semaphore':
    case 'BoundedSemaphore':
      return {type, name, value: random.between(0, 2)};
    case 'Queue':
      return {type, name, size: random.between(1, 2)};
    case 'Barrier':
      return {type, name, parties: random.chance(0.8) ? threads : 2};
    default:
      return {type, name};
  }
}

// Writes the body of one function; `budget` is about how many steps it may take.
class Body {
  locals = [];
  counters = [];

  constructor(random, program, style, parameters, budget) {
    Object.assign(this, {random, program, style, parameters, budget});
  }

  of(...types) {
    return this.program.shared.filter(({type}) => types.includes(type));
  }

  any(...types) {
    const found = this.of(...types);
    return found.length > 0 ? this.random.pick(found) : null;
  }

  index() {
    if (this.parameters.includes('me') && this.random.chance(0.7)) {
      const me = {kind: 'local', name: 'me'};
      return this.random.chance(0.5) ? me : {kind: 'binary', op: '-', a: int(1), b: me};
    }
    return int(this.random.below(2));
  }

  local() {
    if (this.locals.length < 2 && (this.locals.length === 0 || this.random.chance(0.3))) this.locals.push(`x${this.locals.length}`);
    return {kind: 'local', name: this.random.pick(this.locals)};
  }

  // A place that holds a number, or null.
  place() {
    const shared = this.any('int', 'list', 'Box');
    if (!shared) return null;
    if (shared.type === 'int') return {kind: 'shared', name: shared.name};
    if (shared.type === 'Box') return {kind: 'attribute', object: shared.name};
    return {kind: 'element', list: shared.name, index: this.index()};
  }

  // An expression with at most `most` steps.
  number(most, constant = true) {
    const {random} = this;
    const atom = () => {
      const place = most > 0 ? this.place() : null;
      const atomic = most > 0 ? this.any('Atomic') : null;
      return random.weighted([
        [constant ? 3 : 0.01, () => int(random.between(0, 2))],
        [this.locals.length > 0 ? 4 : 0, () => ({kind: 'local', name: random.pick(this.locals)})],
        [this.parameters.length > 0 ? 1 : 0, () => ({kind: 'local', name: random.pick(this.parameters)})],
        [place ? 5 : 0, () => (--this.budget, place)],
        [atomic ? 2 : 0, () => (--this.budget, call(atomic.name, 'load'))],
      ])();
    };
    if (random.chance(0.6)) return atom();
    return {kind: 'binary', op: random.pick(['+', '+', '-']), a: atom(), b: most > 1 || random.chance(0.5) ? atom() : int(1)};
  }

  // In endless programs every number stays 0 or 1.
  small(most) {
    return this.style === 'endless' ? int(this.random.below(2)) : this.number(most);
  }

  comparison(most) {
    const {random} = this;
    return {kind: 'compare', op: random.pick(['==', '!=', '<', '>=', '==']), a: this.number(most, false), b: this.number(most - 1)};
  }

  // A question to a primitive.
  question() {
    const {random} = this;
    const shared = this.any('Lock', 'RLock', 'Event', 'Atomic', 'Semaphore', 'Queue');
    if (!shared) return null;
    --this.budget;
    const truth = (value) => ({kind: 'truth', value});
    const patience = random.pick(['blocking=False', 'timeout=1']);
    const asks = shared.type === 'RLock' ? 0 : 0.6;
    switch (shared.type) {
      case 'Lock':
      case 'RLock':
        if (shared.type === 'RLock' && this.style === 'endless') return null;
        return truth(random.chance(asks) ? call(shared.name, 'locked') : call(shared.name, 'acquire', [], [patience]));
      case 'Event':
        return truth(random.chance(asks) ? call(shared.name, 'is_set') : call(shared.name, 'wait', [], ['timeout=1']));
      case 'Atomic':
        return truth(call(shared.name, 'compare_exchange', [int(random.below(2)), this.small(0)]));
      case 'Queue':
        return {kind: 'compare', op: random.pick(['==', '>']), a: call(shared.name, 'qsize'), b: int(random.below(2))};
      default:
        return this.style === 'endless' ? null : truth(call(shared.name, 'acquire', [], [patience]));
    }
  }

  test() {
    const {random} = this;
    const simple = () => (random.chance(0.25) && this.question()) || this.comparison(2);
    if (random.chance(0.75)) return simple();
    if (random.chance(0.3)) return {kind: 'not', a: simple()};
    return {kind: random.pick(['and', 'or']), a: simple(), b: simple()};
  }

  statements(most, depth, out) {
    const list = [];
    const count = this.random.between(Math.ceil(most / 2), most);
    for (let i = 0; i < count && this.budget > 0; ++i) list.push(...[this.statement(depth, out)].flat());
    return list.length > 0 ? list : [{kind: 'pass'}];
  }

  statement(depth, out) {
    const {random, style} = this;
    const deep = depth < 2;
    const bounded = style !== 'endless';
    const build = random.weighted([
      [6, () => this.assignment()],
      [bounded ? 5 : 0, () => this.augmentation()],
      [7, () => this.operation()],
      [deep ? 5 : 0, () => this.with(depth, out)],
      [deep ? 4 : 0, () => this.if(depth, out)],
      [deep && bounded ? 2 : 0, () => this.for(depth, out)],
      [deep && bounded ? 1 : 0, () => this.while(depth, out)],
      [deep && style === 'spinning' ? 4 : 0, () => this.spin()],
      [1.5, () => ({kind: 'assert', test: random.chance(0.5) ? this.comparison(1) : this.test()})],
      [1, () => this.atomic()],
      [bounded ? 1 : 0, () => this.choice()],
      [bounded ? 0.7 : 0, () => (--this.budget, {kind: 'print', value: random.between(1, 3)})],
      [0.5, () => (--this.budget, act({kind: 'sleep'}))],
      [0.4, () => this.of('Condition').length > 0 && this.conditionCall(this.random.pick(this.of('Condition')))],
      [out.loop && depth > 0 ? 1 : 0, () => ({kind: 'if', test: this.comparison(1), then: [{kind: 'break'}], otherwise: []})],
      [bounded && depth > 0 ? 0.7 : 0, () => ({kind: 'return'})],
    ]);
    return build() || this.assignment();
  }

  assignment() {
    const target = this.random.chance(0.3) ? this.local() : this.place();
    --this.budget;
    if (!target) return {kind: 'assign', target: this.local(), value: this.number(1)};
    return {kind: 'assign', target, value: target.kind === 'local' ? this.number(2) : this.small(2)};
  }

  augmentation() {
    const target = this.random.chance(0.15) ? this.local() : (this.place() ?? this.local());
    this.budget -= 2;
    return {kind: 'augment', target, op: this.random.pick(['+', '+', '+', '-']), value: this.random.chance(0.7) ? int(1) : this.number(1)};
  }

  if(depth, out) {
    const test = this.test();
    const then = this.statements(2, depth + 1, out);
    return {kind: 'if', test, then, otherwise: this.random.chance(0.35) ? this.statements(1, depth + 1, out) : []};
  }

  for(depth, out) {
    const half = this.budget;
    this.budget = Math.ceil(half / 2);
    const body = this.statements(2, depth + 1, {...out, loop: true});
    this.budget -= Math.floor(half / 2) - this.budget;
    return {kind: 'for', count: 2, body};
  }

  // A loop over a counter of its own, whose only change comes first, so that nothing can leave it out.
  while(depth, out) {
    const counter = {kind: 'local', name: `n${this.counters.length}`};
    this.counters.push(counter.name);
    const loop = this.for(depth, out);
    const test = {kind: 'compare', op: '<', a: counter, b: int(2)};
    const body = [{kind: 'augment', target: counter, op: '+', value: int(1)}, ...loop.body];
    return {kind: 'while', test: this.random.chance(0.7) ? test : {kind: 'and', a: test, b: this.comparison(1)}, body};
  }

  // Waits for something that only others can bring about, and changes nothing but constants meanwhile.
  spin() {
    const place = this.place();
    const question = place ? {kind: 'compare', op: this.random.pick(['==', '!=']), a: place, b: int(this.random.below(2))} : null;
    const event = this.any('Event');
    const test = question ?? (event && {kind: 'not', a: {kind: 'truth', value: call(event.name, 'is_set')}});
    if (!test) return null;
    this.budget -= 2;
    const assignment = this.random.chance(0.2) && place ? {kind: 'assign', target: this.place(), value: int(this.random.below(2))} : {kind: 'pass'};
    return {kind: 'while', test, body: [assignment]};
  }

  atomic() {
    const budget = this.budget;
    const body = [];
    const simple = this.random.between(1, 3);
    for (let i = 0; i < simple; ++i) body.push(this.style !== 'endless' && this.random.chance(0.5) ? this.augmentation() : this.assignment());
    this.budget = budget - 1;
    return {kind: 'atomic', body};
  }

  choice() {
    --this.budget;
    return {kind: 'assign', target: this.local(), value: {kind: 'choose', values: [0, this.random.between(1, 2)]}};
  }

  with(depth, out) {
    const shared = this.any('Lock', 'RLock', 'Semaphore', 'RWLock', 'Condition', 'Lock');
    if (!shared) return null;
    this.budget -= 2;
    const side = shared.type === 'RWLock' ? this.random.pick(['read', 'write']) : undefined;
    const body = this.statements(2, depth + 1, out);
    if (shared.type === 'Condition') body.push(this.conditionCall(shared));
    return {kind: 'with', object: shared.name, side, body};
  }

  conditionCall({name}) {
    --this.budget;
    return act(
      this.random.weighted([
        [2, () => call(name, 'wait')],
        [1, () => call(name, 'wait', [], ['timeout=1'])],
        [3, () => call(name, 'notify')],
        [1, () => ({...call(name, 'notify', [int(2)]), many: 2})],
        [1, () => call(name, 'notify_all')],
      ])(),
    );
  }

  operation() {
    const {random, style} = this;
    const endless = style === 'endless';
    const counted = endless ? [] : ['Queue']; // tasks not done
    const shared = this.any('Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Event', 'Atomic', 'RWLock', 'Barrier', 'Box', ...counted);
    if (!shared) return null;
    --this.budget;
    const {name} = shared;
    const to = (value) => ({kind: 'assign', target: this.local(), value});
    const method = (weight, text, args = () => [], make = act) => [weight, () => make(call(name, text, args()))];
    // An operation, something in between, and its opposite.
    const held = (begin, end) => [3, () => [act(call(name, begin)), this.assignment(), act(call(name, end))]];
    const table = {
      Lock: [method(2, 'acquire'), method(1, 'release'), held('acquire', 'release')],
      RLock: [method(endless ? 0 : 2, 'acquire'), method(1, 'release'), held('acquire', 'release')],
      Semaphore: [method(2, 'acquire'), method(endless ? 0 : 3, 'release')],
      BoundedSemaphore: [method(2, 'acquire'), method(3, 'release')],
      Event: [method(4, 'set'), method(1, 'clear'), method(3, 'wait')],
      Queue: [
        method(3, 'put', () => [this.small(1)]), method(3, 'get', () => [], to),
        method(0.4, 'put_nowait', () => [int(1)]), method(0.4, 'get_nowait', () => [], to),
      ],
      Atomic: [
        method(2, 'store', () => [this.small(1)]), method(1, 'exchange', () => [this.small(1)], to),
        method(endless ? 0 : 2, 'fetch_add', () => (random.chance(0.5) ? [] : [this.number(0)])),
        method(endless ? 0 : 2, 'fetch_add', () => [int(1)], to),
        method(2, 'compare_exchange', () => [int(random.below(2)), this.small(0)]),
      ],
      RWLock: [
        ...['acquire_read', 'release_read', 'acquire_write', 'release_write'].map((text) => method(endless ? 0 : 0.5, text)),
        held('acquire_read', 'release_read'), held('acquire_write', 'release_write'),
      ],
      Barrier: [method(1, 'wait')],
      Box: [
        method(endless ? 0 : 2, 'add', () => [this.number(1)]), method(endless ? 0 : 2, 'guarded_add', () => [int(1)]),
        method(1, 'get', () => [], to),
      ],
    }; // prettier-ignore
    return random.weighted(table[shared.type])();
  }
}

function chooseShared(random, threads) {
  const shared = [];
  const kinds = random.between(2, 4);
  for (let i = 0; i < kinds; ++i) {
    const type = i === 0 ? random.pick(['int', 'int', 'list', 'Box', 'Atomic']) : random.weighted(TYPES);
    const name = `${LETTER[type]}${shared.length}`;
    if (type === 'Condition') shared.push({type: random.chance(0.7) ? 'Lock' : 'RLock', name: `l${name}`});
    shared.push({...create(random, type, name, threads), ...(type === 'Condition' ? {lock: `l${name}`} : {})});
  }
  return shared;
}

function makeFunction(random, program, style, name, parameters, budget) {
  const body = new Body(random, program, style, parameters, budget);
  let statements = body.statements(6, 0, {loop: false});
  if (style === 'endless' && random.chance(0.8)) statements = [{kind: 'while', test: null, body: [...statements, stepOf(body)]}];
  return {name, parameters, body: statements, locals: [...body.locals, ...body.counters]};
}

// A loop without a step would be local work for ever.
function stepOf(body) {
  const place = body.place();
  return place ? {kind: 'assign', target: place, value: int(body.random.below(2))} : act({kind: 'sleep'});
}

// What the main thread does beside the others: without loops, and on data that they use too.
function makeMain(random, program, style) {
  const used = new Set();
  walk(program.functions, (node) => [node.name, node.list, node.object].forEach((name) => used.add(name)));
  const visible = {...program, shared: program.shared.filter(({name}) => used.has(name))};
  const all = [{kind: 'join_all'}];
  if (visible.shared.length === 0 || random.chance(0.6)) return {main: all, main_locals: []};
  const body = new Body(random, visible, style === 'spinning' ? 'bounded' : style, [], 3);
  const plain = () => {
    const build = random.pick([() => body.assignment(), () => body.operation(), () => body.augmentation()]);
    const statement = style === 'endless' ? body.assignment() : (build() ?? body.assignment());
    return statement;
  };
  const before = Array.from({length: random.between(1, 2)}, plain).flat();
  const tail = random.chance(0.3) ? [{kind: 'join', thread: 0}, ...[plain()].flat(), ...all] : all;
  const checks = random.chance(0.4) ? [{kind: 'assert', test: body.comparison(1)}] : [];
  return {main: [...before, ...tail, ...checks], main_locals: body.locals};
}

// A loop that waits for what nobody ever changes would be local work for ever: then somebody does change it.
function changeWhatLoopsWaitFor(program) {
  const changed = changedNames(program);
  walk(program.functions, ({kind, test}) => {
    if (kind !== 'while' || !test) return;
    walk(test, ({kind: place, name, list}) => {
      const target = place === 'shared' ? {kind: 'shared', name} : {kind: 'element', list, index: int(0)};
      if ((place !== 'shared' && place !== 'element') || changed.has(name ?? list)) return;
      changed.add(name ?? list);
      program.functions.at(-1).body.unshift({kind: 'assign', target, value: int(1)});
    });
  });
}

function dropUnused(program) {
  const used = new Set();
  walk([program.functions, program.main], (node) => {
    for (const name of [node.name, node.list, node.object]) if (name) used.add(name);
  });
  for (const {name, lock} of program.shared) if (lock && used.has(name)) used.add(lock);
  const changed = changedNames(program);
  program.shared = program.shared.filter(({name}) => used.has(name)).map((shared) => ({...shared, constant: !changed.has(shared.name)}));
}

export function generate(seed) {
  const random = new Random(seed);
  const style = random.weighted([[7, 'bounded'], [2, 'spinning'], [1, 'endless']]);
  const threads = random.chance(0.6) ? 2 : 3;
  const program = {seed, style, shared: chooseShared(random, threads), functions: [], threads: []};
  const budget = threads === 2 ? random.between(4, 10) : random.between(3, 5);
  const identical = random.chance(0.45);
  const parameters = random.chance(0.4) ? ['me'] : [];
  const kinds = identical ? 1 : random.between(1, threads);
  for (let i = 0; i < kinds; ++i) program.functions.push(makeFunction(random, program, style, `work${i}`, parameters, budget));
  for (let i = 0; i < threads; ++i) {
    const f = program.functions[i % kinds];
    program.threads.push({target: f.name, args: f.parameters.map(() => (identical && random.chance(0.4) ? 0 : i % 2))});
  }
  Object.assign(program, makeMain(random, program, style));
  changeWhatLoopsWaitFor(program);
  dropUnused(program);
  return program;
}
