// A small course in a folder of its own, and the command `grade` on files that a test makes.
//
//   const {course, grade, close} = await openGrading();
//   await grade({'ada.json': text}, ['--csv', 'class.csv'])   ->  {stdout, stderr, status, read: (name) => text, …}

import {mkdir, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {gradeCommand} from '../../tool/grade.mjs';
import {readGraded} from '../../tool/grade_course.mjs';
import {openPool} from '../../tool/pool.mjs';

// The assertion on line 12 fails when an update is lost.
export const LOST = `from threading import Thread

counter = 0

def increment():
    global counter
    counter += 1

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 2, "an update was lost"
`;

const LESSON_A = `+++
title = "Counting"
summary = "Two threads count."
minutes = 5
+++

\`\`\`predict how-many
ask = "How many of the six schedules lose an update?"
number = 4
\`\`\`

\`\`\`predict which
ask = "Which?"
choices = ["one", "two", "three"]
answer = 2
\`\`\`

\`\`\`schedule lose
title = "Lose an update"
ask = "Lose it."
program = "lost"
goal = 1
points = 2
\`\`\`

\`\`\`fix mend
title = "No update is lost"
ask = "Mend it."
program = "lost"
keep = ["counter += 1", 'assert counter == 2, "an update was lost"']
points = 3
\`\`\`
`;

const LESSON_B = `+++
title = "Measuring"
summary = "What it costs."
minutes = 5
+++

\`\`\`predict open
ask = "What do you expect?"
\`\`\`

\`\`\`measure price
title = "What it costs"
ask = "How much?"
run = "run"
fact = "cost"
within = 0.1
unit = "ns"
\`\`\`
`;

const PROGRAM = `# expect: fails
# title: Lost
# goal: fails | An update is lost.
${LOST}`;

const COURSE = {
  'course.toml': `id = "small"
title = "A small course"
promise = "Small."

[[units]]
title = "One"
labs = ["a", "b"]
`,
  'a/lesson.md': LESSON_A,
  'a/programs/lost.py': PROGRAM,
  'b/lesson.md': LESSON_B,
};

export const MENDED = `from threading import Thread, Lock
lock = Lock()
counter = 0

def increment():
    global counter
    with lock:
        counter += 1

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 2, "an update was lost"
`;

const MACHINE = {cores: 4, threads: true, isolated: true, clockStepNs: 5000};

// Everything done as well as it can be.
export const PERFECT = {
  'a/how-many': {answer: 4},
  'a/which': {answer: 2},
  'a/lose': {schedule: '1_2_1_2', steps: 'accesses'},
  'a/mend': {text: MENDED},
  'b/open': {answer: 'a lot'},
  'b/price': {answer: 12, measured: {name: 'cost', value: 12.3, unit: 'ns', machine: MACHINE}},
};

async function writeFiles(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), {recursive: true});
    await writeFile(path.join(folder, name), content);
  }
}

function captured(properties) {
  return {text: '', ...properties, write(part) { this.text += part; }};
}

// The pool stays open between runs, so that a test does not wait for the engine to start.
function sharing(pool) {
  return async () => ({prove: (text) => pool.prove(text), goals: (...of) => pool.goals(...of), close: async () => {}});
}

// `course` is the folder of another course.
export async function openGrading({course} = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'grading-'));
  await writeFiles(path.join(folder, 'course'), COURSE);
  const graded = course ?? path.join(folder, 'course');
  const pool = await openPool({workers: 2});
  let nth = 0;
  // Grades `files`, written by their names into the folder "in" of a new one, where the command then runs.
  async function grade(files, options = [], {terminal, makePool = sharing(pool)} = {}) {
    const place = path.join(folder, `run-${++nth}`);
    await mkdir(path.join(place, 'in'), {recursive: true});
    await writeFiles(path.join(place, 'in'), files);
    const [stdout, stderr] = [captured(terminal), captured(terminal)];
    process.chdir(place);
    const status = await gradeCommand([graded, 'in', ...options], {openPool: makePool, stdout, stderr});
    const list = async (name) => (await readdir(path.join(place, name))).sort();
    const read = (name) => readFile(path.join(place, name), 'utf8');
    return {stdout: stdout.text, stderr: stderr.text, status, place, list, read};
  }
  const close = async () => {
    await pool.close();
    process.chdir(tmpdir());
    await rm(folder, {recursive: true});
  };
  return {course: await readGraded(graded), folder, pool, grade, close};
}
