// The text of a generated program in Racecourse's Python. Each assertion and each operation that may fail notes its
// line in the tree: the translation to Promela names failures by it.

const CREATE = {
  int: ({value}) => `${value}`,
  list: ({values}) => `[${values.join(', ')}]`,
  Lock: () => 'Lock()',
  RLock: () => 'RLock()',
  Semaphore: ({value}) => `Semaphore(${value})`,
  BoundedSemaphore: ({value}) => `BoundedSemaphore(${value})`,
  Event: () => 'Event()',
  Queue: ({size}) => `Queue(${size})`,
  Atomic: ({value}) => `Atomic(${value})`,
  RWLock: () => 'RWLock()',
  Condition: ({lock}) => `Condition(${lock})`,
  Barrier: ({parties}) => `Barrier(${parties})`,
  Box: ({value}) => `Box(${value})`,
};

const MODULE = {Queue: 'queue', Atomic: 'racecourse', RWLock: 'racecourse', int: null, list: null, Box: null};

export function expressionText(e) {
  switch (e.kind) {
    case 'int':
      return `${e.value}`;
    case 'local':
    case 'shared':
      return e.name;
    case 'element':
      return `${e.list}[${expressionText(e.index)}]`;
    case 'attribute':
      return `${e.object}.value`;
    case 'binary':
      return `(${expressionText(e.a)} ${e.op} ${expressionText(e.b)})`;
    case 'choose':
      return `choose([${e.values.join(', ')}])`;
    case 'call':
      return `${e.object}.${e.method}(${[...e.args.map(expressionText), ...(e.keywords ?? [])].join(', ')})`;
    case 'sleep':
      return 'sleep(1)';
    case 'compare':
      return `${expressionText(e.a)} ${e.op} ${expressionText(e.b)}`;
    case 'and':
    case 'or':
      return `(${expressionText(e.a)} ${e.kind} ${expressionText(e.b)})`;
    case 'not':
      return `not (${expressionText(e.a)})`;
    case 'truth':
      return expressionText(e.value);
  }
  throw new Error(`no text for ${e.kind}`);
}

class Writer {
  lines = [];

  line(depth, text) {
    this.lines.push('    '.repeat(depth) + text);
    return this.lines.length;
  }

  block(statements, depth) {
    for (const statement of statements) this.statement(statement, depth);
    if (statements.length === 0) this.line(depth, 'pass');
  }

  statement(s, depth) {
    const text = (e) => expressionText(e);
    const head = (words) => (s.line = this.line(depth, words));
    switch (s.kind) {
      case 'assign':
        return head(`${text(s.target)} = ${text(s.value)}`);
      case 'augment':
        return head(`${text(s.target)} ${s.op}= ${text(s.value)}`);
      case 'do':
        return head(text(s.value));
      case 'print':
        return head(`print(${s.value})`);
      case 'assert':
        return head(`assert ${text(s.test)}`);
      case 'pass':
      case 'break':
      case 'return':
        return head(s.kind);
      case 'if':
        head(`if ${text(s.test)}:`);
        this.block(s.then, depth + 1);
        if (s.otherwise.length === 0) return;
        this.line(depth, 'else:');
        return this.block(s.otherwise, depth + 1);
      case 'while':
        head(`while ${s.test ? text(s.test) : 'True'}:`);
        return this.block(s.body, depth + 1);
      case 'for':
        head(`for _ in range(${s.count}):`);
        return this.block(s.body, depth + 1);
      case 'with':
        head(`with ${s.object}${s.side ? `.${s.side}()` : ''}:`);
        return this.block(s.body, depth + 1);
      case 'atomic':
        head('with atomic:');
        return this.block(s.body, depth + 1);
      case 'join':
        return head(`threads[${s.thread}].join()`);
      case 'join_all':
        return head('for t in threads: t.join()');
    }
    throw new Error(`no text for ${s.kind}`);
  }
}

function writeImports(writer, program) {
  const names = {threading: new Set(['Thread']), queue: new Set(), time: new Set(), racecourse: new Set()};
  for (const {type} of program.shared) {
    const module = type in MODULE ? MODULE[type] : 'threading';
    if (module) names[module].add(type);
    if (type === 'Box') names.threading.add('Lock');
  }
  const text = JSON.stringify([program.functions, program.main]);
  if (text.includes('"kind":"sleep"')) names.time.add('sleep');
  if (text.includes('"kind":"choose"')) names.racecourse.add('choose');
  if (text.includes('"kind":"atomic"')) names.racecourse.add('atomic');
  for (const [module, set] of Object.entries(names)) {
    if (set.size > 0) writer.line(0, `from ${module} import ${[...set].join(', ')}`);
  }
}

const BOX = `
class Box:
    def __init__(self, value):
        self.value = value
        self.lock = Lock()
    def get(self):
        return self.value
    def add(self, n):
        self.value += n
    def guarded_add(self, n):
        with self.lock:
            self.value += n
`;

function writeBox(writer, program) {
  if (!program.shared.some(({type}) => type === 'Box')) return;
  for (const text of BOX.trim().split('\n')) writer.line(0, text);
}

// What is written to a global needs `global` in a function.
function globalsWritten(statements, names = new Set()) {
  for (const s of statements) {
    if ((s.kind === 'assign' || s.kind === 'augment') && s.target.kind === 'shared') names.add(s.target.name);
    for (const body of [s.then, s.otherwise, s.body]) if (body) globalsWritten(body, names);
  }
  return names;
}

function writeFunction(writer, f) {
  writer.line(0, `def ${f.name}(${f.parameters.join(', ')}):`);
  const written = [...globalsWritten(f.body)];
  if (written.length > 0) writer.line(1, `global ${written.join(', ')}`);
  for (const name of f.locals) writer.line(1, `${name} = 0`);
  writer.block(f.body, 1);
}

const threadText = ({target, args}) =>
  `Thread(target=${target}${args.length > 0 ? `, args=(${args.join(', ')},)` : ''})`;

// What is printed at the end, one value a word. A list that nobody changes is left out: it may be read without a step
// only as long as it is used element by element.
function finalText({name, type, constant}) {
  if (type === 'int') return name;
  if (type === 'list') return constant ? null : name;
  if (type === 'Atomic') return `${name}.load()`;
  if (type === 'Box') return `${name}.value`;
  if (type === 'Queue') return `${name}.qsize()`;
  if (type === 'Event') return `${name}.is_set()`;
  if (type === 'Lock') return `${name}.locked()`;
  return null;
}

export const isPrinted = (shared) => finalText(shared) !== null;

export function pythonText(program) {
  const writer = new Writer();
  writeImports(writer, program);
  writeBox(writer, program);
  for (const shared of program.shared) writer.line(0, `${shared.name} = ${CREATE[shared.type](shared)}`);
  for (const name of program.main_locals) writer.line(0, `${name} = 0`);
  for (const f of program.functions) writeFunction(writer, f);
  writer.line(0, `threads = [${program.threads.map(threadText).join(', ')}]`);
  writer.line(0, 'for t in threads: t.start()');
  for (const s of program.main) writer.statement(s, 0);
  writer.line(0, `print(${['"end"', ...program.shared.map(finalText).filter(Boolean)].join(', ')})`);
  return writer.lines.join('\n') + '\n';
}
