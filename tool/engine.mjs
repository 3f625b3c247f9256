// The command `racecourse` (src/cli) as it is compiled for Node: called with words and the files they name, as often as
// you like, in one process.
//
//   const engine = await openEngine('build/lib');
//   engine.run(['check', 'a.py'], {'a.py': 'print(1)\n'})   ->  {stdout: 'a.py: holds\n…', stderr: '', status: 0}
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

// Bytes that are read one by one.
class Input {
  give(bytes) {
    this.bytes = bytes.values();
  }

  next = () => this.bytes?.next().value ?? null;
}

class Engine {
  constructor(module, input, out, error) {
    Object.assign(this, {module, input, out, error});
  }

  // `files` are texts or bytes by their path; folders of a path are made. Files are gone afterwards. `input` are the
  // bytes of standard input.
  run(words, files = {}, input = []) {
    const {FS} = this.module;
    this.input.give(input);
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
  const [input, out, error] = [new Input(), new Collected(), new Collected()];
  const module = await load({preRun: [(made) => made.FS.init(input.next, out.add, error.add)]});
  module.FS.mkdirTree('/work');
  return new Engine(module, input, out, error);
}
