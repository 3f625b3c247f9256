// Loads the C++ program and gives its exported functions, with strings in and out.
//
//   const program = await loadProgram(canvas, () => console.log('it crashed'));
//   const lab = program.open('race', true, '', '[]');
//   lab.obey('threads=2');

export const NO_MEMORY =
  'There is not enough memory for the lab. Close other tabs and load this page again. The lesson works without it.';
export const NO_PROGRAM =
  'The lab’s program could not be loaded. Check the connection and load this page again. The lesson works without it.';

async function createModule(settings) {
  let create;
  try {
    ({default: create} = await import('./racecourse.js'));
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

// The lab that is open as `page` in the program.
function bindLab(module, page) {
  const text = (pointer) => module.UTF8ToString(pointer);
  return {
    show: (width, height) => text(module._rcShow(page, width, height)),
    obey: (query) => withTexts(module, [query], (q) => text(module._rcObey(page, q))),
    touch: () => module._rcTouch(page),
    resize: (width, height) => module._rcResize(page, width, height),
    appearance: (dark) => module._rcAppearance(page, dark),
    press: (id) => module._rcPress(page, id),
    set: (id, value) => module._rcSet(page, id, value),
    frame: () => module._rcFrame(page),
    next: () => module._rcNext(page),
    height: () => module._rcHeight(page),
    version: () => module._rcVersion(page),
    items: () => JSON.parse(text(module._rcItems(page))),
    link: () => text(module._rcLink(page)),
    news: () => text(module._rcNews(page)),
    text: () => JSON.parse(text(module._rcText(page))),
    textVersion: () => module._rcTextVersion(page),
    setText: (string) => JSON.parse(withTexts(module, [string], (s) => text(module._rcSetText(page, s)))),
    work: () => text(module._rcWork(page)),
    heap: () => module._rcHeap(),
  };
}

// Loads the program. Throws an Error with a sentence for the reader; `onAbort` is called should the program die later.
// open() gives a lab, or null when there is none of that name.
export async function loadProgram(canvas, onAbort) {
  const module = await createModule({canvas, onAbort});
  const rcOpen = (lab, threads, why, programs) =>
    withTexts(module, [lab, why, programs], (l, w, p) => module._rcOpen(l, threads, w, p));
  return {
    open(...settings) {
      const page = rcOpen(...settings);
      return page ? bindLab(module, page) : null;
    },
  };
}
