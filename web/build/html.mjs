// Small helpers for writing HTML.

const ENTITIES = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

// `text` safe between tags and in double-quoted attributes.
export function escapeHtml(text) {
  return String(text).replace(/[&<>"]/g, (character) => ENTITIES[character]);
}

// `text` with narrow no-break spaces between the groups of its numbers, so that 100 000 stays on one line.
export function groupDigits(text) {
  return text.replace(/(?<=\d) (?=\d{3}(?!\d))/g, '\u202f');
}

// A heading's id: "Why it's 2" gives "why-its-2". `taken` counts the ids of the page and gains this one.
export function slug(text, taken) {
  const base =
    text
      .toLowerCase()
      .replace(/[’']/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'section';
  const times = taken.get(base) ?? 0;
  taken.set(base, times + 1);
  return times === 0 ? base : `${base}-${times + 1}`;
}
