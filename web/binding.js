// Loads the C++ program and gives its exported functions, with strings in and out.
//
//   const api = await loadProgram(canvas, () => console.log('it crashed'));
//   const page = api.open('race', true, '', '[]');
//   api.obey(page, 'threads=2');

export const NO_MEMORY =
  'There is not enough memory for the lab. Close other tabs and load this page again. The lesson works without it.';
export const NO_PROGRAM =
  'The lab’s program could not be loaded. Check the connection and load this page again. The lesson works without it.';

async function createModule(settings) {
  let create;
  try {
    ({default: create} = await import('./racecourse.mjs'));
  } catch {
    throw new Error(NO_PROGRAM);
  }
  performance.mark('racecourse:script');
  try {
    return await create(settings);
  } catch (error) {
    throw new Error(error instanceof RangeError ? NO_MEMORY : NO_PROGRAM, {cause: error});
  }
}

// Calls `use` with pointers to copies of `strings` that live as long as the call.
function withTexts(module, strings, use) {
  const pointers = [];
  try {
    for (const string of strings) {
      const size = module.lengthBytesUTF8(string) + 1;
      const pointer = module._malloc(size);
      if (!pointer) throw new Error(NO_MEMORY);
      pointers.push(pointer);
      module.stringToUTF8(string, pointer, size);
    }
    return use(...pointers);
  } finally {
    for (const pointer of pointers) module._free(pointer);
  }
}

function bind(module) {
  const text = (pointer) => module.UTF8ToString(pointer);
  return {
    open: (lab, threads, why, programs) =>
      withTexts(module, [lab, why, programs], (l, w, p) => module._rcOpen(l, threads, w, p)),
    show: (page, width, height) => text(module._rcShow(page, width, height)),
    obey: (page, query) => withTexts(module, [query], (q) => text(module._rcObey(page, q))),
    touch: (page) => module._rcTouch(page),
    resize: (page, width, height) => module._rcResize(page, width, height),
    appearance: (page, dark) => module._rcAppearance(page, dark),
    press: (page, id) => module._rcPress(page, id),
    set: (page, id, value) => module._rcSet(page, id, value),
    frame: (page) => module._rcFrame(page),
    next: (page) => module._rcNext(page),
    height: (page) => module._rcHeight(page),
    version: (page) => module._rcVersion(page),
    items: (page) => JSON.parse(text(module._rcItems(page))),
    link: (page) => text(module._rcLink(page)),
    news: (page) => text(module._rcNews(page)),
    text: (page) => JSON.parse(text(module._rcText(page))),
    textVersion: (page) => module._rcTextVersion(page),
    setText: (page, string) => JSON.parse(withTexts(module, [string], (s) => text(module._rcSetText(page, s)))),
    heap: () => module._rcHeap(),
  };
}

// Throws an Error with a sentence for the reader. `onAbort` is called should the program die later.
export async function loadProgram(canvas, onAbort) {
  return bind(await createModule({canvas, onAbort}));
}
