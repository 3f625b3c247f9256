// tool/racecourse.mjs and all that it imports as one file, which needs Node.js and no package.
//
//   const {text, packages} = await bundleCommand('/path/to/tree');
//   packages   ->  ['fflate', 'highlight.js', …], those whose code is in it

import path from 'node:path';
import {build} from 'esbuild';

// The name of the package that a file belongs to; undefined for our own.
const packageOf = (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

export function packagesIn({inputs}) {
  return [...new Set(Object.keys(inputs).map(packageOf).filter(Boolean))].sort();
}

async function bundle(root, entry, options) {
  const {outputFiles, metafile} = await build({
    absWorkingDir: root,
    entryPoints: [path.join(...entry)],
    bundle: true,
    format: 'esm',
    charset: 'utf8',
    legalComments: 'none', // lib/licences.txt has them all
    metafile: true,
    write: false,
    logLevel: 'error',
    ...options,
  });
  return {text: outputFiles[0].text, packages: packagesIn(metafile)};
}

// assets.mjs makes what lies in lib/ ready made, with tools that a release does not have.
export const bundleCommand = (root) =>
  bundle(root, ['tool', 'racecourse.mjs'], {platform: 'node', target: 'node20', external: ['./assets.mjs']});

// What of packages is in the page's editor.
export const packagesOfEditor = async (root) => (await bundle(root, ['web', 'editor', 'editor.js'], {})).packages;
