// The control flow of one thread of a generated program, at Racecourse's step size: `visible` nodes are steps, everything
// between them is local. Written backwards: to translate something, one says where control goes afterwards.
//
//   const graph = threadGraph(program, layout, 1);
//   graph.nodes[graph.entry]   ->  {type: 'visible', alternatives: [{when: 'true', effects: ['$t0 = s[0]'], next: 2}]}
//
// Texts are Promela; $name is a variable of the thread (t0, t1, ... are the operands on Python's stack), s[k] a word of
// the shared data, where `layout` puts it. Node 0 is the thread's end.

import {operation} from './operations.mjs';

const isSimple = (text) => /^(-?\d+|\$\w+)$/.test(text);
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);

class Builder {
  nodes = [{type: 'end'}];
  #depth = 0; // of calls of `expression` that are not done: numbers the operands
  #counters = 0;

  constructor(program, layout, thread) {
    Object.assign(this, {program, layout, thread});
  }

  add(node) {
    this.nodes.push({...node, atomic: this.atomic ?? false, alone: this.alone ?? false});
    return this.nodes.length - 1;
  }

  set(name, text, next) {
    return this.add({type: 'local', effects: [`$${name} = ${text}`], next});
  }

  visible(alternatives) {
    return this.add({type: 'visible', alternatives});
  }

  fail(exception, line) {
    return this.add({type: 'fail', failure: this.layout.failure(exception, line)});
  }

  read(text, then) {
    const name = `t${this.#depth}`;
    return this.visible([{when: 'true', effects: [`$${name} = ${text}`], next: this.#deeper(() => then(`$${name}`))}]);
  }

  #deeper(build) {
    ++this.#depth;
    const result = build();
    --this.#depth;
    return result;
  }

  // The value of e goes to `then`, which gives the node behind it. `line` is the statement's.
  value(e, line, then) {
    switch (e.kind) {
      case 'int':
        return then(`${e.value}`);
      case 'local':
        return then(`$${e.name}`);
      case 'shared':
        return this.layout.isConstant(e.name) ? then(`${this.layout.word(e.name)}`) : this.read(this.layout.slot(e.name), then);
      case 'element':
        return this.operand(e.index, line, (index) => {
          const text = this.element(e.list, index);
          return this.layout.isConstant(e.list) ? then(text) : this.read(text, then);
        });
      case 'attribute':
        return this.read(this.layout.slot(e.object), then);
      case 'binary':
        return this.both(e, line, (a, b) => then(`(${a} ${e.op} ${b})`));
      case 'choose': {
        const name = `t${this.#depth}`;
        const next = this.#deeper(() => then(`$${name}`));
        return this.visible(e.values.map((value) => ({when: 'true', effects: [`$${name} = ${value}`], next})));
      }
      case 'sleep':
        return this.visible([{when: 'true', effects: [], next: then('0')}]);
      case 'call':
        return this.call(e, line, then);
    }
    throw new Error(`no translation of ${e.kind}`);
  }

  // As value, and computed before anything visible behind it: Python keeps it on the stack.
  operand(e, line, then) {
    return this.value(e, line, (text) => this.kept(text, then));
  }

  kept(text, then) {
    if (isSimple(text)) return then(text);
    const name = `t${this.#depth}`;
    return this.set(name, text, this.#deeper(() => then(`$${name}`)));
  }

  both(e, line, then) {
    return this.operand(e.a, line, (a) => this.value(e.b, line, (b) => then(a, b)));
  }

  operands(list, line, then, done = []) {
    if (list.length === done.length) return then(done);
    return this.operand(list[done.length], line, (text) => this.operands(list, line, then, [...done, text]));
  }

  element(list, index) {
    return `s[${this.layout.base(list)} + ${index}]`;
  }

  call(e, line, then) {
    const shared = this.layout.object(e.object);
    if (shared.type === 'Box') return this.method(e, line, then);
    return this.operands(e.args, line, (args) => this.primitive(e, args, line, then));
  }

  primitive(call, args, line, then) {
    const name = `t${this.#depth}`;
    const after = this.#deeper(() => then(`$${name}`));
    const shared = this.layout.object(call.object);
    const base = this.layout.base(call.object);
    const lock = shared.lock && ((k) => `s[${this.layout.base(shared.lock) + k}]`);
    const lockType = shared.lock && this.layout.object(shared.lock).type;
    const {thread} = this;
    const threads = this.program.threads.length + 1;
    let next = after;
    for (const alternatives of operation({shared, call, base, lock, lockType, thread, threads}, args).toReversed()) {
      const behind = next;
      next = this.visible(
        alternatives.map(({when, effects, result, exception, over}) =>
          exception
            ? {when, effects: [], next: this.fail(exception, line)}
            : {when, effects: [...(behind === after || over ? [`$${name} = ${result}`] : []), ...effects], next: over ? after : behind},
        ),
      );
    }
    return next;
  }

  // The methods of class Box, written in place.
  method(call, line, then) {
    const value = this.layout.slot(call.object);
    if (call.method === 'get') return this.read(value, then);
    return this.operands(call.args, line, ([n]) => {
      const add = (next) => this.read(value, (old) => this.kept(`(${old} + ${n})`, (sum) => this.store(value, sum, next)));
      const lock = this.layout.slot(call.object, 1);
      if (call.method === 'add') return add(then('0'));
      const leave = this.visible([{when: 'true', effects: [`${lock} = 0`], next: then('0')}]);
      return this.visible([{when: `${lock} == 0`, effects: [`${lock} = 1`], next: add(leave)}]);
    });
  }

  store(place, text, next) {
    return this.visible([{when: 'true', effects: [`${place} = ${text}`], next}]);
  }

  // Branches on e: every operand that is a step has its own node.
  test(e, line, yes, no) {
    switch (e.kind) {
      case 'and':
        return this.test(e.a, line, this.test(e.b, line, yes, no), no);
      case 'or':
        return this.test(e.a, line, yes, this.test(e.b, line, yes, no));
      case 'not':
        return this.test(e.a, line, no, yes);
      case 'truth':
        return this.value(e.value, line, (text) => this.add({type: 'branch', test: `${text} != 0`, yes, no}));
      case 'compare':
        if (!COMPARISONS.has(e.op)) throw new Error(e.op);
        return this.both(e, line, (a, b) => this.add({type: 'branch', test: `${a} ${e.op} ${b}`, yes, no}));
    }
    throw new Error(`no test of ${e.kind}`);
  }

  assignTo(target, line, text, next) {
    switch (target.kind) {
      case 'local':
        return this.set(target.name, text, next);
      case 'shared':
        return this.kept(text, (kept) => this.store(this.layout.slot(target.name), kept, next));
      case 'attribute':
        return this.kept(text, (kept) => this.store(this.layout.slot(target.object), kept, next));
      case 'element':
        return this.kept(text, (kept) =>
          this.#deeper(() => this.operand(target.index, line, (i) => this.store(this.element(target.list, i), kept, next))),
        );
    }
    throw new Error(`no target ${target.kind}`);
  }

  augment({target, op, value, line}, next) {
    const compute = (place) => (old) =>
      this.value(value, line, (by) => this.kept(`(${old} ${op} ${by})`, (text) => this.store(place, text, next)));
    if (target.kind === 'local') return this.value(value, line, (by) => this.set(target.name, `$${target.name} ${op} ${by}`, next));
    if (target.kind !== 'element') {
      const place = this.layout.slot(target.kind === 'shared' ? target.name : target.object);
      return this.read(place, compute(place));
    }
    return this.operand(target.index, line, (index) => {
      const place = this.element(target.list, index);
      return this.#deeper(() => this.read(place, compute(place)));
    });
  }

  // `out` says where break and return lead.
  block(statements, next, out) {
    return statements.reduceRight((after, s) => this.statement(s, after, out), next);
  }

  statement(s, next, out) {
    switch (s.kind) {
      case 'assign':
        return this.value(s.value, s.line, (text) => this.assignTo(s.target, s.line, text, next));
      case 'augment':
        return this.augment(s, next);
      case 'do':
        return this.value(s.value, s.line, () => next);
      case 'print':
        return this.visible([{when: 'true', effects: [`${this.layout.output} = ${this.layout.output} * 4 + ${s.value}`], next}]);
      case 'assert':
        return this.test(s.test, s.line, next, this.fail('AssertionError', s.line));
      case 'pass':
        return next;
      case 'break':
        return out.break();
      case 'return':
        return out.return();
      case 'if':
        return this.test(s.test, s.line, this.block(s.then, next, out), this.block(s.otherwise, next, out));
      case 'while':
        return this.while(s, next, out);
      case 'for':
        return this.for(s, next, out);
      case 'with':
        return this.with(s, next, out);
      case 'atomic':
        return this.atomicBlock(s, next, out);
      case 'join':
        return this.add({type: 'join', thread: s.thread + 1, next});
      case 'join_all':
        return this.program.threads.reduceRight((after, _, i) => this.add({type: 'join', thread: i + 1, next: after}), next);
    }
    throw new Error(`no translation of ${s.kind}`);
  }

  while(s, next, out) {
    const head = this.add({type: 'local', effects: [], next: -1});
    const body = this.block(s.body, head, {...out, break: () => next});
    this.nodes[head].next = s.test ? this.test(s.test, s.line, body, next) : body;
    return head;
  }

  for(s, next, out) {
    const counter = `i${this.#counters++}`;
    const head = this.add({type: 'branch', test: `$${counter} < ${s.count}`, no: next});
    const body = this.block(s.body, head, {...out, break: () => next});
    this.nodes[head].yes = this.set(counter, `$${counter} + 1`, body);
    return this.set(counter, '0', head);
  }

  with(s, next, out) {
    const type = this.layout.object(s.object).type;
    const suffix = s.side ? `_${s.side}` : '';
    const method = (name) => ({kind: 'call', object: type === 'Condition' ? this.layout.object(s.object).lock : s.object, method: name + suffix, args: []});
    const leave = (after) => this.value(method('release'), s.line, () => after);
    const inside = {break: () => leave(out.break()), return: () => leave(out.return())};
    const body = this.block(s.body, leave(next), inside);
    return this.value(method('acquire'), s.line, () => body);
  }

  // One step: everything within runs on without a pause. Nothing within blocks.
  atomicBlock(s, next, out) {
    this.atomic = true;
    const body = this.block(s.body, next, out);
    this.atomic = false;
    return this.visible([{when: 'true', effects: [], next: body}]);
  }
}

export function threadGraph(program, layout, thread) {
  const builder = new Builder(program, layout, thread);
  const {target} = program.threads[thread - 1];
  const {body} = program.functions.find(({name}) => name === target);
  const entry = builder.block(body, 0, {return: () => 0});
  return {nodes: builder.nodes, entry};
}

// Behind its last join nobody else lives, so the main thread goes on to its end in one go.
export function mainGraph(program, layout) {
  const builder = new Builder(program, layout, 0);
  const last = program.main.findLastIndex(({kind}) => kind === 'join_all' || kind === 'join');
  const joins_all = joinsAll(program);
  builder.alone = joins_all;
  const tail = builder.block(program.main.slice(last + 1), 0, {});
  builder.alone = false;
  const entry = builder.block(program.main.slice(0, last + 1), tail, {});
  return {nodes: builder.nodes, entry};
}

export function joinsAll(program) {
  if (program.main.some(({kind}) => kind === 'join_all')) return true;
  return program.threads.every((_, i) => program.main.some((s) => s.kind === 'join' && s.thread === i));
}
