// Graded files as a table for spreadsheets (RFC 4180): a row a file, a column a lab and a column a task.
//
//   gradeCsv(graded, course)   ->  'name,file,race,…,race/lose-one,…,total,of,proven,stated,notes\r\n…'

import {clean} from './terminal_text.mjs';

// A spreadsheet takes a cell that begins like this for a formula.
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

function cell(value) {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (cells) => `${cells.map(cell).join(',')}\r\n`;

const placesOf = (course) => course.labs.flatMap((lab) => lab.tasks.map((task) => `${lab.id}/${task.id}`));

// What could not be graded has no points, which is not the same as none.
function rowOf(result, course) {
  const {name = '', file, labs, tasks, points, of, proven, stated, notes, trouble} = result;
  if (trouble) {
    const empty = course.labs.flatMap((lab) => ['', ...lab.tasks.map(() => '')]);
    return ['', clean(file), ...empty, '', '', '', '', trouble];
  }
  const all = [...labs, ...tasks].map((one) => one.points);
  return [name, clean(file), ...all, points, of, proven, stated, notes.join(' ')];
}

export function gradeCsv(graded, course) {
  const labs = course.labs.map(({id}) => id);
  const head = ['name', 'file', ...labs, ...placesOf(course), 'total', 'of', 'proven', 'stated', 'notes'];
  return [head, ...graded.map((result) => rowOf(result, course))].map(line).join('');
}
