// What each operation on a primitive does, in Promela: its alternatives, each with the condition under which it can be
// taken, its effects and its result. The meaning is CPython's, from the manual of threading and queue.
//
//   operation(lock, 'acquire', [], place)  ->  [{when: 's[2] == 0', effects: ['s[2] = 1'], result: '1'}]
//
// `place` is where the object's words lie: place(0) is the first one of it, place(k) the one k behind. An operation of
// two steps, such as Condition.wait, is a list of two lists.

// How many words of the model's array `s` an object takes, and what they are in the beginning.
export function initialWords(shared, threads) {
  switch (shared.type) {
    case 'int':
    case 'Atomic':
    case 'Semaphore':
    case 'BoundedSemaphore':
      return [shared.value];
    case 'list':
      return shared.values;
    case 'Lock':
      return [0];
    case 'RLock': // depth, owner
      return [0, 0];
    case 'Event': // flag, then for each thread whether it waits
      return [0, ...Array(threads).fill(0)];
    case 'Queue': // how many items, tasks not done, the items
      return [0, 0, ...Array(shared.size).fill(0)];
    case 'RWLock': // readers, writer
      return [0, 0];
    case 'Condition': // how many wait, then who, the first first
      return [0, ...Array(threads).fill(0)];
    case 'Barrier': // how many are in, whether it lets them out
      return [0, 0];
    case 'Box': // value, lock
      return [shared.value, 0];
  }
  throw new Error(`no words for ${shared.type}`);
}

const always = (effects, result) => [{when: 'true', effects, result}];

// Takes it when it can, and else waits; without patience it gives up at once, as a time-out may.
function patient(call, when, effects) {
  const taken = {when, effects, result: '1'};
  return call.keywords?.length > 0 ? [taken, {when: `!(${when})`, effects: [], result: '0'}] : [taken];
}

const orFail = (when, effects, exception) => [{when, effects, result: '0'}, {when: `!(${when})`, exception}];

const lock = {
  acquire: (p, [], {call}) => patient(call, `${p(0)} == 0`, [`${p(0)} = 1`]),
  release: (p) => orFail(`${p(0)} == 1`, [`${p(0)} = 0`], 'RuntimeError'),
  locked: (p) => always([], p(0)),
};

const semaphore = {
  acquire: (p, [], {call}) => patient(call, `${p(0)} > 0`, [`${p(0)}--`]),
  release: (p) => always([`${p(0)}++`], '0'),
};

// The first k items of a queue of `size` words from place(from) leave; place(0) counts them.
function shift(p, from, size) {
  const effects = [];
  for (let i = 0; i + 1 < size; ++i) effects.push(`${p(from + i)} = ${p(from + i + 1)}`);
  return [...effects, `${p(from + size - 1)} = 0`, `${p(0)}--`];
}

// CPython asks a plain Lock whether anybody holds it.
function notify(p, {threads, lock}, many) {
  const effects = [];
  for (let i = 0; i < many; ++i) effects.push(`if :: ${p(0)} > 0 -> ${shift(p, 1, threads).join('; ')} :: else fi`);
  return orFail(`${lock(0)} == 1`, effects, 'RuntimeError');
}

function isWaiting(p, {threads, thread}) {
  return Array.from({length: threads}, (_, i) => `${p(1 + i)} == ${thread + 1}`).join(' || ');
}

const OPERATIONS = {
  Lock: lock,
  RLock: {
    acquire: (p, [], {call, thread}) =>
      patient(call, `(${p(0)} == 0 || ${p(1)} == ${thread + 1})`, [`${p(0)}++`, `${p(1)} = ${thread + 1}`]),
    release: (p, [], {thread}) =>
      orFail(`${p(1)} == ${thread + 1}`, [`${p(0)}--`, `${p(1)} = (${p(0)} == 0 -> 0 : ${thread + 1})`], 'RuntimeError'),
  },
  Semaphore: semaphore,
  BoundedSemaphore: {
    ...semaphore,
    release: (p, [], {shared}) => orFail(`${p(0)} < ${shared.value}`, [`${p(0)}++`], 'ValueError'),
  },
  Event: {
    set: (p, [], {threads}) => always([`${p(0)} = 1`, ...Array.from({length: threads}, (_, i) => `${p(1 + i)} = 0`)], '0'),
    clear: (p) => always([`${p(0)} = 0`], '0'),
    is_set: (p) => always([], p(0)),
    wait: (p, [], {thread}) => [
      [
        {when: `${p(0)} == 1`, effects: [], result: '1', over: true},
        {when: `${p(0)} == 0`, effects: [`${p(1 + thread)} = 1`], result: '1'},
      ],
      [{when: `${p(1 + thread)} == 0`, effects: [], result: '1'}],
    ],
  },
  Queue: {
    put: (p, [item], {shared}) => [{when: `${p(0)} < ${shared.size}`, effects: putEffects(p, item, shared.size), result: '0'}],
    put_nowait: (p, [item], {shared}) => orFail(`${p(0)} < ${shared.size}`, putEffects(p, item, shared.size), 'Full'),
    get: (p, [], {shared}) => [{when: `${p(0)} > 0`, effects: shift(p, 2, shared.size), result: p(2)}],
    get_nowait: (p, [], {shared}) => [
      {when: `${p(0)} > 0`, effects: shift(p, 2, shared.size), result: p(2)},
      {when: `${p(0)} == 0`, exception: 'Empty'},
    ],
    qsize: (p) => always([], p(0)),
  },
  Atomic: {
    load: (p) => always([], p(0)),
    store: (p, [value]) => always([`${p(0)} = ${value}`], '0'),
    exchange: (p, [value]) => always([`${p(0)} = ${value}`], p(0)),
    fetch_add: (p, [value = '1']) => always([`${p(0)} = ${p(0)} + ${value}`], p(0)),
    compare_exchange: (p, [expected, value]) => [
      {when: `${p(0)} == ${expected}`, effects: [`${p(0)} = ${value}`], result: '1'},
      {when: `${p(0)} != ${expected}`, effects: [], result: '0'},
    ],
  },
  RWLock: {
    acquire_read: (p) => [{when: `${p(1)} == 0`, effects: [`${p(0)}++`], result: '0'}],
    release_read: (p) => orFail(`${p(0)} > 0`, [`${p(0)}--`], 'RuntimeError'),
    acquire_write: (p) => [{when: `${p(0)} == 0 && ${p(1)} == 0`, effects: [`${p(1)} = 1`], result: '0'}],
    release_write: (p) => orFail(`${p(1)} == 1`, [`${p(1)} = 0`], 'RuntimeError'),
  },
  Condition: {
    acquire: (p, a, c) => lock.acquire(c.lock, a, c),
    release: (p, a, c) => lock.release(c.lock, a, c),
    wait: (p, [], context) => [
      [
        {
          when: `${context.lock(0)} == 1`,
          effects: [`${context.lock(0)} = 0`, `s[${context.base + 1} + ${p(0)}] = ${context.thread + 1}`, `${p(0)}++`],
          result: '1',
        },
        {when: `${context.lock(0)} == 0`, exception: 'RuntimeError'},
      ],
      [{when: `!(${isWaiting(p, context)}) && ${context.lock(0)} == 0`, effects: [`${context.lock(0)} = 1`], result: '1'}],
    ],
    notify: (p, [], context) => notify(p, context, context.call.many ?? 1),
    notify_all: (p, [], context) => notify(p, context, context.threads),
  },
  // The last to arrive opens it and is out at once; then the others leave one by one.
  Barrier: {
    wait: (p, [], {shared: {parties}}) => [
      [
        {when: `${p(1)} == 0 && ${p(0)} < ${parties - 1}`, effects: [`${p(0)}++`], result: '0'},
        {when: `${p(1)} == 0 && ${p(0)} == ${parties - 1}`, effects: [`${p(1)} = (${p(0)} == 0 -> 0 : 1)`], result: '0', over: true},
      ],
      [{when: `${p(1)} == 1`, effects: [`${p(0)}--`, `${p(1)} = (${p(0)} == 0 -> 0 : 1)`], result: '0'}],
    ],
  },
};

function putEffects(p, item, size) {
  const places = Array.from({length: size}, (_, i) => `:: ${p(0)} == ${i} -> ${p(2 + i)} = ${item}`);
  return [`if ${places.join(' ')} fi`, `${p(0)}++`, `${p(1)}++`];
}

export function operation(context, args) {
  const {shared, call, base} = context;
  const steps = OPERATIONS[shared.type][call.method]((k) => `s[${base + k}]`, args, context);
  return Array.isArray(steps[0]) ? steps : [steps];
}
