// `racecourse course`: check, build and scorm.
//
//   process.exitCode = await courseCommand(['check', 'labs']);

import {writeFile} from 'node:fs/promises';
import {readCourse} from '../web/build/course.mjs';
import {readAssets} from '../web/build/kept_assets.mjs';
import {scormFiles} from '../web/build/scorm.mjs';
import {buildSite, writeSite} from '../web/build/site.mjs';
import {checkCourse, summaryOf} from './course_check.mjs';
import {BUILD_HELP, CHECK_HELP, COURSE_HELP, SCORM_HELP} from './help.mjs';
import {courseFolder, libFolder, siteFolder} from './places.mjs';
import {openPool} from './pool.mjs';
import {UsageError, asksForHelp, readWords} from './words.mjs';
import {zipOf} from './zip.mjs';

const TO = {to: {type: 'string'}};

const line = (text) => process.stdout.write(`${text}\n`);

// On a terminal, the program that was looked at last.
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

async function check(words) {
  const {positionals} = readWords(words, {}, 'course check');
  const pool = await openPool();
  try {
    const assets = await readAssets(libFolder());
    const found = await checkCourse(positionals[0] ?? courseFolder(), {pool, assets, news: progress});
    progress('');
    found.mistakes.forEach(line);
    line(summaryOf(found));
    return found.mistakes.length === 0 ? 0 : 1;
  } finally {
    await pool.close();
  }
}

async function siteOf(folder) {
  const course = await readCourse(folder ?? courseFolder());
  const assets = await readAssets(libFolder());
  return {course, assets, files: buildSite(course, assets)};
}

async function build(words) {
  const {values, positionals} = readWords(words, TO, 'course build');
  const folder = values.to ?? siteFolder();
  const {course, files} = await siteOf(positionals[0]);
  await writeSite(folder, files);
  line(`The site of “${course.title}” is in ${folder}: ${files.size} files.`);
  return 0;
}

async function scorm(words) {
  const {values, positionals} = readWords(words, TO, 'course scorm');
  const {course, assets, files} = await siteOf(positionals[0]);
  const name = values.to ?? `${course.id}-scorm.zip`;
  await writeFile(name, zipOf(scormFiles(course, files, assets)));
  line(`The package of “${course.title}” is ${name}.`);
  return 0;
}

const COMMANDS = {check: [check, CHECK_HELP], build: [build, BUILD_HELP], scorm: [scorm, SCORM_HELP]};

// The exit code.
export async function courseCommand([name, ...words]) {
  const known = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : null;
  if (asksForHelp([name, ...words])) {
    process.stdout.write(known ? known[1] : COURSE_HELP);
    return 0;
  }
  if (known) return known[0](words);
  throw new UsageError(
    `${name === undefined ? 'Say what to do with the course' : `There is no command course ${name}`}: ` +
      'check, build or scorm. racecourse course --help says more.',
  );
}
