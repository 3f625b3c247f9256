// A block of code as HTML, coloured at build time.
//
//   codeBlock('counter = 0\n', 'python')   // <pre … aria-label="Python code"><code>…</code></pre>

import hljs from 'highlight.js/lib/core';
import apache from 'highlight.js/lib/languages/apache';
import bash from 'highlight.js/lib/languages/bash';
import cpp from 'highlight.js/lib/languages/cpp';
import ini from 'highlight.js/lib/languages/ini';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import nginx from 'highlight.js/lib/languages/nginx';
import python from 'highlight.js/lib/languages/python';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import {CourseError} from './error.mjs';
import {escapeHtml} from './html.mjs';

// What a fence may name, with how it is called and coloured.
const LANGUAGES = {
  cpp: ['C++', cpp],
  python: ['Python', python],
  apache: ['Apache configuration', apache],
  html: ['HTML', xml],
  json: ['JSON', json],
  markdown: ['Markdown', markdown],
  nginx: ['nginx configuration', nginx],
  sh: ['Shell commands', bash],
  toml: ['TOML', ini],
  yaml: ['YAML', yaml],
};

for (const [name, [, rules]] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, rules);

// `code` with the marks of its language around its words.
export function highlight(code, language) {
  if (!language) return escapeHtml(code);
  if (!Object.hasOwn(LANGUAGES, language))
    throw new CourseError(
      `A code block asks for the language "${language}"; known are ${Object.keys(LANGUAGES).join(', ')}.`,
    );
  return hljs.highlight(code, {language}).value;
}

function labelOf(language) {
  if (!language) return 'Code';
  const [name] = LANGUAGES[language];
  return name.includes(' ') ? name : `${name} code`;
}

// `html` is what highlight() gave, `label` what those who listen hear.
export function preformatted(html, label) {
  return `<pre tabindex="0" role="group" aria-label="${escapeHtml(label)}"><code>${html}</code></pre>\n`;
}

export function codeBlock(code, language) {
  return preformatted(highlight(code, language), labelOf(language));
}
