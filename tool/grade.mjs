// `racecourse grade`: what completion files are worth, and the tables that say so.
//
//   process.exitCode = await gradeCommand(['labs', 'handed-in', '--csv', 'class.csv'], {openPool});

import {gradeAll} from './grade_all.mjs';
import {readGraded} from './grade_course.mjs';
import {GRADE_HELP, GRADE_OPTIONS} from './grade_help.mjs';
import {findFiles} from './grade_inputs.mjs';
import {writeResults} from './grade_results.mjs';
import {gradeText, summaryOf} from './grade_table.mjs';
import {UsageError, asksForHelp, readWords} from './words.mjs';

const NEWS_MS = 100;
const INTERRUPTED = 130;
const MOST_WORKERS = 256;
const MOST_STATES = 4_294_967_294; // that the engine can number

// A proof ends at its limit of states; time is limited for what hangs.
const PATIENCE_S = 600;
const LONG_PATIENCE_S = 86_400;

function wholeNumber(values, name, most) {
  if (values[name] === undefined) return undefined;
  if (/^[1-9]\d{0,9}$/.test(values[name]) && Number(values[name]) <= most) return Number(values[name]);
  throw new UsageError(`--${name} takes a whole number from 1 to ${most}, not “${values[name]}”.`);
}

function readOptions(words) {
  const {values, positionals} = readWords(words, GRADE_OPTIONS, 'grade', Infinity);
  const [folder, ...names] = positionals;
  if (names.length === 0)
    throw new UsageError('Name the folder of the course, and then completion files or folders with them.');
  const numbers = {
    workers: wholeNumber(values, 'workers', MOST_WORKERS),
    maxStates: wholeNumber(values, 'max-states', MOST_STATES),
  };
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

// Prints and writes what was asked for, and gives the exit code.
async function tell(graded, options, {stdout, stderr}) {
  const show = options.json ? asJson : gradeText;
  stdout.write(show(graded, {...options, columns: stdout.columns ?? Infinity}));
  const troubles = await writeResults(graded, options);
  for (const trouble of troubles) stderr.write(`${trouble}\n`);
  if (options.stopped) return INTERRUPTED;
  return graded.length === 0 || troubles.length > 0 || graded.some(({trouble}) => trouble) ? 1 : 0;
}

// The exit code. `openPool` is that of pool.mjs. Throws a UsageError for a command line, and a CourseError for a course,
// that makes no sense.
export async function gradeCommand(words, {openPool, stdout = process.stdout, stderr = process.stderr}) {
  if (asksForHelp(words)) {
    stdout.write(GRADE_HELP);
    return 0;
  }
  const options = readOptions(words);
  const course = await readGraded(options.folder);
  const files = await findFiles(options.names);
  const {workers, maxStates} = options;
  const pool = await openPool({workers, maxStates, seconds: maxStates ? LONG_PATIENCE_S : PATIENCE_S});
  try {
    const {graded, stopped} = await gradeFiles(files, {course, pool, stderr});
    return await tell(graded, {...options, course, stopped}, {stdout, stderr});
  } finally {
    await pool.close();
  }
}
