// What `racecourse grade` prints and writes: the table, CSV, JSON, and what an autograder reads; and how it ends.

import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {gradeCommand} from '../../tool/grade.mjs';
import {GRADE_HELP} from '../../tool/grade_help.mjs';
import {UsageError} from '../../tool/words.mjs';
import {CourseError} from '../../web/build/error.mjs';
import {clean, cut, cutLeft, widthOf} from '../../tool/terminal_text.mjs';
import {HUGE, onTerminal} from '../cli/command.mjs';
import {fileOf, forged} from './completions.mjs';
import {MENDED, PERFECT, openGrading} from './grading.mjs';

let course;
let folder;
let grade;
let close;
let files;

before(async () => {
  ({course, folder, grade, close} = await openGrading());
  const of = (deeds, options) => fileOf(course, new Map(Object.entries(deeds)), options);
  files = {
    'ada.json': of(PERFECT, {name: 'Ada Lovelace', at: 1}),
    'bob.json': of({'a/how-many': {answer: 5}, 'a/lose': {schedule: '1-2_2-2'}}, {name: 'Bob, "the builder"', at: 2}),
    'cut.json': '{"format"',
  };
});
after(() => close());

const TABLE = `name                file           a    b  total  share  notes
Ada Lovelace        in/ada.json  7/7  1/1    8/8  100 %
Bob, "the builder"  in/bob.json  1/7  0/1    1/8   13 %      1
                    in/cut.json    –    –      –      –      1

in/bob.json (Bob, "the builder")
  a, lose: Replayed: the schedule does not reach the goal.

in/cut.json
  This is no completion file, or a damaged one: it is not complete JSON.

3 files, of which 1 could not be graded.
`;

test('[grade] the table has a row a file, and the notes stand below it', async () => {
  const {stdout, stderr, status} = await grade(files);
  assert.equal(stdout.replaceAll('\u00a0', ' '), TABLE);
  assert.equal(stderr, '');
  assert.equal(status, 1);
});

test('[grade] the columns of the table stand below each other, also under wide names', async () => {
  const named = (name) => forged(files['ada.json'], (file) => void (file.name = name));
  const {stdout} = await grade({'a.json': named('日本語の名前'), 'b.json': named('Zoë'), 'c.json': named('x'.repeat(60))});
  const [head, ...rows] = stdout.split('\n').slice(0, 4);
  const starts = [head, ...rows].map((line) => widthOf(line.slice(0, line.search(/file|\S*\.json/))));
  assert.equal(new Set(starts).size, 1);
  assert.match(rows[2], /^x{39}…  /);
});

test('[grade] the table fits into the terminal: names are cut, then the labs go', async () => {
  for (const columns of [100, 60, 50, 40]) {
    const {stdout} = await grade(files, [], {terminal: {columns}});
    const lines = stdout.split('\n').slice(0, 4);
    assert.ok(lines.every((line) => widthOf(line) <= columns), `${columns}: ${lines.join('\n')}`);
    assert.equal(stdout.includes('The labs do not fit here; --csv and --json have them.'), columns === 40, `${columns}`);
  }
});

test('[grade] nothing in a file reaches the terminal as an order to it', async () => {
  const name = '\x1b[31mRed\x1b]0;title\x07 \x9b2JName\u202e\nsecond\tline\x00';
  const {stdout} = await grade({'ada.json': forged(files['ada.json'], (file) => void (file.name = name))});
  assert.match(stdout, /^Red Name second line  in\/ada\.json/m);
  assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
});

test('[grade] nor does anything in the name of a file', async () => {
  const {stdout} = await grade({'a\x1b[31m\n.json': files['ada.json'], 'b\x1b]0;x\x07.json': files['ada.json']});
  assert.match(stdout, /^in\/a \.json \(Ada Lovelace\)\n  The same file as in\/b\.json\.$/m);
  assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
});

test('[grade] texts are cleaned, measured and cut by what they look like', () => {
  assert.equal(clean('\x1b[1;31mA\x1bPorder\x1b\\B\x1b(0C'), 'ABC');
  assert.equal(clean(' a\r\n\u2028b\ud800 '), 'a b');
  assert.deepEqual(['abc', '日本', 'e\u0301', '🙂'].map(widthOf), [3, 4, 1, 2]);
  assert.deepEqual([cut('abcdef', 4), cut('日本語', 4), cut('abc', 3)], ['abc…', '日…', 'abc']);
  assert.deepEqual([cutLeft('folder/ada.json', 9), cutLeft('a', 1)], ['…ada.json', 'a']);
});

const CSV = [
  'name,file,a,b,a/how-many,a/which,a/lose,a/mend,b/open,b/price,total,of,proven,stated,notes',
  'Ada Lovelace,in/ada.json,7,1,1,1,2,3,1,0,8,8,5,3,',
  '"Bob, ""the builder""",in/bob.json,1,0,1,0,0,0,0,0,1,8,0,1,"a, lose: Replayed: the schedule does not reach the goal."',
  ',in/cut.json,,,,,,,,,,,,,"This is no completion file, or a damaged one: it is not complete JSON."',
  '',
];

test('[grade] the CSV has a row a file, a column a lab and a column a task', async () => {
  const {read} = await grade(files, ['--csv', 'class.csv']);
  assert.deepEqual((await read('class.csv')).split('\r\n'), CSV);
});

test('[grade] no cell of the CSV is a formula or breaks its row', async () => {
  const names = ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '=HYPERLINK("http://x","y")', 'a\r\nb,c'];
  const named = names.map((name, at) => [`${at}.json`, forged(files['ada.json'], (file) => void (file.name = name))]);
  const {read} = await grade(Object.fromEntries(named), ['--csv', 'class.csv']);
  const rows = (await read('class.csv')).split('\r\n').slice(1, -1);
  assert.equal(rows.length, names.length);
  assert.deepEqual(rows.map((row) => /^("(?:[^"]|"")*"|[^,]*),/.exec(row)[1]), [
    "'=1+1", "'+1", "'-1", "'@SUM(1)", "'=1", `"'=HYPERLINK(""http://x"",""y"")"`, '"a b,c"',
  ]);
});

test('[grade] the JSON has everything', async () => {
  const {stdout, status} = await grade(files, ['--json']);
  const {course: of, interrupted, summary, files: results} = JSON.parse(stdout);
  assert.deepEqual(of, {id: 'small', title: 'A small course'});
  assert.deepEqual([interrupted, summary, status], [false, '3 files, of which 1 could not be graded.', 1]);
  const {tasks, ...ada} = results[0];
  assert.deepEqual(ada, {
    file: 'in/ada.json', name: 'Ada Lovelace', exported: '2026-11-01T01:01:01.001Z', version: '', points: 8, of: 8, proven: 5, stated: 3,
    labs: [{id: 'a', points: 7, of: 7}, {id: 'b', points: 1, of: 1}], notes: [],
  });
  assert.deepEqual(tasks[2], {
    lab: 'a', task: 'lose', title: 'Lose an update', kind: 'schedule', times: 1, verdict: 'proven', points: 2, of: 2,
    sentence: 'Replayed: the schedule reaches the goal.',
  });
  assert.deepEqual(results[2], {file: 'in/cut.json', trouble: 'This is no completion file, or a damaged one: it is not complete JSON.'});
});

test('[grade] an autograder gets a test a task, with a sentence for the student', async () => {
  const {read, status} = await grade({'bob.json': files['bob.json']}, ['--autograder', 'results/results.json']);
  const zero = (name, max, output = 'Not done.') => ({name, score: 0, max_score: max, status: 'failed', output});
  assert.deepEqual(JSON.parse(await read('results/results.json')), {
    score: 1,
    output: '1 of 8 points. 1 task in the file earned nothing; see below why.',
    tests: [
      {
        name: 'a: How many', score: 1, max_score: 1, status: 'passed',
        output: 'Committed, and not right. A prediction counts when it is committed.',
      },
      zero('a: Which', 1),
      zero('a: Lose an update', 2, 'Replayed: the schedule does not reach the goal.'),
      zero('a: No update is lost', 3),
      zero('b: Open', 1),
      zero('b: What it costs', 0),
    ],
  });
  assert.equal(status, 0);
});

test('[grade] an autograder’s file says what is wrong with what was handed in', async () => {
  const result = async (given) => {
    const {read, status} = await grade(given, ['--autograder', 'results.json']);
    return {...JSON.parse(await read('results.json')), status};
  };
  const none = (output) => ({score: 0, output, tests: [], status: 1});
  assert.deepEqual(await result({'cut.json': '{'}), none('This is no completion file, or a damaged one: it is not complete JSON.'));
  assert.deepEqual(await result({}), none('Hand in exactly one completion file; here is none.'));
  assert.deepEqual(await result(files), none('Hand in exactly one completion file; here are 3.'));
});

test('[grade] an autograder’s folder has a file for each', async () => {
  const {list, read} = await grade({...files, 'more/ada.json': files['ada.json']}, ['--autograder', 'all']);
  assert.deepEqual(await list('all'), ['ada-2.json', 'ada.json', 'bob.json', 'cut.json']);
  assert.equal(JSON.parse(await read('all/ada.json')).score, 8);
});

test('[grade] what cannot be written is said, and the table is printed all the same', async () => {
  const {stdout, stderr, status} = await grade({'ada.json': files['ada.json']}, ['--csv', 'gone/class.csv']);
  assert.match(stdout, /^Ada Lovelace/m);
  assert.equal(stderr, 'gone/class.csv could not be written (ENOENT).\n');
  assert.equal(status, 1);
});

test('[grade] a command line or a course that makes no sense gets a sentence', async () => {
  const openPool = async () => assert.fail('nothing is to be graded');
  const refuses = (words, kind, message) =>
    assert.rejects(() => gradeCommand(words, {openPool}), (error) => error instanceof kind && error.message === message);
  const wants = 'Name the folder of the course, and then completion files or folders with them.';
  await refuses([], UsageError, wants);
  await refuses(['labs'], UsageError, wants);
  await refuses(['--workers', 'two', 'labs', 'x'], UsageError, '--workers takes a whole number from 1 to 256, not “two”.');
  await refuses(['--max-states', '0', 'labs', 'x'], UsageError, '--max-states takes a whole number from 1 to 4294967294, not “0”.');
  await refuses(['--workers', '257', 'labs', 'x'], UsageError, '--workers takes a whole number from 1 to 256, not “257”.');
  await refuses(['--all', 'labs', 'x'], UsageError, "Unknown option '--all'. racecourse grade --help says more.");
  await refuses(['/nowhere', 'x'], CourseError, 'There is no course.toml in /nowhere.');
});

test('[grade] --help says what is checked, what is pointed out, and every option', async () => {
  const stdout = {text: '', write(part) { this.text += part; }};
  assert.equal(await gradeCommand(['--help'], {stdout}), 0);
  assert.equal(stdout.text, GRADE_HELP);
  for (const option of ['--csv', '--autograder', '--json', '--workers', '--max-states', '--help']) assert.ok(GRADE_HELP.includes(`  ${option} `));
  assert.ok(GRADE_HELP.split('\n').every((line) => line.length <= 120));
});

test('[grade] progress is shown on a terminal only', async () => {
  const {stderr} = await grade(files, [], {terminal: {isTTY: true, columns: 100}});
  assert.equal(stderr, '\r\x1b[K1 of 3 files\r\x1b[K');
});

test('[grade] Ctrl-C prints what is graded by then, and says so', async () => {
  // A pool that is interrupted at its first question, and answers no more.
  const makePool = async () => {
    const never = () => (process.emit('SIGINT'), new Promise(() => {}));
    return {prove: never, goals: never, close: async () => {}};
  };
  const {stdout, read, status} = await grade(files, ['--csv', 'class.csv'], {makePool});
  assert.doesNotMatch(stdout, /ada\.json/);
  assert.match(stdout, /\nInterrupted: \d of 3 files (is|are) not graded\.\n$/);
  assert.match(await read('class.csv'), /,in\/ada\.json,.*,Not graded: interrupted\.\r\n/);
  assert.equal(status, 130);
});

test('[grade] Ctrl-C on a terminal ends a proof that takes long, and the exit code says so', async () => {
  const text = `${HUGE.replace('range(5)', 'range(9)')}${MENDED}`;
  const long = fileOf(course, new Map([['a/mend', {text}]]), {name: 'Long', at: 3});
  const words = [join(import.meta.dirname, '../../tool/racecourse.mjs'), 'grade', join(folder, 'course'), '.'];
  const {stdout, status} = await onTerminal(words, {
    command: process.execPath,
    files: {'ada.json': files['ada.json'], 'long.json': long},
    interruptAfter: '1 of 2 files',
  });
  assert.match(stdout, /Ada Lovelace  ada\.json  7\/7  1\/1    8\/8  100\u00a0%/);
  assert.match(stdout, /Interrupted: 1 of 2 files is not graded\./);
  assert.equal(status, 130);
});
