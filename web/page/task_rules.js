// When a task is done: pure rules, without a page. A `task` is the data-task of its section, as web/build/tasks.mjs
// writes it; `work` is what the lab says about itself (see labs/work.h), with the present program's `text`.
//
//   readNumber('34 650', '')                          ->  {value: 34650}
//   isRight({input: 'number', number: 4}, 4)           ->  true
//   lookAt({kind: 'schedule', program: 'a', goal: 1}, work)   ->  {done: {schedule: '1_2', …}} or {note: 'The lab …'} or {}

const SPACES = /[\s\u00a0\u2009\u202f]/g;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

// What a reader wrote as a number: thin spaces, commas between thousands, a decimal comma, a true minus and the unit
// are understood. Gives {value} or {trouble}, a sentence.
export function readNumber(written, unit = '') {
  let text = written.replace(SPACES, '').replaceAll('\u2212', '-');
  const ending = unit.replace(SPACES, '');
  if (ending && text.endsWith(ending)) text = text.slice(0, -ending.length);
  if (text === '') return {trouble: 'Write a number first.'};
  text = GROUPED.test(text) ? text.replaceAll(',', '') : text.replace(',', '.');
  if (!PLAIN.test(text) || !Number.isFinite(Number(text)))
    return {trouble: `“${written.trim()}” is no number. Write it in digits, such as 12 or 0.5.`};
  return {value: Number(text)};
}

// `value` for a reader, rounded to `digits` significant ones, with thin spaces between thousands.
export function showNumber(value, digits = 15) {
  const rounded = Math.abs(value) < 10 ** digits ? Number(value.toPrecision(digits)) : Math.round(value);
  const [whole, ...fraction] = String(rounded).replace('-', '\u2212').split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, '\u202f'), ...fraction].join('.');
}

export function withUnit(value, unit, digits) {
  return `${showNumber(value, digits)}${unit ? `\u00a0${unit}` : ''}`;
}

// A measured number, in the digits it is worth.
export const showMeasured = ({value, unit}) => withUnit(value, unit, 3);

// Whether `answer` is `wanted`, give or take the share `within` of it.
export function isNear(answer, wanted, within = 0) {
  return Math.abs(answer - wanted) <= Math.max(within, 1e-9) * Math.abs(wanted);
}

// What a reader filled in: `written` is the text of the field, or the list of the chosen choices' numbers.
export function readAnswer({input, unit}, written) {
  if (input === 'number') return readNumber(written, unit);
  if (input === 'text') return written.trim() ? {value: written.trim()} : {trouble: 'Write down what you expect first.'};
  if (written.length === 0) return {trouble: input === 'one' ? 'Choose one first.' : 'Choose at least one first.'};
  return {value: input === 'one' ? written[0] : written};
}

// Whether a prediction is right; null when nothing says so.
export function isRight({number, within, answer: wanted}, answer) {
  if (number !== undefined) return isNear(answer, number, within);
  if (wanted === undefined) return null;
  const [given, right] = [answer, wanted].map((one) => [one].flat().sort((a, b) => a - b).join());
  return given === right;
}

const factCalled = (work, name) => work?.facts.find((fact) => fact.name === name);

// The lab's own number for a prediction that is compared with one, or undefined.
export const measuredFor = ({measured}, work) => measured && factCalled(work, measured);

// Comments and texts, of which those in three quotes may go over several lines.
const QUOTED = /#[^\n]*|("""|''')[\s\S]*?(?:\1|$)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

// The lines of `keep` that are not in `text`, spaces around them aside; a line kept twice has to be there twice. What
// stands inside a text of several lines is no line of the program.
export function missingLines(text, keep) {
  const program = text.replace(QUOTED, (found, quotes) => (quotes ? quotes + quotes : found));
  const lines = program.split('\n').map((line) => line.trim());
  return keep.filter((wanted) => {
    const at = lines.indexOf(wanted.trim());
    if (at >= 0) lines.splice(at, 1);
    return at < 0;
  });
}

const EDITED = 'The lab has your own version of this program. The goal counts for the original.';
const GIVEN =
  'The lab stands at this goal, but some steps came from a link, a proof or a scheduler. Go back to the start and ' +
  'take them yourself.';

function lookAtSchedule({program, goal}, work) {
  const reached = work.program === program && work.goals.find((one) => one.goal === goal);
  if (!reached) return {};
  if (work.edited) return {note: EDITED, reset: true};
  if (!reached.own) return {note: GIVEN};
  return {done: {schedule: reached.schedule, steps: work.steps}};
}

function lookAtEdit({program, keep}, work) {
  if (work.program !== program || !work.holds) return {};
  const [gone] = missingLines(work.text, keep);
  if (gone === undefined) return {done: {text: work.text}};
  return {note: `It holds in every schedule, but the line “${gone.trim()}” is gone, and it has to stay.`};
}

const LOOKS = {schedule: lookAtSchedule, fix: lookAtEdit, build: lookAtEdit};

// What the lab's state means for a task that it can do: {done: what to remember}, {note: a sentence}, or neither.
export function lookAt(task, work) {
  return LOOKS[task.kind]?.(task, work) ?? {};
}

function whyNotMeasured(work) {
  if (!work) return 'The lab is not running, so there is nothing to compare with.';
  if (!work.machine.threads) return 'This page has no threads to measure with. Open it in its own tab, or in another browser.';
  return 'The lab has not measured this yet. Run it first.';
}

// Whether `answer` agrees with what the lab measured: {done} or {trouble}.
export function checkMeasured({fact: name, within}, answer, work) {
  const fact = factCalled(work, name);
  if (!fact) return {trouble: whyNotMeasured(work)};
  if (isNear(answer, fact.value, within)) return {done: {answer, measured: {...fact, machine: work.machine}}};
  return {trouble: `${showNumber(answer)} is not what your lab measured. Look again at its newest runs.`};
}

const isText = (value) => typeof value === 'string';

const isChoice = (value, {choices = Infinity}) => Number.isInteger(value) && value >= 1 && value <= choices;

const IS_ANSWER = {
  number: Number.isFinite,
  text: isText,
  one: isChoice,
  several: (value, task) => Array.isArray(value) && value.length > 0 && value.every((one) => isChoice(one, task)),
};

// Whether a record of each kind has what it is shown by.
const IS_WHOLE = {
  predict: (task, {answer, measured}) =>
    IS_ANSWER[task.input](answer, task) && (measured === undefined || Number.isFinite(measured?.value)),
  schedule: (_task, {schedule}) => isText(schedule),
  fix: (_task, {text}) => isText(text),
  build: (_task, {text}) => isText(text),
  measure: (_task, {answer, measured}) => Number.isFinite(answer) && Number.isFinite(measured?.value),
};

// What the browser kept about a task, as JSON; null when there is nothing of use, or it answers another question.
export function readRecord(json, task) {
  try {
    const record = JSON.parse(json);
    const ours = record.print === task.print && (!record.when || IS_WHOLE[task.kind](task, record));
    return ours ? record : null;
  } catch {
    return null;
  }
}

// "open", "committed" or "solved": a prediction is committed, and solved where it was right.
export function stateOf(task, record) {
  if (!record?.when) return 'open';
  return task.kind === 'predict' && record.right !== true ? 'committed' : 'solved';
}

// "“180”, “190” and “200”".
function listed(words) {
  const quoted = words.map((word) => `“${word}”`);
  const last = quoted.pop();
  return quoted.length ? `${quoted.join(', ')} and ${last}` : last;
}

function predictionWords({input, unit}, answer, labels) {
  if (input === 'number') return withUnit(answer, unit);
  return listed(input === 'text' ? [answer] : [answer].flat().map((one) => labels[one - 1]));
}

function predictionSentence(task, record, labels) {
  const said = predictionWords(task, record.answer, labels);
  if (record.right === null) return `You said ${said}.`;
  if (record.right) return `You said ${said}, and so it is.`;
  return `You said ${said}. It is ${predictionWords(task, task.number ?? task.answer, labels)}.`;
}

const HOLDS = 'Your version holds in every schedule.';

const SENTENCES = {
  predict: predictionSentence,
  schedule: (_task, {schedule}) => `You reached it, with the schedule ${schedule}.`,
  fix: () => HOLDS,
  build: () => HOLDS,
  measure: ({unit}, {answer, measured}) =>
    `You said ${withUnit(answer, unit)}, and your lab measured ${showMeasured(measured)}.`,
};

// What came out, for the reader; `labels` are the words of the choices.
export function outcomeOf(task, record, labels) {
  return SENTENCES[task.kind](task, record, labels);
}
