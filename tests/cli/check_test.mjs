// `racecourse check` from end to end: what it prints, its exit codes, its JSON.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {COUNTER, FORKS, HUGE, onTerminal, racecourse, testProgram} from './command.mjs';

const HOLDS = 'x = 1\nassert x == 1\n';

async function checkJson(source, options = []) {
  const {stdout, status} = await racecourse(['check', '--json', ...options, 'a.py'], {files: {'a.py': source}});
  return {report: JSON.parse(stdout), status};
}

test('a program that holds ends with 0, one that does not with 1', async () => {
  const holds = await racecourse(['check', 'a.py'], {files: {'a.py': HOLDS}});
  assert.match(holds.stdout, /^a\.py: holds\nHolds: /);
  assert.equal(holds.stderr, '');
  assert.equal(holds.status, 0);
  const fails = await racecourse(['check', 'a.py'], {files: {'a.py': COUNTER}});
  assert.match(fails.stdout, /^a\.py: assertion\n/);
  assert.equal(fails.stderr, '');
  assert.equal(fails.status, 1);
});

test('the counterexample names threads, lines and values, and ends with the failure', async () => {
  const {stdout} = await racecourse(['check', 'a.py'], {files: {'a.py': COUNTER}});
  const table = stdout.slice(stdout.indexOf('Counterexample:')).split('\n');
  assert.equal(table[0], 'Counterexample: 4 steps, 2 switches, --schedule 1_2-2_1');
  assert.match(table[2], /^ +1 +· +● +· +7 +counter \+= 1 +reads counter: 0$/);
  assert.match(table[3], /^ +↷ +2 +· +· +● +7 +counter \+= 1 +reads counter: 0$/);
  assert.match(table[5], /^ +↷ +4 +· +● +· +7 +counter \+= 1 +writes counter: 1 -> 1$/);
  assert.match(table[6], /^ +✗ +· +· +12 +assert counter == 2 +AssertionError on line 12$/);
  assert.ok(table.includes('Values then: counter = 1.'));
});

test('a deadlock says who waits for what, and who holds it', async () => {
  const {stdout, status} = await racecourse(['check', 'a.py'], {files: {'a.py': FORKS}});
  assert.match(stdout, /Thread 1 \(dine\) waits on line 7 for forks\[1\] \(acquire\), which thread 2 \(dine\) holds\./);
  assert.match(stdout, /Thread 2 \(dine\) waits on line 7 for forks\[0\] \(acquire\), which thread 1 \(dine\) holds\./);
  assert.equal(status, 1);
});

test('the numbers of the counter with two increments are those worked out by hand', async () => {
  // Six orders of two reads and two writes with each read before its write; in two of them no update is lost.
  const {report, status} = await checkJson(COUNTER);
  assert.equal(status, 1);
  const {verdict, line, states, schedules, failing, failingProbability, counterexample, allOutcomes} = report;
  assert.deepEqual({verdict, line, states, schedules, failing, failingProbability, counterexample, allOutcomes}, {
    verdict: 'assertion', line: 12, states: 12, schedules: '6', failing: '4', failingProbability: 0.5,
    counterexample: '1_2-2_1', allOutcomes: true});
  assert.deepEqual(report.outcomes.map(({kind, values, schedules: count}) => [kind, values.counter, count]),
    [['holds', '2', '2'], ['assertion', '1', '4']]);
  assert.deepEqual(report.steps.map(({thread, text}) => [thread, text]),
    [[1, 'reads counter: 0'], [2, 'reads counter: 0'], [2, 'writes counter: 0 -> 1'], [1, 'writes counter: 1 -> 1']]);
});

test('options that make the search larger change no answer', async () => {
  const expected = (await checkJson(COUNTER)).report;
  for (const option of ['--no-symmetry', '--no-reduction', '--threads=2']) {
    const {report} = await checkJson(COUNTER, [option]);
    for (const key of ['verdict', 'sentence', 'states', 'schedules', 'counterexample', 'outcomes', 'races']) {
      assert.deepEqual(report[key], expected[key], `${key} with ${option}`);
    }
  }
});

test('without counting there are no counts', async () => {
  const {report} = await checkJson(COUNTER, ['--no-count']);
  assert.equal(report.verdict, 'assertion');
  assert.equal(report.counted, false);
  assert.equal(report.schedules, null);
});

test('with whole statements, counter += 1 is one step and the program holds', async () => {
  assert.equal((await checkJson(COUNTER, ['--statements'])).report.verdict, 'holds');
});

test('a spurious wake-up breaks a wait that is not repeated', async () => {
  const source = testProgram('condition_remembers').replace(
    'while not done:\n            ready.wait()',
    'if not done:\n            ready.wait()\n        assert done',
  );
  assert.equal((await checkJson(source)).report.verdict, 'holds');
  assert.equal((await checkJson(source, ['--spurious'])).report.verdict, 'assertion');
});

test('several programs give a report each and a summary', async () => {
  const files = {'a.py': HOLDS, 'b.py': COUNTER, 'c.py': 'x = (\n'};
  const {stdout, stderr, status} = await racecourse(['check', 'a.py', 'b.py', 'c.py'], {files});
  assert.match(stdout, /^a\.py: holds\n[^]*\n\nb\.py: assertion\n[^]*\n\n3 programs: 1 holds, 1 assertion, 1 refused\.\n$/);
  assert.match(stderr, /^c\.py:1:5: /);
  assert.equal(status, 3);
});

test('several programs give one JSON object a line, in order, whatever becomes of them', async () => {
  const files = {'a.py': COUNTER, 'b.py': 'x = (\n', 'd.py': HOLDS};
  const {stdout, status} = await racecourse(['check', '--json', 'a.py', 'b.py', 'c.py', 'd.py'], {files});
  const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(lines.map(({file}) => file), ['a.py', 'b.py', 'c.py', 'd.py']);
  assert.deepEqual(Object.keys(lines[1].refused), ['line', 'column', 'seen', 'message']);
  assert.match(lines[2].unreadable, /no such file/);
  assert.equal(status, 66);
});

test('a program may come from standard input', async () => {
  const {stdout, status} = await racecourse(['check', '--json', '-'], {input: COUNTER});
  assert.equal(JSON.parse(stdout).file, '<stdin>');
  assert.equal(status, 1);
});

test('a promise that is kept ends with 0, whatever it promises', async () => {
  const source = `# expect: fails assertion line 13 data race\n${COUNTER}`;
  const kept = await racecourse(['check', '--promise', 'a.py'], {files: {'a.py': source}});
  assert.match(kept.stdout, /\nThe promise is kept\.\n$/);
  assert.equal(kept.status, 0);
});

test('a promise that is not kept says what differs', async () => {
  const broken = async (promise, source) => {
    const {report, status} = await checkJson(`${promise}\n${source}`, ['--promise']);
    assert.equal(report.promiseKept, false);
    assert.equal(status, 1);
    return report.promiseBroken.join(' ');
  };
  assert.match(await broken('# expect: holds data race', COUNTER), /"holds"; what was found is "fails assertion line 13"/);
  assert.match(await broken('# expect: fails assertion line 12 data race', COUNTER), /Another line fails/);
  assert.match(await broken('# expect: fails assertion line 13', COUNTER), /data race on counter is there and not promised/);
  assert.match(await broken('# expect: deadlock data race', FORKS), /The promised data race is not there/);
  assert.match(await broken('# expect: holds\n# outcomes: 1 | 2', 'print(1)\n'), /outcome 2 does not occur/);
  assert.match(await broken('# expect: holds\n# outcomes: 2', 'print(1)\n'), /outcome 1 occurs and is not promised/);
  assert.match(await broken('# expect: error line 3\n# raises: KeyError', 'x = 1 // 0\n'), /KeyError is promised, not ZeroDivisionError/);
  assert.match(await broken('# expect: holds', 'print(1)\n# output:\n# 2\n'), /output is not the promised one, but 1/);
});

test('"fails" and "error" alone leave open what fails where', async () => {
  const kept = async (promise, source) => (await checkJson(`${promise}\n${source}`, ['--promise'])).report.promiseBroken;
  assert.deepEqual(await kept('# expect: fails', COUNTER), []);
  assert.deepEqual(await kept('# expect: fails data race', COUNTER), []);
  assert.deepEqual(await kept('# expect: error', 'x = 1 // 0\n'), []);
  assert.deepEqual(await kept('# expect: fails', 'x = 1 // 0\n'), ['The promise is "fails"; what was found is "error line 2".']);
});

test('a first line that is no promise is not kept', async () => {
  const {stdout, status} = await racecourse(['check', '--promise', 'a.py'], {files: {'a.py': HOLDS}});
  assert.match(stdout, /Line 1 is no promise/);
  assert.equal(status, 1);
});

test('a program with a thousand million states stops at its limit and says what was covered', async () => {
  const {stdout, status} = await racecourse(['check', '--max-states', '50000', 'a.py'], {files: {'a.py': HUGE}});
  assert.match(stdout, /^a\.py: stopped\nStopped after [0-9,]+ states: nothing wrong within [0-9]+ steps\.\n/);
  assert.equal(status, 4);
  assert.equal((await checkJson(HUGE, ['--max-states=50000'])).report.stopped, 'states');
  assert.equal((await checkJson(HUGE, ['--max-depth=3'])).report.stopped, 'depth');
  assert.equal((await checkJson(HUGE, ['--max-memory=8M'])).report.stopped, 'memory');
});

test('a limit leaves a promise open', async () => {
  const {report, status} = await checkJson(`# expect: holds\n${HUGE}`, ['--promise', '--max-states=1000']);
  assert.equal(report.promiseKept, null);
  assert.equal(status, 4);
});

test('an endless program has an answer', async () => {
  const source = 'from threading import Thread\nx = 0\ndef work():\n    global x\n    while True: x = 1 - x\nThread(target=work).start()\n';
  const {report, status} = await checkJson(source);
  assert.equal(report.verdict, 'never finishes');
  assert.equal(report.endless, true);
  assert.ok(report.loop.steps.length >= 1);
  assert.equal(status, 1);
});

test('Ctrl-C stops the search, and what is known is printed', async () => {
  const {stdout, status, signal} = await racecourse(['check', '--json', 'a.py'], {files: {'a.py': HUGE}, interruptAfterMs: 500});
  assert.equal(signal, null);
  assert.equal(status, 130);
  const report = JSON.parse(stdout);
  assert.equal(report.stopped, 'interrupted');
  assert.equal(report.verdict, 'stopped');
  assert.ok(report.states > 1);
});

test('on a terminal there is progress, and Ctrl-C from the keyboard works', async () => {
  const {stdout, status} = await onTerminal(['check', 'a.py'], {files: {'a.py': HUGE}, interruptAfter: '/s, depth'});
  assert.match(stdout, /\ra\.py: [a-z ]+, [0-9,]+ states, [0-9,]+\/s, depth [0-9]+, [0-9.]+ MB/);
  assert.match(stdout, /Interrupted; this is what is known so far\./);
  assert.equal(status, 130);
});

test('colours appear on a terminal only, and never with NO_COLOR or on a dumb one', async () => {
  const files = {'a.py': COUNTER};
  const coloured = await onTerminal(['check', 'a.py'], {files});
  assert.match(coloured.stdout, /^\x1b\[1;31ma\.py: assertion\x1b\[0m\r\n/);
  assert.doesNotMatch((await onTerminal(['check', 'a.py'], {files, env: {NO_COLOR: '1'}})).stdout, /\x1b/);
  assert.doesNotMatch((await onTerminal(['check', 'a.py'], {files, env: {TERM: 'dumb'}})).stdout, /\x1b/);
  assert.doesNotMatch((await racecourse(['check', 'a.py'], {files})).stdout, /\x1b/);
});

test('no line is wider than the terminal', async () => {
  for (const columns of [60, 80, 132]) {
    const {stdout} = await onTerminal(['check', 'a.py'], {files: {'a.py': COUNTER}, columns, env: {NO_COLOR: '1'}});
    for (const line of stdout.split('\r\n')) assert.ok([...line].length <= columns, `${columns}: ${line}`);
  }
});

test('what a program prints cannot steer the terminal', async () => {
  const source = "print('\\x1b[2J' + chr(0x202e) + chr(155) + 'a\\tb')\n";
  const {stdout} = await racecourse(['check', 'a.py'], {files: {'a.py': source}});
  assert.match(stdout, /\\x1b\[2J\\u202e\\x9ba\\tb/);
  assert.doesNotMatch(stdout, /\x1b|\u202e|\u009b/);
  const {report} = await checkJson(source);
  assert.equal(report.outcomes[0].output, '\x1b[2J\u202e\u009ba\tb\n');
});
