// The page "Your progress": every task of the course with a place for its state, and the ways to take all of it along,
// to bring it back and to clear it. web/page fills it in.
//
//   progressMain(data)   // data is what courseData() gave

import {escapeHtml} from './html.mjs';
import {KIND_NAMES, TASK_ICON} from './tasks.mjs';

const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function taskEntry(lab, task) {
  return (
    `<li id="${lab.id}-${task.id}" data-state="open">${TASK_ICON}` +
    `<span class="progress-task"><a href="../${lab.id}/#task-${task.id}">${escapeHtml(task.title)}</a> ` +
    `<span class="task-kind">${KIND_NAMES[task.kind]}</span></span> ` +
    `<span class="progress-points">${task.points === 0 ? 'no points' : counted(task.points, 'point')}</span> <span class="task-word">open</span></li>`
  );
}

// The titles of tasks may hold Markdown; here they stand as they were written, without its marks.
const plain = (title) => title.replace(/[`*]/g, '');

function labPart(lab) {
  const tasks = lab.tasks.map((task) => taskEntry(lab, {...task, title: plain(task.title)}));
  return `<details class="progress-lab" id="lab-${lab.id}"><summary><h2>${escapeHtml(lab.title)}</h2> <span class="progress-words">${counted(lab.tasks.length, 'task')}</span><span class="done-bar" aria-hidden="true"></span></summary>
<ol>${tasks.join('\n')}</ol>
</details>`;
}

const DOWNLOAD = `<section aria-labelledby="take-along">
<h2 id="take-along">Take it along, or hand it in</h2>
<p>The completion file holds your predictions and answers, your schedules and programs, and what you measured. It goes nowhere by itself: you hand it in, or load it in another browser.</p>
<form id="download">
<p class="progress-field"><label for="completion-name">Your name in the file, if your instructor wants one</label> <input id="completion-name" type="text" autocomplete="name" maxlength="200"></p>
<p class="ways"><button class="button" type="submit">Download completion file</button></p>
</form>
<p class="progress-news" id="download-news" role="status"></p>
</section>`;

const LOAD = `<section aria-labelledby="bring-back">
<h2 id="bring-back">Bring it back</h2>
<p>What is missing here is added, and a newer answer takes the place of an older one. Nothing else changes.</p>
<p class="ways"><label class="file-label" for="load-file">Load a file</label> <input id="load-file" type="file" accept=".json,application/json"></p>
<p class="progress-news" id="load-news" role="status"></p>
</section>`;

const CLEAR = `<section aria-labelledby="clear-all">
<h2 id="clear-all">Clear it</h2>
<p>On a computer that others use, clear what you did once you have your file.</p>
<p class="ways"><button class="quiet-button" id="clear" type="button">Clear everything</button></p>
<div class="clear-question" id="clear-question" role="group" aria-labelledby="clear-means" tabindex="-1" hidden>
<p id="clear-means">This forgets all that the course keeps in this browser: what you did in every task, your versions of the programs, your settings, and the copy for reading offline. There is no way back except a file that you downloaded.</p>
<p class="ways"><button class="small-button" id="clear-download" type="button">Download the file first</button> <button class="small-button" id="clear-yes" type="button">Yes, clear everything</button> <button class="small-button" id="clear-keep" type="button">Keep it</button></p>
</div>
<p class="progress-news" id="clear-news" role="status"></p>
</section>`;

export function progressMain(data) {
  const labs = data.labs.filter(({tasks}) => tasks.length > 0);
  return `<main class="progress-page" id="progress" tabindex="-1">
<h1>Your progress</h1>
<p class="lead" id="progress-sum" role="status"></p>
<p id="progress-place">It is kept in this browser and nowhere else.</p>
<p>A prediction earns its points when you commit it, whatever it is; every other task when it is solved.</p>
<p class="progress-unkept" id="progress-unkept"></p>
<noscript><p class="notice">This page needs JavaScript to show what you did.</p></noscript>
<div class="progress-labs">
${labs.map(labPart).join('\n')}
</div>
${DOWNLOAD}
${LOAD}
${CLEAR}
</main>`;
}
