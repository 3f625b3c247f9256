// What tool/racecourse.mjs needs besides a course: the assets of a site, and the engine for Node.
//
//   node web/build/lib.mjs <outdir> <program-dir>     program-dir holds racecourse.mjs and engine.mjs with their .wasm

import {copyFile, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {makeAssets} from './assets.mjs';
import {writeAssets} from './kept_assets.mjs';

const ENGINE = ['engine.mjs', 'engine.wasm'];

const [folder, program] = process.argv.slice(2);
if (!folder || !program) throw new Error('Usage: node web/build/lib.mjs <outdir> <program-dir>');
for (const name of ENGINE)
  if (!(await stat(path.join(program, name)).catch(() => null)))
    throw new Error(`The engine is not built: there is no ${name} in ${program}.`);
await rm(folder, {recursive: true, force: true});
await writeAssets(folder, await makeAssets(program));
for (const name of ENGINE) await copyFile(path.join(program, name), path.join(folder, name));
