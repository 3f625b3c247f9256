// The pages of the site as HTML: home, one for each lab, one for each lab alone, the reader's progress, and the one for
// addresses that do not exist. `site` is {course, data, assets}: the course as course.mjs reads it, what courseData() makes
// of it, and the folder of this version's files.

import {createHash} from 'node:crypto';
import {scheduleSvg} from './figures.mjs';
import {escapeHtml, groupDigits} from './html.mjs';
import {LOGO, THEME_ICONS} from './icons.mjs';
import {labSection} from './lab_section.mjs';
import {renderLesson, tasksOf} from './lesson.mjs';
import {progressMain} from './progress.mjs';

const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

function minutes(count) {
  return `${count} minute${count === 1 ? '' : 's'}`;
}

export function head({site, root, title, description}) {
  const assets = `${root}${site.assets}`;
  return `<!doctype html>
<html lang="en-GB" data-root="${root}" data-course="${site.course.id}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(description)}">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${assets}/icon.svg" type="image/svg+xml">
<link rel="preload" href="${assets}/sans.woff2" as="font" type="font/woff2" crossorigin>
<script src="${assets}/head.js"></script>
<link rel="stylesheet" href="${assets}/style.css">
<script src="${assets}/page.js" defer></script>
</head>`;
}

export function header({site, root, place}) {
  return `<header class="top">
<a class="brand" href="${root}">${LOGO}<span>${escapeHtml(site.course.title)}</span></a>
${place}
<details class="badge" id="badge" hidden>
<summary><span class="dot" aria-hidden="true"></span><span id="badge-text"></span></summary>
<div class="badge-panel"><p id="badge-why"></p><p id="badge-way"></p></div>
</details>
<button class="theme" id="theme" type="button" hidden>${THEME_ICONS}</button>
<p class="unseen" id="badge-news" role="status"></p>
</header>`;
}

// A count that the page fills in once something is done; its bar grows with --done.
function doneCount(attribute, more = '') {
  return `<p class="done" ${attribute} hidden><span class="done-words"></span>${more}<span class="done-bar" aria-hidden="true"></span></p>`;
}

function labEntry(lab) {
  const done = tasksOf(lab).length > 0 ? doneCount(`data-done-of="${lab.id}"`) : '';
  return `<li><a href="${lab.id}/"><span class="lab-title">${escapeHtml(lab.title)}</span><span class="lab-minutes">${minutes(lab.minutes)}</span></a><p>${escapeHtml(groupDigits(lab.summary))}</p>${done}</li>`;
}

function contents(course) {
  const units = course.units.map(
    (unit, index) =>
      `<section class="unit"><h3><span>Unit ${index + 1}</span> ${escapeHtml(unit.title)}</h3><ol>${unit.labs.map(labEntry).join('\n')}</ol></section>`,
  );
  return units.join('\n');
}

// The course as data for the page's scripts. Data is no script: a browser never runs it.
function courseScript(data) {
  return `<script type="application/json" id="course">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}

// What stands at the foot of the pages beside the labs.
export function footer(root) {
  const links = {'progress/': 'Your progress', 'guide/': 'For instructors', 'guide/privacy/': 'Privacy', 'guide/accessibility/': 'Accessibility'};
  const items = Object.entries(links).map(([href, name]) => `<a href="${root}${href}">${name}</a>`);
  return `<footer class="foot"><nav aria-label="About this course">${items.join(' ')}</nav></footer>`;
}

const HOME_FIGURE_WORDS =
  'Two threads add one to a shared counter, three times each. Four increments follow each other. In between, both threads read 2 and both write 3, so one increment is lost: the counter ends at 5 where 6 was expected.';
const SHORT_FIGURE_WORDS =
  'T1 reads 5. T2 reads 5. T1 writes 6. T2 writes 6. The counter ends at 6 where 7 was expected.';

export function homePage(site) {
  const {course} = site;
  const first = course.units.flatMap((unit) => unit.labs)[0];
  return `${head({site, root: './', title: `${course.title}: concurrency on your own cores`, description: course.promise})}
<body class="home">
<a class="skip" href="#contents">Skip to the labs</a>
${header({site, root: './', place: ''})}
<main>
<div class="title-page">
<h1>${escapeHtml(course.title)}</h1>
<p class="promise">${escapeHtml(course.promise)}</p>
<p class="begin"><a class="button" href="${first.id}/">Open “${escapeHtml(first.title)}”</a><span>${minutes(first.minutes)}, nothing to install</span></p>
</div>
<figure class="plate">
${scheduleSvg('course', HOME_FIGURE_WORDS, {wide: true})}
${scheduleSvg('lost-update', SHORT_FIGURE_WORDS)}
<figcaption>Two threads, one counter. A hollow circle reads, a full one writes, the bar between them is a value in a thread’s hand. Where two bars overlap, both threads read the same value, and one increment is lost.</figcaption>
</figure>
<div class="two-columns">
<section class="about" aria-labelledby="about">
<h2 id="about">What this is</h2>
<p>A course on concurrency and parallelism. Each lab is a lesson with an instrument beside it. You read, commit to what you expect, then see.</p>
<p>Small programs are Python, and there are four ways to look at one text. <b>Step</b>: you are the scheduler and decide which thread goes next. <b>Prove</b>: every order of steps is explored, and the verdict holds for all of them. <b>Run</b>: the program runs on real threads, thousands of times. <b>Fix</b>: you edit it until it cannot fail.</p>
<p>Experiments are C++, compiled for the browser. Their threads run at the same time on the cores of the machine in front of you, and what you see is measured there and nowhere else. Your numbers will differ from your neighbour’s. That is part of the subject.</p>
<p>After your first visit the course also opens without a network.</p>
</section>
<section class="contents" id="contents" aria-labelledby="contents-title" tabindex="-1">
<h2 id="contents-title">Contents</h2>
${doneCount('id="course-done"', ' <a href="progress/">Your progress</a>')}
<p class="course-unkept" id="course-unkept"></p>
${contents(course)}
</section>
</div>
</main>
${footer('./')}
${courseScript(site.data)}
</body>
</html>
`;
}

export function labPage(site, unit, unitNumber, lab) {
  const place = `<nav class="place" aria-label="Where you are"><ol><li class="place-unit"><a href="../#contents">${escapeHtml(unit.title)}</a></li><li aria-current="page">${escapeHtml(lab.title)}</li></ol></nav>`;
  const count = tasksOf(lab).length > 0 ? '<a class="task-count" id="task-count" href="#tasks" hidden></a>' : '';
  return `${head({site, root: '../', title: `${lab.title} · ${site.course.title}`, description: lab.summary})}
<body class="lab-page">
<a class="skip" href="#lesson">Skip to the lesson</a>
<a class="skip" href="#lab">Skip to the lab</a>
${header({site, root: '../', place: place + count})}
<main class="split" id="split">
<article class="lesson" id="lesson" tabindex="-1">
<div class="prose">
<h1>${escapeHtml(lab.title)}</h1>
<p class="meta">Unit ${unitNumber}, ${escapeHtml(unit.title)} · ${minutes(lab.minutes)}</p>
${renderLesson(lab)}
</div>
</article>
<div class="divider" id="divider" role="separator" aria-orientation="vertical" aria-label="Width of the lesson" aria-controls="lesson" aria-valuemin="25" aria-valuemax="70" aria-valuenow="44" tabindex="0"></div>
${labSection(lab)}
</main>
<nav aria-label="Lesson and lab"><a class="jump" id="jump" href="#lab">Lab</a></nav>
</body>
</html>
`;
}

export function progressPage(site) {
  const {title} = site.course;
  const place = '<nav class="place" aria-label="Where you are"><ol><li aria-current="page">Your progress</li></ol></nav>';
  return `${head({site, root: '../', title: `Your progress · ${title}`, description: `What you have done in ${title}, kept in your browser alone.`})}
<body class="plain-page">
<a class="skip" href="#progress">Skip to your progress</a>
${header({site, root: '../', place})}
${progressMain(site.data)}
${footer('../')}
${courseScript(site.data)}
</body>
</html>
`;
}

// A lab without its lesson, for a frame in another page: the instrument and a line that leads to the lesson.
export function labAlonePage(site, lab) {
  const {title} = site.course;
  return `${head({site, root: '../', title: `${lab.title}, the lab alone · ${title}`, description: lab.summary})}
<body class="lab-alone">
<main>
<h1 class="unseen">${escapeHtml(lab.title)}</h1>
${labSection(lab)}
</main>
<footer class="lab-from"><a href="./" target="_blank" rel="noopener">${escapeHtml(lab.title)}</a>, a lab of ${escapeHtml(title)}</footer>
</body>
</html>
`;
}

function sha256(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

// Stands alone, because it is served at any depth: `style` and `script` are inside it.
export function lostPage(course, style, script) {
  const policy = [
    `default-src 'self'`,
    `script-src ${sha256(script)}`,
    `style-src ${sha256(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Nothing here · ${escapeHtml(course.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>There is nothing at this address</h1>
<p>You asked for <code id="asked">a page that does not exist</code>. The address may be mistyped, or the page may have moved.</p>
<div id="offer" hidden><p id="offer-text">These labs exist:</p><ul id="labs"></ul><p><a id="home" href="./">${escapeHtml(course.title)}, the front page</a></p></div>
<noscript><p>Remove the last part of the address to find the front page.</p></noscript>
</main>
<script>${script}</script>
</body>
</html>
`;
}

// What 404.html reads to find the course and its labs.
export function labsJson(course) {
  const units = course.units.map(({title, labs}) => ({
    title,
    labs: labs.map(({id, title: name, summary}) => ({id, title: name, summary})),
  }));
  return `${JSON.stringify({course: course.title, units}, null, 1)}\n`;
}
