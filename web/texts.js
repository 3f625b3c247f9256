// The texts of a lab's programs: the original, what the reader made of it, and what a link brought. What the reader
// made is kept by the browser. A link's copy never replaces it: it is shown instead, with a way back, until the reader
// edits that copy.
//
//   const texts = createTexts({lab: 'race', ids: ['lost_update'], api, storage, fingerprint});
//   texts.restore();                      // what the browser kept from the visits before
//   await texts.open(link);               // a link, as links.js reads it; gives what was not understood
//   const troubles = texts.edit('x = 1'); // the reader types
//   texts.now().text;
//
// `api` is a lab of binding.js, `storage` is {recall(key), keep(key, text)}.

const REPLACED = 'The original program is back.';
const COPY = 'This link opens its own copy of the program.';
const EARLIER =
  'This link was made with an earlier version of this program and opens its own copy. Reset gives the present one.';
const THE_ORIGINAL = 'This link opens the original program.';
const KEPT = 'Your own version is kept.';

function isProgram(part) {
  return part.startsWith('program=');
}

function isView(part) {
  return part.startsWith('view=');
}

export function createTexts({lab, ids, api, storage, fingerprint}) {
  const known = new Map(); // the last text of each program that was shown
  const own = new Map(); // what the reader had before something else replaced it
  const brought = new Map(); // what links brought and nobody has edited
  const troubles = new Map();
  let version = -1;
  let state = {};
  let notice = null;

  const keyOf = (id) => `text.${lab}.${id}`;

  function remember({program, text, original}) {
    if (brought.get(program) === text) return;
    brought.delete(program);
    storage.keep(keyOf(program), text === original ? '' : text);
  }

  // Looks at what is shown now. A command may have replaced what the reader wrote: that stays within reach.
  function now() {
    if (!ids.length || api.textVersion() === version) return state;
    version = api.textVersion();
    state = api.text();
    const {program, text, original} = state;
    const before = known.get(program) ?? original;
    known.set(program, text);
    if (text === before) return state;
    troubles.delete(program);
    if (before !== original) replaced(program, before);
    remember(state);
    return state;
  }

  function keepOwn(program, text) {
    if (brought.get(program) !== text) own.set(program, text);
  }

  function replaced(program, text) {
    keepOwn(program, text);
    notice = {program, sentences: [REPLACED], reset: false};
  }

  // Changes the text of the program that is shown.
  function set(text) {
    const {program} = now();
    known.set(program, text);
    troubles.set(program, api.setText(text));
    now();
  }

  function edit(text) {
    set(text);
    const {program} = now();
    remember(state);
    if (own.get(program) === text) forget(program);
    return troubles.get(program);
  }

  // There is nothing to go back to any more.
  function forget(program) {
    own.delete(program);
    notice = null;
  }

  function reset() {
    const {program, text, original} = now();
    if (text === original) return;
    replaced(program, text);
    if (brought.get(program) === text) brought.set(program, original);
    edit(original);
  }

  function back() {
    const {program} = now();
    const text = own.get(program);
    forget(program);
    if (text !== undefined) edit(text);
  }

  async function bring(copy, of) {
    const {program, text, original} = now();
    if (copy === text) return;
    if (text !== original) keepOwn(program, text);
    brought.set(program, copy);
    set(copy);
    const present = await fingerprint(original);
    const earlier = of && present && of !== present;
    const sentence = copy === original ? THE_ORIGINAL : earlier ? EARLIER : COPY;
    notice = copy === original && !own.has(program) ? null : {program, sentences: [sentence], reset: copy !== original};
  }

  // Does what a link asks for: its program first, then the program's text, then the schedule of that text.
  async function open({query, schedule, text, of}) {
    const parts = query.split('&').filter(Boolean);
    const rest = schedule ? [...parts, `schedule=${schedule}`] : parts;
    if (text === null || !ids.length) return api.obey(rest.join('&'));
    const first = api.obey(parts.filter(isProgram).join('&'));
    if (first) return first;
    await bring(text, of);
    if (!rest.some(isView)) toFirstView();
    return api.obey(rest.filter((part) => !isProgram(part)).join('&'));
  }

  // Asking for a program leaves the experiment. A lab without one refuses, and is in its first view anyway.
  function toFirstView() {
    api.obey('view=experiment');
  }

  function restore() {
    const first = now().program;
    const kept = ids.map((id) => [id, storage.recall(keyOf(id))]).filter(([, text]) => text);
    if (!kept.length) return;
    for (const [id, text] of kept) if (!api.obey(`program=${id}`)) set(text);
    api.obey(`program=${first}`);
    toFirstView();
  }

  // What to tell the reader about the program that is shown, or null.
  function news() {
    const {program} = now();
    if (!notice || notice.program !== program) return null;
    const kept = own.has(program);
    const sentences = kept ? [...notice.sentences, KEPT] : notice.sentences;
    return {text: sentences.join(' '), reset: notice.reset, back: kept};
  }

  return {
    now,
    edit,
    reset,
    back,
    open,
    restore,
    news,
    troubles: () => troubles.get(now().program) ?? [],
    dismiss: () => (notice = null),
  };
}
