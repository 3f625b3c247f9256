// Tasks in lessons: how they are read and rendered, and when the page counts them as done. Needs no browser.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {renderLesson, tasksOf} from '../../web/build/lesson.mjs';
import * as rules from '../../web/page/task_rules.js';

const PROGRAMS = [
  {id: 'lost', text: 'counter = 0\ncounter += 1\nassert counter == 1\n', goals: [{reach: 'fails', sentence: 'An update is lost.'}]},
  {id: 'other', text: 'x = 1\n', goals: []},
];
const lab = (body) => ({where: 'labs/x/lesson.md', body, programs: PROGRAMS});
const block = (head, toml) => `\`\`\`${head}\n${toml}\n\`\`\`\n`;
const render = (...parts) => renderLesson(lab(block(...parts)));
const CHARACTERS = {quot: '"', amp: '&', lt: '<', gt: '>'};
const data = (html) =>
  JSON.parse(/data-task="([^"]*)"/.exec(html)[1].replace(/&(\w+);/g, (_, name) => CHARACTERS[name]));
const refuses = (head, toml, message) =>
  assert.throws(() => render(head, toml), {message: `labs/x/lesson.md: ${message}`});

const NUMBER = 'ask = "How **many**?"\nnumber = 4\nunit = "schedules"';
const SCHEDULE = 'title = "Lose"\nask = "Do it."\nprogram = "lost"\ngoal = 1';
const FIX = 'title = "Mend"\nask = "Do it."\nprogram = "lost"\nkeep = ["counter += 1"]';
const MEASURE = 'title = "Price"\nask = "How much?"\nrun = "guard=mutex&run"\nfact = "cost"\nwithin = 0.1';

test('[tasks] a prediction is a section with a form, and explains itself only afterwards', () => {
  const html = render('predict how-many', `${NUMBER}\nshow = "program=lost&view=prove&prove"\nthen = "Because of \`T1\`."`);
  assert.match(html, /<section class="task task-predict" id="task-how-many" [^>]*data-state="open"/);
  assert.match(html, /<h3 class="task-title" id="task-how-many-title">.*Predict.*How many.*open<\/span><\/h3>/);
  assert.match(html, /<div class="task-ask"><p>How <strong>many<\/strong>\?<\/p>/);
  assert.match(html, /<label for="task-how-many-answer">Your prediction<\/label> <input id="task-how-many-answer"/);
  const shown = html.replace(/<template>.*?<\/template>|<noscript>.*?<\/noscript>/gs, '');
  assert.doesNotMatch(shown, /Because|lab-link/);
  assert.match(html, /<template><p>Because of <span class="thread thread-1">.*data-lab="program=lost&amp;view=prove&amp;prove".*<\/template>/s);
  assert.match(html, /<noscript><details class="think"><summary>The answer<\/summary><p>The answer: 4 schedules\.<\/p><p>Because/);
});

test('[tasks] choices are radio buttons for one answer and checkboxes for several', () => {
  const choices = 'ask = "Which?"\nchoices = ["`a`", "b"]\n';
  const one = render('predict which', `${choices}answer = 2`);
  assert.equal(one.match(/<input type="radio" name="answer"/g).length, 2);
  assert.match(one, /<fieldset class="task-choices"><legend>Your prediction<\/legend>.*<span><code>a<\/code><\/span>/);
  assert.deepEqual([data(one).input, data(one).answer], ['one', 2]);
  const several = render('predict which', `${choices}answer = [1, 2]`);
  assert.equal(several.match(/<input type="checkbox"/g).length, 2);
  assert.equal(data(several).input, 'several');
  assert.equal(data(render('predict which', choices)).input, 'one');
});

test('[tasks] an open prediction is a number where it is compared with one, and words elsewhere', () => {
  assert.equal(data(render('predict a', 'ask = "What?"')).input, 'text');
  assert.equal(data(render('predict a', 'ask = "What?"\nmeasured = "lost share"')).input, 'number');
  assert.equal(data(render('predict a', 'ask = "What?"\nunit = "ns"')).input, 'number');
});

test('[tasks] a schedule names its goal, a fix the lines it keeps, a measurement its run', () => {
  const schedule = render('schedule lose', SCHEDULE);
  assert.match(schedule, /Goal: An update is lost\./);
  assert.match(schedule, /data-lab="program=lost&amp;view=step"/);
  assert.match(render('fix mend', FIX), /This line stays: <code>counter \+= 1<\/code>.*data-lab="program=lost&amp;view=fix"/s);
  assert.match(render('build mend', FIX), /task-build/);
  assert.match(render('measure price', MEASURE), /data-lab="guard=mutex&amp;run".*From your own numbers/s);
});

test('[tasks] the list has them all in their order, and a lesson without tasks has no list', () => {
  const body = block('schedule lose', SCHEDULE) + block('predict how-many', NUMBER);
  const html = renderLesson(lab(body));
  assert.match(html, /^<details class="tasks" id="tasks"><summary id="tasks-count">2 tasks<\/summary>/);
  assert.deepEqual([...html.matchAll(/data-of="([^"]*)"/g)].map(([, id]) => id), ['task-lose', 'task-how-many']);
  assert.deepEqual(tasksOf(lab(body)).map(({kind, id}) => [kind, id]), [['schedule', 'lose'], ['predict', 'how-many']]);
  assert.equal(renderLesson(lab('Text.')), '<p>Text.</p>\n');
});

test('[tasks] another question, another answer or another program has another fingerprint; another title has not', () => {
  const print = (...parts) => data(render(...parts)).print;
  const before = print('predict a', NUMBER);
  assert.match(before, /^[0-9a-f]{8}$/);
  assert.notEqual(print('predict a', NUMBER.replace('many', 'few')), before);
  assert.notEqual(print('predict a', NUMBER.replace('4', '5')), before);
  assert.equal(print('predict a', `${NUMBER}\ntitle = "New"\nthen = "New."`), before);
  const schedule = print('schedule a', SCHEDULE);
  const others = [{...PROGRAMS[0], text: `${PROGRAMS[0].text}\n`}];
  assert.notEqual(data(renderLesson({...lab(block('schedule a', SCHEDULE)), programs: others})).print, schedule);
});

test('[tasks] what a task says cannot end the attribute it stands in', () => {
  const html = render('predict a', `ask = "?"\nnumber = 1\nunit = '"><script>'`);
  assert.doesNotMatch(html, /<script/);
  assert.equal(data(html).unit.length, 10);
});

test('[tasks] a mistake is refused, with the lesson and the task', () => {
  const known = 'known are predict, schedule, fix, measure, build.';
  refuses('guess how-many', NUMBER, `There is no kind of task "guess"; ${known}`);
  refuses('predict', NUMBER, 'A predict task is opened by its kind and one id of a-z, 0-9 and -, not by "predict".');
  refuses('predict How', NUMBER, 'A predict task is opened by its kind and one id of a-z, 0-9 and -, not by "predict How".');
  const at = 'The predict task "a"';
  refuses('predict a', 'number = 4', `${at} needs "ask".`);
  refuses('predict a', 'ask = "?"\nnumber = "4"', `${at} has a wrong "number": it is a number.`);
  refuses('predict a', 'ask = "?"\nanswr = 1', `${at} has no "answr"; a predict task has ask, title, then, points, number, within, choices, answer, unit, fact, measured, show.`);
  refuses('predict a', 'ask = "?"\nchoices = ["a", "b"]\nanswer = 3', `${at} has the answer 3, but choices from 1 to 2.`);
  refuses('predict a', 'ask = "?"\nchoices = ["a"]\nnumber = 3', `${at} has a number and choices; it is one or the other.`);
  refuses('predict a', 'ask = "?"\nanswer = 1', `${at} has an "answer", but no "choices".`);
  refuses('predict a', 'ask = "?"\nnumber = 1\nfact = "lost.verdict"', `${at} has the fact "lost.verdict"; a fact is a program, a dot, and one of schedules, failing, states, orders, outcomes.`);
  refuses('predict a', 'ask = "?"\nnumber = 1\nfact = "gone.states"', `${at} asks for the program "gone", which this lab does not have.`);
  refuses('predict a', 'ask = "?"\nfact = "lost.states"', `${at} has a "fact", but no "number" to compare it with.`);
  refuses('predict a', 'ask = "?"\nshow = "program=gone"', `${at} asks for the program "gone", which this lab does not have.`);
  refuses('predict a', 'ask = "?"\nshow = "lab:run"', `${at} has a wrong "show": it is made of name=value pairs, joined by &.`);
  refuses('schedule a', SCHEDULE.replace('goal = 1', 'goal = 2'), 'The schedule task "a" asks for goal 2 of "lost", which has 1.');
  refuses('schedule a', SCHEDULE.replace('lost', 'gone'), 'The schedule task "a" asks for the program "gone", which this lab does not have.');
  refuses('fix a', FIX.replace('+= 1', '+= 2'), 'The fix task "a" keeps the line "counter += 2", which "lost" does not have.');
  refuses('measure a', MEASURE.replace('within = 0.1', 'within = 2'), 'The measure task "a" has a wrong "within": it is a number from 0 to 1.');
  assert.throws(() => render('predict a', 'ask = '), /labs\/x\/lesson\.md: The predict task "a" is not valid TOML: /);
  assert.throws(() => renderLesson(lab(block('fix a', FIX) + block('predict a', NUMBER))), {
    message: 'labs/x/lesson.md: Two tasks have the id "a".',
  });
});

test('[tasks] numbers are read as people write them', () => {
  const read = (text, unit) => rules.readNumber(text, unit).value;
  assert.deepEqual(
    ['4', ' 34\u202f650 ', '34 650', '34,650', '1,234,567.5', '0,5', '.5', '\u22122', '+3', '1e3'].map((text) => read(text)),
    [4, 34650, 34650, 34650, 1234567.5, 0.5, 0.5, -2, 3, 1000],
  );
  assert.equal(read('40 %', '%'), 40);
  assert.equal(read('12 ns', 'ns'), 12);
  assert.deepEqual(rules.readNumber(' '), {trouble: 'Write a number first.'});
  for (const text of ['four', '1.2.3', '1,2,3', '--1', '0x10', '1e999', '12 ms'])
    assert.equal(rules.readNumber(text, 'ns').trouble, `“${text}” is no number. Write it in digits, such as 12 or 0.5.`);
});

test('[tasks] numbers are shown in groups', () => {
  assert.deepEqual(
    [4, 1234567, -2, 0.125, 1e21].map((value) => rules.showNumber(value)),
    ['4', '1\u202f234\u202f567', '\u22122', '0.125', '1e+21'],
  );
  assert.deepEqual([37.2468, 0.012345, 123456.7].map((value) => rules.showNumber(value, 3)), ['37.2', '0.0123', '123\u202f457']);
});

test('[tasks] a prediction is right, wrong, or nobody says', () => {
  assert.equal(rules.isRight({number: 4}, 4), true);
  assert.equal(rules.isRight({number: 4}, 4.01), false);
  assert.equal(rules.isRight({number: 6.67, within: 0.01}, 6.7), true);
  assert.equal(rules.isRight({number: 0}, 0), true);
  assert.equal(rules.isRight({answer: 2}, 2), true);
  assert.equal(rules.isRight({answer: [1, 10, 2]}, [10, 2, 1]), true);
  assert.equal(rules.isRight({answer: [1, 2]}, [1]), false);
  assert.equal(rules.isRight({measured: 'lost share'}, 7), null);
});

test('[tasks] an answer that is missing is asked for', () => {
  assert.equal(rules.readAnswer({input: 'one'}, []).trouble, 'Choose one first.');
  assert.equal(rules.readAnswer({input: 'several'}, []).trouble, 'Choose at least one first.');
  assert.equal(rules.readAnswer({input: 'text'}, ' ').trouble, 'Write down what you expect first.');
  assert.deepEqual(rules.readAnswer({input: 'several'}, [1, 3]), {value: [1, 3]});
  assert.deepEqual(rules.readAnswer({input: 'one'}, [2]), {value: 2});
});

const WORK = {facts: [{name: 'cost', value: 12, unit: 'ns'}], machine: {cores: 2}, program: 'lost', edited: false, steps: 'accesses', goals: [], holds: false, text: ''};

test('[tasks] a schedule counts when the reader chose each of its steps, in the original program', () => {
  const task = {kind: 'schedule', program: 'lost', goal: 2};
  const goals = [{goal: 2, schedule: '1_2', own: true}];
  assert.deepEqual(rules.lookAt(task, {...WORK, goals}), {done: {schedule: '1_2', steps: 'accesses'}});
  assert.deepEqual(rules.lookAt(task, WORK), {});
  assert.deepEqual(rules.lookAt(task, {...WORK, goals: [{...goals[0], goal: 1}]}), {});
  assert.deepEqual(rules.lookAt(task, {...WORK, goals, program: 'other'}), {});
  assert.match(rules.lookAt(task, {...WORK, goals: [{...goals[0], own: false}]}).note, /some steps came from a link/);
  assert.match(rules.lookAt(task, {...WORK, goals, edited: true}).note, /your own version/);
});

test('[tasks] a fix counts when it holds and keeps its lines', () => {
  const task = {kind: 'fix', program: 'lost', keep: ['x += 1', 'assert x']};
  const text = 'with lock:\n    x += 1\nassert x\n';
  assert.deepEqual(rules.lookAt(task, {...WORK, holds: true, text}), {done: {text}});
  assert.deepEqual(rules.lookAt(task, {...WORK, text}), {});
  assert.deepEqual(rules.lookAt(task, {...WORK, holds: true, text, program: 'other'}), {});
  assert.match(rules.lookAt(task, {...WORK, holds: true, text: 'x += 1  # assert x\n'}).note, /the line “x \+= 1” is gone/);
  assert.deepEqual(rules.missingLines('a\nb', ['a', 'a', 'b']), ['a']);
});

test('[tasks] a measurement is compared with the lab’s own number', () => {
  const task = {kind: 'measure', fact: 'cost', within: 0.1};
  assert.deepEqual(rules.checkMeasured(task, 13, WORK), {
    done: {answer: 13, measured: {name: 'cost', value: 12, unit: 'ns', machine: {cores: 2}}},
  });
  assert.equal(rules.checkMeasured(task, 14, WORK).trouble, '14 is not what your lab measured. Look again at its newest runs.');
  const missing = (work) => rules.checkMeasured(task, 12, work).trouble;
  assert.equal(missing({...WORK, facts: [], machine: {threads: true}}), 'The lab has not measured this yet. Run it first.');
  assert.match(missing({...WORK, facts: [], machine: {threads: false}}), /^This page has no threads to measure with\./);
  assert.match(missing(null), /^The lab is not running/);
  assert.equal(rules.measuredFor({measured: 'cost'}, WORK).value, 12);
  assert.equal(rules.measuredFor({}, WORK), undefined);
});

test('[tasks] what the browser kept counts only for the same question, and only when it is whole', () => {
  const task = {kind: 'predict', print: '12345678', input: 'number'};
  const record = {print: '12345678', when: '2026-01-01T00:00:00.000Z', answer: 4, right: true};
  const read = (value) => rules.readRecord(typeof value === 'string' ? value : JSON.stringify(value), task);
  assert.deepEqual(read(record), record);
  assert.deepEqual(read({print: '12345678', seen: true}), {print: '12345678', seen: true});
  for (const other of [{...record, print: '87654321'}, {...record, answer: 'x'}, {...record, measured: {}}, 'null', '', '{', '[]'])
    assert.equal(read(other), null);
  assert.equal(rules.readRecord(null, task), null);
  assert.equal(rules.readRecord(JSON.stringify({print: 'a', when: 'b'}), {kind: 'fix', print: 'a'}), null);
});

test('[tasks] a state is open, committed or solved, and says what came out', () => {
  const task = {kind: 'predict', input: 'number', number: 4, unit: 'schedules'};
  const record = {when: 'now', answer: 2, right: false};
  assert.deepEqual(
    [rules.stateOf(task, null), rules.stateOf(task, {seen: true}), rules.stateOf(task, record), rules.stateOf(task, {...record, right: true})],
    ['open', 'open', 'committed', 'solved'],
  );
  assert.equal(rules.outcomeOf(task, record, []), 'You said 2\u00a0schedules. It is 4\u00a0schedules.');
  assert.equal(rules.outcomeOf(task, {...record, right: true}, []), 'You said 2\u00a0schedules, and so it is.');
  const several = {kind: 'predict', input: 'several', answer: [1, 2]};
  assert.equal(rules.outcomeOf(several, {answer: [2], right: false}, ['a', 'b']), 'You said “b”. It is “a” and “b”.');
  assert.equal(rules.outcomeOf({kind: 'predict', input: 'text'}, {answer: 'less', right: null}, []), 'You said “less”.');
  assert.equal(rules.outcomeOf({kind: 'schedule'}, {schedule: '1_2'}), 'You reached it, with the schedule 1_2.');
  assert.equal(
    rules.outcomeOf({kind: 'measure', unit: 'ns'}, {answer: 12, measured: {value: 12.3456, unit: 'ns'}}),
    'You said 12\u00a0ns, and your lab measured 12.3\u00a0ns.',
  );
});

test('[tasks] a line inside a text of several lines is not kept; comments and short texts change nothing', () => {
  const missing = (text) => rules.missingLines(text, ['assert x == 1']);
  assert.deepEqual(missing('"""\nassert x == 1\n"""\n'), ['assert x == 1']);
  assert.deepEqual(missing("'''\nassert x == 1\n"), ['assert x == 1']);
  assert.deepEqual(missing('# it is """\nassert x == 1\n'), []);
  assert.deepEqual(missing(`y = "'''"\nz = '"""'\nassert x == 1\n`), []);
  assert.deepEqual(missing('"""about"""\nassert x == 1\n"""more"""\n'), []);
});
