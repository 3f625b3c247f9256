// Bundles what needs it, with esbuild: the Fix view's editor (web/editor) with what it uses of CodeMirror, and, for pages
// opened from a file, the whole program as one script.

import path from 'node:path';
import {build} from 'esbuild';

const LICENCE = '/*! With CodeMirror 6 and Lezer by Marijn Haverbeke and others, under the MIT licence. */';

const COMMON = {
  bundle: true,
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  banner: {js: LICENCE},
  legalComments: 'none',
  write: false,
  logLevel: 'error',
};

async function textOf(options) {
  const {outputFiles} = await build({...COMMON, ...options});
  return outputFiles[0].text;
}

// The editor as a module, from the sources in `root`.
export function bundleEditor(root) {
  return textOf({absWorkingDir: root, entryPoints: ['web/editor/editor.js'], format: 'esm'});
}

// Puts from_file.js in the place of served.js, and takes the compiled program from its own folder.
function fromFile(root, program) {
  return {
    name: 'from-file',
    setup({onResolve}) {
      onResolve({filter: /^\.\/served\.js$/}, () => ({path: path.resolve(root, 'web/from_file.js')}));
      const compiled = (name) => ({path: path.resolve(program, name)});
      onResolve({filter: /^\.\/racecourse\.js$/}, () => compiled('racecourse.mjs'));
      onResolve({filter: /^\.\/racecourse\.wasm$/}, () => compiled('racecourse.wasm'));
    },
  };
}

// Program and editor as one classic script that sets `racecourseProgram`, from the sources in `root` and the compiled
// program in the folder `program`.
export function bundleForFiles(root, program) {
  return textOf({
    absWorkingDir: root,
    entryPoints: ['web/program.js'],
    format: 'iife',
    globalName: 'racecourseProgram',
    loader: {'.wasm': 'binary'},
    define: {'import.meta.url': 'document.baseURI'},
    plugins: [fromFile(root, program)],
  });
}
