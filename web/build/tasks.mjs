// The tasks of a lesson as HTML: a section for each, which can be read before any script has run, and a list of them all.
// What web/page needs to check a task stands in its data-task; the explanation waits in a <template>.
//
//   renderTask(parseTask('predict how-many', …), {lab, block, inline})
//     ->  '<section class="task task-predict" id="task-how-many" data-task="{…}" …'

import {escapeHtml} from './html.mjs';
import {fingerprintOf} from './task_notation.mjs';

export const KIND_NAMES = {predict: 'Predict', schedule: 'Schedule', fix: 'Fix', measure: 'Measure', build: 'Build'};

export const TASK_ICON = '<i class="task-icon" aria-hidden="true"></i>';
const WORD = '<span class="task-word">open</span>';
const kindOf = ({kind}) => `<span class="task-kind">${KIND_NAMES[kind]}</span>`;

// What is needed to check each kind, besides what every task has.
const CHECKED = {
  predict: ['number', 'within', 'answer', 'unit', 'measured'],
  schedule: ['program', 'goal'],
  fix: ['program', 'keep'],
  build: ['program', 'keep'],
  measure: ['fact', 'unit', 'within'],
};

// A measurement cannot be looked at again, so it is worth nothing unless the course says otherwise.
const pointsOf = ({kind, points}) => points ?? (kind === 'measure' ? 0 : 1);

// What a page and the command need to check a task: {kind, id, title, print, points, …}. `programs` are those of its lab.
export function taskData(task, programs) {
  const {kind, id, title} = task;
  const data = {kind, id, title, print: fingerprintOf(task, programs), points: pointsOf(task)};
  for (const key of CHECKED[kind]) if (task[key] !== undefined) data[key] = task[key];
  if (task.choices) data.choices = task.choices.length;
  if (kind === 'predict') data.input = inputOf(task);
  return data;
}

// How a prediction is written down.
function inputOf({choices, answer, number, unit, measured}) {
  if (choices) return Array.isArray(answer) ? 'several' : 'one';
  return number !== undefined || unit || measured ? 'number' : 'text';
}

export function labLink(query, words) {
  return `<a href="?${escapeHtml(query)}#lab" class="lab-link" data-lab="${escapeHtml(query)}">${words}</a>`;
}

// `mode` is an attribute of the field that says what is written into it.
function field(task, label, mode) {
  const id = `task-${task.id}-answer`;
  const unit = task.unit ? ` <span class="task-unit">${escapeHtml(task.unit)}</span>` : '';
  return (
    `<p class="task-field"><label for="${id}">${label}</label> ` +
    `<input id="${id}" name="answer" type="text"${mode} autocomplete="off" maxlength="200">${unit}</p>`
  );
}

function choiceFields({choices}, several, {inline}) {
  const type = several ? 'checkbox' : 'radio';
  const labels = choices.map(
    (choice, at) =>
      `<label class="task-choice"><input type="${type}" name="answer" value="${at + 1}"> <span>${inline(choice)}</span></label>`,
  );
  const legend = several ? 'Your prediction: all that apply' : 'Your prediction';
  return `<fieldset class="task-choices"><legend>${legend}</legend>${labels.join('')}</fieldset>`;
}

function form(fields, action) {
  return (
    `<form class="task-form" novalidate>${fields}<p class="task-trouble" role="alert"></p>` +
    `<p class="ways"><button class="button" type="submit">${action}</button></p></form>`
  );
}

function predictForm(task, render) {
  const input = inputOf(task);
  if (task.choices) return form(choiceFields(task, input === 'several', render), 'Commit');
  if (input === 'text') return form(field(task, 'Your prediction', ' class="wide"'), 'Commit');
  const mode = task.number < 0 ? '' : ' inputmode="decimal"'; // a keyboard of digits may have no minus
  return form(field(task, 'Your prediction', mode), 'Commit');
}

function keptLines({keep}) {
  const lines = keep.map((line) => `<code>${escapeHtml(line.trim())}</code>`);
  return `<p class="task-rule">${lines.length === 1 ? 'This line stays' : 'These lines stay'}: ${lines.join(' ')}</p>`;
}

function fixWays(task) {
  return `${keptLines(task)}<p class="ways">${labLink(`program=${task.program}&view=fix`, 'Edit it in Fix')}</p>`;
}

function goalOf({program, goal}, {lab}) {
  return lab.programs.find(({id}) => id === program).goals[goal - 1].sentence;
}

// What a reader does about each kind.
const WAYS = {
  predict: predictForm,
  schedule: (task, render) =>
    `<p class="task-rule">Goal: ${escapeHtml(goalOf(task, render))}</p>` +
    `<p class="ways">${labLink(`program=${task.program}&view=step`, 'Play it in Step')}</p>`,
  fix: fixWays,
  build: fixWays,
  measure: (task) =>
    `<p class="ways">${labLink(task.run, 'Run it')}</p>` +
    form(field(task, 'From your own numbers', ' inputmode="decimal"'), 'Check'),
};

function answerOf({number, unit, choices, answer}, {inline}) {
  if (number !== undefined) return `<p>The answer: ${number}${unit ? ` ${escapeHtml(unit)}` : ''}.</p>`;
  if (answer === undefined) return '';
  return `<p>The answer:</p><ul>${[answer].flat().map((one) => `<li>${inline(choices[one - 1])}</li>`).join('')}</ul>`;
}

// What is shown once the task is done, and from the start where no script can ask first.
function afterwards(task, render) {
  const told = task.then ? render.block(task.then) : '';
  const way = task.show ? `<p class="ways">${labLink(task.show, 'Show it in the lab')}</p>` : '';
  const answer = answerOf(task, render);
  const template = told || way ? `<template>${told}${way}</template>` : '';
  if (!answer && !template) return '';
  const open = `<details class="think"><summary>The answer</summary>${answer}${told}${way}</details>`;
  return `${template}<noscript>${open}</noscript>`;
}

// `render` is {lab, block, inline}: the lab as course.mjs reads it, and what turns Markdown into HTML.
export function renderTask(task, render) {
  const id = `task-${task.id}`;
  const data = escapeHtml(JSON.stringify(taskData(task, render.lab.programs)));
  return `<section class="task task-${task.kind}" id="${id}" data-task="${data}" data-state="open" aria-labelledby="${id}-title">
<h3 class="task-title" id="${id}-title">${TASK_ICON}${kindOf(task)} <span class="task-name">${render.inline(task.title)}</span> ${WORD}</h3>
<div class="task-ask">${render.block(task.ask)}</div>
${WAYS[task.kind](task, render)}
${afterwards(task, render)}
</section>
`;
}

function entry(task, {inline}) {
  const id = `task-${task.id}`;
  return `<li data-of="${id}" data-state="open">${TASK_ICON}<a href="#${id}">${inline(task.title)}</a> ${kindOf(task)} ${WORD}</li>`;
}

// The list of `tasks` for the top of the lesson; empty without tasks.
export function renderTaskList(tasks, render) {
  if (tasks.length === 0) return '';
  const counted = `${tasks.length} task${tasks.length === 1 ? '' : 's'}`;
  const entries = tasks.map((task) => entry(task, render)).join('');
  return (
    `<details class="tasks" id="tasks"><summary id="tasks-count">${counted}</summary><ol>${entries}</ol>` +
    '<p><a href="../progress/">Your progress in the whole course</a></p></details>' +
    '<p class="task-unkept" id="task-unkept" role="status"></p>' +
    '<p class="task-news" id="task-news" role="status"></p>\n'
  );
}
