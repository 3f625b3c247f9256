// Renders a lesson: Markdown with mathematics, highlighted code, links that drive the lab, threads by their colour.
//
//   [run it](lab:threads=4&run)    a link that sets up the lab and starts it
//   `T0` or `T0 reads 5`           a mark in the colour of thread 0
//   ![words](figure:lost-update "caption")   a drawing from figures.mjs

import MarkdownIt from 'markdown-it';
import hljs from 'highlight.js/lib/core';
import cpp from 'highlight.js/lib/languages/cpp';
import python from 'highlight.js/lib/languages/python';
import {CourseError} from './error.mjs';
import {figure} from './figures.mjs';
import {escapeHtml, groupDigits, slug} from './html.mjs';
import {mathPlugin} from './math.mjs';

hljs.registerLanguage('cpp', cpp);
hljs.registerLanguage('python', python);

const LANGUAGES = {cpp: 'C++', python: 'Python'};
const LAB_QUERY = /^[a-z]+(=[a-z0-9.,_-]+)?(&[a-z]+(=[a-z0-9.,_-]+)?)*$/;
const THREAD_MARK = /^T([0-7])( .+)?$/;

function highlight(code, language) {
  return language ? hljs.highlight(code, {language}).value : escapeHtml(code);
}

function renderFence(tokens, at) {
  const {content, info} = tokens[at];
  const language = info.trim();
  if (language && !LANGUAGES[language])
    throw new CourseError(
      `A code block asks for the language "${language}"; known are ${Object.keys(LANGUAGES).join(', ')}.`,
    );
  const label = language ? `${LANGUAGES[language]} code` : 'Code';
  return `<pre tabindex="0" role="group" aria-label="${label}"><code>${highlight(content, language)}</code></pre>\n`;
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

function driveLab(token) {
  const query = token.attrGet('href').slice('lab:'.length);
  if (!LAB_QUERY.test(query)) throw new CourseError(`The link lab:${query} is not made of name=value pairs.`);
  token.attrSet('href', `?${query}#lab`);
  token.attrSet('class', 'lab-link');
  token.attrSet('data-lab', query);
}

function renderLinkOpen(tokens, at, options, _env, self) {
  const href = tokens[at].attrGet('href');
  if (href.startsWith('lab:')) driveLab(tokens[at]);
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

function createMarkdown() {
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
  });
  return markdown;
}

const markdown = createMarkdown();

// A figure stands by itself, not inside the paragraph that Markdown puts around it.
function unwrapFigures(html) {
  return html.replace(/<p>(<figure[\s\S]*?<\/figure>)<\/p>/g, '$1');
}

// The HTML of `lab`, as course.mjs reads it. Mistakes name the lab's lesson.
export function renderLesson(lab) {
  try {
    return unwrapFigures(
      markdown.render(lab.body, {
        ids: new Map([
          ['lab', 1],
          ['lesson', 1],
        ]),
      }),
    );
  } catch (error) {
    if (error instanceof CourseError) error.message = `${lab.where}: ${error.message}`;
    throw error;
  }
}
