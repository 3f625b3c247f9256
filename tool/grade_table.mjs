// The table of graded files, and what there is to say about them below it.
//
//   gradeText(graded, {course, columns: 80, stopped: false})
//     ->  'name  file      race   locks  total  share  notes\nAda   ada.json  17/17  …'

import {clean, cut, cutLeft, padded, paddedLeft, widthOf} from './terminal_text.mjs';

const NAMES = 2; // the columns that may be cut: who, and which file
const LEAST_NAME = 8;
const MOST_NAME = 40;
const NO_NUMBER = '–';

const shareOf = ({points, of}) => (of > 0 ? `${Math.round((100 * points) / of)}\u00a0%` : NO_NUMBER);

function rowOf(result, withLabs) {
  if (result.trouble) return ['', clean(result.file), ...withLabs.map(() => NO_NUMBER), NO_NUMBER, NO_NUMBER, '1'];
  const {name, file, labs, points, of, notes} = result;
  const perLab = labs.filter(({id}) => withLabs.includes(id)).map((lab) => `${lab.points}/${lab.of}`);
  return [name, clean(file), ...perLab, `${points}/${of}`, shareOf(result), String(notes.length || '')];
}

const widthsOf = (rows) => rows[0].map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]))));

const total = (widths) => widths.reduce((sum, width) => sum + width + 2, -2);

// Takes from the wider of the two names until everything fits, or both are as short as they may be.
function fitted(widths, columns) {
  const fit = widths.map((width, column) => (column < NAMES ? Math.min(width, MOST_NAME) : width));
  const widest = () => (fit[0] > fit[1] ? 0 : 1);
  while (total(fit) > columns && fit[widest()] > LEAST_NAME) fit[widest()]--;
  return fit;
}

function lineOf(row, widths) {
  const [name, file, ...numbers] = row.map((cell, column) => [cell, widths[column]]);
  const names = [padded(cut(...name), name[1]), padded(cutLeft(...file), file[1])];
  return [...names, ...numbers.map((number) => paddedLeft(...number))].join('  ').trimEnd();
}

function tableOf(graded, labs) {
  const head = ['name', 'file', ...labs, 'total', 'share', 'notes'];
  return [head, ...graded.map((result) => rowOf(result, labs))];
}

// The lines of the table, without the labs where there is no room for them.
function tableLines(graded, course, columns) {
  const ids = course.labs.map(({id}) => id);
  for (const labs of [ids, []]) {
    const rows = tableOf(graded, labs);
    const widths = fitted(widthsOf(rows), columns);
    if (total(widths) > columns && labs.length > 0) continue;
    const lines = rows.map((row) => lineOf(row, widths));
    return labs.length === ids.length ? lines : [...lines, '', 'The labs do not fit here; --csv and --json have them.'];
  }
}

function notesOf({file, name, trouble, notes}) {
  const said = trouble ? [trouble] : notes;
  if (said.length === 0) return [];
  return ['', `${clean(file)}${name ? ` (${name})` : ''}`, ...said.map((note) => `  ${note}`)];
}

const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

// "3 files, of which 1 could not be read."
export function summaryOf(graded, stopped) {
  const left = graded.filter(({ungraded}) => ungraded).length;
  const unread = graded.filter(({trouble}) => trouble).length - left;
  const files = counted(graded.length, 'file', 'files');
  if (stopped) return `Interrupted: ${left} of ${files} ${left === 1 ? 'is' : 'are'} not graded.`;
  return unread > 0 ? `${files}, of which ${unread} could not be graded.` : `${files} graded.`;
}

export function gradeText(graded, {course, columns, stopped}) {
  if (graded.length === 0) return 'There is no completion file here: no *.json that is not hidden.\n';
  const shown = graded.filter(({ungraded}) => !ungraded);
  const lines = tableLines(shown, course, columns);
  return [...lines, ...shown.flatMap(notesOf), '', summaryOf(graded, stopped), ''].join('\n');
}
