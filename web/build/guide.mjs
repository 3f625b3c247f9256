// The instructor's guide: Markdown in web/guide as pages of the site under guide/.
//
//   for (const [name, html] of guidePages({course, assets}, {'index.md': '# For instructors\n…', …})) …
//
// A file begins with its title and a paragraph that sums it up. Links between the files are written [so](hosting.md#https).
// Beside what lessons have, a fence may name a file, `>> file` for lines at its end, and a task stands there as it is written:
//
//   ```toml course/course.toml

import {codeBlock, highlight, preformatted} from './code.mjs';
import {CourseError} from './error.mjs';
import {escapeHtml} from './html.mjs';
import {createMarkdown} from './lesson.mjs';
import {footer, head, header} from './pages.mjs';
import {isTask, KINDS} from './task_notation.mjs';

const PAGES = ['hosting', 'editing', 'tasks', 'grading', 'embedding', 'accessibility', 'privacy', 'troubleshooting'];

// In the order of the navigation.
export const GUIDE_FILES = ['index', ...PAGES].map((id) => `${id}.md`);

const PARTS = /^# (.+)\n\n((?:.+\n)+)([\s\S]*)$/;
const SECTION = /<h2 id="([^"]+)">([\s\S]*?) <a class="anchor"/g;

function caption(words) {
  const name = `<code>${escapeHtml(words.at(-1))}</code>`;
  return words[0] === '>>' ? `At the end of ${name}` : name;
}

function listing(code, [language, ...words]) {
  return `<figure class="listing"><figcaption>${caption(words)}</figcaption>${codeBlock(code, language)}</figure>\n`;
}

// A task is shown with its fence, which is half of its notation.
function taskSource(code, info) {
  const fence = (words) => `<span class="hljs-meta">${escapeHtml(words)}</span>`;
  return preformatted(`${fence(`\`\`\`${info}`)}\n${highlight(code, 'toml')}${fence('```')}\n`, `A task: ${info}`);
}

function renderFence(tokens, at) {
  const {content, info} = tokens[at];
  const words = info.trim().split(/\s+/);
  if (KINDS.includes(words[0])) return taskSource(content, info.trim());
  return isTask(info) ? listing(content, words) : codeBlock(content, words[0]);
}

function renderLinkOpen(tokens, at, options, env, self) {
  const href = tokens[at].attrGet('href');
  const [, page, anchor = ''] = /^([a-z]+)\.md(#.*)?$/.exec(href) ?? [];
  if (href.startsWith('lab:')) throw new CourseError(`There is no lab beside the guide for the link ${href}.`);
  if (page) tokens[at].attrSet('href', `${env.guide}${page === 'index' ? '' : `${page}/`}${anchor}`);
  else if (/^https?:/.test(href)) tokens[at].attrSet('rel', 'noopener');
  return self.renderToken(tokens, at, options);
}

const markdown = createMarkdown({fence: renderFence, link_open: renderLinkOpen});

// `guide` leads from the page to the folder guide/.
function readPage(id, text, guide) {
  const where = `web/guide/${id}.md`;
  const found = PARTS.exec(String(text ?? ''));
  if (!found) throw new CourseError(`${where} does not begin with a title and a paragraph.`);
  const [, title, summary, body] = found;
  const env = {ids: new Map([['page', 1]]), guide, lab: {programs: []}};
  try {
    const html = markdown.render(body, env);
    const sections = [...html.matchAll(SECTION)].map(([, section, name]) => ({id: section, name}));
    return {id, title, summary: markdown.renderInline(summary.trim(), env), html, sections};
  } catch (error) {
    if (error instanceof CourseError) error.message = `${where}: ${error.message}`;
    throw error;
  }
}

function sectionList(sections) {
  const items = sections.map(({id, name}) => `<li><a href="#${id}">${name}</a></li>`);
  return items.length > 1 ? `<ul>${items.join('\n')}</ul>` : '';
}

function navigation(pages, here, guide) {
  const items = pages.map(({id, title, sections}) => {
    const href = id === 'index' ? guide : `${guide}${id}/`;
    const current = id === here.id;
    return `<li><a href="${href}"${current ? ' aria-current="page"' : ''}>${escapeHtml(title)}</a>${current ? sectionList(sections) : ''}</li>`;
  });
  return `<nav class="guide-pages" aria-label="Pages of the guide"><ol>${items.join('\n')}</ol></nav>`;
}

function overview(pages) {
  const items = pages.map(({id, title, summary}) => `<dt><a href="${id}/">${escapeHtml(title)}</a></dt><dd>${summary}</dd>`);
  return `<dl class="guide-overview">${items.join('\n')}</dl>`;
}

function place(page, guide) {
  const above = page.id === 'index' ? '' : `<li><a href="${guide}">For instructors</a></li>`;
  return `<nav class="place" aria-label="Where you are"><ol>${above}<li aria-current="page">${escapeHtml(page.title)}</li></ol></nav>`;
}

function renderPage(site, pages, page, guide) {
  const root = `${guide}../`;
  const description = page.summary.replace(/<[^>]+>/g, '').replace(/&(quot|amp);/g, (_, name) => ({quot: '"', amp: '&'})[name]);
  return `${head({site, root, title: `${page.title} · ${site.course.title}`, description})}
<body class="guide">
<a class="skip" href="#page">Skip to the text</a>
${header({site, root, place: place(page, guide)})}
<main class="guide-columns">
<article class="prose" id="page" tabindex="-1">
<h1>${escapeHtml(page.title)}</h1>
<p class="lead">${page.summary}</p>
${page.html}${page.id === 'index' ? overview(pages.slice(1)) : ''}
</article>
${navigation(pages, page, guide)}
</main>
${footer(root)}
</body>
</html>
`;
}

// A map from path to HTML. `parts` holds the texts under their names in GUIDE_FILES.
export function guidePages(site, parts) {
  const guideOf = (id) => (id === 'index' ? './' : '../');
  const pages = ['index', ...PAGES].map((id) => readPage(id, parts[`${id}.md`], guideOf(id)));
  return new Map(
    pages.map((page) => {
      const folder = page.id === 'index' ? '' : `${page.id}/`;
      return [`guide/${folder}index.html`, renderPage(site, pages, page, guideOf(page.id))];
    }),
  );
}
