// Runs programs under CPython with the module racecourse, and reads what a run says.
//
//   const result = await runPython([path], {timeout: 1000});   // {stdout, stderr, status, stopped}

import {spawn} from 'node:child_process';
import {join} from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const MUST_END_MS = 20000;

export const runPython = (args, {timeout = MUST_END_MS, env = {}} = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn('python3', args, {
      env: {...process.env, PYTHONPATH: join(root, 'python'), PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', ...env},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const result = {stdout: '', stderr: '', status: null, stopped: false};
    const timer = setTimeout(() => {
      result.stopped = true;
      child.kill('SIGKILL');
    }, timeout);
    child.stdout.setEncoding('utf8').on('data', (data) => (result.stdout += data));
    child.stderr.setEncoding('utf8').on('data', (data) => (result.stderr += data));
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({...result, status});
    });
  });

// A program whose threads change places as often as CPython can be made to.
export const hurried = (path) => ['-c', 'import runpy, sys; sys.setswitchinterval(1e-6); runpy.run_path(sys.argv[1], run_name="__main__")', path];

// The exceptions on stderr, each with its name and the innermost line of the program it passed.
export function exceptionsIn({stderr}, path) {
  const found = [];
  let line;
  for (const text of stderr.split('\n')) {
    const frame = /^ {2}File "(.*)", line (\d+)/.exec(text);
    if (frame && frame[1] === path) line = Number(frame[2]);
    const name = /^(?:[a-z_]\w*\.)*([A-Z]\w*)(?::|$)/.exec(text)?.[1];
    if (name && name !== 'Traceback' && name !== 'Exception') found.push({name, line, invariant: / invariant \w+ does not hold$/.test(text)});
  }
  return found;
}
