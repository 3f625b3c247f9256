// Builds the site: every page and every file it needs, as a folder that any static host can serve from any sub-folder.
//
//   node web/build/site.mjs <outdir> <program-dir>     program-dir holds racecourse.mjs and racecourse.wasm
//
// Files that pages load live in a folder named after the version, so that two versions never mix.

import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {readCourse} from './course.mjs';
import {bundleEditor} from './editor.mjs';
import {CourseError} from './error.mjs';
import {writeFonts} from './fonts.mjs';
import {headersFile, htaccessFile} from './headers.mjs';
import {brokenLinks} from './links.mjs';
import {homePage, labPage, labsJson, lostPage} from './pages.mjs';
import {systemDarkRule} from './tokens.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const STYLES = ['fonts', 'base', 'header', 'home', 'lesson', 'tasks', 'code', 'lab', 'mirror', 'fix', 'print'];
const HEAD_SCRIPTS = ['storage', 'theme'];
const PAGE_SCRIPTS = [
  'storage',
  'worker',
  'isolation',
  'position',
  'badge',
  'divider',
  'jump',
  'notice',
  'copy_link',
  'lab',
  'lab_links',
  'task_rules',
  'task_result',
  'task_card',
  'tasks',
  'main',
];
const PROGRAM = ['racecourse.mjs', 'racecourse.wasm'];
const OPTIONAL_PROGRAM = ['racecourse.worker.js', 'racecourse.worker.mjs'];
const GLUE = [
  'address.js',
  'binding.js',
  'clock.js',
  'fix.js',
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

// Scripts of a page share one scope; a file that tests import as a module says `export` there for nothing.
async function bundle(names) {
  const scripts = await together(names, 'page', 'js');
  return `(() => {\n'use strict';\n${scripts.replace(/^export /gm, '')}\n})();\n`;
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

async function programFiles(folder) {
  const files = [];
  for (const name of [...PROGRAM, ...OPTIONAL_PROGRAM]) {
    const content = await readFile(path.join(folder, name)).catch(() => null);
    if (content) files.push([name, content]);
    else if (PROGRAM.includes(name))
      throw new CourseError(`The program is not built: there is no ${name} in ${folder}.`);
  }
  for (const name of GLUE) files.push([name, await read(`web/${name}`)]);
  files.push(['editor.js', await bundleEditor(ROOT)]);
  return files;
}

function digest(entries) {
  const hash = createHash('sha256');
  for (const [name, content] of entries) hash.update(name).update('\0').update(content).update('\0');
  return hash.digest('hex').slice(0, 10);
}

function renderPages(course, assets, lost) {
  const site = {course, assets};
  const pages = new Map([['index.html', homePage(site)]]);
  course.units.forEach((unit, index) => {
    for (const lab of unit.labs) pages.set(`${lab.id}/index.html`, labPage(site, unit, index + 1, lab));
  });
  return pages.set('404.html', lost).set('labs.json', labsJson(course));
}

// The addresses that the service worker keeps: first what a page needs to be read, then the program.
function workerScript(source, version, shell, program) {
  const addresses = (names) => names.map((name) => name.replace(/(^|\/)index\.html$/, '$1') || './');
  return `const SITE = ${JSON.stringify({version, shell: addresses(shell), program})};\n\n${source}`;
}

// Every file of the site, a map from its path to its content. Throws a CourseError when the course is not consistent.
export async function buildSite({root = ROOT, program}) {
  const course = await readCourse(root);
  const css = withoutComments(`${await tokensCss()}\n${await together(STYLES, 'style', 'css')}`);
  const lost = lostPage(
    course,
    withoutComments(`${await tokensCss()}\n${await read('web/style/lost.css')}`),
    await read('web/page/lost.js'),
  );
  const shellAssets = [
    ['style.css', css],
    ['head.js', await bundle(HEAD_SCRIPTS)],
    ['page.js', await bundle(PAGE_SCRIPTS)],
    ['icon.svg', await read('web/icon.svg')],
    ...(await fontFiles()),
  ];
  const programAssets = await programFiles(program);
  const worker = await read('web/sw.js');
  const version = digest([...shellAssets, ...programAssets, ...renderPages(course, '', lost), ['sw.js', worker]]);
  const assets = `v-${version}`;
  const inFolder = ([name, content]) => [`${assets}/${name}`, content];

  const pages = renderPages(course, assets, lost);
  const shell = [...pages, ...shellAssets.map(inFolder)];
  const files = new Map([...shell, ...programAssets.map(inFolder)]);
  const names = (entries) => entries.map(([name]) => name);
  files.set('sw.js', workerScript(worker, version, names(shell), names(programAssets.map(inFolder))));
  files.set('_headers', headersFile()).set('.htaccess', htaccessFile()).set('.nojekyll', '');
  const [broken] = brokenLinks(files);
  if (broken) throw new CourseError(broken);
  return files;
}

// Empties `folder`, but only if it is empty anyway or holds a site that was built before.
async function clear(folder) {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length === 0) return;
  if (!entries.includes('labs.json'))
    throw new CourseError(`${folder} holds something else than a site. Choose another folder, or empty it yourself.`);
  await Promise.all(entries.map((entry) => rm(path.join(folder, entry), {recursive: true})));
}

export async function writeSite(folder, files) {
  await clear(folder);
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), {recursive: true});
    await writeFile(file, content);
  }
}

async function main() {
  const [folder, program] = process.argv.slice(2);
  if (!folder || !program) throw new CourseError('Usage: node web/build/site.mjs <outdir> <program-dir>');
  if (!(await stat(program).catch(() => null))?.isDirectory())
    throw new CourseError(`There is no folder ${program} with the program.`);
  await writeSite(folder, await buildSite({program}));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(error instanceof CourseError ? error.message : error);
    process.exit(1);
  });
}
