// Builds the site: every page and every file it needs, as a folder that any static host can serve from any sub-folder.
//
//   await writeSite('build/site', buildSite(await readCourse('labs'), await readAssets('build/lib')));
//
// Files that pages load live in a folder named after the version, so that two versions never mix.

import {createHash} from 'node:crypto';
import {mkdir, readdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {courseData} from './course_data.mjs';
import {CourseError} from './error.mjs';
import {guidePages} from './guide.mjs';
import {headersFile, htaccessFile} from './headers.mjs';
import {brokenLinks} from './links.mjs';
import {homePage, labAlonePage, labPage, labsJson, lostPage, progressPage} from './pages.mjs';

function digest(entries) {
  const hash = createHash('sha256');
  for (const [name, content] of entries) hash.update(name).update('\0').update(content).update('\0');
  return hash.digest('hex').slice(0, 10);
}

// `version` is '' while it is still to be found out.
function renderPages(course, version, parts, lost) {
  const site = {course, data: courseData(course, version), assets: version && `v-${version}`};
  const pages = new Map([
    ['index.html', homePage(site)],
    ['progress/index.html', progressPage(site)],
    [path.posix.join(site.assets, 'course.json'), JSON.stringify(site.data)],
  ]);
  course.units.forEach((unit, index) => {
    for (const lab of unit.labs) {
      pages.set(`${lab.id}/index.html`, labPage(site, unit, index + 1, lab));
      pages.set(`${lab.id}/lab.html`, labAlonePage(site, lab));
      for (const [name, content] of lab.pictures) pages.set(`${lab.id}/${name}`, content);
    }
  });
  for (const [name, page] of guidePages(site, parts)) pages.set(name, page);
  return pages.set('404.html', lost).set('labs.json', labsJson(course));
}

// The addresses that the service worker keeps: first what a page needs to be read, then the program.
function workerScript(source, version, shell, program) {
  const addresses = (names) => names.map((name) => name.replace(/(^|\/)index\.html$/, '$1') || './');
  return `const SITE = ${JSON.stringify({version, shell: addresses(shell), program})};\n\n${source}`;
}

// Every file of the site of a course, a map from its path to its content. `course` is what readCourse() gave, `assets`
// what makeAssets() (assets.mjs) or readAssets() (kept_assets.mjs) gave. Throws a CourseError when the course is not consistent.
export function buildSite(course, assets) {
  const parts = Object.fromEntries(assets.parts.map(([name, content]) => [name, String(content)]));
  const lost = lostPage(course, parts['lost.css'], parts['lost.js']);
  const version = digest([
    ...assets.shell,
    ...assets.program,
    ...assets.files,
    ...renderPages(course, '', parts, lost),
    ['sw.js', parts['sw.js']],
  ]);
  const folder = `v-${version}`;
  const inFolder = ([name, content]) => [`${folder}/${name}`, content];

  const shell = [...renderPages(course, version, parts, lost), ...assets.shell.map(inFolder)];
  const program = assets.program.map(inFolder);
  const files = new Map([...shell, ...program, ...assets.files.map(inFolder)]);
  const names = (entries) => entries.map(([name]) => name);
  files.set('sw.js', workerScript(parts['sw.js'], version, names(shell), names(program)));
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
