// What a release is made of: everything that is needed to host the course, to edit it and to grade, with Node.js alone.
//
//   const files = await releaseFiles({root, lib: 'build/lib', licences});
//   files.get('site/index.html')   // a map from path to content, without the folder around it

import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {readCourse} from '../../web/build/course.mjs';
import {readAssets} from '../../web/build/kept_assets.mjs';
import {scormFiles} from '../../web/build/scorm.mjs';
import {buildSite} from '../../web/build/site.mjs';
import {zipOf} from '../../tool/zip.mjs';
import {bundleCommand, packagesOfEditor} from './bundle.mjs';
import {licencesOf} from './licences.mjs';

// What can be edited without a compiler.
const COURSE_FILE = /\.(toml|md|py)$/;
const FONTS = ['source-code-pro', 'source-sans'];

// Every file below `folder`, as [path, content], with `prefix` before the path.
async function filesBelow(folder, prefix, is = () => true) {
  const entries = await readdir(folder, {withFileTypes: true, recursive: true});
  const nameOf = ({parentPath, path: older, name}) => path.relative(folder, path.join(parentPath ?? older, name));
  const names = entries.filter((entry) => entry.isFile()).map(nameOf);
  const read = async (name) => [path.posix.join(prefix, name), await readFile(path.join(folder, name))];
  return Promise.all(names.filter(is).map(read));
}

const below = (prefix, files) => [...files].map(([name, content]) => [`${prefix}/${name}`, content]);

// `licences` maps the names of libraries that are compiled in to files with their licences.
export async function releaseFiles({root, lib, licences}) {
  const labs = path.join(root, 'labs');
  const course = await readCourse(labs);
  const assets = await readAssets(lib);
  const site = buildSite(course, assets);
  const {text, packages} = await bundleCommand(root);
  const used = [...new Set([...packages, ...(await packagesOfEditor(root)), ...FONTS])].sort();
  return new Map([
    ['README.md', await readFile(path.join(root, 'scripts/release/README.md'))],
    ['LICENSE', await readFile(path.join(root, 'LICENSE'))],
    ['racecourse.mjs', text],
    ...(await filesBelow(lib, 'lib')),
    ['lib/licences.txt', await licencesOf({root, packages: used, others: licences})],
    ...(await filesBelow(labs, 'course', (name) => COURSE_FILE.test(name))),
    ...below('site', site),
    ['racecourse-scorm.zip', zipOf(scormFiles(course, site, assets))],
  ]);
}
