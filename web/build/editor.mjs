// Bundles the Fix view's editor (web/editor) and what it needs of CodeMirror into one module.

import path from 'node:path';
import {build} from 'esbuild';

const LICENCE = '/*! With CodeMirror 6 and Lezer by Marijn Haverbeke and others, under the MIT licence. */';

// The text of the module, from the sources in `root`.
export async function bundleEditor(root) {
  const {outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: [path.join('web', 'editor', 'editor.js')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    banner: {js: LICENCE},
    legalComments: 'none',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
