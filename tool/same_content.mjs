// Files that have more in common than two people's work has. Equal answers alone are no sign, and neither are equal
// short programs: a right answer is a right answer. What is pointed out is
//   - the same file, byte for byte;
//   - the same answers throughout, under another name or at other times, when there are at least five and an edited
//     program or a measurement is among them;
//   - answers given at the very same times, to the thousandth of a second, when they are at least half of a file's.
//
//   const marks = [marksOf(completion, digest, course), …];     // small, so that the files need not be kept
//   sameContent(marks, ['a.json', 'b.json'])   ->  [['The same file as b.json.'], ['The same file as a.json.']]

import {createHash} from 'node:crypto';

const FEWEST_ANSWERS = 5;
const FEWEST_TIMES = 3;
const MOST_NAMED = 3;

const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('base64').slice(0, 24);

// Keys in their order, whatever order the file has them in.
function sorted(value) {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

// What can be compared of a file: each answer with its time, for the tasks of this course.
export function marksOf(completion, digest, course) {
  const places = new Set(course.labs.flatMap((lab) => lab.tasks.map((task) => `${lab.id}/${task.id}`)));
  const answers = new Map();
  for (const {lab, task, when, ...deed} of completion.tasks) {
    const place = `${lab}/${task}`;
    if (places.has(place) && !answers.has(place)) answers.set(place, {when, answer: hash(sorted(deed))});
  }
  const inOrder = [...answers].sort(([one], [other]) => (one < other ? -1 : 1));
  const telling = completion.tasks.some(({text, measured}) => text !== undefined || measured !== undefined);
  return {digest, answers, telling, content: hash(inOrder.map(([place, {answer}]) => [place, answer]))};
}

function groupsBy(marks, keyOf) {
  const groups = new Map();
  marks.forEach((mark, at) => {
    const key = mark && keyOf(mark);
    if (key) groups.set(key, [...(groups.get(key) ?? []), at]);
  });
  return [...groups.values()];
}

function listed(names) {
  const shown = names.slice(0, MOST_NAMED);
  const more = names.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.pop();
  return shown.length ? `${shown.join(', ')} and ${last}` : last;
}

const withTimes = ({answers}) => [...answers.values()].map(({when}) => when).sort().join();

function noteOnContent(marks, at, others, names) {
  const {size} = marks[at].answers;
  const sameTimes = others.every((other) => withTimes(marks[other]) === withTimes(marks[at]));
  const times = sameTimes ? 'at the same times' : 'at other times';
  return `The same ${size} answers as in ${listed(others.map((other) => names[other]))}, ${times}.`;
}

// The files with an answer to the same task from the same moment, by task and moment.
function filesByMoment(marks, files) {
  const byMoment = new Map();
  for (const at of files)
    for (const [place, {when}] of marks[at].answers) {
      const key = `${place} ${when}`;
      if (!byMoment.has(key)) byMoment.set(key, []);
      byMoment.get(key).push(at);
    }
  return byMoment;
}

// Two files with moments in common: {one, other, times, equal}, how many and how many of these with equal answers.
function pairsOf(marks, files) {
  const pairs = new Map();
  for (const [key, together] of filesByMoment(marks, files)) {
    const place = key.slice(0, key.indexOf(' '));
    together.forEach((one, nth) => {
      for (const other of together.slice(nth + 1)) {
        const pair = pairs.get(`${one} ${other}`) ?? {one, other, times: 0, equal: 0};
        pair.times++;
        if (marks[one].answers.get(place).answer === marks[other].answers.get(place).answer) pair.equal++;
        pairs.set(`${one} ${other}`, pair);
      }
    });
  }
  return [...pairs.values()];
}

const isTelling = ({one, other, times}, marks) =>
  times >= FEWEST_TIMES && times * 2 >= Math.min(marks[one].answers.size, marks[other].answers.size);

function noteOnTimes({one, other, times, equal}, at, marks, names) {
  const same = equal === times ? 'with the same content' : `${equal} of them with the same content`;
  const file = names[at === one ? other : one];
  return `${times} of ${marks[at].answers.size} answers are from the very same moments as in ${file}, ${same}.`;
}

// For file `at`, the files that share the most moments with it.
function notesOnTimes(pairs, at, marks, names) {
  const own = pairs.filter(({one, other}) => one === at || other === at).sort((one, other) => other.times - one.times);
  const more = own.length - MOST_NAMED;
  const notes = own.slice(0, MOST_NAMED).map((pair) => noteOnTimes(pair, at, marks, names));
  return more > 0 ? [...notes, `So are answers in ${more} more ${more === 1 ? 'file' : 'files'}.`] : notes;
}

function noteAll(notes, groups, noteOn) {
  for (const group of groups.filter(({length}) => length > 1))
    for (const at of group) notes[at].push(noteOn(at, group.filter((other) => other !== at)));
}

// A list of sentences for each file; `marks` has null for a file that could not be read. Of equal files, only the first
// is compared further.
export function sameContent(marks, names) {
  const notes = marks.map(() => []);
  const copies = groupsBy(marks, ({digest}) => digest);
  noteAll(notes, copies, (_at, others) => `The same file as ${listed(others.map((other) => names[other]))}.`);

  const firsts = new Set(copies.map(([first]) => first));
  const alone = marks.map((mark, at) => (firsts.has(at) ? mark : null));
  const alike = groupsBy(alone, (mark) => mark.telling && mark.answers.size >= FEWEST_ANSWERS && mark.content);
  noteAll(notes, alike, (at, others) => noteOnContent(marks, at, others, names));

  for (const group of alike) for (const at of group.slice(1)) firsts.delete(at);
  const pairs = pairsOf(marks, [...firsts]).filter((pair) => isTelling(pair, marks));
  for (const at of firsts) notes[at].push(...notesOnTimes(pairs, at, marks, names));
  return notes;
}
