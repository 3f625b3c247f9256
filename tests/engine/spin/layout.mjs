// Where the shared data of a generated program lies in the model's array `s`, which of it never changes, and the list
// of failures that the model names by number.

import {initialWords} from './operations.mjs';

// Calls visit(node) for every statement and expression below `tree`.
export function walk(tree, visit) {
  if (Array.isArray(tree)) return tree.forEach((part) => walk(part, visit));
  if (tree === null || typeof tree !== 'object') return;
  visit(tree);
  for (const value of Object.values(tree)) walk(value, visit);
}

// Names of integers and lists that somebody changes after their first binding.
export function changedNames(program) {
  const names = new Set();
  walk([program.functions.map(({body}) => body), program.main], (node) => {
    if (node.kind !== 'assign' && node.kind !== 'augment') return;
    if (node.target.kind === 'shared') names.add(node.target.name);
    if (node.target.kind === 'element') names.add(node.target.list);
  });
  return names;
}

export class Layout {
  failures = [];
  size = 0;
  #bases = new Map();
  #initial = [];

  constructor(program) {
    this.program = program;
    this.changed = changedNames(program);
    for (const shared of program.shared) {
      this.#bases.set(shared.name, this.size);
      const words = initialWords(shared, program.threads.length + 1);
      this.#initial.push(...words);
      this.size += words.length;
    }
    this.#initial.push(0);
    this.output = `s[${this.size++}]`;
  }

  get initial() {
    return this.#initial;
  }

  object(name) {
    return this.program.shared.find((shared) => shared.name === name);
  }

  base(name) {
    return this.#bases.get(name);
  }

  slot(name, index = 0) {
    return `s[${this.base(name) + index}]`;
  }

  word(name) {
    return this.#initial[this.base(name)];
  }

  isConstant(name) {
    return !this.changed.has(name);
  }

  // The number of this failure, from 1.
  failure(exception, line) {
    const index = this.failures.findIndex((known) => known.exception === exception && known.line === line);
    if (index >= 0) return index + 1;
    return this.failures.push({exception, line});
  }
}
