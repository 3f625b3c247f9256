// Loads the C++ program, gives it the canvas, draws only when there is something to draw, and carries links, news and
// the mirror between program and page.
//
//   const program = await startProgram({lab: 'race', query: 'threads=2', stage, canvas, mirror, threads, …});
//   program.command('threads=4&run');

import {createMirror} from './mirror.js';

// While workers are busy the page draws their news this often. Drawing takes a core away from them where there is no
// graphics processor, so it is seldom.
const NEWS_EVERY_MS = 200;

const NO_WEBGL =
  'This browser cannot draw the lab, because WebGL 2 is off or missing. Turn on hardware acceleration in the ' +
  'browser’s settings, or open this page in another browser. The lesson works without it.';
const NO_MEMORY =
  'There is not enough memory for the lab. Close other tabs and load this page again. The lesson works without it.';
const NO_PROGRAM =
  'The lab’s program could not be loaded. Check the connection and load this page again. The lesson works without it.';
const CRASHED = 'The lab stopped because of a fault of its own. Load this page again; the lesson is not affected.';

function mark(name) {
  performance.mark(`racecourse:${name}`);
}

function hasWebGl() {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

function isDark() {
  return document.documentElement.dataset.theme === 'dark';
}

async function load(canvas, onAbort) {
  let createModule;
  try {
    ({default: createModule} = await import('./racecourse.mjs'));
  } catch {
    throw new Error(NO_PROGRAM);
  }
  mark('script');
  try {
    return await createModule({canvas, onAbort});
  } catch (error) {
    throw new Error(error instanceof RangeError ? NO_MEMORY : NO_PROGRAM, {cause: error});
  }
}

// The exported functions with strings in and out.
function bind(module) {
  const text = (pointer) => module.UTF8ToString(pointer);
  const withText = (string, use) => {
    const size = module.lengthBytesUTF8(string) + 1;
    const pointer = module._malloc(size);
    if (!pointer) throw new Error(NO_MEMORY);
    module.stringToUTF8(string, pointer, size);
    try {
      return use(pointer);
    } finally {
      module._free(pointer);
    }
  };
  return {
    open: (lab, threads, why) => withText(lab, (l) => withText(why, (w) => module._rcOpen(l, threads, w))),
    show: (page, width, height) => text(module._rcShow(page, width, height)),
    obey: (page, query) => withText(query, (q) => text(module._rcObey(page, q))),
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
    heap: () => module._rcHeap(),
  };
}

// Calls `draw` before the next repaint, once however often it is asked; `later` asks after a pause.
function createClock(draw) {
  let asked = 0;
  let timer = 0;
  const tick = () => {
    asked = 0;
    draw();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = 0;
    if (!asked) asked = requestAnimationFrame(tick);
  };
  const later = (ms) => {
    if (!asked && !timer) timer = setTimeout(soon, ms);
  };
  return {soon, later};
}

// Leaves wheel and touch to the page, except where a finger lands on a slider.
function sharePointer(stage, mirror) {
  let dragging = false;
  stage.addEventListener('wheel', (event) => event.stopPropagation(), {capture: true, passive: true});
  const guard = (event) => {
    if (event.type === 'touchstart') {
      const [{clientX, clientY}] = event.touches;
      dragging = event.touches.length === 1 && mirror.onSlider(clientX, clientY);
    }
    if (!dragging) event.stopPropagation();
  };
  for (const name of ['touchstart', 'touchmove', 'touchend', 'touchcancel'])
    stage.addEventListener(name, guard, {capture: true, passive: true});
}

export async function startProgram({lab, query, stage, canvas, mirror: layer, threads, onProgress, onStatus, onLink}) {
  if (!hasWebGl()) throw new Error(NO_WEBGL);
  mark('start');
  onProgress(0.2);
  const module = await load(canvas, () => onStatus(CRASHED));
  mark('module');
  onProgress(0.8);

  const program = bind(module);
  const page = program.open(lab, threads.available, threads.why ?? '');
  if (!page) throw new Error(`There is no lab called “${lab}” in this program. Load this page again.`);
  const size = () => [Math.max(1, Math.round(stage.clientWidth)), Math.max(1, Math.round(stage.clientHeight))];
  const trouble = program.show(page, ...size());
  if (trouble) throw new Error(`${NO_WEBGL} (${trouble})`);

  let frames = 0;
  let version = -1;
  let link = program.link(page);
  const clock = createClock(draw);
  const mirror = createMirror(layer, {
    press: (id) => (program.press(page, id), clock.soon()),
    set: (id, value) => (program.set(page, id, value), clock.soon()),
  });

  function draw() {
    if (program.frame(page)) {
      ++frames;
      publish();
    }
    const next = program.next(page);
    if (next === 2) clock.soon();
    else if (next === 1) clock.later(NEWS_EVERY_MS);
  }

  function publish() {
    const height = `${Math.ceil(program.height(page))}px`;
    if (stage.style.minHeight !== height) stage.style.minHeight = height;
    if (program.version(page) !== version) {
      version = program.version(page);
      mirror.show(program.items(page));
    }
    const news = program.news(page);
    if (news) mirror.say(news);
    const now = program.link(page);
    if (now !== link) onLink((link = now));
  }

  function touch() {
    program.touch(page);
    clock.soon();
  }

  function resize() {
    program.resize(page, ...size());
    clock.soon();
  }

  function command(text) {
    const misunderstood = program.obey(page, text);
    if (misunderstood) onStatus(misunderstood);
    clock.soon();
  }

  function recolour() {
    program.appearance(page, isDark());
    clock.soon();
  }

  sharePointer(stage, mirror);
  for (const name of ['pointermove', 'pointerdown', 'pointerup', 'pointerleave', 'pointercancel', 'mouseup', 'touchend'])
    stage.addEventListener(name, touch, {passive: true});
  document.addEventListener('racecourse:theme', recolour);
  document.addEventListener('visibilitychange', touch);
  new ResizeObserver(resize).observe(stage);
  addEventListener('resize', resize);
  canvas.addEventListener('webglcontextlost', () =>
    onStatus('The graphics of this browser were reset. Load this page again to go on.'),
  );

  recolour();
  if (query) command(query);
  draw();
  onProgress(1);
  mark('frame');
  const handle = {command, frames: () => frames, heap: program.heap, idle: () => program.next(page) === 0};
  globalThis.racecourse = handle;
  return handle;
}
