// Which variables of a thread may still be read at each node of its control flow: the textbook's backward fixed point.

function mentioned(text, names) {
  for (const [, name] of text.matchAll(/\$(\w+)/g)) names.add(name);
}

// One way through a node: what it reads before it writes it, and what it writes.
function way(tests, effects, next) {
  const reads = new Set();
  const writes = new Set();
  for (const test of tests) mentioned(test, reads);
  for (const effect of effects) {
    const assignment = /^\$(\w+) = ([^]*)$/.exec(effect);
    const used = new Set();
    mentioned(assignment ? assignment[2] : effect, used);
    for (const name of used) if (!writes.has(name)) reads.add(name);
    if (assignment) writes.add(assignment[1]);
  }
  return {reads, writes, next};
}

function waysOf(node) {
  switch (node.type) {
    case 'local':
      return [way([], node.effects, node.next)];
    case 'branch':
      return [way([node.test], [], node.yes), way([node.test], [], node.no)];
    case 'visible':
      return node.alternatives.map(({when, effects, next}) => way([when], effects, next));
    case 'join':
      return [way([], [], node.next)];
    default:
      return [];
  }
}

export function liveVariables(nodes) {
  const ways = nodes.map(waysOf);
  const live = nodes.map(() => new Set());
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = nodes.length - 1; i >= 0; --i) {
      const before = live[i].size;
      for (const {reads, writes, next} of ways[i]) {
        for (const name of reads) live[i].add(name);
        for (const name of live[next]) if (!writes.has(name)) live[i].add(name);
      }
      if (live[i].size > before) changed = true;
    }
  }
  return live;
}
