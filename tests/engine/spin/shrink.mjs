// Makes a program on which the two sides differ as small as it can, so that a person can see why.
//
//   await shrink(program, async (candidate) => (await compare([candidate], folder))[0].lines.length > 0)
//
// Tries one change after the other: a thread less, a statement less, a compound statement's body in its place, half a
// condition, a constant for an expression. What still differs is kept, until no change does.

const clone = (tree) => structuredClone(tree);

// Every list of statements in the program, as paths.
function blocks(tree, path = [], found = []) {
  if (Array.isArray(tree)) {
    if (tree.every((part) => part?.kind)) found.push(path);
    tree.forEach((part, i) => blocks(part, [...path, i], found));
  } else if (tree && typeof tree === 'object') {
    for (const [key, value] of Object.entries(tree)) blocks(value, [...path, key], found);
  }
  return found;
}

const at = (tree, path) => path.reduce((part, key) => part[key], tree);

// Every part of the program with one of these kinds, as paths.
function parts(tree, kinds, path = [], found = []) {
  if (tree === null || typeof tree !== 'object') return found;
  if (kinds.includes(tree.kind)) found.push(path);
  for (const [key, value] of Object.entries(tree)) parts(value, kinds, [...path, key], found);
  return found;
}

function edited(program, path, edit) {
  const copy = clone(program);
  const parent = at(copy, path.slice(0, -1));
  edit(parent, path.at(-1));
  return copy;
}

function* smaller(program) {
  for (let i = program.threads.length - 1; i >= 0 && program.threads.length > 1; --i) {
    const copy = clone(program);
    copy.threads.splice(i, 1);
    copy.main = copy.main.filter(({kind}) => kind !== 'join');
    yield copy;
  }
  for (const key of ['functions', 'main']) {
    for (const path of blocks(program[key], [key])) {
      for (let i = at(program, path).length - 1; i >= 0; --i) {
        const statement = at(program, path)[i];
        if (statement.kind === 'join_all') continue;
        yield edited(program, [...path, i], (list, k) => list.splice(k, 1));
        const body = statement.body ?? statement.then;
        if (body) yield edited(program, [...path, i], (list, k) => list.splice(k, 1, ...body));
      }
    }
  }
  for (const path of parts(program, ['and', 'or', 'not', 'binary'])) yield edited(program, path, (parent, key) => (parent[key] = parent[key].a));
  for (const path of parts(program, ['binary', 'shared', 'element', 'attribute'])) {
    if (path.at(-1) !== 'target') yield edited(program, path, (parent, key) => (parent[key] = {kind: 'int', value: 1}));
  }
}

// Functions without threads and data without use need not be there.
function tidied(program) {
  const copy = clone(program);
  copy.functions = copy.functions.filter(({name}) => copy.threads.some(({target}) => target === name));
  const text = JSON.stringify([copy.functions, copy.main, copy.shared.map(({lock}) => ({name: lock}))]);
  copy.shared = copy.shared.filter(({name}) => text.includes(`"${name}"`));
  for (const f of copy.functions) f.locals = f.locals.filter((name) => JSON.stringify(f.body).includes(`"${name}"`));
  return copy;
}

export async function shrink(program, differs, attempts = 400) {
  let best = program;
  for (let changed = true; changed; ) {
    changed = false;
    for (const candidate of smaller(best)) {
      if (attempts-- <= 0) return best;
      const tidy = tidied(candidate);
      if (!(await differs(tidy).catch(() => false))) continue;
      best = tidy;
      changed = true;
      break;
    }
  }
  return best;
}
