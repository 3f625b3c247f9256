// Holds the test programs against CPython: every program is written in the subset, states a well-formed promise, and
// no run of it under python3 with python/racecourse.py does anything that the promise excludes or that is not among
// the outcomes of `racecourse check`.
//
//     node --test tests/engine/cpython_test.mjs

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from './command.mjs';
import { whyNotAmong } from './cpython/among_outcomes.mjs';
import { mayHang, programs } from './cpython/promises.mjs';
import { exceptionsIn, hurried, runPython } from './cpython/python.mjs';

// A program that may hang is stopped early, since being stopped is what its promise allows.
const kMayHangMs = 1000;
const kMustEndMs = 20000;
const kAtOnce = 2;

// Everything the subset's syntax needs, by CPython's names; whatever else a tree contains is outside it.
const subsetCheck = `
import ast, sys
allowed = set('''Module Expr Assign AugAssign If While For Break Continue Pass FunctionDef arguments arg keyword Return Global
With withitem Try Assert Compare BoolOp BinOp UnaryOp IfExp Subscript Slice ListComp comprehension JoinedStr FormattedValue
Call Lambda ClassDef Attribute Name Constant Tuple List Dict Load Store Import ImportFrom alias And Or Not USub UAdd
Add Sub Mult FloorDiv Mod Pow Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn'''.split())
modules = {'threading', 'queue', 'time', 'racecourse'}
for path in sys.argv[1:]:
    for node in ast.walk(ast.parse(open(path, encoding='utf-8').read())):
        kind = type(node).__name__
        where = f'{path}:{getattr(node, "lineno", 0)}: '
        if kind not in allowed: print(where + kind)
        if kind == 'Constant' and type(node.value) not in (int, bool, str, type(None)): print(where + 'constant')
        if kind == 'Try' and (node.handlers or node.orelse): print(where + 'except')
        if kind in ('For', 'While') and node.orelse: print(where + 'else of a loop')
        if kind == 'ClassDef' and (node.bases or node.keywords or node.decorator_list): print(where + 'base class')
        if kind == 'arguments' and (node.vararg or node.kwarg): print(where + 'star argument')
        if kind == 'keyword' and node.arg is None: print(where + 'star argument')
        if kind == 'Import' and any(name.name not in modules for name in node.names): print(where + 'import')
        if kind == 'ImportFrom' and node.module not in modules: print(where + 'import')
`;

function checkWellFormed(program) {
  const { name, lines, verdict, line } = program;
  assert.ok(verdict, `line 1 is no promise: ${lines[0]}`);
  assert.ok(lines.length >= 5 && lines.length <= 40, `${lines.length} lines`);
  if (verdict === 'fails assertion') assert.match(lines[line - 1], /^\s*assert /);
  if (verdict === 'fails invariant') assert.ok(lines.includes('@invariant'));
  assert.equal(program.raises !== undefined, verdict === 'error', 'raises belongs to error');
  assert.equal(program.output !== undefined, name.startsWith('seq_'), 'output belongs to seq_');
  if (program.outcomes) assert.equal(verdict, 'holds', 'outcomes belong to holds');
}

function isPromised(exception, { verdict, line, raises }) {
  if (verdict === 'fails assertion') return exception.name === 'AssertionError' && exception.line === line;
  if (verdict === 'fails invariant') return exception.invariant;
  if (verdict === 'error') return exception.name === raises && exception.line === line;
  return false;
}

function checkRun(program, result) {
  const exceptions = exceptionsIn(result, program.path);
  for (const exception of exceptions) {
    assert.ok(isPromised(exception, program), `${exception.name} on line ${exception.line}\n${result.stderr}`);
  }
  if (exceptions.length === 0) assert.equal(result.stderr, '');
  // A thread that fails may leave others waiting for it.
  if (result.stopped) assert.ok(mayHang(program) || exceptions.length > 0, 'does not end');
  else if (exceptions.length === 0) assert.equal(result.status, 0);
  if (!program.concurrent && program.verdict !== 'holds') {
    assert.ok(result.stopped || exceptions.length > 0, 'the only schedule must keep the promise');
  }
  if (program.outcomes) assert.ok(program.outcomes.includes(result.stdout.trimEnd().replaceAll('\n', ' / ')), result.stdout);
  if (program.output !== undefined) assert.equal(result.stdout.replaceAll(/ +$/gm, ''), program.output);
}

test('[programs] there are at least 64, and each verdict has some', () => {
  assert.ok(programs.length >= 64, `${programs.length} programs`);
  for (const verdict of ['holds', 'fails assertion', 'fails invariant', 'deadlock', 'error', 'never finishes']) {
    assert.ok(programs.filter((program) => program.verdict === verdict).length >= 2, verdict);
  }
});

test('[programs] every program is in the subset', async () => {
  const result = await runPython(['-c', subsetCheck, ...programs.map(({ path }) => path)]);
  assert.equal(result.stderr, '');
  assert.equal(result.stdout, '');
});

// A program without threads has one schedule. One that may hang costs its whole time whenever it does.
function runsOf(program) {
  const plain = ['-W', 'error', program.path];
  if (!program.concurrent) return [plain];
  return mayHang(program) ? [plain, hurried(program.path)] : [plain, plain, ...Array(4).fill(hurried(program.path))];
}

test('[programs] what CPython does is promised, and among the outcomes of the explorer', { concurrency: kAtOnce }, async (t) => {
  const reports = await check(programs.map(({ path }) => path));
  await Promise.all(
    programs.map((program, i) =>
      t.test(program.name, async () => {
        checkWellFormed(program);
        const timeout = mayHang(program) ? kMayHangMs : kMustEndMs;
        for (const args of runsOf(program)) {
          const result = await runPython(args, { timeout });
          checkRun(program, result);
          assert.equal(whyNotAmong(reports[i], result, program.path), undefined);
        }
      }),
    ),
  );
});

test('[programs] an outcome that the explorer does not list is noticed', () => {
  const outcome = (kind, output, failure = '') => ({ kind, output, failure });
  const report = { endless: false, outcomes: [outcome('holds', '1\n'), outcome('error', '', 'KeyError on line 3: 7')] };
  const ran = (stdout, stderr = '', stopped = false) => whyNotAmong(report, { stdout, stderr, stopped }, 'p.py');
  assert.equal(ran('1\n'), undefined);
  assert.equal(ran('2\n'), 'no outcome with output "2\\n"');
  assert.equal(ran('', '', true), 'no outcome that hangs');
  assert.equal(ran('9', '  File "p.py", line 3\nKeyError: 7\n'), undefined);
  assert.match(ran('', '  File "p.py", line 4\nKeyError: 7\n'), /^no outcome with KeyError on line 4/);
});

const pick = 'from racecourse import choose\nprint([choose(range(1000)) for _ in range(8)])';

test('[racecourse.py] a seed makes the picks of choose repeatable', async () => {
  const runs = [];
  for (const seed of ['7', '7', '8']) runs.push(await runPython(['-c', pick], { env: { RACECOURSE_SEED: seed } }));
  assert.match(runs[0].stdout, /^\[\d+(, \d+){7}\]\n$/);
  assert.equal(runs[0].stdout, runs[1].stdout);
  assert.notEqual(runs[0].stdout, runs[2].stdout);
});

const broken = 'from racecourse import atomic, invariant\nn = 0\n@invariant\ndef is_zero(): return n == 0\n';

test('[racecourse.py] an invariant that is false at the end sets the exit status', async () => {
  const result = await runPython(['-c', `${broken}n = 1\nprint("last")\n`]);
  assert.equal(result.stdout, 'last\n');
  assert.equal(result.stderr, 'AssertionError: invariant is_zero does not hold\n');
  assert.equal(result.status, 1);
});

test('[racecourse.py] an invariant is checked where the outermost atomic block ends', async () => {
  const result = await runPython(['-c', `${broken}with atomic:\n  with atomic: n = 1\n  print("inner ended")\nprint("outer ended")\n`]);
  assert.equal(result.stdout, 'inner ended\n');
  assert.match(result.stderr, /line 5, in <module>\n[^]*AssertionError: invariant is_zero does not hold\n/);
});

test('[racecourse.py] an invariant with a parameter is refused', async () => {
  const result = await runPython(['-c', 'from racecourse import invariant\n@invariant\ndef f(x): return x\n']);
  assert.match(result.stderr, /TypeError: an invariant takes no parameters, and f does\n$/);
});

test('[racecourse.py] releasing an RWLock that is not held is a RuntimeError', async () => {
  for (const side of ['read', 'write']) {
    const result = await runPython(['-c', `from racecourse import RWLock\nRWLock().release_${side}()\n`]);
    assert.match(result.stderr, new RegExp(`RuntimeError: release_${side} of a lock that nobody ${side}s\n$`));
  }
});

test('[racecourse.py] an atomic block keeps out the primitives of the module', async () => {
  const source =
    'from threading import Thread\nfrom time import sleep\nfrom racecourse import Atomic, RWLock, atomic\n' +
    'a = Atomic(0)\nrw = RWLock()\ndef meddle():\n  a.store(1)\n  rw.acquire_read()\n  a.store(2)\n' +
    't = Thread(target=meddle)\nwith atomic:\n  t.start()\n  sleep(0.1)\n  print(a.load())\nt.join()\nprint(a.load())\n';
  assert.equal((await runPython(['-c', source])).stdout, '0\n2\n');
});
