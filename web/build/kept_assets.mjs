// What a site has besides its course (assets.mjs), kept in a folder, so that a released course can be built anew.
//
//   await writeAssets('build/lib', await makeAssets(programFolder));
//   (await readAssets('build/lib')).shell[0];   // ["style.css", content]

import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';

// Keeps `assets` in `folder`, a folder for each list and their order in assets.json.
export async function writeAssets(folder, assets) {
  for (const [kind, files] of Object.entries(assets)) {
    await mkdir(path.join(folder, kind), {recursive: true});
    for (const [name, content] of files) await writeFile(path.join(folder, kind, name), content);
  }
  const names = Object.entries(assets).map(([kind, files]) => [kind, files.map(([name]) => name)]);
  await writeFile(path.join(folder, 'assets.json'), JSON.stringify(Object.fromEntries(names)));
}

// The assets that writeAssets() kept in `folder`.
export async function readAssets(folder) {
  const listed = JSON.parse(await readFile(path.join(folder, 'assets.json'), 'utf8'));
  const content = async (kind, name) => [name, await readFile(path.join(folder, kind, name))];
  const lists = Object.entries(listed).map(async ([kind, names]) => [
    kind,
    await Promise.all(names.map((name) => content(kind, name))),
  ]);
  return Object.fromEntries(await Promise.all(lists));
}
