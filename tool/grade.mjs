// `racecourse grade`: what completion files are worth, and the tables that say so.
//
//   process.exitCode = await gradeCommand(['labs', 'handed-in', '--csv', 'class.csv'], {openPool});

import {parseArgs} from 'node:util';
import {CourseError} from '../web/build/error.mjs';
import {gradeAll} from './grade_all.mjs';
import {readGraded} from './grade_course.mjs';
import {GRADE_HELP, GRADE_OPTIONS} from './grade_help.mjs';
import {findFiles} from './grade_inputs.mjs';
import {writeResults} from './grade_results.mjs';
import {gradeText, summaryOf} from './grade_table.mjs';

const NEWS_MS = 100;
const INTERRUPTED = 130;

// A proof ends at its limit of states; time is limited for what hangs.
const PATIENCE_S = 600;
const LONG_PATIENCE_S = 86_400;

class UsageError extends Error {}

function wholeNumber(values, name) {
  if (values[name] === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(values[name])) return Number(values[name]);
  throw new UsageError(`--${name} takes a whole number over 0, not “${values[name]}”.`);
}

function parsed(words) {
  try {
    return parseArgs({args: words, options: GRADE_OPTIONS, allowPositionals: true});
  } catch (error) {
    throw new UsageError(`${error.message.split(/[.\n]/)[0]}. \`racecourse grade --help\` has every option.`);
  }
}

function readWords(words) {
  const {values, positionals} = parsed(words);
  const [folder, ...names] = positionals;
  if (!values.help && names.length === 0)
    throw new UsageError('Name the folder of the course, and then completion files or folders with them.');
  const numbers = {workers: wholeNumber(values, 'workers'), maxStates: wholeNumber(values, 'max-states')};
  return {...values, ...numbers, folder, names};
}

// How many files are done, on a terminal.
function progressOn(stream, total) {
  let told = 0;
  const show = (text) => stream.isTTY && stream.write(`\r\x1b[K${text}`);
  return {
    news(done) {
      if (Date.now() - told < NEWS_MS) return;
      told = Date.now();
      show(`${done} of ${total} files`);
    },
    end: () => show(''),
  };
}

// Runs `work` with a promise that is kept at the first Ctrl-C; a second one ends the process.
async function untilInterrupted(work) {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const stopping = new Promise((resolve) => controller.signal.addEventListener('abort', () => resolve()));
  process.once('SIGINT', stop);
  try {
    return {result: await work(stopping), stopped: controller.signal.aborted};
  } finally {
    process.off('SIGINT', stop);
  }
}

async function gradeFiles(files, {course, pool, stderr}) {
  const progress = progressOn(stderr, files.length);
  const {result, stopped} = await untilInterrupted((stopping) =>
    gradeAll(files, {course, pool, stopping, news: progress.news}),
  );
  progress.end();
  return {graded: result, stopped};
}

function asJson(graded, {course, stopped}) {
  const {id, title} = course;
  const summary = summaryOf(graded, stopped);
  return `${JSON.stringify({course: {id, title}, interrupted: stopped, summary, files: graded}, null, 1)}\n`;
}

async function gradeWith(options, {openPool, stdout, stderr}) {
  const course = await readGraded(options.folder);
  const files = await findFiles(options.names);
  const {workers, maxStates} = options;
  const pool = await openPool({workers, maxStates, seconds: maxStates ? LONG_PATIENCE_S : PATIENCE_S});
  try {
    const {graded, stopped} = await gradeFiles(files, {course, pool, stderr});
    const show = options.json ? asJson : gradeText;
    stdout.write(show(graded, {course, stopped, columns: stdout.columns ?? Infinity}));
    const troubles = await writeResults(graded, {...options, course});
    for (const trouble of troubles) stderr.write(`racecourse grade: ${trouble}\n`);
    if (stopped) return INTERRUPTED;
    return files.length === 0 || troubles.length > 0 || graded.some(({trouble}) => trouble) ? 1 : 0;
  } finally {
    await pool.close();
  }
}

// The exit code. `openPool` is that of pool.mjs.
export async function gradeCommand(words, {openPool, stdout = process.stdout, stderr = process.stderr}) {
  try {
    const options = readWords(words);
    if (!options.help) return await gradeWith(options, {openPool, stdout, stderr});
    stdout.write(GRADE_HELP);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof CourseError)) throw error;
    stderr.write(`racecourse grade: ${error.message}\n`);
    return 2;
  }
}
