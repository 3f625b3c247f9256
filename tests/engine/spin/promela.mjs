// A batch of generated programs as one Promela model. Which program pan explores is the environment variable PROGRAM;
// wherever no thread can go on, a monitor prints `END`, the failure, who has finished, and the data.
//
// Faithfulness, construct by construct:
// - A step is one d_step: its guard is the thread's position, that nobody has failed, and what the operation waits for;
//   then the effect of one visible operation and the local work up to the next, written out as gotos.
// - Positions and variables of threads are words of arrays, so that a thread's end can let the main thread run on behind
//   its join() within the same d_step, as Racecourse does. Processes have one control state each.
// - Python evaluates from left to right and keeps operands on a stack: every operand behind which something visible
//   follows is a variable of its own (graph.mjs). A variable that nobody reads again is set to 0.
// - Exceptions and failed assertions set `fail`, and no guard is true any more: the schedule ends there.
// - choose() and a time-out are several d_steps with the same position.
// - The main thread binds and starts everything in the initial d_step: alone, all it does is local work.

import {mainGraph, threadGraph} from './graph.mjs';
import {Layout} from './layout.mjs';
import {liveVariables} from './liveness.mjs';

const VARIABLES = 16; // a thread
const END = 0;
const FAILED = -2;

class Thread {
  #slots = new Map();

  constructor(index, graph) {
    this.index = index;
    this.nodes = graph.nodes;
    this.entry = graph.entry;
    this.live = liveVariables(graph.nodes);
    for (const [, name] of JSON.stringify(graph.nodes).matchAll(/\$(\w+)/g)) this.slot(name);
  }

  slot(name) {
    if (!this.#slots.has(name)) {
      if (this.#slots.size === VARIABLES) throw new Error('too many variables');
      this.#slots.set(name, this.#slots.size);
    }
    return `v[${this.index * VARIABLES + this.#slots.get(name)}]`;
  }

  text(text) {
    return text.replace(/\$(\w+)/g, (_, name) => this.slot(name));
  }

  // Sets to 0 what is dead at `node`; the main thread's names live as long as the program.
  forget(node) {
    const isKept = (name) => this.index === 0 && /^x\d/.test(name);
    const dead = [...this.#slots.keys()].filter((name) => !this.live[node].has(name) && !isKept(name));
    return dead.map((name) => `${this.slot(name)} = 0`);
  }
}

// Writes the local work behind one visible operation.
class Closure {
  lines = [];
  #done = new Set();
  #todo = [];

  constructor(threads, prefix) {
    Object.assign(this, {threads, prefix});
  }

  // The label of `node` of `thread`; in `alone` mode its visible operations run on as local work.
  label(thread, node, alone) {
    const label = `${this.prefix}_${thread.index}_${node}${alone ? 'a' : ''}`;
    if (!this.#done.has(label)) {
      this.#done.add(label);
      this.#todo.push([label, thread, node, alone]);
    }
    return label;
  }

  go(thread, node, alone = false) {
    return `goto ${this.label(thread, node, alone)}`;
  }

  finish() {
    while (this.#todo.length > 0) {
      const [label, thread, node, alone] = this.#todo.shift();
      this.lines.push(`${label}: ${this.#body(thread, node, alone)};`);
    }
    this.lines.push(`${this.prefix}_over: skip`);
    return this.lines.map((line) => `      ${line}\n`).join('');
  }

  #over() {
    return `goto ${this.prefix}_over`;
  }

  #stand(thread, node) {
    return [...thread.forget(node), `pc[${thread.index}] = ${node}`, this.#over()].join('; ');
  }

  #body(thread, number, alone) {
    const node = thread.nodes[number];
    switch (node.type) {
      case 'end':
        return [...thread.forget(END), `pc[${thread.index}] = ${END}`, this.#settle(thread)].join('; ');
      case 'fail':
        return [...thread.forget(END), `pc[${thread.index}] = ${FAILED}`, `fail = ${node.failure}`, this.#over()].join('; ');
      case 'local':
        return [...node.effects.map((effect) => thread.text(effect)), this.go(thread, node.next, alone)].join('; ');
      case 'branch':
        return `if :: (${thread.text(node.test)}) -> ${this.go(thread, node.yes, alone)} :: else -> ${this.go(thread, node.no, alone)} fi`;
      case 'join':
        return `if :: pc[${node.thread}] == ${END} -> ${this.go(thread, node.next, alone)} :: else -> ${this.#stand(thread, number)} fi`;
      case 'visible':
        if (alone || node.alone || node.atomic) return this.#inline(thread, number, alone);
        return thread.index === 0 ? this.#standUnlessAlone(thread, number) : this.#stand(thread, number);
    }
    throw new Error(node.type);
  }

  // Taken without a pause. An operation of several alternatives is a step of its own, so it never comes here.
  #inline(thread, number, alone) {
    const options = thread.nodes[number].alternatives.map(({when, effects, next}) =>
      [`:: (${thread.text(when)}) -> skip`, ...effects.map((effect) => thread.text(effect)), this.go(thread, next, alone)].join('; '),
    );
    return `if ${options.join(' ')} :: else -> ${this.#stand(thread, number)} fi`;
  }

  #othersEnded() {
    return this.threads.slice(1).map(({index}) => `pc[${index}] == ${END}`).join(' && ');
  }

  #standUnlessAlone(main, number) {
    return `if :: ${this.#othersEnded()} -> ${this.go(main, number, true)} :: else -> ${this.#stand(main, number)} fi`;
  }

  // A thread has ended: the main thread may run on behind its join, or be alone.
  #settle(thread) {
    const main = this.threads[0];
    if (thread === main) return this.#over();
    const options = main.nodes.flatMap((node, number) => {
      if (node.type === 'join' && node.thread === thread.index) return [`:: pc[0] == ${number} -> ${this.go(main, node.next)}`];
      if (node.type === 'visible' && !node.alone) return [`:: pc[0] == ${number} && ${this.#othersEnded()} -> ${this.go(main, number, true)}`];
      return [];
    });
    return `if ${options.join(' ')} :: else -> ${this.#over()} fi`;
  }
}

function steps(threads, thread, prefix) {
  const lines = [];
  thread.nodes.forEach((node, number) => {
    if (node.type !== 'visible' || node.atomic || node.alone) return;
    node.alternatives.forEach(({when, effects, next}, i) => {
      const closure = new Closure(threads, `${prefix}_${number}_${i}`);
      const guard = `pc[${thread.index}] == ${number} && fail == 0 && (${thread.text(when)})`;
      const head = [`  :: d_step { ${guard} -> skip`, ...effects.map((effect) => thread.text(effect)), closure.go(thread, next)];
      lines.push(`${head.join('; ')};\n${closure.finish()}  }\n`);
    });
  });
  return lines.join('') || '  :: false -> skip\n';
}

// The model of one program: processes, the branch of init, and what the printed numbers mean.
export function translate(program, number) {
  const layout = new Layout(program);
  const threads = [new Thread(0, mainGraph(program, layout))];
  program.threads.forEach((_, i) => threads.push(new Thread(i + 1, threadGraph(program, layout, i + 1))));
  const processes = threads.map((thread) => {
    const name = `T${number}_${thread.index}`;
    return `proctype ${name}() {\naccept_${name}: do\n${steps(threads, thread, `n${number}_${thread.index}`)}  od\n}\n`;
  });
  return {processes: processes.join(''), start: startText(program, number, threads, layout), layout};
}

function startText(program, number, threads, layout) {
  const lines = layout.initial.map((value, i) => (value === 0 ? '' : `s[${i}] = ${value}; `));
  program.threads.forEach(({target, args}, i) => {
    const {parameters} = program.functions.find(({name}) => name === target);
    parameters.forEach((name, k) => lines.push(`${threads[i + 1].slot(name)} = ${args[k]}; `));
  });
  // Nobody has ended until everybody stands somewhere.
  const closures = [...threads.slice(1), threads[0]].map((thread) => {
    const closure = new Closure(threads, `n${number}_${thread.index}_s`);
    return `      ${closure.go(thread, thread.entry)};\n${closure.finish()}`;
  });
  const begun = threads.map(({index}) => `pc[${index}] = -1; `).join('');
  const runs = threads.map(({index}) => `run T${number}_${index}(); `).join('');
  return `  :: program == ${number} -> d_step { ${begun}${lines.join('')}\n${closures.join('      ;\n')}  };\n    ${runs}run monitor()\n`;
}

export function model(translations) {
  const words = Math.max(...translations.map(({layout}) => layout.size));
  const threads = Math.max(...translations.map(({layout}) => layout.program.threads.length)) + 1;
  return `c_code {
static int chosen_program(void) { return atoi(getenv("PROGRAM")); }
static void print_end(void) {
  int i;
  printf("END %d", now.fail);
  for (i = 0; i < ${threads}; ++i) printf(" %d", now.pc[i]);
  for (i = 0; i < ${words}; ++i) printf(" %d", now.s[i]);
  printf("\\n");
}
};
int s[${words}];
int v[${threads * VARIABLES}];
short pc[${threads}];
short fail;
short program;

proctype monitor() { d_step { timeout -> c_code { print_end(); } } }

${translations.map(({processes}) => processes).join('')}
init {
  atomic {
  c_code { now.program = chosen_program(); };
  if
${translations.map(({start}) => start).join('')}  fi
  }
}
`;
}
