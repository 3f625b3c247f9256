// What every site is made of besides its course: styles, scripts, fonts, the editor and the program. They are made from
// the sources once; a released course is built anew from what was made then.
//
//   (await makeAssets(programFolder)).shell[0];   // ["style.css", content]
//
// kept_assets.mjs keeps them in a folder.

import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {bundleEditor} from './editor.mjs';
import {CourseError} from './error.mjs';
import {writeFonts} from './fonts.mjs';
import {GUIDE_FILES} from './guide.mjs';
import {systemDarkRule} from './tokens.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const STYLES = [
  'fonts',
  'base',
  'header',
  'home',
  'lesson',
  'tasks',
  'progress',
  'code',
  'lab',
  'lab_alone',
  'mirror',
  'fix',
  'guide',
  'print',
];
const HEAD_SCRIPTS = ['storage', 'theme'];
const PAGE_SCRIPTS = [
  'storage',
  'worker',
  'isolation',
  'position',
  'file_links',
  'badge',
  'divider',
  'jump',
  'notice',
  'copy_link',
  'lab',
  'lab_links',
  'task_rules',
  'completion',
  'records',
  'done_counts',
  'progress_page',
  'completion_ways',
  'clear',
  'embedding',
  'task_result',
  'task_card',
  'tasks',
  'main',
];
const SCORM_SCRIPTS = ['suspend', 'scorm_api', 'scorm'];
const PROGRAM = ['racecourse.mjs', 'racecourse.wasm'];
const OPTIONAL_PROGRAM = ['racecourse.worker.js', 'racecourse.worker.mjs'];
const GLUE = [
  'address.js',
  'binding.js',
  'clock.js',
  'fix.js',
  'graphics.js',
  'links.js',
  'mirror.js',
  'open_lab.js',
  'pointer.js',
  'program.js',
  'texts.js',
];

const read = (file) => readFile(path.join(ROOT, file), 'utf8');

async function together(names, folder, extension) {
  const texts = await Promise.all(names.map((name) => read(`web/${folder}/${name}.${extension}`)));
  return texts.join('\n');
}

function withoutComments(css) {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*\n+/g, '\n')
    .trimStart();
}

async function tokensCss() {
  const tokens = await read('src/ui/tokens.css');
  return `${tokens}\n${systemDarkRule(tokens)}`;
}

// Scripts of a page share one scope; a file that is a module elsewhere says `import` and `export` there for nothing.
async function bundle(names) {
  const scripts = await together(names, 'page', 'js');
  return `(() => {\n'use strict';\n${scripts.replace(/^import .*;\n|^export /gm, '')}\n})();\n`;
}

async function fontFiles() {
  const folder = await mkdtemp(path.join(tmpdir(), 'racecourse-fonts-'));
  try {
    const names = await writeFonts('page', folder);
    return await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name))]));
  } finally {
    await rm(folder, {recursive: true});
  }
}

// Every server knows .js as a script; nginx does not know .mjs. The program names itself, for its workers.
function asScript([name, content]) {
  if (!name.endsWith('.mjs')) return [name, content];
  return [name.replace(/\.mjs$/, '.js'), String(content).replaceAll('racecourse.mjs', 'racecourse.js')];
}

async function programFiles(folder) {
  const files = [];
  for (const name of [...PROGRAM, ...OPTIONAL_PROGRAM]) {
    const content = await readFile(path.join(folder, name)).catch(() => null);
    if (content) files.push(asScript([name, content]));
    else if (PROGRAM.includes(name))
      throw new CourseError(`The program is not built: there is no ${name} in ${folder}.`);
  }
  for (const name of GLUE) files.push([name, await read(`web/${name}`)]);
  files.push(['editor.js', await bundleEditor(ROOT)]);
  return files;
}

// `program` is the folder with racecourse.mjs and racecourse.wasm. Gives three lists of [name, content]:
//   shell     what a page needs to be read
//   program   what a lab needs to run
//   parts     what becomes a part of other files: style and script of 404.html and of the SCORM package, the service
//             worker, the guide's texts
export async function makeAssets(program) {
  const tokens = await tokensCss();
  return {
    shell: [
      ['style.css', withoutComments(`${tokens}\n${await together(STYLES, 'style', 'css')}`)],
      ['head.js', await bundle(HEAD_SCRIPTS)],
      ['page.js', await bundle(PAGE_SCRIPTS)],
      ['icon.svg', await read('web/icon.svg')],
      ...(await fontFiles()),
    ],
    program: await programFiles(program),
    parts: [
      ['lost.css', withoutComments(`${tokens}\n${await read('web/style/lost.css')}`)],
      ['lost.js', await read('web/page/lost.js')],
      ['sw.js', await read('web/sw.js')],
      ['scorm.css', withoutComments(`${tokens}\n${await read('web/style/scorm.css')}`)],
      ['scorm.js', await bundle(SCORM_SCRIPTS)],
      ...(await Promise.all(GUIDE_FILES.map(async (name) => [name, await read(`web/guide/${name}`)]))),
    ],
  };
}
