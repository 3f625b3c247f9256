// Finds links between the pages of a site that lead nowhere.

import path from 'node:path';

const REFERENCE = /<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g;

function targetOf(page, address) {
  const [file] = address.split(/[?#]/);
  if (file === '') return page;
  const joined = path.posix.join(path.posix.dirname(page), file);
  const folder = file.endsWith('/') || joined === '.' || joined === './';
  return path.posix.normalize(folder ? `${joined}/index.html` : joined);
}

function troubleWith(files, page, address, name) {
  if (/^[a-z]+:/i.test(address)) return null;
  const target = targetOf(page, address.replaceAll('&amp;', '&'));
  if (address.startsWith('/')) return `${name} links to ${address}; links must be relative.`;
  if (!files.has(target)) return `${name} links to ${address}, but there is no ${target}.`;
  const [, anchor] = address.split('#');
  if (anchor && !String(files.get(target)).includes(` id="${anchor}"`))
    return `${name} links to ${address}, but ${target} has no "${anchor}".`;
  return null;
}

// One sentence for each broken link in `files`, a map from path to content. `nameOf` gives the name of a page in it.
export function brokenLinks(files, nameOf = (page) => page) {
  const troubles = [];
  for (const [page, content] of files) {
    if (!page.endsWith('.html') || page === '404.html') continue;
    for (const [, address] of String(content).matchAll(REFERENCE)) {
      const trouble = troubleWith(files, page, address, nameOf(page));
      if (trouble) troubles.push(trouble);
    }
  }
  return troubles;
}
