// Where the command finds its things: in a release beside racecourse.mjs, in the repository where scripts/build puts
// them.
//
//   libFolder()      ->  "/home/ada/racecourse-1.0/lib"
//   courseFolder()   ->  "/home/ada/racecourse-1.0/course"

import {existsSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.dirname(HERE);
const released = existsSync(path.join(HERE, 'lib'));

// What a site has besides its course (web/build/assets.mjs), and the engine.
export const libFolder = () => (released ? path.join(HERE, 'lib') : path.join(ROOT, 'build/lib'));

// The course, and the site made of it, unless others are named.
export const courseFolder = () => (released ? path.join(HERE, 'course') : path.join(ROOT, 'labs'));
export const siteFolder = () => (released ? path.join(HERE, 'site') : path.join(ROOT, 'build/site'));
