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
    case 'Condition': // how many wait, then who, the first first, then how often each had taken the lock
      return [0, ...Array(2 * threads).fill(0)];
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

// The lock of a Condition. CPython asks a plain Lock whether anybody holds it, an RLock whether this thread does.
function conditionLock({lock, lockType, thread}, p, threads) {
  const saved = p(1 + threads + thread);
  if (lockType === 'Lock') {
    return {held: `${lock(0)} == 1`, free: `${lock(0)} == 0`, letGo: [`${lock(0)} = 0`], takeAgain: [`${lock(0)} = 1`]};
  }
  return {
    held: `${lock(1)} == ${thread + 1}`,
    free: `${lock(0)} == 0`,
    letGo: [`${saved} = ${lock(0)}`, `${lock(0)} = 0`, `${lock(1)} = 0`],
    takeAgain: [`${lock(0)} = ${saved}`, `${saved} = 0`, `${lock(1)} = ${thread + 1}`],
  };
}

function notify(p, context, many) {
  const effects = [];
  for (let i = 0; i < many; ++i) effects.push(`if :: ${p(0)} > 0 -> ${shift(p, 1, context.threads).join('; ')} :: else fi`);
  return orFail(conditionLock(context, p, context.threads).held, effects, 'RuntimeError');
}

// Lets go of the lock and queues up; goes on once it has been taken out of the queue and the lock is free. A time-out
// takes it out itself.
function conditionWait(p, context) {
  const {thread, threads, base, call} = context;
  const {held, free, letGo, takeAgain} = conditionLock(context, p, threads);
  const waits = isWaiting(p, context);
  const begin = [
    {when: held, effects: [...letGo, `s[${base + 1} + ${p(0)}] = ${thread + 1}`, `${p(0)}++`], result: '1'},
    {when: `!(${held})`, exception: 'RuntimeError'},
  ];
  const woken = {when: `!(${waits}) && ${free}`, effects: takeAgain, result: '1', over: true};
  if (call.keywords.length === 0) return [begin, [woken]];
  const timeOut = {when: waits, effects: leaveQueue(p, context), result: '0'};
  return [begin, [woken, timeOut], [{when: free, effects: takeAgain, result: '0'}]];
}

// Everybody behind this thread moves up.
function leaveQueue(p, {thread, threads}) {
  const me = thread + 1;
  const moves = Array.from({length: threads - 1}, (_, i) => `if :: ${p(1 + i)} == ${me} -> ${p(1 + i)} = ${p(2 + i)}; ${p(2 + i)} = ${me} :: else fi`);
  return [...moves, `${p(threads)} = 0`, `${p(0)}--`];
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
    wait: (p, [], {thread, call}) => [
      [
        {when: `${p(0)} == 1`, effects: [], result: '1', over: true},
        {when: `${p(0)} == 0`, effects: [`${p(1 + thread)} = 1`], result: '1'},
      ],
      [
        {when: `${p(1 + thread)} == 0`, effects: [], result: '1'},
        ...(call.keywords.length > 0 ? [{when: `${p(1 + thread)} == 1`, effects: [`${p(1 + thread)} = 0`], result: '0'}] : []),
      ],
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
    wait: (p, [], context) => conditionWait(p, context),
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
