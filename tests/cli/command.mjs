// Runs the command `racecourse` in a folder of its own, with the files a test needs.
//
//   const {stdout, status} = await racecourse(['check', 'a.py'], {files: {'a.py': 'print(1)\n'}});

import {spawn} from 'node:child_process';
import {mkdtempSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {commandPath} from '../engine/command.mjs';

// What became of it: {stdout, stderr, status, signal}. `input` is its standard input; its standard output goes to the
// file `printTo` if there is one. It gets a SIGINT after `interruptAfterMs`.
export async function racecourse(words, {files = {}, input = '', env = {}, printTo, interruptAfterMs} = {}) {
  return inFolder(files, (folder) => collect(commandPath(), words, {cwd: folder, env, input, printTo, interruptAfterMs}));
}

// The same on a terminal `columns` wide: what it shows is in stdout. Ctrl-C is pressed when it shows `interruptAfter`.
export async function onTerminal(words, {files = {}, env = {}, columns = 100, interruptAfter, command = commandPath()} = {}) {
  const script = `
import os, pty, select, struct, sys, termios, fcntl, time
pid, file = pty.fork()
if pid == 0: os.execv(sys.argv[3], sys.argv[3:])
fcntl.ioctl(file, termios.TIOCSWINSZ, struct.pack('HHHH', 24, int(sys.argv[1]), 0, 0))
wanted, shown = sys.argv[2].encode(), b''
while True:
    try: part = os.read(file, 65536)
    except OSError: break
    if not part: break
    shown += part
    if wanted and wanted in shown:
        os.write(file, b'\\x03')
        wanted = b''
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))`;
  const args = ['-c', script, String(columns), interruptAfter ?? '', command, ...words];
  return inFolder(files, (folder) => collect('python3', args, {cwd: folder, env: {TERM: 'xterm', COLUMNS: '', NO_COLOR: '', ...env}, input: ''}));
}

async function inFolder(files, work) {
  const folder = mkdtempSync(join(tmpdir(), 'racecourse-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await work(folder);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function collect(command, args, {cwd, env, input, printTo, interruptAfterMs}) {
  return new Promise((resolve, reject) => {
    const out = printTo === undefined ? 'pipe' : openSync(printTo, 'w');
    const child = spawn(command, args, {cwd, env: {...process.env, ...env}, stdio: ['pipe', out, 'pipe']});
    const result = {stdout: '', stderr: ''};
    child.stdout?.setEncoding('utf8').on('data', (data) => (result.stdout += data));
    child.stderr.setEncoding('utf8').on('data', (data) => (result.stderr += data));
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({...result, status, signal}));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    if (interruptAfterMs !== undefined) setTimeout(() => child.kill('SIGINT'), interruptAfterMs);
  });
}

// The text of tests/programs/<id>.py, without the promise on its first line.
export function testProgram(id) {
  return readFileSync(join(import.meta.dirname, '../programs', `${id}.py`), 'utf8').replace(/^.*\n/, '');
}

// Programs that several tests use.
export const COUNTER = testProgram('counter_2x1_fails');

// Two locks in opposite order.
export const FORKS = `from threading import Thread, Lock

forks = [Lock(), Lock()]

def dine(me):
    with forks[me]:
        with forks[1 - me]:
            pass

threads = [Thread(target=dine, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
`;

// Far more states than anybody wants to wait for: six threads that tell themselves apart.
export const HUGE = `from threading import Thread

counter = 0

def add(n):
    global counter
    for _ in range(5): counter += n

threads = [Thread(target=add, args=(i,)) for i in range(6)]
for t in threads: t.start()
for t in threads: t.join()
assert counter >= 0
`;
