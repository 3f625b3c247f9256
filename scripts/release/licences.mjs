// The licences of everything in a release that others wrote, as one text.
//
//   await licencesOf({root, packages: ['fflate'], others: {'Dear ImGui': '/path/to/LICENSE.txt'}})

import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';

const LICENCE = /^(licen[sc]e|copying)([-.].*)?$/i;
const RULE = '='.repeat(78);

async function licenceOfPackage(root, name) {
  const folder = path.join(root, 'node_modules', name);
  const {version, license} = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((one) => LICENCE.test(one));
  const text = file ? await readFile(path.join(folder, file), 'utf8') : `Its package names the licence ${license}.`;
  return [`${name} ${version}`, text];
}

// `packages` are names of npm packages in `root`; `others` maps names to files with their licences.
export async function licencesOf({root, packages, others}) {
  const all = [
    ...Object.entries(others).map(async ([name, file]) => [name, await readFile(file, 'utf8')]),
    ...packages.map((name) => licenceOfPackage(root, name)),
  ];
  const parts = (await Promise.all(all)).map(([name, text]) => `${RULE}\n${name}\n${RULE}\n\n${text.trim()}\n`);
  return `Racecourse is under the MIT licence (LICENSE). What is in it of others is under these:\n\n${parts.join('\n')}`;
}
