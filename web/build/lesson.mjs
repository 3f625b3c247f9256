// Renders a lesson: Markdown with mathematics, highlighted code, links that drive the lab, threads by their colour.
//
//   [run it](lab:threads=4&run)    a link that sets up the lab and starts it
//   `T0` or `T0 reads 5`           a mark in the colour of thread 0
//   ![words](figure:lost-update "caption")   a drawing from figures.mjs
//   ```predict how-many                      a task, as task_notation.mjs reads it

import MarkdownIt from 'markdown-it';
import {codeBlock} from './code.mjs';
import {CourseError, attemptNow, raise} from './error.mjs';
import {figure} from './figures.mjs';
import {escapeHtml, groupDigits, slug} from './html.mjs';
import {mathPlugin} from './math.mjs';
import {isTask, parseTask, troubleWithLink} from './task_notation.mjs';
import {renderTask, renderTaskList} from './tasks.mjs';

const THREAD_MARK = /^T([0-7])( .+)?$/;

// What a task needs to render its own Markdown as a part of the lesson.
function renderers(env) {
  return {
    lab: env.lab,
    block: (text) => markdown.render(text, env),
    inline: (text) => markdown.renderInline(text, env),
  };
}

function readTask({info, content}, {lab, tasks}) {
  const task = parseTask(info, content, lab.programs);
  if (tasks.some(({id}) => id === task.id)) throw new CourseError(`Two tasks have the id "${task.id}".`);
  tasks.push(task);
  return task;
}

function renderFence(tokens, at, _options, env) {
  const {content, info} = tokens[at];
  if (isTask(info)) return renderTask(readTask(tokens[at], env), renderers(env));
  return codeBlock(content, info.trim());
}

function renderCode(tokens, at) {
  const text = tokens[at].content;
  const thread = THREAD_MARK.exec(text);
  if (!thread) return `<code>${escapeHtml(text)}</code>`;
  return `<span class="thread thread-${thread[1]}"><b>T${thread[1]}</b>${escapeHtml(thread[2] ?? '')}</span>`;
}

function renderImage(tokens, at) {
  const token = tokens[at];
  const source = token.attrGet('src');
  if (!source.startsWith('figure:'))
    throw new CourseError(`A picture is written ![words](figure:name); "${source}" is not.`);
  return figure(source.slice('figure:'.length), token.content, token.attrGet('title') ?? '');
}

function driveLab(token, {lab}) {
  const query = token.attrGet('href').slice('lab:'.length);
  const trouble = troubleWithLink(query, lab.programs);
  if (trouble) throw new CourseError(`The link lab:${query} ${trouble}.`);
  token.attrSet('href', `?${query}#lab`);
  token.attrSet('class', 'lab-link');
  token.attrSet('data-lab', query);
}

function renderLinkOpen(tokens, at, options, env, self) {
  const href = tokens[at].attrGet('href');
  if (href.startsWith('lab:')) driveLab(tokens[at], env);
  else if (/^https?:/.test(href)) tokens[at].attrSet('rel', 'noopener');
  return self.renderToken(tokens, at, options);
}

function renderHeadingOpen(tokens, at, options, env, self) {
  const text = tokens[at + 1].children.map((child) => child.content).join('');
  tokens[at].attrSet('id', slug(text, env.ids));
  return self.renderToken(tokens, at, options);
}

function renderHeadingClose(tokens, at) {
  const id = tokens[at - 2].attrGet('id');
  return ` <a class="anchor" href="#${id}" aria-label="Link to this section">#</a></${tokens[at].tag}>\n`;
}

// Markdown as lessons have it; `rules` of a kind of page go before those of a lesson.
// A rule whose mistakes go to env.report, if there is one.
const reporting = (rule) => (tokens, at, options, env, self) =>
  attemptNow(env.report ?? raise, () => rule(tokens, at, options, env, self), '');

export function createMarkdown(rules = {}) {
  const markdown = new MarkdownIt({html: true, typographer: false});
  markdown.use(mathPlugin);
  const acceptsOthers = markdown.validateLink;
  markdown.validateLink = (url) => /^(lab|figure):/.test(url) || acceptsOthers(url);
  Object.assign(markdown.renderer.rules, {
    fence: renderFence,
    code_inline: renderCode,
    image: renderImage,
    text: (tokens, at) => escapeHtml(groupDigits(tokens[at].content)),
    link_open: renderLinkOpen,
    heading_open: renderHeadingOpen,
    heading_close: renderHeadingClose,
    table_open: () => '<div class="table" tabindex="0" role="group" aria-label="Table"><table>\n',
    table_close: () => '</table></div>\n',
    ...rules,
  });
  for (const [name, rule] of Object.entries(markdown.renderer.rules)) markdown.renderer.rules[name] = reporting(rule);
  return markdown;
}

const markdown = createMarkdown();

// A figure stands by itself, not inside the paragraph that Markdown puts around it.
function unwrapFigures(html) {
  return html.replace(/<p>(<figure[\s\S]*?<\/figure>)<\/p>/g, '$1');
}

// What is known of `lab`, as course.mjs reads it, while its lesson is rendered.
function environmentOf(lab, report) {
  const ids = new Map(['lab', 'lesson', 'tasks'].map((id) => [id, 1]));
  return {lab: {programs: [], ...lab}, ids, tasks: [], report};
}

// Mistakes name the lab's lesson. The first is thrown, or all of them go to `report`.
function inLesson(lab, report, work) {
  const named = (error) => {
    error.message = `${lab.where}: ${error.message}`;
    return error;
  };
  if (report) return work(environmentOf(lab, (error) => report(named(error))));
  return attemptNow((error) => raise(named(error)), () => work(environmentOf(lab, raise)));
}

// The HTML of `lab`: the list of its tasks, if there are any, and its lesson.
export function renderLesson(lab, report) {
  return inLesson(lab, report, (env) => {
    const lesson = unwrapFigures(markdown.render(lab.body, env));
    return renderTaskList(env.tasks, renderers(env)) + lesson;
  });
}

// The tasks of `lab` in the order of its lesson, as task_notation.mjs gives them.
export function tasksOf(lab, report) {
  return inLesson(lab, report, (env) => {
    const fences = markdown.parse(lab.body, env).filter(({type, info}) => type === 'fence' && isTask(info));
    for (const token of fences) attemptNow(env.report, () => readTask(token, env));
    return env.tasks;
  });
}
