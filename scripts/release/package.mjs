// Makes the release from what scripts/build built: build/racecourse-<version>.zip.
//
//   node scripts/release/package.mjs imgui=…/LICENSE.txt sdl2=…/LICENSE.txt musl=…/COPYRIGHT
//
// The words name the licences of what is compiled in.

import {mkdir, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {zipOf} from '../../tool/zip.mjs';
import {releaseFiles} from './release.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BUILD = path.join(ROOT, 'build');

const NAMES = {imgui: 'Dear ImGui', sdl2: 'SDL2', musl: 'musl'};

const given = process.argv.slice(2).map((word) => word.split('='));
const licences = {
  ...Object.fromEntries(given.map(([id, file]) => [NAMES[id], file])),
  'Emscripten and LLVM': path.join(import.meta.dirname, 'emscripten.txt'),
};
const {version} = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
const name = `racecourse-${version}`;
const files = await releaseFiles({root: ROOT, lib: path.join(BUILD, 'lib'), licences});
const zip = zipOf(new Map([...files].map(([file, content]) => [`${name}/${file}`, content])));

await mkdir(BUILD, {recursive: true});
for (const old of await readdir(BUILD)) if (/^racecourse-.*\.zip$/.test(old)) await rm(path.join(BUILD, old));
await writeFile(path.join(BUILD, `${name}.zip`), zip);
console.log(`build/${name}.zip: ${files.size} files, ${(zip.length / 1e6).toFixed(1)} MB`);
