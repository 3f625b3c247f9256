// The command `racecourse` (src/cli) as it is compiled for Node: called with words and the files they name, as often as
// you like, in one process.
//
//   const engine = await openEngine('build/lib');
//   engine.run(['check', '--json', 'a.py'], {'a.py': 'print(1)\n'})   ->  {stdout: '{"file":"a.py",…', stderr: '', status: 0}
//
// When it runs out of memory, run() throws, and this engine is of no more use.

import path from 'node:path';
import {pathToFileURL} from 'node:url';

// Bytes that are written one by one, until they are taken as a text.
class Collected {
  bytes = [];
  decoder = new TextDecoder();

  add = (byte) => this.bytes.push(byte);

  take() {
    const text = this.decoder.decode(Uint8Array.from(this.bytes));
    this.bytes = [];
    return text;
  }
}

class Engine {
  constructor(module, out, error) {
    Object.assign(this, {module, out, error});
  }

  // `files` are texts or bytes by their path; folders of a path are made. Files are gone afterwards.
  run(words, files = {}) {
    const {FS} = this.module;
    const code = process.exitCode;
    const names = Object.keys(files).map((name) => path.posix.resolve('/work', name));
    names.forEach((name, at) => {
      FS.mkdirTree(path.posix.dirname(name));
      FS.writeFile(name, Object.values(files)[at]);
    });
    FS.chdir('/work');
    const status = this.module.callMain([...words]);
    process.exitCode = code; // which callMain sets
    for (const name of names) FS.unlink(name);
    return {stdout: this.out.take(), stderr: this.error.take(), status};
  }
}

// The engine in `folder`, which holds engine.mjs and engine.wasm.
export async function openEngine(folder) {
  const {default: load} = await import(pathToFileURL(path.resolve(folder, 'engine.mjs')));
  const [out, error] = [new Collected(), new Collected()];
  const module = await load({preRun: [(made) => made.FS.init(() => null, out.add, error.add)]});
  module.FS.mkdirTree('/work');
  return new Engine(module, out, error);
}
